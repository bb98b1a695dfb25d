import { ConsentChangedV1, MemberEnrolledV1 } from '@rayon/events';
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

/** All there is to announce of a member, in its order: that they joined, then what they decided. */
export const memberAnnouncements = (
  { id: memberId, locale, enrolledAt }: Member,
  records: readonly ConsentRecord[],
): Announcement[] => [
  announce(MemberEnrolledV1, { memberId, locale, enrolledAt: enrolledAt.toISOString() }, enrolledAt),
  ...records.map((record) => consentAnnouncement(memberId, record)),
];

/**
 * Members are told again as it happened, with the same numbers, since their consents are kept in full. The row is read
 * before the consents: one given in between is told with the number its own event has.
 */
export const retellMembers = ({ members, consents }: Pick<Membership, 'members' | 'consents'>): Retell => ({
  contracts: [MemberEnrolledV1, ConsentChangedV1],
  tell: async function* tell() {
    const correlationId = newId();
    for await (const { row, sequence } of members.stream()) {
      const records = await consents.findMany({ memberId: row.id }, { sort: { id: 1 } });
      const cause = { correlationId, at: row.enrolledAt };
      yield* announcedAgain(memberAnnouncements(row, records), { sequence, ...cause });
    }
  },
});
