import type { Award } from './award';
import type { BasketLine } from './basket';
import { type PointsAward, pointsByLine } from './bonus-points';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { priorPriceMinor } from './prior-price';
import { sumOf } from './sum-of';

/** What a campaign takes off a line; `raisedMinor` is of `discountMinor`, absent where it is nothing. */
type LinePart = Readonly<{ lineId: string; discountMinor: number; raisedMinor?: number }>;

/** A campaign that gave something. */
export type AppliedOffer = Readonly<{
  campaign: CompiledCampaign;
  discountMinor: number;
  /** What of it only takes back what prices were raised by lately: the retailer's own, whoever pays the rest. */
  raisedMinor: number;
  bonusPoints: number;
  /** Its part on each line, in the order of the trip. Worked out when it is read: most answers to a scan do not show it. */
  lines: readonly LinePart[];
  /** Lines whose price was raised lately, with the lowest price per piece or kilogram that the reduction has to refer to. Likewise; absent of what was decided before. */
  priorPrices?: readonly Readonly<{ lineId: string; minor: number }>[];
  /** Likewise. */
  linePoints: readonly Readonly<{ lineId: string; points: number }>[];
}>;

/** What of it its campaign promises, and whoever pays it pays: a budget, a share and the most of one basket are about that alone. */
export const promisedMinor = ({
  discountMinor,
  raisedMinor,
}: Pick<AppliedOffer, 'discountMinor' | 'raisedMinor'>): number => discountMinor - raisedMinor;

/** What offers take off each line together; a line of which they take nothing is absent. */
export const offByLine = (applied: readonly Pick<AppliedOffer, 'lines'>[]): Map<string, number> => {
  const off = new Map<string, number>();
  for (const { lines } of applied)
    for (const { lineId, discountMinor } of lines) off.set(lineId, (off.get(lineId) ?? 0) + discountMinor);
  return off;
};

/** Offers one basket may receive; of more the largest are kept. */
export const appliedMax = 50;
/** Parts on lines that one basket's offers may have together, so that the event of their word can travel. */
const partsMax = 2_000;

/** What was given, and what was given beyond the number one basket may receive. */
export type Given = Readonly<{ applied: readonly AppliedOffer[]; dropped: readonly AppliedOffer[] }>;

/** The offers that the awards are, by rank: the largest that one basket may receive and one event can carry, and those beyond. */
export const offersOf = (awards: readonly Award[], points: readonly PointsAward[]): Given => {
  const all = [
    ...awards.map((award) => new GivenDiscount(award)),
    ...points.map((award) => new GivenPoints(award)),
  ];
  // A part is at least one, of cents or of points: most baskets fit without counting them.
  const partsAtMost =
    awards.reduce((sum, { units, discountMinor }) => sum + Math.min(units.length, discountMinor), 0) +
    points.reduce((sum, award) => sum + Math.min(award.lines.length, award.points), 0);
  const fits = all.length <= appliedMax && partsAtMost <= partsMax;
  return fits ? { applied: all.sort(byRankOf), dropped: [] } : largest(all);
};

const largest = (all: readonly AppliedOffer[]): Given => {
  const largestFirst = [...all].sort(
    (left, right) =>
      right.discountMinor - left.discountMinor ||
      right.bonusPoints - left.bonusPoints ||
      byRankOf(left, right),
  );
  const applied: AppliedOffer[] = [];
  const dropped: AppliedOffer[] = [];
  let parts = 0;
  for (const offer of largestFirst) {
    const own = partsOf(offer);
    const fits = applied.length < appliedMax && parts + own <= partsMax;
    (fits ? applied : dropped).push(offer);
    if (fits) parts += own;
  }
  return { applied: applied.sort(byRankOf), dropped };
};

const byRankOf = (left: AppliedOffer, right: AppliedOffer): number => byRank(left.campaign, right.campaign);
const partsOf = ({ lines, linePoints }: AppliedOffer): number => lines.length + linePoints.length;

// Classes: a getter in an object literal is another function for each object, and makes another hidden class of it, which
// keeps alive what the function looks at until all memory is collected.

class GivenDiscount implements AppliedOffer {
  readonly bonusPoints = 0;
  readonly linePoints = [];
  readonly campaign: CompiledCampaign;
  readonly discountMinor: number;
  readonly raisedMinor: number;
  readonly #award: Award;

  constructor(award: Award) {
    this.campaign = award.campaign;
    this.discountMinor = award.discountMinor;
    this.raisedMinor = award.raised ? sumOf(award.raised) : 0;
    this.#award = award;
  }

  get lines(): LinePart[] {
    return discountByLine(this.#award).map(({ line, discountMinor, raisedMinor }) => ({
      lineId: line.lineId,
      discountMinor,
      ...(raisedMinor > 0 ? { raisedMinor } : {}),
    }));
  }

  get priorPrices() {
    return discountByLine(this.#award).flatMap(({ line }) => {
      const minor = priorPriceMinor(line, this.campaign);
      return minor === undefined ? [] : [{ lineId: line.lineId, minor }];
    });
  }
}

class GivenPoints implements AppliedOffer {
  readonly discountMinor = 0;
  readonly raisedMinor = 0;
  readonly lines = [];
  readonly campaign: CompiledCampaign;
  readonly bonusPoints: number;
  readonly #award: PointsAward;

  constructor(award: PointsAward) {
    this.campaign = award.campaign;
    this.bonusPoints = award.points;
    this.#award = award;
  }

  get linePoints() {
    const parts = pointsByLine(this.#award).map(({ unit: { line }, points }) => ({ line, points }));
    return parts.sort(inTripOrder).map(({ line, points }) => ({ lineId: line.lineId, points }));
  }
}

type OffLine = { line: BasketLine; discountMinor: number; raisedMinor: number };

const discountByLine = ({ units, minors, raised }: Award): OffLine[] => {
  const parts: OffLine[] = [];
  for (const [at, { line }] of units.entries()) {
    const minor = minors[at] ?? 0;
    if (minor === 0) continue;
    const raisedMinor = raised?.[at] ?? 0;
    // Units of a line stand side by side.
    const last = parts.at(-1);
    if (last?.line === line) {
      last.discountMinor += minor;
      last.raisedMinor += raisedMinor;
    } else parts.push({ line, discountMinor: minor, raisedMinor });
  }
  return parts.sort(inTripOrder);
};

type OnLine = Readonly<{ line: BasketLine }>;

const inTripOrder = ({ line: left }: OnLine, { line: right }: OnLine): number =>
  left.sequence - right.sequence || (left.lineId < right.lineId ? -1 : 1);
