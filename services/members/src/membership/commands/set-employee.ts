import { accepted, newId, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { afterEmployment } from '../domain/employment';
import type { MembershipRejection } from '../domain/rejection';
import { employmentAnnouncement } from '../events';
import { findMember, isNamedOnce, whomShape } from '../find-member';
import type { MembershipAsking } from '../graph/context';
import { Member, toMember } from '../graph/member.type';
import { membershipRefusals } from '../graph/refusals';
import { readMembers } from '../read-members';

@ObjectType()
class EmployeeSet {
  @Field(() => Member)
  member!: Member;
}

/** Whoever is marked again, or taken back who was not marked, stays as they are: nothing is kept of that. */
export const setEmployee = command({
  name: 'setEmployee',
  description:
    'Marks a member as an employee of the retailer, or takes that back: campaigns may be for employees alone, or for anybody but them. Who did it and when is kept.',
  allow: ['unbound administrator'],
  input: z
    .object({ ...whomShape, employed: z.boolean().describe('False takes it back.') })
    .refine(isNamedOnce, { path: ['cardNumber'] })
    .describe('The member is named by one of card number, address and id.'),
  answer: EmployeeSet,
  refusal: membershipRefusals,
  run: async (
    { employed, ...named },
    asking: MembershipAsking<'unbound administrator'>,
  ): Promise<Result<{ memberId: string }, MembershipRejection | CommandIdReused>> => {
    const { commandId, actor, at, correlationId, principal, context } = asking;
    const { database, employmentRecords, members } = context.membership;
    const memberId = await findMember(named, context);
    if (memberId === undefined) return rejected({ reason: 'UnknownMember' });
    const record = { memberId, employed, staffId: principal.staffId, at };
    const once = { commandId, actor, input: { memberId, employed }, at };
    return runOnce(database, once, async (transaction) => {
      const cause = { correlationId, at };
      const changed = await members.changeWithin(transaction, memberId, { cause }, (row) => {
        const after = afterEmployment(row, record);
        return accepted(
          after
            ? { row: after, events: [employmentAnnouncement(record)], answer: true }
            : { row, answer: false },
        );
      });
      if (!changed.ok) throw new Error('a member vanished');
      const { session } = transaction;
      if (changed.value.answer) await employmentRecords.insert([{ id: newId(), ...record }], { session });
      return accepted({ memberId });
    });
  },
  present: async ({ memberId }, { context, principal, correlationId, at }) => {
    const [shown] = await readMembers(context.membership, { principal, correlationId, at }, [memberId]);
    if (!shown) throw new Error('a member vanished');
    return { member: toMember(shown.member, shown.viewer) };
  },
});
