import { BasketAdjudicatedV1 } from '@rayon/events';
import type { Clock } from '@rayon/kernel';
import { BrokenContract } from '@rayon/kernel';
import type { Listeners } from '@rayon/messaging';
import type { z } from 'zod';
import { lineId, tripId } from '../../domain/ids';
import { type ToldAdjudication, takeAdjudication } from '../../use-cases/take-adjudication';
import type { changeWithin } from '../mongo/change-trip';
import type { RecentTrips } from '../mongo/recent-trips';

type Told = z.infer<typeof BasketAdjudicatedV1.data>;

/** Takes the offers' binding word on an ended basket. One that cannot be right is parked with its reason. */
export const listenToAdjudications = (
  listeners: Listeners,
  { change, recent, clock }: { change: ReturnType<typeof changeWithin>; recent: RecentTrips; clock: Clock },
): void => {
  listeners.on(
    BasketAdjudicatedV1,
    { durable: 'scanner-on-basket-adjudicated' },
    async (envelope, session) => {
      const { data, correlationid, id } = envelope;
      recent.forget(data.tripId);
      const changed = await change(
        tripId(data.tripId),
        { cause: { correlationId: correlationid, causationId: id }, session },
        takeAdjudication(toTold(data), clock()),
      );
      if (changed.ok) return changed.value;
      const { rejection } = changed;
      throw new BrokenContract(
        rejection.reason === 'BrokenAdjudication' ? rejection.detail : `no trip ${data.tripId}`,
      );
    },
  );
};

const toTold = (data: Told): ToldAdjudication => {
  const { currency } = data.subtotal;
  const minor = (amount: { minor: number; currency: string }): number => {
    if (amount.currency !== currency) throw new BrokenContract(`${amount.currency} among ${currency}`);
    return amount.minor;
  };
  return {
    currency,
    subtotalMinor: data.subtotal.minor,
    adjudication: {
      basketVersion: data.basketVersion,
      offers: data.offers.map((offer) => ({
        campaignId: offer.campaignId,
        campaignVersion: offer.campaignVersion,
        title: offer.title,
        discountMinor: minor(offer.discount),
        lines: offer.lines.map((line) => ({
          lineId: lineId(line.lineId),
          discountMinor: minor(line.discount),
        })),
        bonusPoints: offer.bonusPoints.map((bonus) => ({
          lineId: lineId(bonus.lineId),
          points: bonus.points,
        })),
      })),
      discountMinor: minor(data.discount),
      totalMinor: minor(data.total),
    },
  };
};
