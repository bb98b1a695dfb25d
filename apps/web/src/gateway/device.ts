import {
  type Device as ClientDevice,
  type DeviceKind,
  enrolDevice,
  isRefusal,
  newCommandId,
  type Refusal,
} from '@rayon/client';
import { del, get, set } from 'idb-keyval';
import { translate } from '../i18n';
import { gateway } from './gateway';

/** What this browser is once enrolled. The private key cannot be read out of the browser's key store. */
export type Device = Omit<ClientDevice, 'kind'>;

const slot = (kind: DeviceKind) => `rayon.device.${kind}`;

/** The device this browser was enrolled as, if it was. */
export const storedDevice = (kind: DeviceKind) => get<Device>(slot(kind));

/** Forgets the enrolment on this side. */
export const forgetDevice = (kind: DeviceKind) => del(slot(kind));

/** Enrols this browser with a one-time code; the key pair is made here and its private half stays. */
export const enrol = async (kind: DeviceKind, code: string): Promise<Device | Refusal> => {
  const enrolled = await enrolDevice(gateway, { commandId: newCommandId(), code: code.trim() });
  if (isRefusal(enrolled)) return enrolled;
  const { kind: enrolledAs, ...device } = enrolled;
  await set(slot(enrolledAs), device);
  return enrolledAs === kind
    ? device
    : { __typename: 'DeviceRefusal', reason: 'OTHER_KIND', message: translate('enrol.otherKind') };
};
