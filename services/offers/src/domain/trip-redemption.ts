import type { AppliedOffer } from './applied-offers';
import type { BasketLine } from './basket';
import { giveBack, type RedemptionLine } from './redemption';

/** What a campaign gave in one trip. */
export type TripRedemption = Readonly<{
  /** `<trip>/<campaign>`. */
  redemptionId: string;
  tripId: string;
  campaignId: string;
  version: number;
  brandId?: string;
  memberId?: string;
  basketVersion: number;
  status: 'held' | 'settled' | 'released';
  /** Whether counters hold it: campaigns without limits are only recorded. */
  counted: boolean;
  currency: string;
  discountMinor: number;
  /** What it takes now: less after returns. */
  heldMinor: number;
  /** Whether it still is a use: not when everything rewarded was brought back. */
  used: boolean;
  points: number;
  lines: readonly RedemptionLine[];
  at: Date;
}>;

/** What counters gain, or lose where negative. */
export type CounterChange = Readonly<{ campaignId: string; memberId?: string; uses: number; minor: number }>;

/** A redemption after something happened to it, and what its campaign's counters then gain. */
export type RedemptionChange = Readonly<{ redemption: TripRedemption; counted?: CounterChange }>;

/** The basket a redemption is for. */
type Ended = Readonly<{
  tripId: string;
  memberId?: string;
  basketVersion: number;
  currency: string;
  lines: readonly BasketLine[];
}>;

/** Reserves what an offer gives to an ended basket. */
export const reserve = (offer: AppliedOffer, ended: Ended, at: Date): RedemptionChange => {
  const { campaignId, version, brandId, counted } = offer.campaign;
  const { tripId, memberId, basketVersion, currency, lines } = ended;
  const redemption: TripRedemption = {
    redemptionId: `${tripId}/${campaignId}`,
    tripId,
    campaignId,
    version,
    ...(brandId === undefined ? {} : { brandId }),
    ...(memberId === undefined ? {} : { memberId }),
    basketVersion,
    status: 'held',
    counted,
    currency,
    discountMinor: offer.discountMinor,
    heldMinor: offer.discountMinor,
    used: true,
    points: offer.bonusPoints,
    lines: linesOf(offer, lines),
    at,
  };
  return withCounters(redemption, redemption, { uses: 1, minor: offer.discountMinor });
};

/** Gives back what was held and not paid for; undefined when it is not held. */
export const release = (held: TripRedemption): RedemptionChange | undefined =>
  held.status === 'held'
    ? withCounters(
        held,
        { ...held, status: 'released', heldMinor: 0, used: false },
        { uses: held.used ? -1 : 0, minor: -held.heldMinor },
      )
    : undefined;

/** Spends what was held for good; undefined when it is not held. */
export const settle = (held: TripRedemption): TripRedemption | undefined =>
  held.status === 'held' ? { ...held, status: 'settled' } : undefined;

/** Gives back the share of what was returned; undefined when a return of so much is known, or nothing was settled. */
export const takeBack = (
  settled: TripRedemption,
  kept: ReadonlyMap<string, number>,
): RedemptionChange | undefined => {
  if (settled.status !== 'settled') return undefined;
  const back = giveBack(settled, kept);
  const { lines } = back.redemption;
  if (lines.every(({ quantityKept }, index) => quantityKept === settled.lines[index]?.quantityKept))
    return undefined;
  return withCounters(
    settled,
    {
      ...settled,
      lines,
      heldMinor: settled.heldMinor - back.discountMinor,
      used: settled.used && !back.use,
    },
    { uses: back.use ? -1 : 0, minor: -back.discountMinor },
  );
};

const withCounters = (
  { campaignId, memberId, counted }: TripRedemption,
  redemption: TripRedemption,
  change: { uses: number; minor: number },
): RedemptionChange =>
  counted ? { redemption, counted: { campaignId, memberId, ...change } } : { redemption };

const linesOf = (offer: AppliedOffer, lines: readonly BasketLine[]): RedemptionLine[] => {
  const discounts = new Map(offer.lines.map(({ lineId, discountMinor }) => [lineId, discountMinor]));
  const points = new Map(offer.linePoints.map((part) => [part.lineId, part.points]));
  return lines
    .filter(({ lineId }) => discounts.has(lineId) || points.has(lineId))
    .map(({ lineId, quantity }) => ({
      lineId,
      quantity,
      quantityKept: quantity,
      discountMinor: discounts.get(lineId) ?? 0,
      points: points.get(lineId) ?? 0,
    }));
};
