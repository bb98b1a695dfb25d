import { allocate, basisPointsOf } from '@rayon/kernel';
import type { Award } from './award';
import { mostOffOf, type Unit, worthOf } from './basket';
import type { Benefit } from './campaign-content';
import type { Candidate } from './candidates';
import type { CompiledCampaign } from './compiled-campaign';
import { type Left, wholePrice } from './prior-price';
import { finePartsPerMinor } from './unit-offers';

/** What a campaign would take off a basket. */
export type Plan = Readonly<{
  /** Spread over its units: worked out for the plan that is taken, of the many that are compared. */
  award: () => Award;
  /** The minor units it takes off. */
  discountMinor: number;
  /** The units it is given for, those included that are only taken for it; in canonical order. */
  held: readonly Unit[];
  /** What the shopper gains, in grains, beyond what the held units would have elsewhere. */
  gain: number;
}>;

/** The prices that a plan is made on, and what its units could have instead. */
export type Ground = Readonly<{
  /** Minor units left to pay for the unit. */
  leftOf: (unit: Unit) => number;
  /** The same, and from which price it counts. */
  countedOf: (unit: Unit) => Left;
  /** Minor units left to pay for the whole basket without deposits. */
  leftOfAll: () => number;
  /** What the unit would win elsewhere, in grains; absent: no unit would win anything. */
  elsewhere?: (campaign: CompiledCampaign, unit: Unit) => number;
  /** Whether the unit is in a group already, and joins no second one. */
  isGrouped: (unit: Unit) => boolean;
}>;

/** The prices before any offer, as if there were no other. */
export const aloneOn = (units: readonly Unit[]): Ground => ({
  leftOf: ({ priceMinor }) => priceMinor,
  countedOf: wholePrice,
  leftOfAll: () => worthOf(units),
  isGrouped: () => false,
});

/** A fine part of a minor unit has so many, so that a tie can be given to whoever outranks the other. */
export const grains = 1024;

export const grainsPerMinor = finePartsPerMinor * grains;

/** The benefit of that kind. */
export type BenefitOf<Kind extends Benefit['kind']> = Extract<Benefit, { kind: Kind }>;

/** The most a campaign may take off on this ground: its own cap, what is left of its budget, the floor of the basket. */
export const capOf = (candidate: Candidate, ground: Pick<Ground, 'leftOfAll'>): number =>
  Math.min(promiseCapOf(candidate), floorCapOf(candidate, ground));

/** The most of what it promises: its own cap, and what is left of its budget. What a price was raised by is in neither. */
export const promiseCapOf = ({ campaign, capMinor = Number.POSITIVE_INFINITY }: Candidate): number =>
  Math.max(0, Math.min(capMinor, campaign.content.limits.discountMinor ?? Number.POSITIVE_INFINITY));

/** The most that the floor of the basket leaves to take off, whatever it is. */
export const floorCapOf = ({ campaign }: Candidate, { leftOfAll }: Pick<Ground, 'leftOfAll'>): number =>
  Math.max(0, leftOfAll() - (campaign.content.floor?.basketMinor ?? 0));

/** What the unit would win elsewhere, in grains. */
export const lostElsewhere = ({ elsewhere }: Ground, campaign: CompiledCampaign, unit: Unit): number =>
  elsewhere ? elsewhere(campaign, unit) : 0;

/** What a campaign may take off one unit: what is left of it, above the floor of its price and what offers together may take. */
export const takableOf = ({ content }: CompiledCampaign, unit: Unit, leftMinor: number): number => {
  const percent = content.floor?.articlePercent;
  const floorMinor =
    percent === undefined ? 0 : Math.ceil((unit.priceMinor * basisPointsOf(percent)) / finePartsPerMinor);
  return Math.max(0, leftMinor - Math.max(floorMinor, unit.priceMinor - mostOffOf(unit)));
};

/** Spreads a discount over units in canonical order by what may be taken off each, to the cent. */
export const spread = (
  { campaign }: Candidate,
  units: readonly Unit[],
  { totalMinor, weights, times }: { totalMinor: number; weights: readonly number[]; times: number },
): Award => ({
  campaign,
  units,
  minors: allocate(totalMinor, weights),
  discountMinor: totalMinor,
  times,
});
