import type { AppliedOffer } from './applied-offers';
import type { LostReason } from './eligibility';
import type { Evaluation } from './evaluate';
import type { TripRedemption } from './trip-redemption';

/** Why what was shown is no longer given. */
export const goneReasons = [
  'better-offer',
  'nothing-left',
  'promotion-cap',
  'resale-at-a-loss',
  'below-threshold',
  'card-needed',
  'member-limit-reached',
  'campaign-limit-reached',
  'store-limit-reached',
  'member-day-limit-reached',
  'day-limit-reached',
  'store-day-limit-reached',
  'budget-spent',
  'code-held',
  'code-used',
  'not-activated',
  'too-many-offers',
  'campaign-over',
  'line-removed',
  'not-meant',
] as const satisfies readonly (LostReason | 'campaign-over' | 'line-removed' | 'not-meant')[];

/** One of these reasons. */
export type GoneReason = (typeof goneReasons)[number];

/** What was shown on the scanner, or given by an earlier word on the basket, and is no longer given. */
export type GoneOffer = Readonly<{
  campaignId: string;
  version: number;
  reason: GoneReason;
  bonusPoints: number;
  /** What is gone of each line that still is in the basket. */
  lines: readonly Readonly<{ lineId: string; discountMinor: number }>[];
}>;

/** What one campaign was shown to give. */
export type ShownOffer = Readonly<{
  campaignId: string;
  version: number;
  discountMinor: number;
  bonusPoints: number;
  lines: readonly Readonly<{ lineId: string; discountMinor: number }>[];
  linePoints: readonly Readonly<{ lineId: string; points: number }>[];
}>;

/** What an answer showed. */
export const shownOf = (applied: readonly AppliedOffer[]): ShownOffer[] =>
  applied.map((offer) => new ShownApplied(offer));

/** Its parts are looked at only when something is gone. */
class ShownApplied implements ShownOffer {
  readonly campaignId: string;
  readonly version: number;
  readonly discountMinor: number;
  readonly bonusPoints: number;
  readonly #offer: AppliedOffer;

  constructor(offer: AppliedOffer) {
    this.campaignId = offer.campaign.campaignId;
    this.version = offer.campaign.version;
    this.discountMinor = offer.discountMinor;
    this.bonusPoints = offer.bonusPoints;
    this.#offer = offer;
  }

  get lines() {
    return this.#offer.lines;
  }

  get linePoints() {
    return this.#offer.linePoints;
  }
}

/** What a word on the basket gave. */
export const givenBy = (redemptions: readonly TripRedemption[]): ShownOffer[] =>
  redemptions.map(({ campaignId, version, discountMinor, points, lines }) => ({
    campaignId,
    version,
    discountMinor,
    bonusPoints: points,
    lines,
    linePoints: lines,
  }));

/** Competition of the offers among themselves: what is lost to it, something else gives. */
const isOutdone = (reason: GoneReason): boolean =>
  reason === 'better-offer' ||
  reason === 'nothing-left' ||
  reason === 'promotion-cap' ||
  reason === 'resale-at-a-loss' ||
  reason === 'too-many-offers';

type Now = Readonly<{
  evaluation: Pick<Evaluation, 'applied' | 'lost'>;
  /** Lines that are in the basket. */
  lineIds: ReadonlySet<string>;
  /** Whether the campaign is live, in its window, in this version. */
  isLive: (shown: ShownOffer) => boolean;
  /** Nobody is told what they took out themselves: only at the till a removed line is a reason. */
  isDecided: boolean;
}>;

/**
 * What was shown and is no longer given, on the lines that are still there, by campaign. What was told before stays told
 * until it is given again, or its lines are gone.
 */
export const goneOffers = (
  before: readonly GoneOffer[],
  shown: readonly ShownOffer[],
  now: Now,
): readonly GoneOffer[] => {
  const given = new Map(now.evaluation.applied.map((offer) => [offer.campaign.campaignId, offer]));
  const told = new Map(
    before.filter(({ campaignId }) => !given.has(campaignId)).map((one) => [one.campaignId, one]),
  );
  for (const one of shown) {
    const offer = given.get(one.campaignId);
    const fell =
      (offer?.discountMinor ?? 0) < one.discountMinor || (offer?.bonusPoints ?? 0) < one.bonusPoints;
    const gone = fell ? goneOf(one, offer, now) : undefined;
    if (gone) told.set(one.campaignId, gone);
  }
  return onLines([...told.values()], now.lineIds);
};

/** What is gone of lines that are in the basket; what has none there, and no points, is nothing. */
export const onLines = (gone: readonly GoneOffer[], lineIds: ReadonlySet<string>): readonly GoneOffer[] =>
  gone
    .map((one) => ({ ...one, lines: one.lines.filter(({ lineId }) => lineIds.has(lineId)) }))
    .filter(({ lines, bonusPoints }) => lines.length > 0 || bonusPoints > 0);

const goneOf = (
  shown: ShownOffer,
  offer: AppliedOffer | undefined,
  { evaluation, lineIds, isLive, isDecided }: Now,
): GoneOffer | undefined => {
  const { campaignId, version } = shown;
  const isThere = ({ lineId }: { lineId: string }) => lineIds.has(lineId);
  const left = shown.lines.some((line) => !isThere(line)) || shown.linePoints.some((line) => !isThere(line));
  const lost = evaluation.lost.find(({ campaign }) => campaign.campaignId === campaignId);
  const reason = lost?.reason ?? (isLive(shown) ? (left ? 'line-removed' : 'not-meant') : 'campaign-over');
  if (isOutdone(reason) || (reason === 'line-removed' && !isDecided)) return undefined;
  // One that still gives something lives by its rule, unless a line was taken out of it.
  if (offer && reason === 'not-meant') return undefined;

  const nowOn = new Map((offer?.lines ?? []).map((line) => [line.lineId, line.discountMinor]));
  const lines = shown.lines
    .filter(isThere)
    .map(({ lineId, discountMinor }) => ({ lineId, discountMinor: discountMinor - (nowOn.get(lineId) ?? 0) }))
    .filter(({ discountMinor }) => discountMinor > 0);
  const pointsThere = sum(shown.linePoints.filter(isThere), ({ points }) => points);
  const bonusPoints = Math.max(0, pointsThere - (offer?.bonusPoints ?? 0));
  return { campaignId, version, reason, bonusPoints, lines };
};

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
