import { ConsentChangedV1 } from '@rayon/events';
import { accepted, idShape, newEvent, type Result, readInput } from '@rayon/kernel';
import { z } from 'zod';
import { consentPurposes, recordConsent } from '../domain/consent';
import type { MembersRejection } from '../domain/rejection';
import type { Caller } from './caller';
import type { Ports } from './ports';

const shape = z.strictObject({
  commandId: idShape,
  purpose: z.enum(consentPurposes),
  granted: z.boolean(),
  wordingVersion: z.int().positive(),
});

/** Writes down that a member gave or withdrew consent. Nothing earlier is changed; the last record stands. */
export const setConsent =
  ({ run, consents, members, clock }: Ports) =>
  async (
    caller: Caller,
    memberId: string,
    raw: unknown,
  ): Promise<Result<{ memberId: string }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, ...wanted } = input.value;
    const at = clock();
    const record = recordConsent(wanted, at);
    if (!record.ok) return record;

    return run(
      { commandId, name: 'setConsent', actor: caller.actor, input: wanted, at },
      async (transaction) => {
        await consents.append(transaction, memberId, [record.value]);
        const sequence = await members.nextSequence(transaction, memberId);
        const event = newEvent(ConsentChangedV1, {
          data: { memberId, ...wanted, at: at.toISOString() },
          sequence,
          at,
          correlationId: caller.correlationId,
        });
        return accepted({ answer: { memberId }, events: [event] });
      },
    );
  };
