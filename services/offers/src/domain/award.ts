import { type Unit, worthOf } from './basket';
import type { CompiledCampaign } from './compiled-campaign';
import { basisAfter, type Left, mayCountFromPrior } from './prior-price';

/** What one campaign takes off which units. */
export type Award = Readonly<{
  campaign: CompiledCampaign;
  /** In the canonical order of the basket. */
  units: readonly Unit[];
  /** Minor units off, at the same positions; never above what was left of the unit's price. */
  minors: readonly number[];
  /** What of each only takes back what its price was raised by; absent: nothing. */
  raised?: readonly number[];
  /** All of it. */
  discountMinor: number;
  /** Times the benefit was given: units, or groups of several. */
  times: number;
}>;

/** What is left to pay of each unit while offers are applied one after another. */
export class Remaining {
  private readonly minors: number[];
  private totalMinor: number;
  /** Where a unit counts from another price than that of the shelf. */
  private readonly bases = new Map<number, number>();

  constructor(units: readonly Unit[]) {
    this.minors = units.map((unit) => unit.priceMinor);
    this.totalMinor = worthOf(units);
  }

  /** Minor units left to pay for the unit. */
  of(unit: Unit): number {
    return this.minors[unit.index] ?? 0;
  }

  /** The same, and from which price it counts. */
  leftOf(unit: Unit): Left {
    return { minor: this.of(unit), basisMinor: this.bases.get(unit.index) ?? unit.priceMinor };
  }

  /** Minor units left to pay for all units. */
  get total(): number {
    return this.totalMinor;
  }

  /** Takes the award off its units; more than what is left is a bug of the rules and stops here. */
  take({ campaign, units, minors }: Award): void {
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at];
      const minor = minors[at];
      if (!unit || !minor) continue;
      const left = this.of(unit) - minor;
      if (minor < 0 || left < 0) throw new RangeError(`an offer took ${minor} of ${this.of(unit)}`);
      if (mayCountFromPrior(campaign, unit))
        this.bases.set(unit.index, basisAfter(campaign, unit, { left: this.leftOf(unit), offMinor: minor }));
      this.minors[unit.index] = left;
      this.totalMinor -= minor;
    }
  }
}
