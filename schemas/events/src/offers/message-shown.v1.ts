import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** The device of a trip told that it showed a message: before, it was only sent. */
export const MessageShownV1 = defineEvent({
  subject: 'offers.message.shown.v1',
  data: z.strictObject({
    messageId: id,
    tripId: id,
    storeId: id.optional(),
    campaignId: id,
    campaignVersion: z.int().positive(),
    shownAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});
