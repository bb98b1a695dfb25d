import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member gave or withdrew consent for one purpose under one wording. Never the price of membership. */
export const ConsentChangedV1 = defineEvent({
  subject: 'members.consent.changed.v1',
  data: z.strictObject({
    memberId: id,
    purpose: z.enum(['personalised-offers', 'email-marketing', 'sms-marketing', 'brand-sharing']),
    granted: z.boolean(),
    wordingVersion: z.int().positive(),
    at: instant,
  }),
  aggregateId: (data) => data.memberId,
});
