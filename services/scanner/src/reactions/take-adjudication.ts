import { BasketAdjudicatedV1 } from '@rayon/events';
import { accepted, BrokenContract, type Clock } from '@rayon/kernel';
import type { Consumers } from '@rayon/messaging';
import type { z } from 'zod';
import { adjudicate } from '../domain/adjudicate';
import { lineId } from '../domain/ids';
import type { Adjudication } from '../domain/trip';
import { type Trips, tripChange } from '../rows/trips';

type Adjudicated = z.infer<typeof BasketAdjudicatedV1.data>;

/** Takes the offers' binding word on an ended basket. One that cannot be right is parked with its reason. */
export const takeAdjudications = (consumers: Consumers, trips: Trips, clock: Clock): void =>
  consumers.on(BasketAdjudicatedV1, 'scanner-on-basket-adjudicated', async ({ data, correlationid, id }) => {
    const at = clock();
    const cause = { correlationId: correlationid, causationId: id, at };
    const { currency, subtotalMinor, adjudication } = readAdjudication(data);
    const changed = await trips.change(data.tripId, { cause }, (trip) => {
      if (currency !== trip.currency) throw new BrokenContract(`${currency} instead of ${trip.currency}`);
      const events = adjudicate(trip, { ...adjudication, subtotalMinor }, at);
      if (!events.ok) throw new BrokenContract(events.rejection.detail);
      return accepted(tripChange(trip, events.value));
    });
    if (!changed.ok) throw new BrokenContract(`no trip ${data.tripId}`);
  });

const readAdjudication = (
  data: Adjudicated,
): { currency: string; subtotalMinor: number; adjudication: Adjudication } => {
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
        ...(offer.priorPrices
          ? {
              priorPrices: offer.priorPrices.map((prior) => ({
                lineId: lineId(prior.lineId),
                minor: minor(prior.price),
              })),
            }
          : {}),
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
