import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** Of the messages that were due on a trip one was chosen, or none, and by what: enough to judge another way of choosing by. */
export const MessageChosenV1 = defineEvent({
  subject: 'offers.message.chosen.v1',
  data: z.strictObject({
    tripId: id,
    storeId: id,
    /** The one that is issued; absent: silence was chosen. */
    campaignId: id.optional(),
    /** Chosen at random, so that every message has its share. */
    explored: z.boolean(),
    candidates: z.array(
      z.strictObject({
        campaignId: id,
        campaignVersion: z.int().positive(),
        /** What was believed of how often it is followed: a beta distribution. */
        yes: z.number().positive(),
        no: z.number().positive(),
        /** Expected benefit where it is followed, in minor units of the store's currency; 1 for all where nothing is known. */
        worth: z.number().positive(),
        /** What was drawn of belief times worth. */
        drawn: z.number().nonnegative(),
        /** How likely it was to be chosen. */
        chance: z.number().min(0).max(1),
      }),
    ),
    chosenAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});
