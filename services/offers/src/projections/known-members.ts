import { BirthdayChangedV1, ConsentChangedV1, EmploymentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';
import { afterChange, neverEmployed } from '../domain/employment';

const memberShape = z.object({
  memberId: z.string(),
  enrolledAt: z.date().optional(),
  /** MM-DD, as long as they say it. */
  birthday: z.string().optional(),
  /** When they were marked as an employee of the retailer; absent: never. */
  employment: z
    .object({ since: z.date().optional(), before: z.array(z.object({ from: z.date(), to: z.date() })) })
    .optional(),
  /** Live consent of the purpose `personalised-offers`. */
  personalised: z.boolean(),
  /** Position of the consent event that says so; -1 before the first. */
  consentSequence: z.int(),
});

/** What is known of a member: no name, no address. */
export type KnownMember = z.infer<typeof memberShape>;

const newMember = (memberId: string): KnownMember => ({ memberId, personalised: false, consentSequence: -1 });

/** Members, whether they consent to personalised offers, their days, and when they worked for the retailer. */
export const knownMembers = projection<KnownMember>('members', {
  key: 'memberId',
  row: memberShape,
  indexes: [
    { on: { personalised: 1 } },
    // How many have their day, or are employees, is counted while a campaign is written.
    { on: { birthday: 1 } },
    { on: { enrolledAt: 1 } },
    { on: { 'employment.since': 1 } },
  ],
  follows: [
    follow(MemberEnrolledV1, ({ data: { memberId, enrolledAt }, sequence }) => [
      {
        key: memberId,
        sequence,
        evolve: (row = newMember(memberId)) => ({ ...row, enrolledAt: new Date(enrolledAt) }),
      },
    ]),
    follow(ConsentChangedV1, ({ data: { memberId, purpose, granted }, sequence }) =>
      purpose === 'personalised-offers'
        ? [
            {
              key: memberId,
              sequence,
              evolve: (row = newMember(memberId)) =>
                // Rows of earlier versions do not say what they followed.
                row.consentSequence >= sequence
                  ? row
                  : { ...row, personalised: granted, consentSequence: sequence },
            },
          ]
        : [],
    ),
    follow(BirthdayChangedV1, ({ data: { memberId, birthday }, sequence }) => [
      {
        key: memberId,
        sequence,
        evolve: (row = newMember(memberId)) => withBirthday(row, birthday),
      },
    ]),
    follow(EmploymentChangedV1, ({ data: { memberId, employed, at }, sequence }) => [
      {
        key: memberId,
        sequence,
        evolve: (row = newMember(memberId)) => withEmployment(row, { employed, at: new Date(at) }),
      },
    ]),
  ],
});

const withBirthday = ({ birthday: _, ...row }: KnownMember, birthday: string | null): KnownMember =>
  birthday === null ? row : { ...row, birthday };

const withEmployment = (row: KnownMember, change: Readonly<{ employed: boolean; at: Date }>): KnownMember => {
  const { before, ...now } = afterChange(row.employment ?? neverEmployed, change);
  return { ...row, employment: { ...now, before: [...before] } };
};
