import type { Evaluation } from '../domain/evaluate';
import { type GoneOffer, givenBy, goneOffers, type ShownOffer, shownOf } from '../domain/gone-offers';
import { isLiveAt } from '../domain/is-live-at';
import type { TripCopy } from '../domain/trip-copy';
import type { TripRedemption } from '../domain/trip-redemption';
import type { Memory } from '../memory/memory';
import { evaluateCounted } from '../records/counted-evaluation';
import type { Uses } from '../records/uses';

type Asked = Readonly<{
  before: TripCopy;
  /** What the earlier word on the basket gave; undefined at the first. */
  earlier: readonly TripRedemption[] | undefined;
  uses: Uses;
  question: Parameters<typeof evaluateCounted>[1];
}>;

/** What a basket had been shown, or given by its earlier word, and is not given by this one. */
export const goneFromBasket = async (
  { baskets }: Pick<Memory, 'baskets'>,
  asked: Asked,
  evaluation: Evaluation,
): Promise<readonly GoneOffer[]> => {
  const { before, earlier, question } = asked;
  const { basket, campaigns, at } = question;
  const { timeZone } = basket;
  const shown = earlier
    ? givenBy(earlier)
    : (baskets.get(before.tripId)?.shown ?? (await heldAndNotGiven(asked, evaluation)));
  return goneOffers(before.gone ?? [], shown, {
    evaluation,
    lineIds: new Set(basket.lines.map(({ lineId }) => lineId)),
    isLive: (one) => isLiveAt(one, campaigns, { at, timeZone }),
    isDecided: earlier !== undefined,
  });
};

/** Another process showed it: worked out again as of when it was held. What does not count leaves no trace of having been shown. */
const heldAndNotGiven = async (
  { before: { holding }, uses, question }: Asked,
  { applied }: Evaluation,
): Promise<readonly ShownOffer[]> => {
  const given = new Set(applied.map(({ campaign }) => campaign.campaignId));
  const missing = (holding?.offers ?? []).filter(({ campaignId }) => !given.has(campaignId));
  if (!holding || missing.length === 0) return [];
  const then = await evaluateCounted(uses, { ...question, at: holding.at });
  return shownOf(then.evaluation.applied).filter((one) =>
    missing.some(({ campaignId }) => campaignId === one.campaignId),
  );
};
