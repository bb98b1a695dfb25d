import { minorPerPoint } from '@rayon/kernel';
import type { AppliedOffer } from './applied-offers';
import { type Basket, subtotalMinor, unitsOf } from './basket';
import type { CampaignIndex } from './campaign-index';
import { candidatesFor } from './candidates';
import type { Allowances, Circumstances, LostReason } from './eligibility';
import { bestOfGroups } from './groups';
import { type LostOffer, lostOffers } from './lost-offers';
import { type NextOffer, nextOffer } from './next-offer';
import type { Shopper } from './shopper';

/** What the campaigns make of a basket. */
export type Evaluation = Readonly<{
  subtotalMinor: number;
  discountMinor: number;
  bonusPoints: number;
  /** By rank: priority, then campaign id. */
  applied: readonly AppliedOffer[];
  /** Worked out when it is first read: what binds, and what is tried on past sales, does not ask for it. */
  lost: readonly LostOffer[];
  /** Likewise. */
  next?: NextOffer | undefined;
}>;

/** Everything an evaluation depends on: equal questions have equal answers. */
export type Question = Readonly<{
  basket: Basket;
  campaigns: CampaignIndex;
  shopper: Shopper;
  allowances: Allowances;
  at: Date;
}>;

/**
 * Works out which campaigns apply. A pure function with one meaning, whatever the order of the lines: a unit has
 * one exclusive campaign or those that stack, whichever is better for the shopper (ties by priority, then id), and beside
 * either those that always add up; of a group of campaigns one is given; what qualifies in a set is not rewarded
 * elsewhere; nothing is taken below zero, deposits are never touched. A campaign whose budget does not cover what it
 * would give gives nothing (or what is left, where it says so), and the others are worked out without it.
 */
export const evaluate = ({ basket, campaigns, shopper, allowances, at }: Question): Evaluation => {
  const { currency, timeZone } = basket;
  const circumstances: Circumstances = { shopper, currency, at, timeZone, allowances };
  const units = unitsOf(basket.lines);
  const perPoint = minorPerPoint(basket.currency);
  const excluded = new Map<string, LostReason>();
  for (;;) {
    const candidates = candidatesFor(campaigns, basket, units, circumstances, excluded);
    const outcome = bestOfGroups({ lines: basket.lines, units }, candidates.found, perPoint);
    const before = excluded.size;
    for (const { campaign, discountMinor } of outcome.applied) {
      const left = campaign.counted ? allowances(campaign.campaignId)?.budgetLeftMinor : undefined;
      if (left !== undefined && discountMinor > left) excluded.set(campaign.campaignId, 'budget-spent');
    }
    if (excluded.size > before) continue;

    return new Evaluated(basket.lines, outcome.applied, {
      lost: () => lostOffers(candidates, outcome, { lines: basket.lines, minorPerPoint: perPoint }),
      next: () => nextOffer(candidates, shopper, (campaign) => outcome.times.get(campaign) ?? 0),
    });
  }
};

class Evaluated implements Evaluation {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly bonusPoints: number;
  readonly applied: readonly AppliedOffer[];
  readonly #lost: () => readonly LostOffer[];
  readonly #next: () => NextOffer | undefined;

  constructor(
    lines: Basket['lines'],
    applied: readonly AppliedOffer[],
    { lost, next }: { lost: () => readonly LostOffer[]; next: () => NextOffer | undefined },
  ) {
    this.subtotalMinor = subtotalMinor(lines);
    this.discountMinor = applied.reduce((sum, offer) => sum + offer.discountMinor, 0);
    this.bonusPoints = applied.reduce((sum, offer) => sum + offer.bonusPoints, 0);
    this.applied = applied;
    this.#lost = once(lost);
    this.#next = once(next);
  }

  get lost() {
    return this.#lost();
  }

  get next() {
    return this.#next();
  }
}

/** What is worked out when it is first asked for, and not again. */
export const once = <Value>(work: () => Value): (() => Value) => {
  let done: Readonly<{ value: Value }> | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
};
