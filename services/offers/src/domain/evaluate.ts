import { minorPerPoint } from '@rayon/kernel';
import type { AppliedOffer } from './applied-offers';
import { type Basket, subtotalMinor, type Unit, unitsOf } from './basket';
import type { CampaignIndex } from './campaign-index';
import { type Candidates, candidatesFor } from './candidates';
import type { CompiledCampaign } from './compiled-campaign';
import {
  type Allowances,
  type Circumstances,
  isBesidePrices,
  isPricedByCard,
  type LostReason,
} from './eligibility';
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
 * would give gives nothing (or what is left, where it says so), and the others are worked out without it. A card costs
 * nothing: where prices are lower without what asks for one, they are those.
 */
export const evaluate = (question: Question): Evaluation => {
  const units = unitsOf(question.basket.lines);
  const own = workOut(question, units);
  if (!mayCost(own)) return own.evaluation;
  const withCard = own.evaluation.applied.filter(({ campaign }) => isPricedByCard(campaign));
  const anybodys = workOut(question, units, withCard).evaluation;
  return anybodys.discountMinor > own.evaluation.discountMinor ? anybodys : own.evaluation;
};

/** What came of a basket, and what it came from. */
type WorkedOut = Readonly<{ evaluation: Evaluation; candidates: Candidates; isCutByBudget: boolean }>;

/** Works the basket out for whoever shops; with offers that are given up, the prices are those that anybody gets. */
const workOut = (
  { basket, campaigns, shopper, allowances, at }: Question,
  units: readonly Unit[],
  givenUp?: readonly AppliedOffer[],
): WorkedOut => {
  const { currency, timeZone } = basket;
  const asAnybody = givenUp !== undefined;
  const circumstances: Circumstances = { shopper, currency, at, timeZone, allowances, asAnybody };
  const perPoint = minorPerPoint(basket.currency);
  const excluded = new Map<string, LostReason>(
    givenUp?.map(({ campaign }) => [campaign.campaignId, 'better-offer']),
  );
  for (let isCutByBudget = false; ; isCutByBudget = true) {
    const candidates = candidatesFor(campaigns, basket, units, circumstances, excluded);
    const outcome = bestOfGroups({ lines: basket.lines, units }, candidates.found, perPoint);
    const before = excluded.size;
    for (const { campaign, discountMinor } of outcome.applied) {
      const left = campaign.counted ? allowances(campaign.campaignId)?.budgetLeftMinor : undefined;
      if (left !== undefined && discountMinor > left) excluded.set(campaign.campaignId, 'budget-spent');
    }
    if (excluded.size > before) continue;

    const evaluation = new Evaluated(basket.lines, outcome.applied, {
      lost: () => lostOffers(candidates, outcome, { lines: basket.lines, minorPerPoint: perPoint }),
      next: () => nextOffer(candidates, shopper, (campaign) => outcome.times.get(campaign) ?? 0),
    });
    return { evaluation, candidates, isCutByBudget };
  }
};

/**
 * Whether what comes with a card may keep more away than it gives. Where all prices are of pieces by themselves each has the
 * best of them, and more to choose from is never worse; with sets, amounts, what stacks, groups or a budget it may be.
 */
const mayCost = ({ candidates: { found }, isCutByBudget }: WorkedOut): boolean =>
  found.some(({ campaign }) => isPricedByCard(campaign)) &&
  (isCutByBudget || found.some(({ campaign }) => !isOfPieces(campaign) && !isBesidePrices(campaign)));

const isOfPieces = ({ exclusive, isByPiece, laterConditions, content }: CompiledCampaign): boolean =>
  exclusive && isByPiece && laterConditions.length === 0 && content.limits.perTrip === undefined;

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
