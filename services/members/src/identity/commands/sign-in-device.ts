import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { accepted, idShape, type Result, rejected } from '@rayon/kernel';
import { unlessThere } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { z } from 'zod';
import { type DevicePublicKey, devicePrincipal } from '../domain/device';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { presentSession, SignedIn } from '../graph/session.type';
import { type OpenedSession, signAccess } from '../sign-in/open-session';

const input = z.object({
  deviceId: idShape,
  challenge: z.string().min(1).max(2000),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

export const signInDevice = command({
  name: 'signInDevice',
  allow: ['public'],
  input,
  takesCommandId: false,
  answer: SignedIn,
  refusal: identityRefusals,
  run: (answered, asking: IdentityAsking) => signIn(answered, asking),
  present: presentSession,
});

/** Checked against when there is no such device, so that an unknown id takes as long as a known one. */
const nobodysKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

const keyOf = (device: DevicePublicKey | undefined): KeyObject =>
  device
    ? createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: device.x, y: device.y }, format: 'jwk' })
    : nobodysKey;

/** ES256 over the challenge's text, the signature as raw r ‖ s in base64url. */
const signed = (device: DevicePublicKey | undefined, challenge: string, signature: string): boolean =>
  verify(
    'sha256',
    Buffer.from(challenge, 'ascii'),
    { key: keyOf(device), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );

const refused = rejected({ reason: 'InvalidCredentials' as const });

/**
 * Signs an enrolled machine in by its answer to a challenge. A challenge is good once. Unknown device,
 * wrong signature, another device's, late or used challenge and revoked device are one answer.
 */
const signIn = async (
  { deviceId, challenge, signature }: z.output<typeof input>,
  { at, context: { identity } }: IdentityAsking,
): Promise<Result<OpenedSession, { reason: 'InvalidCredentials' }>> => {
  const { devices, usedChallenges, challengeTokens, tokens } = identity;
  const issued = challengeTokens.verify(challenge);
  const device = await devices.find(deviceId);
  const proven = signed(device, challenge, signature);
  if (!issued.ok || !device || !proven) return refused;
  const { claims, expiresAt, tokenId: challengeId } = issued.value;
  // The verifier tolerates a minute of clock difference between machines; our own challenges need none.
  if (claims.deviceId !== deviceId || expiresAt <= at) return refused;

  // Used up first: whatever fails after that, this challenge opens nothing any more.
  if (!(await unlessThere(() => usedChallenges.insert([{ challengeId, expiresAt }])))) return refused;
  const seen = await devices.update({ id: deviceId, status: 'ACTIVE' }, { set: { lastSeenAt: at } });
  if (seen !== 1) return refused;
  return accepted(signAccess(tokens, { principal: devicePrincipal(device), name: device.label }, at));
};
