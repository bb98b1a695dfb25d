import { accepted, type Result, rejected } from '@rayon/kernel';
import { subtotalMinor } from './line';
import type { Adjudication, Trip, TripEvent } from './trip';

/** An adjudication that cannot be right for the basket it names; the text says what is wrong. */
export type BrokenAdjudication = Readonly<{ reason: 'BrokenAdjudication'; detail: string }>;

/**
 * Takes the offers' binding word on the basket that was ended last. A word on an earlier basket, or on a trip
 * that is over, changes nothing. One that would take more than a line costs, discount a deposit or not add up
 * is refused whole: nobody pays a price nobody can explain.
 */
export const adjudicate = (
  trip: Trip,
  told: Adjudication & { subtotalMinor: number },
  at: Date,
): Result<TripEvent[], BrokenAdjudication> => {
  if (trip.status !== 'ended' || told.basketVersion !== trip.basketVersion) return accepted([]);
  const detail = flawOf(trip, told);
  if (detail !== undefined) return rejected({ reason: 'BrokenAdjudication', detail });
  const { subtotalMinor: _checked, ...adjudication } = told;
  return accepted([{ type: 'BasketAdjudicated', adjudication, at }]);
};

/** What all offers together take off each line, in minor units. */
export const discountByLine = (adjudication: Adjudication): Map<string, number> => {
  const discounts = new Map<string, number>();
  for (const offer of adjudication.offers)
    for (const { lineId, discountMinor } of offer.lines)
      discounts.set(lineId, (discounts.get(lineId) ?? 0) + discountMinor);
  return discounts;
};

const flawOf = (trip: Trip, told: Adjudication & { subtotalMinor: number }): string | undefined => {
  const lines = new Map<string, Trip['lines'][number]>(trip.lines.map((line) => [line.lineId, line]));
  let discountMinor = 0;
  for (const offer of told.offers) {
    const spread = offer.lines.reduce((sum, line) => sum + line.discountMinor, 0);
    if (spread !== offer.discountMinor)
      return `offer ${offer.campaignId} spreads ${spread} of ${offer.discountMinor}`;
    if (offer.lines.some((line) => line.discountMinor < 0))
      return `offer ${offer.campaignId} adds to a price`;
    for (const bonus of offer.bonusPoints)
      if (!lines.has(bonus.lineId)) return `bonus points on ${bonus.lineId}, which is not in the basket`;
    discountMinor += offer.discountMinor;
  }
  for (const [lineId, discount] of discountByLine(told)) {
    const line = lines.get(lineId);
    if (!line) return `a discount on ${lineId}, which is not in the basket`;
    if (line.deposit && discount > 0) return `a discount on the deposit ${lineId}`;
    if (discount > line.amountMinor) return `line ${lineId} would cost less than nothing`;
  }
  const subtotal = subtotalMinor(trip.lines);
  if (told.subtotalMinor !== subtotal) return `a subtotal of ${told.subtotalMinor} instead of ${subtotal}`;
  if (told.discountMinor !== discountMinor)
    return `a discount of ${told.discountMinor} instead of ${discountMinor}`;
  if (told.totalMinor !== subtotal - discountMinor)
    return `a total of ${told.totalMinor} that does not add up`;
  return undefined;
};
