import type { AppliedOffer } from './applied-offers';
import { isCountedForAll } from './counted';
import { type Evaluation, evaluate, type Question } from './evaluate';
import { someMember } from './shopper';

/** What any member would get of a basket beyond what it gets without a card. */
export type WithCard = Readonly<{
  discountMinor: number;
  bonusPoints: number;
  /** Whether it may be less: one of them may run out, or have. */
  upTo: boolean;
  /** Those that come with the card, as they would be given. */
  offers: readonly AppliedOffer[];
}>;

/**
 * What a card would bring to the basket of somebody who showed none: what campaigns for members give, and none that ask
 * for consent. Undefined where it brings nothing, and for whoever is known.
 */
export const withCard = (question: Question, without: Evaluation): WithCard | undefined => {
  if (question.shopper.kind !== 'anonymous') return undefined;
  if (!without.lost.some(({ reason }) => reason === 'card-needed')) return undefined;
  const { applied, discountMinor, bonusPoints } = evaluate({ ...question, shopper: someMember });
  const given = new Set(without.applied.map(({ campaign }) => campaign));
  const offers = applied.filter(({ campaign }) => !given.has(campaign));
  const more = {
    discountMinor: discountMinor - without.discountMinor,
    bonusPoints: bonusPoints - without.bonusPoints,
    upTo: offers.some(({ campaign }) => isCountedForAll(campaign)),
    offers,
  };
  // Where a card brings one thing and costs another it is no gain that somebody could be told of.
  const isLoss = more.discountMinor < 0 || more.bonusPoints < 0;
  const isGain = more.discountMinor > 0 || more.bonusPoints > 0;
  return isGain && !isLoss ? more : undefined;
};
