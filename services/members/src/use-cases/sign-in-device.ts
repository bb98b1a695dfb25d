import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import type { AccessTokens, Tokens } from '@rayon/auth';
import { accepted, type BadInput, idShape, newId, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { type DevicePublicKey, devicePrincipal } from '../domain/device';
import { type OpenedSession, signAccess } from './open-session';
import type { Ports } from './ports';

/** What a device signs: made by us, for one device, within a minute. Nothing is stored until it is used. */
export type ChallengeTokens = Tokens<{ deviceId: string }>;

/** Seconds a challenge may be answered in. */
export const challengeSeconds = 60;

const challengeShape = z.strictObject({ deviceId: idShape });

/** Gives a challenge to whoever names a device id, known or not: asking tells nothing and costs no storage. */
export const challengeDevice =
  ({ challenges, clock }: { challenges: ChallengeTokens; clock: Ports['clock'] }) =>
  (raw: unknown): Result<{ challenge: string; expiresAt: Date }, BadInput> => {
    const input = readInput(challengeShape, raw);
    if (!input.ok) return input;
    const challenge = challenges.sign({ deviceId: input.value.deviceId });
    return accepted({
      challenge,
      expiresAt: new Date((Math.floor(clock().getTime() / 1000) + challengeSeconds) * 1000),
    });
  };

const signInShape = z.strictObject({
  deviceId: idShape,
  challenge: z.string().min(1).max(2000),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

/** Checked against when there is no such device, so that an unknown id takes as long as a known one. */
const nobodysKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

const keyOf = (publicKey: DevicePublicKey | undefined): KeyObject =>
  publicKey ? createPublicKey({ key: { kty: 'EC', crv: 'P-256', ...publicKey }, format: 'jwk' }) : nobodysKey;

/** ES256 over the challenge's text, the signature as raw r ‖ s in base64url. */
const signed = (publicKey: DevicePublicKey | undefined, challenge: string, signature: string): boolean =>
  verify(
    'sha256',
    Buffer.from(challenge, 'ascii'),
    { key: keyOf(publicKey), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );

const refused = rejected({ reason: 'InvalidCredentials' as const });

/**
 * Signs an enrolled machine in by its answer to a challenge. A challenge is good once. Unknown device,
 * wrong signature, another device's, late or used challenge and revoked device are one answer.
 */
export const signInDevice =
  (
    ports: Pick<Ports, 'devices' | 'challenges' | 'clock' | 'run'> & {
      tokens: AccessTokens;
      challengeTokens: ChallengeTokens;
    },
  ) =>
  async (raw: unknown): Promise<Result<OpenedSession, BadInput | { reason: 'InvalidCredentials' }>> => {
    const input = readInput(signInShape, raw);
    if (!input.ok) return input;
    const { deviceId, challenge, signature } = input.value;
    const at = ports.clock();

    const issued = ports.challengeTokens.verify(challenge);
    const device = await ports.devices.find(deviceId);
    const proven = signed(device?.publicKey, challenge, signature);
    // The verifier tolerates a minute of clock difference between machines; our own challenges need none.
    if (!issued.ok || issued.value.claims.deviceId !== deviceId || issued.value.expiresAt <= at)
      return refused;
    if (!device || !proven) return refused;

    const used = await ports.run(
      { commandId: newId(), name: 'signInDevice', actor: `device:${deviceId}`, input: {}, at },
      async (transaction) => {
        const current = await ports.devices.find(deviceId, transaction);
        if (current?.status !== 'ACTIVE') return refused;
        if (!(await ports.challenges.useOnce(transaction, issued.value.tokenId, issued.value.expiresAt)))
          return refused;
        await ports.devices.seen(transaction, deviceId, at);
        return accepted({ answer: true });
      },
    );
    if (!used.ok) return refused;
    return accepted(signAccess(ports.tokens, { principal: devicePrincipal(device), name: device.label }, at));
  };
