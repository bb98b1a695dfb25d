import { rejected } from '@rayon/kernel';
import { adjudicate, type BrokenAdjudication } from '../domain/adjudicate';
import type { Adjudication, Trip } from '../domain/trip';
import { toDecision } from './change-basket';
import type { Decision, TripNotFound } from './ports';

/** The offers' binding word on one basket. */
export type ToldAdjudication = Readonly<{
  currency: string;
  subtotalMinor: number;
  adjudication: Adjudication;
}>;

/** Turns the word into what happens to the trip; one in another currency is broken. */
export const takeAdjudication =
  ({ currency, subtotalMinor, adjudication }: ToldAdjudication, at: Date) =>
  (trip: Trip): Decision<null, BrokenAdjudication | TripNotFound> =>
    currency === trip.currency
      ? toDecision(adjudicate(trip, { ...adjudication, subtotalMinor }, at))
      : rejected({ reason: 'BrokenAdjudication', detail: `${currency} instead of ${trip.currency}` });
