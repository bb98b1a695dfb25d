import { type AppliedOffer, promisedMinor } from './applied-offers';
import type { BasketLine } from './basket';
import { type Contributed, contributedTo } from './contribution';
import { type Counted, type CountedWhere, countedWhere } from './counted';
import { giveBack, type RedemptionLine } from './redemption';

/** What a campaign gave in one trip, and which counters hold it; rows of earlier versions say only whether any do. */
export type TripRedemption = Counted &
  CountedWhere &
  Readonly<{
    /** `<trip>/<campaign>`. */
    redemptionId: string;
    tripId: string;
    campaignId: string;
    version: number;
    brandId?: string;
    memberId?: string;
    /** The code it was given by, where its campaign has codes of its own. */
    codeId?: string;
    basketVersion: number;
    status: 'held' | 'settled' | 'released';
    currency: string;
    /** Its campaign has no budget: no counter holds what it takes, which may be in any currency. Absent in rows of earlier versions. */
    withoutBudget?: boolean;
    discountMinor: number;
    /** What it takes now: less after returns. */
    heldMinor: number;
    /** What of that only takes back what prices were raised by: the retailer's own, in no budget and no share. Absent: nothing, or a row of an earlier version. */
    raisedMinor?: number;
    /** Whether it still is a use: not when everything rewarded was brought back. */
    used: boolean;
    /** What the other side pays of what it takes now; absent: nothing. */
    contribution?: Contributed;
    points: number;
    lines: readonly RedemptionLine[];
    at: Date;
  }>;

/** What the counters it names gain, or lose where negative. */
export type CounterChange = Counted &
  CountedWhere &
  Readonly<{
    campaignId: string;
    memberId?: string;
    codeId?: string;
    uses: number;
    minor: number;
    /** Of the code alone: how many more of its uses are paid. */
    spent?: number;
  }>;

/** A redemption after something happened to it, and what the counters that hold it then gain. */
export type RedemptionChange = Readonly<{ redemption: TripRedemption; change: CounterChange }>;

/** The basket a redemption is for. */
type Ended = Readonly<{
  tripId: string;
  memberId?: string;
  basketVersion: number;
  storeId?: string | undefined;
  timeZone?: string | undefined;
  /** When it was ended first: the day of its uses. */
  endedAt: Date;
  currency: string;
  lines: readonly BasketLine[];
}>;

/** Reserves what an offer gives to an ended basket. */
export const reserve = (
  offer: AppliedOffer,
  ended: Ended,
  { at, codeId }: Readonly<{ at: Date; codeId?: string | undefined }>,
): RedemptionChange => {
  const { campaignId, version, brandId, counted, countedOnly, narrow, content } = offer.campaign;
  const { tripId, memberId, basketVersion, storeId, timeZone, endedAt, currency, lines } = ended;
  const redemption: TripRedemption = {
    redemptionId: `${tripId}/${campaignId}`,
    tripId,
    campaignId,
    version,
    ...(brandId === undefined ? {} : { brandId }),
    ...(memberId === undefined ? {} : { memberId }),
    ...(codeId === undefined ? {} : { codeId }),
    basketVersion,
    status: 'held',
    counted,
    ...(countedOnly === undefined ? {} : { countedOnly }),
    ...(narrow === undefined ? {} : { narrow }),
    ...countedWhere(offer.campaign, { storeId, at: endedAt, timeZone }),
    ...(content.budgetMinor === undefined ? { withoutBudget: true } : {}),
    currency,
    discountMinor: offer.discountMinor,
    heldMinor: offer.discountMinor,
    ...(offer.raisedMinor > 0 ? { raisedMinor: offer.raisedMinor } : {}),
    used: true,
    ...(content.contribution ? { contribution: { ...content.contribution, minor: 0 } } : {}),
    points: offer.bonusPoints,
    lines: linesOf(offer, lines),
    at,
  };
  return withCounters(redemption, { uses: 1, minor: promisedMinor(offer) });
};

/** Gives back what was held and not paid for; undefined when it is not held. */
export const release = (held: TripRedemption): RedemptionChange | undefined =>
  held.status === 'held'
    ? withCounters(
        { ...withRaised(held, 0), status: 'released', heldMinor: 0, used: false },
        { uses: held.used ? -1 : 0, minor: -heldPromisedMinor(held) },
      )
    : undefined;

