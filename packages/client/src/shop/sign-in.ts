import { type Device, enrolDevice, importDeviceKey, openDeviceSession, renewDevice } from '../devices';
import type { GatewayClient } from '../gateway-client';
import { newCommandId } from '../new-command-id';
import { type EnrolMemberInput, enrolMemberDocument } from '../operations/card.gen';
import { isRefusal, perform, type Refusal, Refused } from '../refusal';
import { openSession, type SignInWay } from '../sessions';

/** A device as it is kept in a file: its private key as JWK. */
export type DeviceIdentity = Omit<Device, 'privateKey'> & Readonly<{ privateKey: JsonWebKey }>;

/** Enrols a new device with a one-time code; throws `Refused`. */
export const enrolIdentity = async (
  client: GatewayClient,
  command: { commandId: string; code: string },
): Promise<DeviceIdentity> => {
  const device = given('enrolDevice', await enrolDevice(client, command, { extractable: true }));
  return { ...device, privateKey: await crypto.subtle.exportKey('jwk', device.privateKey) };
};

/** Signs a device in; gives the client that acts as the device. Throws `Refused`. */
export const signInDevice = async (
  client: GatewayClient,
  identity: DeviceIdentity,
): Promise<GatewayClient> => {
  const device = { ...identity, privateKey: await importDeviceKey(identity.privateKey) };
  const { accessToken } = given('signInDevice', await openDeviceSession(client, device));
  return client.as({ accessToken, renew: () => renewDevice(client, device) });
};

/** Signs in with e-mail and password as a member, a member of staff or a brand user; throws `Refused`. */
export const signInPerson = async (
  client: GatewayClient,
  way: SignInWay,
  credentials: { email: string; password: string },
): Promise<GatewayClient> => {
  const { accessToken } = given(way, await openSession(client, way, credentials));
  return client.as({ accessToken });
};

/** Makes somebody a member, who then signs in; throws `Refused`, also where the address has joined with another password. */
export const joinAsMember = async (
  client: GatewayClient,
  person: Omit<EnrolMemberInput, 'commandId'>,
): Promise<GatewayClient> => {
  await perform(client, enrolMemberDocument, { commandId: newCommandId(), ...person });
  return signInPerson(client, 'signInMember', person);
};

const given = <Value extends object>(what: string, answer: Value | Refusal): Value => {
  if (isRefusal(answer)) throw new Refused(what, answer);
  return answer as Value;
};
