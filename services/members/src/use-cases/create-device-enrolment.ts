import { accepted, idShape, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { deviceKinds } from '../domain/device';
import { enrolmentDraws, enrolmentHours, formatEnrolmentCode } from '../domain/enrolment-code';
import type { MembersRejection } from '../domain/rejection';
import type { Caller } from './caller';
import { lineShape } from './input';
import type { Ports } from './ports';

const shape = z.strictObject({
  commandId: idShape,
  storeId: idShape,
  kind: z.enum(deviceKinds),
  label: lineShape(60),
});

/** The purpose the code is sealed for: kept readable only so that a repeated command gets the same answer. */
const purpose = 'enrolment-code';

/** Invites one machine into a store: a code to type into it within a day, good for one use. */
export const createDeviceEnrolment =
  ({ run, enrolments, places, random, box, clock }: Ports) =>
  async (
    caller: Caller,
    raw: unknown,
  ): Promise<Result<{ code: string; expiresAt: Date }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, ...wanted } = input.value;
    if (!(await places.storesExist([wanted.storeId]))) return rejected({ reason: 'UnknownStore' });

    const at = clock();
    const expiresAt = new Date(at.getTime() + enrolmentHours * 3_600_000);
    const draws = Array.from({ length: enrolmentDraws.count }, () => random.below(enrolmentDraws.below));
    const code = formatEnrolmentCode(draws);
    const created = await run<{ sealed: string; expiresAt: string }, never>(
      { commandId, name: 'createDeviceEnrolment', actor: caller.actor, input: wanted, at },
      async (transaction) => {
        const codeFingerprint = box.fingerprint(`${purpose}:${code}`);
        await enrolments.insert(transaction, {
          codeFingerprint,
          ...wanted,
          createdBy: caller.actor,
          expiresAt,
        });
        return accepted({
          answer: { sealed: box.seal(Buffer.from(code), purpose), expiresAt: expiresAt.toISOString() },
        });
      },
    );
    if (!created.ok) return created;
    return accepted({
      code: box.open(created.value.sealed, purpose).toString(),
      expiresAt: new Date(created.value.expiresAt),
    });
  };
