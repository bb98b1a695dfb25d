import { randomInt } from 'node:crypto';
import { worksIn } from '@rayon/auth';
import { accepted, idShape, lineShape, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { enrolmentDraws, enrolmentHours, formatEnrolmentCode } from '../domain/enrolment-code';
import type { IdentityAsking } from '../graph/context';
import { deviceKind } from '../graph/device.type';
import { identityRefusals } from '../graph/refusals';
import { enrolmentPurpose } from '../rows/device-enrolments';

@ObjectType()
class DeviceEnrolmentCreated {
  @Field(() => String, { description: 'To be typed into the machine within a day; good once.' })
  code!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

const input = z.object({ storeId: idShape, kind: deviceKind, label: lineShape(60) });

export const createDeviceEnrolment = command({
  name: 'createDeviceEnrolment',
  allow: ['administrator'],
  input,
  answer: DeviceEnrolmentCreated,
  refusal: identityRefusals,
  run: (wanted, asking: IdentityAsking) => invite(wanted, asking),
  present: (enrolment) => enrolment,
});

type InvitationRejection = { reason: 'NotYourStore' | 'UnknownStore' } | CommandIdReused;

/** Invites one machine into a store: a code to type into it within a day, good for one use. */
const invite = async (
  wanted: z.output<typeof input>,
  { commandId, actor, at, principal, context: { identity } }: IdentityAsking,
): Promise<Result<{ code: string; expiresAt: Date }, InvitationRejection>> => {
  if (!worksIn(principal, wanted.storeId)) return rejected({ reason: 'NotYourStore' });
  const { database, deviceEnrolments, stores, box } = identity;
  if (!(await stores.allKnown([wanted.storeId]))) return rejected({ reason: 'UnknownStore' });

  const expiresAt = new Date(at.getTime() + enrolmentHours * 3_600_000);
  const code = formatEnrolmentCode(
    Array.from({ length: enrolmentDraws.count }, () => randomInt(enrolmentDraws.below)),
  );
  const codeFingerprint = box.fingerprint(`${enrolmentPurpose}:${code}`);
  const created = await runOnce<{ sealed: string; expiresAt: string }, never>(
    database,
    { commandId, actor, input: wanted, at },
    async ({ session }) => {
      const invitation = {
        codeFingerprint,
        ...wanted,
        createdBy: actor,
        expiresAt,
        usedAt: null,
        deviceId: null,
      };
      await deviceEnrolments.insert([invitation], { session });
      // Sealed, and kept readable only so that a repeated command gets the same answer.
      const sealed = box.seal(Buffer.from(code), enrolmentPurpose);
      return accepted({ sealed, expiresAt: expiresAt.toISOString() });
    },
  );
  if (!created.ok) return created;
  return accepted({
    code: box.open(created.value.sealed, enrolmentPurpose).toString(),
    expiresAt: new Date(created.value.expiresAt),
  });
};
