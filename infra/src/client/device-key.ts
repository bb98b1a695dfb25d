import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { GatewayClient } from './gateway-client';
import { perform } from './outcome';

/** What a device keeps after enrolment: its id and the private key that never leaves it (JWK). */
export type DeviceIdentity = Readonly<{
  deviceId: string;
  storeId: string;
  kind: 'HANDHELD' | 'TILL';
  label: string;
  privateKey: Record<string, unknown>;
}>;

/** Enrols a new device with a one-time code; the key pair is made here. */
export const enrolDevice = async (
  client: GatewayClient,
  command: { commandId: string; code: string },
): Promise<DeviceIdentity> => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const enrolled = await perform<Omit<DeviceIdentity, 'privateKey'>>(client, {
    mutation: 'enrolDevice',
    success: 'DeviceEnrolled',
    refusal: 'MembersRefusal',
    select: 'deviceId storeId kind label',
    input: { ...command, publicKey: { x, y } },
  });
  const { deviceId, storeId, kind, label } = enrolled;
  return {
    deviceId,
    storeId,
    kind,
    label,
    privateKey: privateKey.export({ format: 'jwk' }) as Record<string, unknown>,
  };
};

/** Signs a device in by answering the gateway's challenge; gives the client that acts as the device. */
export const signInDevice = async (client: GatewayClient, device: DeviceIdentity): Promise<GatewayClient> => {
  const { challenge } = await perform<{ challenge: string }>(client, {
    mutation: 'deviceChallenge',
    success: 'DeviceChallenge',
    refusal: 'MembersRefusal',
    select: 'challenge',
    input: { deviceId: device.deviceId },
  });
  const signature = sign('sha256', Buffer.from(challenge, 'ascii'), {
    key: createPrivateKey({ key: device.privateKey, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
  return asSession(client, 'signInDevice', { deviceId: device.deviceId, challenge, signature });
};

/** Signs in with e-mail and password as a member, a member of staff or a brand user. */
export const signInPerson = (
  client: GatewayClient,
  mutation: 'signInMember' | 'signInStaff' | 'signInBrand',
  credentials: { email: string; password: string },
): Promise<GatewayClient> => asSession(client, mutation, credentials);

const asSession = async (client: GatewayClient, mutation: string, input: Record<string, unknown>) => {
  const { session } = await perform<{ session: { accessToken: string } }>(client, {
    mutation,
    success: 'SignedIn',
    refusal: 'MembersRefusal',
    select: 'session { accessToken expiresAt kind }',
    input,
  });
  return client.as(session.accessToken);
};
