import { type AskedCode, type CouponOutcome, couponOutcome } from '../domain/coupon-outcomes';
import { ownOf } from '../domain/held-offers';
import type { OpenTrip } from '../records/open-trip';
import type { Memory } from './memory';
import { shopperOnTrip } from './shopper-on-trip';
import { machineOf, type WorkedOut } from './work-out-offers';

type Asked = Readonly<{ coupons?: readonly string[]; machineId?: string; storeId?: string }>;

/** What became of each code that was entered beside a basket; one that no campaign has counts against the machine. */
export const workOutCoupons = async (
  { coupons, codes, shoppers, regions }: Pick<Memory, 'coupons' | 'codes' | 'shoppers' | 'regions'>,
  known: OpenTrip | undefined,
  { worked, ...asked }: Asked & Readonly<{ worked: WorkedOut }>,
  now: Date,
): Promise<CouponOutcome[]> => {
  const { coupons: entered = [] } = asked;
  if (entered.length === 0) return [];
  const judged = {
    evaluation: worked.evaluation,
    shopper: await shopperOnTrip(shoppers, known),
    storeId: known?.trip.storeId ?? asked.storeId,
    currency: worked.currency,
    at: known?.trip.firstEnd?.at ?? now,
    timeZone: worked.occurrence.timeZone,
    codeOf: worked.codeOf,
    held: known ? [...known.own, ...ownOf(known.trip.holding)] : [],
  };
  const looked = await Promise.all(entered.map((code) => askedCode({ coupons, regions }, worked, code)));
  const outcomes = looked.map((one) => couponOutcome(one, judged));
  const machineId = machineOf(known, asked);
  // One that looks like a slip may as well be a guess at a code that was taken over.
  const unknown = outcomes.flatMap(({ code, state }) =>
    state === 'unknown' || state === 'mistyped' ? [code] : [],
  );
  if (machineId !== undefined) await codes.unknown(machineId, unknown, now);
  return outcomes;
};

/** A code with the campaigns that ever had it. */
const askedCode = async (
  { coupons, regions: { place } }: Pick<Memory, 'coupons' | 'regions'>,
  { codes, barred }: Pick<WorkedOut, 'codes' | 'barred'>,
  code: string,
): Promise<AskedCode> => {
  const own = await Promise.all(
    codes
      .filter((one) => one.code === code)
      .map(async (entered) => ({ entered, campaign: await coupons.campaign(entered.campaignId) })),
  );
  return {
    code,
    shared: (await coupons.campaignsOf(code)).map(place),
    own: own.flatMap(({ entered, campaign }) => (campaign ? [{ entered, campaign: place(campaign) }] : [])),
    isBarred: barred.has(code),
  };
};
