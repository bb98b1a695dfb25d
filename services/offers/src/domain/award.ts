import { allocate, proportion } from '@rayon/kernel';
import type { Unit } from './basket';
import type { CompiledCampaign } from './compiled-campaign';

/** What one campaign takes off which units. Units are in the canonical order of the basket. */
export type Award = Readonly<{
  campaign: CompiledCampaign;
  /** Minor units off, beside each unit; never above what was left of its price. */
  off: readonly Readonly<{ unit: Unit; minor: number }>[];
  /** Times the benefit was given: units, or groups of an N for M. */
  times: number;
}>;

/** What is left to pay of each unit, by unit index, while offers are applied one after another. */
export class Remaining {
  private readonly minors: number[];

  constructor(units: readonly Unit[]) {
    this.minors = units.map((unit) => unit.priceMinor);
  }

  /** Minor units left to pay for the unit. */
  of(unit: Unit): number {
    return this.minors[unit.index] ?? 0;
  }

  /** Takes the award off its units; more than what is left is a bug of the rules and stops here. */
  take(award: Award): void {
    for (const { unit, minor } of award.off) {
      const left = this.of(unit) - minor;
      if (minor < 0 || left < 0) throw new RangeError(`an offer took ${minor} of ${this.of(unit)}`);
      this.minors[unit.index] = left;
    }
  }
}

/** Spreads a discount over units by what is left to pay of each, to the cent. */
export const spreadOver = (
  campaign: CompiledCampaign,
  units: readonly Unit[],
  { totalMinor, remaining, times }: { totalMinor: number; remaining: Remaining; times: number },
): Award => {
  const [only] = units;
  if (units.length === 1 && only)
    return { campaign, times, off: totalMinor > 0 ? [{ unit: only, minor: totalMinor }] : [] };
  const ordered = [...units].sort((left, right) => left.index - right.index);
  const parts = allocate(
    totalMinor,
    ordered.map((unit) => remaining.of(unit)),
  );
  return {
    campaign,
    times,
    off: ordered.flatMap((unit, at) => (parts[at] ? [{ unit, minor: parts[at] }] : [])),
  };
};

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
  const times = units.length;
  if (benefit.kind === 'percent-off') {
    const base = units.reduce((sum, unit) => sum + remaining.of(unit), 0);
    return spreadOver(campaign, units, {
      totalMinor: proportion(base, benefit.percent, 100),
      remaining,
      times,
    });
  }
  const off = units.flatMap((unit) => {
    const left = remaining.of(unit);
    const stated = benefit.kind === 'amount-off' || benefit.kind === 'fixed-price' ? benefit.amountMinor : 0;
    const { weightGrams } = unit.line;
    const amount = weightGrams === undefined ? stated : proportion(stated, weightGrams, 1000);
    const minor = benefit.kind === 'fixed-price' ? Math.max(0, left - amount) : Math.min(left, amount);
    return minor > 0 ? [{ unit, minor }] : [];
  });
  return { campaign, off, times: off.length };
};

/** Everything the award takes off. */
export const discountOf = (award: Award): number => award.off.reduce((sum, { minor }) => sum + minor, 0);
