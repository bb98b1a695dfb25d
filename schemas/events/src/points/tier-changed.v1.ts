import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member reached a tier, or fell to a lower one or to none. */
export const TierChangedV1 = defineEvent({
  subject: 'points.member.tier-changed.v1',
  data: z.strictObject({
    memberId: id,
    /** Null: none. */
    tierId: id.nullable(),
    at: instant,
  }),
  aggregateId: (data) => data.memberId,
});
