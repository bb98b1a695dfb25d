import { BirthdayChangedV1, ConsentChangedV1, EmploymentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import type { Retell } from '@rayon/messaging';
import { type Announcement, announce, announcedAgain } from '@rayon/store';
import type { ConsentRecord } from './domain/consent';
import type { EmploymentRecord } from './domain/employment';
import type { Member } from './domain/member';
import type { Membership } from './open-membership';
import type { ConsentRow } from './rows/consents';
import type { EmploymentRow } from './rows/employment-records';

/** What leaves with a member's row when a consent was given or withdrawn. */
export const consentAnnouncement = (
  memberId: string,
  { purpose, granted, wordingVersion, at }: ConsentRecord,
): Announcement =>
  announce(ConsentChangedV1, { memberId, purpose, granted, wordingVersion, at: at.toISOString() }, at);

/** What leaves with a member's row when they said their birthday or took it back. */
export const birthdayAnnouncement = (memberId: string, birthday: string | undefined): Announcement =>
  announce(BirthdayChangedV1, { memberId, birthday: birthday ?? null });

/** What leaves with a member's row when they were marked as an employee or that was taken back. */
export const employmentAnnouncement = ({ memberId, employed, at }: EmploymentRecord): Announcement =>
  announce(EmploymentChangedV1, { memberId, employed, at: at.toISOString() }, at);

/** What is announced of a member who joins: that they did, what they say of themselves, then what they decided, in its order. */
export const memberAnnouncements = (
  { id: memberId, locale, enrolledAt, birthday }: Member,
  records: readonly ConsentRecord[],
): Announcement[] => [
  announce(MemberEnrolledV1, { memberId, locale, enrolledAt: enrolledAt.toISOString() }, enrolledAt),
  ...(birthday === undefined ? [] : [birthdayAnnouncement(memberId, birthday)]),
  ...records.map((record) => consentAnnouncement(memberId, record)),
];

/** What is kept in full of what happened to a member, in its order: consents, and that they were marked as an employee. */
const happenedTo = (
  memberId: string,
  { consents, employments }: { consents: readonly ConsentRow[]; employments: readonly EmploymentRow[] },
): Announcement[] =>
  [
    ...consents.map((record) => ({ id: record.id, told: consentAnnouncement(memberId, record) })),
    ...employments.map((record) => ({ id: record.id, told: employmentAnnouncement(record) })),
  ]
    // Ids are made in the order of time.
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ told }) => told);

/**
 * Members are told again: the birthday that stands, then consents and employments, which are kept in full. Each of these has the
 * number its event had, or a higher one where a birthday was said and taken back after it; none is above the row's own, so that what
 * happens meanwhile comes after it. The row is read before them: one made in between is in no way ahead of its own event.
 */
export const retellMembers = ({
  members,
  consents,
  employmentRecords,
}: Pick<Membership, 'members' | 'consents' | 'employmentRecords'>): Retell => ({
  contracts: [MemberEnrolledV1, ConsentChangedV1, BirthdayChangedV1, EmploymentChangedV1],
  tell: async function* tell() {
    const correlationId = newId();
    for await (const { row, sequence } of members.stream()) {
      const ofMember = { memberId: row.id };
      const [given, employments] = await Promise.all([
        consents.findMany(ofMember, { sort: { id: 1 } }),
        employmentRecords.findMany(ofMember, { sort: { id: 1 } }),
      ]);
      const told = [...memberAnnouncements(row, []), ...happenedTo(row.id, { consents: given, employments })];
      yield* announcedAgain(told, { sequence, correlationId, at: row.enrolledAt });
    }
  },
});