/** Spends what was held for good; undefined when it is not held. */
export const settle = (held: TripRedemption): RedemptionChange | undefined =>
  held.status === 'held'
    ? withCounters({ ...held, status: 'settled' }, { uses: 0, minor: 0, spent: held.used ? 1 : 0 })
    : undefined;

/**
 * What campaigns give to what is kept of a paid basket takes the place of what they gave to all of it: one that gives nothing
 * any more lets go of its use and its budget, one that gives something now for the first time takes them.
 */
export const replaceSettled = (
  settled: readonly TripRedemption[],
  offers: readonly AppliedOffer[],
  kept: Ended,
  { at, codeOf }: Readonly<{ at: Date; codeOf: (campaignId: string) => string | undefined }>,
): RedemptionChange[] => {
  const before = new Map(settled.map((one) => [one.campaignId, one]));
  const now = offers.map((offer) => {
    const { campaignId } = offer.campaign;
    const earlier = before.get(campaignId);
    before.delete(campaignId);
    const codeId = earlier?.used ? earlier.codeId : codeOf(campaignId);
    const { redemption } = reserve(offer, kept, { at: earlier?.at ?? at, codeId });
    const discountMinor = earlier?.status === 'settled' ? earlier.discountMinor : redemption.discountMinor;
    return changeOf(earlier, { ...redemption, status: 'settled', discountMinor });
  });
  const gone = [...before.values()].filter(({ status }) => status === 'settled');
  return [
    ...now,
    ...gone.map((earlier) =>
      changeOf(earlier, { ...withRaised(earlier, 0), heldMinor: 0, used: false, points: 0, lines: [] }),
    ),
  ];
};

/** What the counters gain where one redemption takes the place of another. */
const changeOf = (earlier: TripRedemption | undefined, after: TripRedemption): RedemptionChange => {
  const uses = Number(after.used) - Number(earlier?.used ?? false);
  const minor = heldPromisedMinor(after) - (earlier ? heldPromisedMinor(earlier) : 0);
  return withCounters(after, { uses, minor, spent: uses });
};

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
    {
      ...withRaised(settled, (settled.raisedMinor ?? 0) - back.raisedMinor),
      lines,
      heldMinor: settled.heldMinor - back.discountMinor,
      used: settled.used && !back.use,
    },
    {
      uses: back.use ? -1 : 0,
      minor: back.raisedMinor - back.discountMinor,
      spent: back.use ? -1 : 0,
    },
  );
};

const withRaised = (redemption: TripRedemption, raisedMinor: number): TripRedemption =>
  redemption.raisedMinor === undefined ? redemption : { ...redemption, raisedMinor };

/** What of what it takes now its campaign promised: what its budget holds, and what a share is a share of. */
export const heldPromisedMinor = ({
  heldMinor,
  raisedMinor = 0,
}: Pick<TripRedemption, 'heldMinor' | 'raisedMinor'>): number => heldMinor - raisedMinor;

const withCounters = (
  changed: TripRedemption,
  change: { uses: number; minor: number; spent?: number },
): RedemptionChange => {
  const { campaignId, memberId, codeId, withoutBudget, contribution } = changed;
  const { counted, countedOnly, narrow, storeId, day } = changed;
  const held = { campaignId, memberId, codeId, counted, countedOnly, narrow, storeId, day };
  const redemption = contribution
    ? { ...changed, contribution: contributedTo(heldPromisedMinor(changed), contribution) }
    : changed;
  const minor = withoutBudget ? 0 : change.minor;
  const spent = codeId === undefined ? 0 : (change.spent ?? 0);
  return {
    redemption,
    change: { ...held, ...change, minor, spent },
  };
};

const linesOf = (offer: AppliedOffer, lines: readonly BasketLine[]): RedemptionLine[] => {
  const discounts = new Map(offer.lines.map((part) => [part.lineId, part]));
  const points = new Map(offer.linePoints.map((part) => [part.lineId, part.points]));
  return lines
    .filter(({ lineId }) => discounts.has(lineId) || points.has(lineId))
    .map(({ lineId, quantity }) => {
      const { discountMinor = 0, raisedMinor = 0 } = discounts.get(lineId) ?? {};
      return {
        lineId,
        quantity,
        quantityKept: quantity,
        discountMinor,
        ...(raisedMinor > 0 ? { raisedMinor } : {}),
        points: points.get(lineId) ?? 0,
      };
    });
};
