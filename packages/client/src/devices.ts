import type { GatewayClient } from './gateway-client';
import { GatewayProblem } from './gateway-problem';
import {
  deviceChallengeDocument,
  type EnrolDeviceMutation,
  enrolDeviceDocument,
  signInDeviceDocument,
} from './operations/session.gen';
import { attempt, isRefusal, type Refusal, type Success } from './refusal';
import type { Session } from './sessions';

/** What a device is to the gateway, with the private key that never leaves it. */
export type Device = Omit<Success<EnrolDeviceMutation['enrolDevice']>, '__typename'> &
  Readonly<{ privateKey: CryptoKey }>;

/** Which kind of device. */
export type DeviceKind = Device['kind'];

type Asking = Pick<GatewayClient, 'ask'>;

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * Enrols a new device with a one-time code. The key pair is made here; its private half can only be read out of the
 * platform's key store when it is `extractable`.
 */
export const enrolDevice = async (
  client: Asking,
  command: { commandId: string; code: string },
  { extractable = false } = {},
): Promise<Device | Refusal> => {
  const pair = await crypto.subtle.generateKey(curve, extractable, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const answer = await attempt(client, enrolDeviceDocument, { ...command, publicKey: { x, y } });
  if (isRefusal(answer)) return answer;
  const { deviceId, storeId, kind, label } = answer;
  return { deviceId, storeId, kind, label, privateKey: pair.privateKey };
};

/** A device's private key as it is kept in a file (JWK), ready to sign. */
export const importDeviceKey = (key: JsonWebKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', key, curve, false, ['sign']);

/** Signs a device in by answering the gateway's challenge with its key. */
export const openDeviceSession = async (
  client: Asking,
  { deviceId, privateKey }: Pick<Device, 'deviceId' | 'privateKey'>,
): Promise<Session | Refusal> => {
  const challenged = await attempt(client, deviceChallengeDocument, { deviceId });
  if (isRefusal(challenged)) return challenged;
  const { challenge } = challenged;
  const signed = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(challenge),
  );
  const answer = await attempt(client, signInDeviceDocument, {
    deviceId,
    challenge,
    signature: base64url(signed),
  });
  return isRefusal(answer) ? answer : answer.session;
};

/** Gets a device its next access token; throws UNAUTHENTICATED when it may not sign in any more. */
export const renewDevice = async (
  client: Asking,
  device: Pick<Device, 'deviceId' | 'privateKey'>,
): Promise<string> => {
  const answer = await openDeviceSession(client, device);
  if (isRefusal(answer)) throw new GatewayProblem('UNAUTHENTICATED');
  return answer.accessToken;
};

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
