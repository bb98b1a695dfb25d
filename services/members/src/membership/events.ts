import { BirthdayChangedV1, ConsentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import type { Retell } from '@rayon/messaging';
import { type Announcement, announce, announcedAgain } from '@rayon/store';
import type { ConsentRecord } from './domain/consent';
import type { Member } from './domain/member';
import type { Membership } from './open-membership';

/** What leaves with a member's row when a consent was given or withdrawn. */
export const consentAnnouncement = (
  memberId: string,
  { purpose, granted, wordingVersion, at }: ConsentRecord,
): Announcement =>
  announce(ConsentChangedV1, { memberId, purpose, granted, wordingVersion, at: at.toISOString() }, at);

/** What leaves with a member's row when they said their birthday or took it back. */
export const birthdayAnnouncement = (memberId: string, birthday: string | undefined): Announcement =>
  announce(BirthdayChangedV1, { memberId, birthday: birthday ?? null });

/** All there is to announce of a member: that they joined, what they say of themselves, then what they decided, in its order. */
export const memberAnnouncements = (
  { id: memberId, locale, enrolledAt, birthday }: Member,
  records: readonly ConsentRecord[],
): Announcement[] => [
  announce(MemberEnrolledV1, { memberId, locale, enrolledAt: enrolledAt.toISOString() }, enrolledAt),
  ...(birthday === undefined ? [] : [birthdayAnnouncement(memberId, birthday)]),
  ...records.map((record) => consentAnnouncement(memberId, record)),
];

/**
 * Members are told again: the birthday that stands, then their consents, which are kept in full. A consent has the number its
 * event had, or a higher one where something was said and taken back after it; none is above the row's own, so that what happens
 * meanwhile comes after it. The row is read before the consents: one given in between is in no way ahead of its own event.
 */
export const retellMembers = ({ members, consents }: Pick<Membership, 'members' | 'consents'>): Retell => ({
  contracts: [MemberEnrolledV1, ConsentChangedV1, BirthdayChangedV1],
  tell: async function* tell() {
    const correlationId = newId();
    for await (const { row, sequence } of members.stream()) {
      const records = await consents.findMany({ memberId: row.id }, { sort: { id: 1 } });
      const cause = { correlationId, at: row.enrolledAt };
      yield* announcedAgain(memberAnnouncements(row, records), { sequence, ...cause });
    }
  },
});
