import type { AppliedOffer } from '../domain/applied-offers';
import type { Basket } from '../domain/basket';
import { type KeptLine, keptBasket, keptLines, refundOf } from '../domain/kept-basket';
import { boughtOf, type Kept, keptPaidMinor, type ReceiptCopy } from '../domain/receipt-copy';
import { anonymous } from '../domain/shopper';
import { shopperAtFirstEnd } from '../domain/trip-copy';
import type { TripRedemption } from '../domain/trip-redemption';
import { readCodes } from '../records/codes';
import { evaluateCounted } from '../records/counted-evaluation';
import type { Session } from '../records/records';
import { storedUses } from '../records/uses';
import type { Showing } from './showing';

/** What a return comes to. */
export type PricedReturn = Readonly<{
  refundMinor: number;
  /** Every line of the receipt. */
  lines: readonly KeptLine[];
  /** What the trip was given until now. */
  settled: readonly TripRedemption[];
  /** What the kept basket is given, by which codes, when it was decided. */
  given: Readonly<{
    basket: Basket;
    applied: readonly AppliedOffer[];
    codeOf: (campaignId: string) => string | undefined;
    decidedAt: Date;
    basketVersion: number;
  }>;
}>;

/**
 * Prices what is kept of a receipt as if the rest had never been bought: by the campaigns, for the shopper and at the moment of
 * the first end of its trip. What the trip was given itself is not counted against it; limits and budgets are those of now, so
 * that none is ever exceeded. Undefined where it is not known any more how the basket was decided.
 */
export const priceReturn = async (
  { records, memory, codeKey }: Omit<Showing, 'clock'>,
  receipt: ReceiptCopy,
  kept: Kept,
  session?: Session,
): Promise<PricedReturn | undefined> => {
  const bought = boughtOf(receipt);
  const { tripId, storeId, currency, memberId, coupons = [] } = receipt;
  const trip = tripId === undefined ? undefined : await records.trips.find(tripId, { session });
  const firstEnd = trip?.row.firstEnd;
  if (!bought || !firstEnd || currency === undefined || storeId === undefined) return undefined;

  const units = new Map(kept.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  const left = bought.map(({ line, quantityKept }) => ({
    line,
    quantityKept: units.get(line.lineId) ?? quantityKept,
  }));
  const settled = await records.redemptions.findMany({ tripId }, { session });
  const campaigns = await memory.versions.indexOf(firstEnd.campaigns);
  const basket: Basket = {
    storeId,
    currency,
    timeZone: await memory.zones.for(campaigns, storeId),
    lines: keptBasket(left),
    coupons,
    codes: await readCodes(records, codeKey, coupons, session),
  };
  const question = {
    basket,
    campaigns,
    shopper: shopperAtFirstEnd(firstEnd, memberId) ?? anonymous,
    at: firstEnd.at,
    own: settled,
  };
  const decided =
    basket.lines.length === 0 ? nothing : await evaluateCounted(storedUses(records, session), question);
  const { applied } = decided.evaluation;
  const paid = refundOf(keptPaidMinor(receipt), keptLines(left, basket.lines, applied));
  const { basketVersion } = trip.row;
  return {
    ...paid,
    settled,
    given: { basket, applied, codeOf: decided.codeOf, decidedAt: firstEnd.at, basketVersion },
  };
};

/** What an empty basket is given. */
const nothing = { evaluation: { applied: [] as const }, codeOf: () => undefined };
