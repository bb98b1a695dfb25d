import { ConsentChangedV1 } from '@rayon/events';
import { type Announcement, announce } from '@rayon/store';
import type { ConsentRecord } from '../domain/consent';

/** What leaves with a member's row when a consent was given or withdrawn. */
export const consentAnnouncement = (memberId: string, record: ConsentRecord): Announcement =>
  announce(ConsentChangedV1, { memberId, ...record, at: record.at.toISOString() });
