import { accepted, isCurrency, type Result, rejected } from '@rayon/kernel';
import { type Cause, type CommandIdReused, commandKey, type Once, untilUnique } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Presentation } from '../cards/check-presentation';
import { heldBy, keyBeside, type TakeOverRejection, takeOver } from '../domain/attach-card';
import { isAuditOpen } from '../domain/checks';
import type { TripId } from '../domain/ids';
import type { OpenRejection } from '../domain/refused';
import { newTrip, withPresentation } from '../domain/trip';
import { openedEvents } from '../events/trip-events';
import type { DeviceCaller } from '../graph/callers';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { presentTrip, TripType } from '../graph/trip.type';
import { type KeptTrip, tripChange } from '../rows/trips';
import type { Scanner } from '../scanner';
import { freeOfNumber, unlessGone } from './change-trip';
import { presentation } from './shapes';

@ObjectType('TripOpened')
class TripOpened {
  @Field(() => TripType)
  trip!: TripType;

  @Field(() => Boolean, { description: "The card's open trip came here from another device." })
  takenOver!: boolean;
}

export const openTrip = command({
  name: 'openTrip',
  description: 'Opens a trip; a card with an open trip here takes it over.',
  allow: ['device'],
  input: z.object({
    presentation: presentation
      .nullish()
      .transform((text) => text ?? undefined)
      .describe('From presentCard; without it the trip is anonymous.'),
  }),
  answer: TripOpened,
  refusal: scannerRefusals,
  run: async (input, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const caller = callerAs(principal, 'device');
    const store = await scanner.assortment.store(caller.storeId);
    if (!store) return rejected({ reason: 'StoreUnknown' } as const);
    const { currency } = store;
    if (!isCurrency(currency)) return rejected({ reason: 'StoreCurrencyUnknown', currency } as const);
    const checked =
      input.presentation === undefined
        ? accepted(undefined)
        : await scanner.checkPresentation(input.presentation, { machineId: caller.deviceId });
    if (!checked.ok) return checked;
    const presentation = checked.value;
    // The proof is part of the input by what it says: another card under the same command is another wish.
    const once = { ...asked, input: { name: asked.name, memberId: presentation?.memberId ?? null } };
    const wish = { caller, presentation, currency, cause: asked, once };
    const opened = await untilUnique((tries) => (tries === 1 ? openNew(scanner, wish) : open(scanner, wish)));
    return opened.ok ? unlessGone(opened, caller) : opened;
  },
  present: ({ takenOver, ...kept }, { context }) => ({ trip: presentTrip(kept, context), takenOver }),
});

type Wish = Readonly<{
  caller: DeviceCaller;
  presentation: Presentation | undefined;
  besideOwner?: true;
  currency: string;
  cause: Cause;
  once: Once;
}>;

/** What is recorded of the command where the trip was there before it. */
type Answered = Readonly<{ takenOver: boolean }>;

type Opened = Result<KeptTrip & Answered, OpenRejection | CommandIdReused>;

/**
 * Opens a trip without asking what may be in its way: one trip per command, one open trip per device and per card, and
 * one use of a presentation, is what unique keys say. Whoever collides with them decides again, by `open`.
 */
const openNew = async ({ trips, chance }: Scanner, wish: Wish): Promise<Opened> => {
  const { caller, presentation, besideOwner, currency, cause, once } = wish;
  const { deviceId, storeId } = caller;
  const trip = newTrip({
    tripId: chance.newTripId(),
    deviceId,
    storeId,
    currency,
    openedBy: commandKey(once),
    ...(presentation && heldBy(presentation)),
    besideOwner,
    presentationId: presentation?.tokenId,
    at: cause.at,
  });
  const kept = await trips.insert({ row: trip, events: openedEvents(trip) }, cause, { once });
  return accepted({ ...kept, takenOver: false });
};

/** Something is in the way: the trip this command opened before, or moved here; the device's; the card's, which moves here. */
const open = async (scanner: Scanner, wish: Wish): Promise<Opened> => {
  const { trips } = scanner;
  const { caller, presentation, cause, once } = wish;
  const openedBy = commandKey(once);
  const earlier = await trips.findOne({ openedBy });
  if (earlier) return repeated(scanner, wish, earlier.row.tripId);
  /** Another delivery of the command may have been a moment faster. */
  const isMine = (kept: KeptTrip) => kept.row.openedBy?.includes(openedBy) === true;
  const ofDevice = await trips.findOne({ openDeviceId: caller.deviceId });
  if (ofDevice && isMine(ofDevice)) return repeated(scanner, wish, ofDevice.row.tripId);
  if (ofDevice) return rejected({ reason: 'DeviceBusy', tripId: ofDevice.row.tripId });
  const held = presentation && (await trips.findOne({ openMemberId: presentation.memberId }));
  const ofOwner = held?.row.memberId === undefined ? undefined : held;
  const isNumber = presentation?.proof === 'static';
  // Who types a number learns nothing of its owner: neither that they shop nor that they are to be checked.
  const ofMember = isNumber ? undefined : ofOwner;
  // Leaving an audited basket behind must not be a way to a new draw.
  if (ofMember && isAuditOpen(ofMember.row))
    return rejected({ reason: 'AuditOpen', tripId: ofMember.row.tripId });
  if (ofMember && ofMember.row.storeId !== caller.storeId) return rejected({ reason: 'CardHasOpenTrip' });
  const used = presentation && (await trips.findOne({ presentationIds: presentation.tokenId }));
  if (used && isMine(used)) return repeated(scanner, wish, used.row.tripId);
  if (used) return rejected({ reason: 'CardNotAccepted' });
  if (held && !ofOwner) await freeOfNumber(trips, held.row, cause);
  if (presentation && isNumber && ofOwner) {
    const beside = await trips.findOne({ openMemberId: keyBeside(presentation.memberId) });
    if (beside) await freeOfNumber(trips, beside.row, cause);
    return openNew(scanner, { ...wish, besideOwner: true });
  }
  if (!ofMember || !presentation) return openNew(scanner, wish);

  const taken = await trips.change<Answered, TakeOverRejection>(
    ofMember.row.tripId,
    { cause, once },
    (trip) => {
      const moved = takeOver(trip, caller, cause.at);
      if (!moved.ok) return moved;
      const shown = withPresentation(trip, presentation.tokenId, openedBy);
      return accepted(tripChange(shown, moved.value, { takenOver: true }));
    },
  );
  if (taken.ok) return accepted({ ...taken.value, takenOver: true });
  const { rejection } = taken;
  if (rejection.reason === 'NotFound') throw new Error(`trip ${ofMember.row.tripId} is gone`);
  // It was ended or cancelled meanwhile, and is in nobody's way any more.
  return rejection.reason === 'TripNotOpen' ? open(scanner, wish) : rejected(rejection);
};

/** The trip this command opened or moved before, as it is now; another wish under its id is refused. */
const repeated = async ({ trips }: Scanner, { cause, once }: Wish, tripId: TripId): Promise<Opened> => {
  const found = await trips.change<Answered, never>(tripId, { cause, once }, () => {
    throw new Error(`trip ${tripId} does not remember the command that opened it`);
  });
  if (found.ok) return accepted({ ...found.value, takenOver: found.value.answer?.takenOver === true });
  if (found.rejection.reason === 'NotFound') throw new Error(`trip ${tripId} is gone`);
  return rejected(found.rejection);
};
