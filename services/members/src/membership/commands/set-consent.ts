import { accepted, newId } from '@rayon/kernel';
import { runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { consentPurposes, recordConsent } from '../domain/consent';
import { consentAnnouncement } from '../events';
import type { MembershipAsking } from '../graph/context';
import { Member } from '../graph/member.type';
import { membershipRefusals } from '../graph/refusals';
import { ownMember } from './own-member';

@ObjectType()
class ConsentSet {
  @Field(() => Member)
  member!: Member;
}

/** Writes down that a member gave or withdrew consent. Nothing earlier is changed; the last record stands. */
export const setConsent = command({
  name: 'setConsent',
  allow: ['member'],
  input: z.object({
    purpose: z.enum(consentPurposes).meta({ scalar: 'String' }),
    granted: z.boolean(),
    wordingVersion: z.int().positive(),
  }),
  answer: ConsentSet,
  refusal: membershipRefusals,
  run: async (wanted, asking: MembershipAsking<'member'>) => {
    const { commandId, actor, at, correlationId, principal, context } = asking;
    const { database, consents, members } = context.membership;
    const { memberId } = principal;
    const record = recordConsent(wanted, at);
    if (!record.ok) return record;
    return runOnce(database, { commandId, actor, input: wanted, at }, async (transaction) => {
      const { session } = transaction;
      await consents.insert([{ id: newId(), memberId, ...record.value }], { session });
      const events = [consentAnnouncement(memberId, record.value)];
      const announced = await members.changeWithin(
        transaction,
        memberId,
        { cause: { correlationId, at } },
        (row) => accepted({ row, events }),
      );
      if (!announced.ok) throw new Error('a member vanished');
      return accepted({ memberId });
    });
  },
  present: async ({ memberId }, { context }) => ({ member: await ownMember(memberId, context) }),
});
