import { accepted, type Result, rejected } from '@rayon/kernel';
import type { CommandIdReused, Decision } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isDayOfYear, monthDayOf } from '../domain/birthday';
import type { Member as StoredMember } from '../domain/member';
import { birthdayAnnouncement } from '../events';
import type { MembershipAsking } from '../graph/context';
import { Member } from '../graph/member.type';
import { membershipRefusals } from '../graph/refusals';
import { ownMember } from './own-member';

@ObjectType()
class BirthdaySet {
  @Field(() => Member)
  member!: Member;
}

const birthday = z
  .object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
  .refine(isDayOfYear)
  .meta({ input: 'BirthdayInput', description: 'A day of the year; 29 February is one.' });

/** What was said before is not kept: nobody has to prove when they were born. */
export const setBirthday = command({
  name: 'setBirthday',
  description:
    'Says on which day of the year the birthday of the member is, or takes that back. It is used for offers while they consent to personal ones, and for nothing else.',
  allow: ['member'],
  input: z.object({ birthday: birthday.nullish().describe('Taken back when absent.') }),
  answer: BirthdaySet,
  refusal: membershipRefusals,
  run: async (
    { birthday: said },
    asking: MembershipAsking<'member'>,
  ): Promise<Result<{ memberId: string }, CommandIdReused>> => {
    const { principal, context } = asking;
    const { memberId } = principal;
    const monthDay = said ? monthDayOf(said) : undefined;
    const once = { ...asking, input: { birthday: monthDay ?? null } };
    const changed = await context.membership.members.change(memberId, { cause: asking, once }, (row) =>
      withBirthday(row, monthDay),
    );
    if (changed.ok) return accepted({ memberId });
    if (changed.rejection.reason === 'CommandIdReused') return rejected({ reason: 'CommandIdReused' });
    throw new Error('a member vanished');
  },
  present: async ({ memberId }, { context }) => ({ member: await ownMember(memberId, context) }),
});

/** Nothing is said where nothing changed. */
const withBirthday = (
  row: StoredMember,
  monthDay: string | undefined,
): Decision<StoredMember, undefined, never> => {
  const { birthday, ...others } = row;
  if (birthday === monthDay) return accepted({ row });
  return accepted({
    row: { ...others, ...(monthDay === undefined ? {} : { birthday: monthDay }) },
    events: [birthdayAnnouncement(row.id, monthDay)],
  });
};
