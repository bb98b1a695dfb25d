import { allocate, proportion } from '@rayon/kernel';
import type { Unit } from './basket';
import { basisPointsMax, basisPointsOf } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';

/** What one campaign takes off which units. */
export type Award = Readonly<{
  campaign: CompiledCampaign;
  /** In the canonical order of the basket. */
  units: readonly Unit[];
  /** Minor units off, at the same positions; never above what was left of the unit's price. */
  minors: readonly number[];
  /** All of it. */
  discountMinor: number;
  /** Times the benefit was given: units, or groups of an N for M. */
  times: number;
}>;

/** What is left to pay of each unit while offers are applied one after another. */
export class Remaining {
  private readonly minors: number[];

  constructor(units: readonly Unit[]) {
    this.minors = units.map((unit) => unit.priceMinor);
  }

  /** Minor units left to pay for the unit. */
  of(unit: Unit): number {
    return this.minors[unit.index] ?? 0;
  }

  /** Minor units left to pay for the units together. */
  ofAll(units: readonly Unit[]): number {
    let sum = 0;
    for (const unit of units) sum += this.of(unit);
    return sum;
  }

  /** Takes the award off its units; more than what is left is a bug of the rules and stops here. */
  take({ units, minors }: Award): void {
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at];
      const minor = minors[at];
      if (!unit || !minor) continue;
      const left = this.of(unit) - minor;
      if (minor < 0 || left < 0) throw new RangeError(`an offer took ${minor} of ${this.of(unit)}`);
      this.minors[unit.index] = left;
    }
  }
}

/** Spreads a discount over units in canonical order by what is left to pay of each, to the cent. */
export const spreadOver = (
  campaign: CompiledCampaign,
  units: readonly Unit[],
  { totalMinor, remaining, times }: { totalMinor: number; remaining: Remaining; times: number },
): Award => ({
  campaign,
  units,
  minors: allocate(
    totalMinor,
    units.map((unit) => remaining.of(unit)),
  ),
  discountMinor: totalMinor,
  times,
});

/**
 * A unit benefit on the given units. A percentage is rounded once, on all of them together (halves up), so that
 * how the pieces are split over lines changes nothing; amounts fall on each unit as they are.
 */
export const unitAward = (
  campaign: CompiledCampaign,
  units: readonly Unit[],
  remaining: Remaining,
): Award => {
  const { benefit } = campaign;
  if (benefit.kind === 'percent-off') {
    const totalMinor = proportion(remaining.ofAll(units), basisPointsOf(benefit.percent), basisPointsMax);
    return spreadOver(campaign, units, { totalMinor, remaining, times: units.length });
  }
  const off = units.map((unit) => ({ unit, minor: minorOff(campaign, unit, remaining.of(unit)) }));
  const given = off.filter(({ minor }) => minor > 0);
  return {
    campaign,
    units: given.map(({ unit }) => unit),
    minors: given.map(({ minor }) => minor),
    discountMinor: given.reduce((sum, { minor }) => sum + minor, 0),
    times: given.length,
  };
};

/** What an amount or a fixed price takes off a unit of which so much is left to pay. */
const minorOff = ({ benefit }: CompiledCampaign, { line }: Unit, leftMinor: number): number => {
  if (benefit.kind !== 'amount-off' && benefit.kind !== 'fixed-price') return 0;
  const { weightGrams } = line;
  const amount =
    weightGrams === undefined ? benefit.amountMinor : proportion(benefit.amountMinor, weightGrams, 1000);
  return benefit.kind === 'fixed-price' ? Math.max(0, leftMinor - amount) : Math.min(leftMinor, amount);
};
