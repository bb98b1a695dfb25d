import { type CouponOutcome, couponOutcome } from '../domain/coupon-outcomes';
import type { Evaluation } from '../domain/evaluate';
import { anonymous } from '../domain/shopper';
import { shopperAtFirstEnd } from '../domain/trip-copy';
import type { OpenTrip } from '../records/open-trip';
import type { Memory } from './memory';

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
  const firstEnd = known?.trip.firstEnd;
  const shopper = known
    ? (shopperAtFirstEnd(firstEnd, known.trip.memberId) ?? (await shoppers.of(known.trip.memberId)))
    : anonymous;
  const storeId = known?.trip.storeId ?? asked.storeId;
  const judged = { evaluation, shopper, storeId, currency, at: firstEnd?.at ?? now };
  return Promise.all(codes.map(async (code) => couponOutcome(code, await coupons.campaignsOf(code), judged)));
};
