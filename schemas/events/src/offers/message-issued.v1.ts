import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, translatedShape } from '../shapes';

const shownPicture = z.strictObject({ alt: z.string().max(150), small: z.string().max(100) });

/** A message for the shopper of one trip, because of something that happened on it. */
export const MessageIssuedV1 = defineEvent({
  subject: 'offers.message.issued.v1',
  data: z.strictObject({
    messageId: id,
    tripId: id,
    /** Position among the messages of the trip: 1, 2, 3 … A client names the last it saw. */
    messageSequence: z.int().positive(),
    campaignId: id,
    campaignVersion: z.int().positive(),
    brandId: id.optional(),
    /** The brand pays for the place of the message: it is labelled as such. */
    sponsored: z.literal(true).optional(),
    title: translatedShape,
    body: translatedShape,
    /** As a handheld shows it, in each language: what is to be seen, and its address on the host of the gateway. */
    picture: z.strictObject({ fr: shownPicture, en: shownPicture }).optional(),
    issuedAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});
