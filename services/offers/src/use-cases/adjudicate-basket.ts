import type { Basket, BasketLine } from '../domain/basket';
import type { CampaignIndex } from '../domain/campaign-index';
import type { AppliedOffer, Evaluation } from '../domain/evaluate';
import type { RedemptionLine } from '../domain/redemption';
import { evaluateCounted, shopperOf } from './counted-evaluation';
import type { Stores, TripCopy } from './ports';
import { releaseHeld } from './release-trip';

/** The final basket of a trip, as its end told it. */
export type EndedBasket = Readonly<{
  tripId: string;
  memberId?: string;
  basketVersion: number;
  basket: Basket;
  endedAt: Date;
}>;

/** The binding word on a basket. */
export type Adjudication = Readonly<{ trip: TripCopy; evaluation: Evaluation; eventSequence: number }>;

/**
 * Decides what an ended basket gets and reserves it: limits and budgets are read and written in one
 * transaction with the decision, so that no commit ever exceeds them. A basket ended again (a higher version)
 * first lets go of what the earlier one held. Nothing for a basket already decided or a trip that is over.
 */
export const adjudicateBasket = async (
  stores: Pick<Stores, 'members' | 'redemptions' | 'trips'>,
  { campaigns, trip, ended, at }: { campaigns: CampaignIndex; trip: TripCopy; ended: EndedBasket; at: Date },
): Promise<Adjudication | undefined> => {
  const { tripId, memberId, basketVersion, basket, endedAt } = ended;
  if (trip.status === 'closed' || trip.status === 'cancelled' || trip.basketVersion >= basketVersion)
    return undefined;

  await releaseHeld(stores, tripId);
  const shopper = await shopperOf(stores, memberId);
  const evaluation = await evaluateCounted(stores, { basket, campaigns, shopper, at: endedAt });

  for (const offer of evaluation.applied) {
    const { campaignId, version, brandId, counted } = offer.campaign;
    await stores.redemptions.save({
      tripId,
      campaignId,
      version,
      ...(brandId === undefined ? {} : { brandId }),
      ...(memberId === undefined ? {} : { memberId }),
      basketVersion,
      status: 'held',
      counted,
      currency: basket.currency,
      discountMinor: offer.discountMinor,
      heldMinor: offer.discountMinor,
      used: true,
      points: offer.bonusPoints,
      lines: redemptionLines(offer, basket.lines),
      at,
    });
    if (counted)
      await stores.redemptions.count({ campaignId, memberId, uses: 1, minor: offer.discountMinor });
  }
  const next: TripCopy = { ...trip, basketVersion, status: 'ended', eventSequence: trip.eventSequence + 1 };
  return { trip: next, evaluation, eventSequence: next.eventSequence };
};

const redemptionLines = (offer: AppliedOffer, lines: readonly BasketLine[]): RedemptionLine[] => {
  const discounts = new Map(offer.lines.map(({ lineId, discountMinor }) => [lineId, discountMinor]));
  const points = new Map(offer.linePoints.map((part) => [part.lineId, part.points]));
  return lines
    .filter(({ lineId }) => discounts.has(lineId) || points.has(lineId))
    .map(({ lineId, quantity }) => ({
      lineId,
      quantity,
      quantityKept: quantity,
      discountMinor: discounts.get(lineId) ?? 0,
      points: points.get(lineId) ?? 0,
    }));
};
