import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Cause, runOnce, type Transaction, untilUnique } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Presentation } from '../cards/check-presentation';
import { type AttachRejection, attachCard as attach } from '../domain/attach-card';
import type { TripId } from '../domain/ids';
import type { CardHasOpenTrip, CardNotAccepted, TripNotFound } from '../domain/refused';
import type { Trip } from '../domain/trip';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { type KeptTrip, tripChange } from '../rows/trips';
import { isUsed, useCard } from '../rows/used-presentations';
import type { Scanner } from '../scanner';
import { changedTrip, inTripWords, isDeviceOf, isHeldBy, tripNotFound, unlessGone } from './change-trip';
import { presentation, tripId } from './shapes';

@ObjectType('CardAttached')
class CardAttached {
  @Field(() => TripType)
  trip!: TripType;
}

export const attachCard = command({
  name: 'attachCard',
  description: 'Presents a card at any moment before payment.',
  allow: ['device', 'terminal'],
  input: z.object({ tripId, presentation }),
  answer: CardAttached,
  refusal: scannerRefusals,
  run: async (input, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const caller = callerAs(principal, 'device', 'terminal');
    const machineId = caller.kind === 'device' ? caller.deviceId : caller.terminalId;
    const checked = await scanner.checkPresentation(input.presentation, { machineId });
    if (!checked.ok) return checked;
    const { memberId } = checked.value;
    const once = { ...asked, input: { name: asked.name, tripId: input.tripId, memberId } };
    const isTheirs = (trip: Trip) =>
      caller.kind === 'device' ? isDeviceOf(trip, caller) : isHeldBy(trip, caller);
    const wish = { tripId: input.tripId, presentation: checked.value, isTheirs, cause: asked };
    let made: KeptTrip | undefined;
    const attached = await untilUnique((tries) =>
      runOnce(scanner.database, once, async (transaction) => {
        const changed = await attachOnce(scanner, transaction, { ...wish, mayBeUsed: tries > 1 });
        if (!changed.ok) return changed;
        transaction.afterwards.push(() => {
          made = changed.value;
        });
        return accepted(null);
      }),
    );
    if (!attached.ok) return attached;
    // Read only for a repetition, which is answered with the trip as it is now.
    const kept = made ?? (await scanner.trips.find(input.tripId));
    return kept ? unlessGone(accepted(kept), caller) : tripNotFound;
  },
  present: changedTrip,
});

type AttachRefusal = AttachRejection | CardHasOpenTrip | CardNotAccepted | TripNotFound;

/** Puts the card on the trip and uses its presentation up, together or not at all. */
const attachOnce = async (
  { trips, usedPresentations }: Scanner,
  transaction: Transaction,
  wish: Readonly<{
    tripId: TripId;
    presentation: Presentation;
    isTheirs: (trip: Trip) => boolean;
    cause: Cause;
    /** The presentation collided with one that was used: it is looked for, so that the refusal says so. */
    mayBeUsed: boolean;
  }>,
): Promise<Result<KeptTrip, AttachRefusal>> => {
  const { tripId, presentation, isTheirs, cause } = wish;
  const { memberId } = presentation;
  const { session } = transaction;
  let isElsewhere = false;
  for (const member of ['openMemberId', 'auditMemberId']) {
    const holders = await trips.findMany({ [member]: memberId }, { session, limit: 2 });
    isElsewhere ||= holders.some(({ row }) => row.tripId !== tripId);
  }
  const changed = await trips.changeWithin<undefined, AttachRefusal>(
    transaction,
    tripId,
    { cause },
    (trip) => {
      if (!isTheirs(trip)) return tripNotFound;
      const events = attach(trip, memberId, cause.at);
      if (!events.ok) return events;
      return isElsewhere ? rejected({ reason: 'CardHasOpenTrip' }) : accepted(tripChange(trip, events.value));
    },
  );
  if (!changed.ok) return rejected(inTripWords<AttachRefusal>(changed.rejection));
  if (wish.mayBeUsed && (await isUsed(usedPresentations, transaction, presentation)))
    return rejected({ reason: 'CardNotAccepted' });
  await useCard(usedPresentations, transaction, presentation);
  return accepted(changed.value);
};
