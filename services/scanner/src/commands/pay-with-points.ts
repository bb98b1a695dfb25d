import { accepted, idFromName, rejected } from '@rayon/kernel';
import { type CommandIdReused, untilUnique } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { TripId } from '../domain/ids';
import { askPoints, type PointsRejection, refusedBecause } from '../domain/pay-with-points';
import type { CardNotAccepted, TripNotFound } from '../domain/refused';
import { withPresentation } from '../domain/trip';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { tripChange } from '../rows/trips';
import type { Scanner } from '../scanner';
import { changedTrip, inTripWords, isHeldBy, tripNotFound } from './change-trip';
import { presentation, tripId } from './shapes';
import { whenSettled } from './when-settled';

@ObjectType('PointsKept')
class PointsKept {
  @Field(() => TripType)
  trip!: TripType;
}

export const payWithPoints = command({
  name: 'payWithPoints',
  description:
    'Sets points of the card aside for the claimed basket, whose code is shown at the till for it: `confirmPayment` then names them as a tender. Ask again with the same command id while they are being set aside.',
  allow: ['terminal'],
  input: z.object({
    tripId,
    presentation,
    points: z.int().min(1).nullish().describe('As many as there are, and as fit, where it is not said.'),
  }),
  answer: PointsKept,
  refusal: scannerRefusals,
  run: async (input, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const caller = callerAs(principal, 'terminal');
    const { terminalId } = caller;
    const checked = await scanner.checkPresentation(input.presentation, { machineId: terminalId });
    if (!checked.ok) return checked;
    const card = checked.value;
    // The same command of the same till asks for the same points.
    const paymentId = idFromName(`points-payment:${terminalId}:${asked.commandId}`);
    const { points, tripId: id } = input;
    const wish = { paymentId, card, ...(typeof points === 'number' ? { points } : {}) };
    const once = { ...asked, input: { name: asked.name, tripId: id, memberId: card.memberId, points } };
    const changed = await untilUnique(async (tries) => {
      // The presentation collided with one that was used: it is looked for, so that the refusal says so.
      const isUsed =
        tries > 1 && (await scanner.trips.findOne({ presentationIds: card.tokenId })) !== undefined;
      return scanner.trips.change<undefined, AskRejection>(id, { cause: asked, once }, (trip) => {
        if (!isHeldBy(trip, caller)) return tripNotFound;
        const events = askPoints(trip, wish, asked.at);
        if (!events.ok) return events;
        if (isUsed || trip.presentationIds?.includes(card.tokenId))
          return rejected({ reason: 'CardNotAccepted' });
        return accepted(tripChange(withPresentation(trip, card.tokenId), events.value));
      });
    });
    return changed.ok
      ? decided(scanner, id, paymentId)
      : rejected(inTripWords<AskRejection>(changed.rejection));
  },
  present: changedTrip,
});

type AskRejection = PointsRejection | CardNotAccepted | TripNotFound | CommandIdReused;

/** The trip once the ledger has decided, or why it keeps no points. Of points that were let go since, the trip as it is now. */
const decided = async ({ trips, priceWaitMilliseconds }: Scanner, id: TripId, paymentId: string) => {
  const kept = await whenSettled(
    () => trips.find(id),
    ({ row: { pointsPayment } }) =>
      pointsPayment?.paymentId === paymentId && pointsPayment.status === 'asked',
    { millisecondsMax: priceWaitMilliseconds },
  );
  if (!kept) return tripNotFound;
  const { row: trip } = kept;
  const { pointsPayment: payment } = trip;
  if (payment?.paymentId !== paymentId || payment.status === 'kept') return accepted(kept);
  if (payment.status === 'asked') return rejected({ reason: 'PointsBeingKept' } as const);
  const dueMinor = 'adjudication' in trip ? trip.adjudication.totalMinor : 0;
  return rejected(refusedBecause(payment, { dueMinor, currency: trip.currency }));
};
