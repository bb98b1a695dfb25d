import { type CouponOutcome, couponOutcome } from '../domain/coupon-outcomes';
import type { Evaluation } from '../domain/evaluate';
import type { OpenTrip } from '../records/open-trip';
import type { Memory } from './memory';
import { shopperOnTrip } from './shopper-on-trip';

/** What became of each code that was entered beside a basket. */
export const workOutCoupons = async (
  { coupons, shoppers }: Pick<Memory, 'coupons' | 'shoppers'>,
  known: OpenTrip | undefined,
  asked: Readonly<{
    coupons?: readonly string[];
    storeId?: string;
    currency: string;
    evaluation: Evaluation;
  }>,
  now: Date,
): Promise<CouponOutcome[]> => {
  const { coupons: codes = [], currency, evaluation } = asked;
  if (codes.length === 0) return [];
  const judged = {
    evaluation,
    shopper: await shopperOnTrip(shoppers, known),
    storeId: known?.trip.storeId ?? asked.storeId,
    currency,
    at: known?.trip.firstEnd?.at ?? now,
  };
  return Promise.all(codes.map(async (code) => couponOutcome(code, await coupons.campaignsOf(code), judged)));
};
