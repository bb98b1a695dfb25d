import { del, get, set } from 'idb-keyval';
import { translate } from '../i18n';
import { ask, GatewayProblem, isRefusal, newCommandId, type Refusal } from './ask';
import { deviceChallengeDocument, enrolDeviceDocument, signInDeviceDocument } from './documents';
import type { Session } from './session';

/** What this browser is once enrolled. The private key cannot be read out of the browser's key store. */
export type Device = { deviceId: string; storeId: string; label: string; privateKey: CryptoKey };

/** Which kind of device a face needs. */
export type DeviceKind = 'HANDHELD' | 'TILL';

const slot = (kind: DeviceKind) => `rayon.device.${kind}`;
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The device this browser was enrolled as, if it was. */
export const storedDevice = (kind: DeviceKind) => get<Device>(slot(kind));

/** Forgets the enrolment on this side. */
export const forgetDevice = (kind: DeviceKind) => del(slot(kind));

type Enrolled = {
  __typename: 'DeviceEnrolled';
  deviceId: string;
  storeId: string;
  label: string;
  kind: DeviceKind;
};

/** Enrols this browser with a one-time code; the key pair is made here and its private half stays. */
export const enrol = async (kind: DeviceKind, code: string): Promise<Device | Refusal> => {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const { enrolDevice } = await ask<{ enrolDevice: Enrolled | Refusal }>(enrolDeviceDocument, {
    input: { commandId: newCommandId(), code: code.trim(), publicKey: { x, y } },
  });
  if (isRefusal(enrolDevice)) return enrolDevice;
  const { deviceId, storeId, label } = enrolDevice;
  const device = { deviceId, storeId, label, privateKey: pair.privateKey };
  await set(slot(enrolDevice.kind), device);
  return enrolDevice.kind === kind
    ? device
    : { __typename: 'DeviceRefusal', reason: 'OTHER_KIND', message: translate('enrol.otherKind') };
};

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Signs the device in by answering a challenge with its key. */
export const signInAsDevice = async (device: Device): Promise<Session | Refusal> => {
  const { deviceChallenge } = await ask<{
    deviceChallenge: { __typename: 'DeviceChallenge'; challenge: string } | Refusal;
  }>(deviceChallengeDocument, { input: { deviceId: device.deviceId } });
  if (isRefusal(deviceChallenge)) return deviceChallenge;
  const { challenge } = deviceChallenge;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    device.privateKey,
    new TextEncoder().encode(challenge),
  );
  const { signInDevice } = await ask<{
    signInDevice: { __typename: 'SignedIn'; session: Session } | Refusal;
  }>(signInDeviceDocument, {
    input: { deviceId: device.deviceId, challenge, signature: base64url(signature) },
  });
  return isRefusal(signInDevice) ? signInDevice : signInDevice.session;
};

/** Gets a device its next access token; throws UNAUTHENTICATED when it may not sign in any more. */
export const renewDevice = async (device: Device): Promise<string> => {
  const answer = await signInAsDevice(device);
  if (isRefusal(answer)) throw new GatewayProblem('UNAUTHENTICATED', null);
  return answer.accessToken;
};
