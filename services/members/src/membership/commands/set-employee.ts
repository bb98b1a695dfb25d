import { accepted, idShape, newId, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { emailShape, holdersOfEmail } from '../../identity';
import { afterEmployment } from '../domain/employment';
import { isGsrn } from '../domain/gsrn';
import type { MembershipRejection } from '../domain/rejection';
import { employmentAnnouncement } from '../events';
import type { MembershipAsking, MembershipContext } from '../graph/context';
import { Member, toMember } from '../graph/member.type';
import { membershipRefusals } from '../graph/refusals';
import { readMembers } from '../read-members';

@ObjectType()
class EmployeeSet {
  @Field(() => Member)
  member!: Member;
}

/** As it is printed: groups of digits may have blanks between them. */
const cardNumber = z
  .string()
  .max(40)
  .transform((text) => text.replace(/\s/g, ''))
  .refine(isGsrn);

const whom = {
  cardNumber: cardNumber.nullish().describe('The 18 digits under the code of the card.'),
  email: emailShape.nullish(),
  memberId: idShape.nullish(),
};

type Whom = Readonly<z.output<z.ZodObject<typeof whom>>>;

const isNamedOnce = ({ cardNumber: card, email, memberId }: Whom): boolean =>
  [card, email, memberId].filter((said) => said != null).length === 1;

/** Whoever is marked again, or taken back who was not marked, stays as they are: nothing is kept of that. */
export const setEmployee = command({
  name: 'setEmployee',
  description:
    'Marks a member as an employee of the retailer, or takes that back: campaigns may be for employees alone, or for anybody but them. Who did it and when is kept.',
  allow: ['unbound administrator'],
  input: z
    .object({ ...whom, employed: z.boolean().describe('False takes it back.') })
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

/** The one member who is meant; nothing where it is nobody, or more than one has the address. */
const findMember = async (
  { cardNumber: gsrn, email, memberId }: Whom,
  { identity, membership }: MembershipContext,
): Promise<string | undefined> => {
  if (gsrn != null) return (await membership.cards.findOne({ gsrn }))?.row.memberId;
  if (memberId != null) return (await membership.members.find(memberId))?.row.id;
  const [only, ...others] = email == null ? [] : await holdersOfEmail(identity, 'member', email);
  return others.length === 0 ? only : undefined;
};
