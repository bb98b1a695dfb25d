import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Cause, type CommandIdReused, type Once, untilUnique } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Presentation } from '../cards/check-presentation';
import { type AttachRejection, attachCard as attach, keyBeside } from '../domain/attach-card';
import type { TripId } from '../domain/ids';
import type { CardHasOpenTrip, CardNotAccepted, TripNotFound } from '../domain/refused';
import { besideOwner, type Trip, withPresentation } from '../domain/trip';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { type KeptTrip, tripChange } from '../rows/trips';
import type { Scanner } from '../scanner';
import {
  changedTrip,
  freeOfNumber,
  inTripWords,
  isDeviceOf,
  isHeldBy,
  tripNotFound,
  unlessGone,
} from './change-trip';
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
    const presentation = checked.value;
    const { memberId } = presentation;
    const once = { ...asked, input: { name: asked.name, tripId: input.tripId, memberId } };
    const isTheirs = (trip: Trip) =>
      caller.kind === 'device' ? isDeviceOf(trip, caller) : isHeldBy(trip, caller);
    const wish = { tripId: input.tripId, presentation, isTheirs, cause: asked, once };
    const attached = await untilUnique((tries) => attachOnce(scanner, { ...wish, mayBeUsed: tries > 1 }));
    return attached.ok ? unlessGone(attached, caller) : attached;
  },
  present: changedTrip,
});

type AttachRefusal = AttachRejection | CardHasOpenTrip | CardNotAccepted | TripNotFound | CommandIdReused;

/** Puts the card on the trip and uses its presentation up, in one change of the trip. */
const attachOnce = async (
  { trips }: Scanner,
  wish: Readonly<{
    tripId: TripId;
    presentation: Presentation;
    isTheirs: (trip: Trip) => boolean;
    cause: Cause;
    once: Once;
    /** The presentation collided with one that was used: it is looked for, so that the refusal says so. */
    mayBeUsed: boolean;
  }>,
): Promise<Result<KeptTrip, AttachRefusal>> => {
  const { tripId, presentation, isTheirs, cause, once } = wish;
  const { memberId, proof, tokenId } = presentation;
  const held = await trips.findOne({ openMemberId: memberId });
  const found = held?.row.tripId === tripId ? undefined : held?.row;
  const isBeside = proof === 'static' && found?.memberId !== undefined;
  const elsewhere = isBeside ? (await trips.findOne({ openMemberId: keyBeside(memberId) }))?.row : found;
  if (elsewhere && elsewhere.memberId === undefined && elsewhere.tripId !== tripId)
    await freeOfNumber(trips, elsewhere, cause);
  const isUsed = wish.mayBeUsed && (await trips.findOne({ presentationIds: tokenId })) !== undefined;
  const changed = await trips.change<undefined, AttachRefusal>(tripId, { cause, once }, (trip) => {
    if (!isTheirs(trip)) return tripNotFound;
    const events = attach(trip, presentation, cause.at);
    if (!events.ok) return events;
    if (elsewhere?.memberId !== undefined) return rejected({ reason: 'CardHasOpenTrip' });
    if (isUsed || trip.presentationIds?.includes(tokenId)) return rejected({ reason: 'CardNotAccepted' });
    const shown = withPresentation(trip, tokenId);
    return accepted(tripChange(isBeside ? besideOwner(shown) : shown, events.value));
  });
  return changed.ok ? changed : rejected(inTripWords<AttachRefusal>(changed.rejection));
};
