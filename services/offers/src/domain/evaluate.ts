import { minorPerPoint } from '@rayon/kernel';
import { type AppliedOffer, promisedMinor } from './applied-offers';
import { type Basket, subtotalMinor, type Unit, unitsOf } from './basket';
import type { BasketFigures } from './basket-figures';
import type { CampaignIndex } from './campaign-index';
import { type Candidate, type Candidates, candidatesFor } from './candidates';
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
import { mostOffBy } from './most-off';
import { type NextOffer, nextOffer } from './next-offer';
import { mayCountFromPrior } from './prior-price';
import type { Shopper } from './shopper';

/** What the campaigns make of a basket. */
export type Evaluation = Readonly<{
  subtotalMinor: number;
  /** The same without deposits. */
  merchandiseMinor: number;
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
  /** What the store sells: by it a near offer is chosen, and nothing else. */
  figures?: BasketFigures | undefined;
}>;

/**
 * Works out which campaigns apply. A pure function with one meaning, whatever the order of the lines: a unit has
 * one exclusive campaign or those that stack, whichever is better for the shopper (ties by priority, then id), and beside
 * either those that always add up; of a group of campaigns one is given; what qualifies in a set is not rewarded
 * elsewhere; nothing is taken below zero, deposits are never touched. A campaign whose budget does not cover what it
 * would give gives nothing (or what is left, where it says so), and the others are worked out without it. A card costs
 * nothing: where prices are lower without what asks for one, they are those. `units` are those of the basket, for whoever knows
 * them already.
 */
export const evaluate = (
  question: Question,
  units: readonly Unit[] = unitsOf(question.basket.lines),
): Evaluation => {
  const own = workOut(question, units, lookUp(question, units));
  if (!mayCost(own)) return own.evaluation;
  const { allowances } = question;
  const { discountMinor } = own.evaluation;
  const { found, isCutByCard } = own.candidates;
  const isForAnybody = ({ campaign }: Candidate): boolean => !isPricedByCard(campaign);
  const isAllKnown = !own.isCutByBudget && !isCutByCard;
  if (isAllKnown && giveNoMore(found.filter(isForAnybody), allowances, discountMinor)) return own.evaluation;
  const withCard = found.filter((candidate) => !isForAnybody(candidate));
  const anybodys = lookUp(question, units, withCard);
  if (giveNoMore(anybodys.candidates.found, allowances, discountMinor)) return own.evaluation;
  const { evaluation } = workOut(question, units, anybodys);
  return evaluation.discountMinor > discountMinor ? evaluation : own.evaluation;
};

/** What may be given to a basket, before it is worked out what is. */
type LookedUp = Readonly<{
  circumstances: Circumstances;
  /** What gives nothing, and why; of more than a budget covers it is noted later. */
  excluded: Map<string, LostReason>;
  candidates: Candidates;
}>;

/** Looks the basket's campaigns up for whoever shops; where offers are given up, those that anybody gets. */
const lookUp = (
  { basket, campaigns, shopper, allowances, at }: Question,
  units: readonly Unit[],
  givenUp?: readonly Pick<Candidate, 'campaign'>[],
): LookedUp => {
  const { currency, timeZone } = basket;
  const asAnybody = givenUp !== undefined;
  const circumstances: Circumstances = { shopper, currency, at, timeZone, allowances, asAnybody };
  const excluded = new Map<string, LostReason>(
    givenUp?.map(({ campaign }) => [campaign.campaignId, 'better-offer']),
  );
  return {
    circumstances,
    excluded,
    candidates: candidatesFor(campaigns, basket, units, circumstances, excluded),
  };
};

/** Whether all of them together take no more off than that, and no budget of one lets in others: then it need not be worked out. */
const giveNoMore = (found: readonly Candidate[], allowances: Allowances, discountMinor: number): boolean => {
  let most = 0;
  for (const candidate of found) {
    const own = mostOffBy(candidate);
    most += own;
    if (most > discountMinor || own > budgetLeftOf(candidate.campaign, allowances)) return false;
  }
  return true;
};

const budgetLeftOf = ({ campaignId, counted }: CompiledCampaign, allowances: Allowances): number =>
  (counted ? allowances(campaignId)?.budgetLeftMinor : undefined) ?? Number.POSITIVE_INFINITY;

/** What came of a basket, and what it came from. */
type WorkedOut = Readonly<{ evaluation: Evaluation; candidates: Candidates; isCutByBudget: boolean }>;

/** Works the basket out by what was looked up. */
const workOut = (
  { basket, campaigns, shopper, allowances, figures }: Question,
  units: readonly Unit[],
  { circumstances, excluded, candidates: first }: LookedUp,
): WorkedOut => {
  const perPoint = minorPerPoint(basket.currency);
  let candidates = first;
  for (let isCutByBudget = false; ; isCutByBudget = true) {
    const outcome = bestOfGroups({ lines: basket.lines, units }, candidates.found, perPoint);
    const before = excluded.size;
    for (const offer of outcome.applied)
      if (promisedMinor(offer) > budgetLeftOf(offer.campaign, allowances))
        excluded.set(offer.campaign.campaignId, 'budget-spent');
    if (excluded.size > before) {
      candidates = candidatesFor(campaigns, basket, units, circumstances, excluded);
      continue;
    }
    const found = candidates;
    const evaluation = new Evaluated(basket.lines, outcome.applied, {
      lost: () => lostOffers(found, outcome, { lines: basket.lines, minorPerPoint: perPoint }),
      next: () =>
        nextOffer(found, { shopper, figures, timesGiven: (campaign) => outcome.times.get(campaign) ?? 0 }),
    });
    return { evaluation, candidates, isCutByBudget };
  }
};

/**
 * Whether what comes with a card may keep more away than it gives. Where all prices are of pieces by themselves each has the
 * best of them, and more to choose from is never worse; with sets, amounts, what stacks, groups, a budget or a prior price it may be.
 */
const mayCost = ({ candidates: { found }, isCutByBudget }: WorkedOut): boolean =>
  found.some(({ campaign }) => isPricedByCard(campaign)) &&
  (isCutByBudget ||
    found.some(
      ({ campaign, units }) =>
        (!isOfPieces(campaign) && !isBesidePrices(campaign)) ||
        units.some((unit) => mayCountFromPrior(campaign, unit)),
    ));

const isOfPieces = ({ exclusive, isByPiece, laterConditions, content }: CompiledCampaign): boolean =>
  exclusive && isByPiece && laterConditions.length === 0 && content.limits.perTrip === undefined;

class Evaluated implements Evaluation {
  readonly subtotalMinor: number;
  readonly merchandiseMinor: number;
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
    this.merchandiseMinor = subtotalMinor(lines.filter(({ deposit }) => !deposit));
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
