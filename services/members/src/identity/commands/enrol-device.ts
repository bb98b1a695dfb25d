import { createPublicKey } from 'node:crypto';
import { accepted, newId, type Result, rejected } from '@rayon/kernel';
import { above, runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Device, DeviceKind } from '../domain/device';
import { readEnrolmentCode } from '../domain/enrolment-code';
import type { IdentityRejection } from '../domain/rejection';
import type { IdentityAsking } from '../graph/context';
import { deviceKind } from '../graph/device.type';
import { identityRefusals } from '../graph/refusals';
import { enrolmentPurpose } from '../rows/device-enrolments';
import { paceSignIn } from '../sign-in/sign-in-pace';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const isOnCurve = ({ x, y }: { x: string; y: string }): boolean => {
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
};

const publicKey = z.object({ x: coordinate, y: coordinate }).refine(isOnCurve).meta({
  input: 'DevicePublicKeyInput',
  description: 'Public half of an EC P-256 key (JWK coordinates, base64url).',
});

const input = z.object({ code: z.string().min(1).max(40), publicKey });

@ObjectType()
class DeviceEnrolled {
  @Field(() => ID)
  deviceId!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => deviceKind.enum)
  kind!: DeviceKind;

  @Field(() => String)
  label!: string;
}

export const enrolDevice = command({
  name: 'enrolDevice',
  allow: ['public'],
  input,
  answer: DeviceEnrolled,
  refusal: identityRefusals,
  run: (wanted, asking: IdentityAsking) => enrol(wanted, asking),
  present: (device) => device,
});

/**
 * Takes a machine in with a code handed over in the store and the public half of the key pair made on it.
 * The private half never travels. Unknown, used and expired codes are one answer.
 */
const enrol = async (
  { code: typed, publicKey }: z.output<typeof input>,
  { commandId, actor, at, context: { identity, request } }: IdentityAsking,
): Promise<Result<DeviceEnrolled, IdentityRejection>> => {
  const { database, deviceEnrolments, devices, box } = identity;
  const code = readEnrolmentCode(typed);
  if (code === undefined) return rejected({ reason: 'EnrolmentCodeUnusable' });

  const codeFingerprint = box.fingerprint(`${enrolmentPurpose}:${code}`);
  return paceSignIn(identity, { origin: request.origin, at }, () =>
    runOnce(
      database,
      { commandId, actor, input: { codeFingerprint, publicKey }, at },
      async ({ session }) => {
        const deviceId = newId();
        const used = await deviceEnrolments.updateAndFind(
          { codeFingerprint, usedAt: null, expiresAt: above(at) },
          { set: { usedAt: at, deviceId } },
          { session },
        );
        if (!used) return rejected({ reason: 'EnrolmentCodeUnusable' as const });
        const { storeId, kind, label } = used;
        const device: Device = {
          id: deviceId,
          storeId,
          kind,
          label,
          ...publicKey,
          status: 'ACTIVE',
          enrolledAt: at,
        };
        await devices.insert([device], { session });
        return accepted({ deviceId, storeId, kind, label });
      },
    ),
  );
};
