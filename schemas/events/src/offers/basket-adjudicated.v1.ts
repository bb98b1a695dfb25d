import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape, translatedShape } from '../shapes';

/** The binding word on one ended basket: which campaigns applied and what each took off which line. */
export const BasketAdjudicatedV1 = defineEvent({
  subject: 'offers.basket.adjudicated.v1',
  data: z.strictObject({
    tripId: id,
    basketVersion: z.int().positive(),
    offers: z
      .array(
        z.strictObject({
          campaignId: id,
          campaignVersion: z.int().positive(),
          title: translatedShape,
          discount: moneyShape,
          lines: z.array(z.strictObject({ lineId: id, discount: moneyShape })).max(300),
          /** Lines whose price was raised lately, with the lowest price per piece or kilogram of the 30 days before; absent: none. */
          priorPrices: z
            .array(z.strictObject({ lineId: id, price: moneyShape }))
            .max(300)
            .optional(),
          bonusPoints: z.array(z.strictObject({ lineId: id, points: z.int().positive() })).max(300),
        }),
      )
      .max(50),
    subtotal: moneyShape,
    discount: moneyShape,
    total: moneyShape,
    adjudicatedAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});
