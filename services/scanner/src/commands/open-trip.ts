import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Cause, runOnce, type Transaction, untilUnique } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Presentation } from '../cards/check-presentation';
import { takeOver } from '../domain/attach-card';
import type { TripId } from '../domain/ids';
import type { OpenRejection } from '../domain/refused';
import { newTrip } from '../domain/trip';
import { openedEvents } from '../events/trip-events';
import type { DeviceCaller } from '../graph/callers';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { presentTrip, TripType } from '../graph/trip.type';
import { type KeptTrip, tripChange } from '../rows/trips';
import { isUsed, useCard } from '../rows/used-presentations';
import type { Scanner } from '../scanner';
import { unlessGone } from './change-trip';
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
    const checked =
      input.presentation === undefined
        ? accepted(undefined)
        : await scanner.checkPresentation(input.presentation, { machineId: caller.deviceId });
    if (!checked.ok) return checked;
    const presentation = checked.value;
    // The proof is part of the input by what it says: another card under the same command is another wish.
    const once = { ...asked, input: { name: asked.name, memberId: presentation?.memberId ?? null } };
    const wish = { caller, presentation, currency: store.currency, cause: asked };
    let made: KeptTrip | undefined;
    const opened = await untilUnique((tries) =>
      runOnce<Answered, OpenRejection>(scanner.database, once, async (transaction) => {
        const decided = await (tries === 1 ? openNew : open)(scanner, transaction, wish);
        if (!decided.ok) return decided;
        const { kept, takenOver } = decided.value;
        transaction.afterwards.push(() => {
          made = kept;
        });
        return accepted({ tripId: kept.row.tripId, takenOver });
      }),
    );
    if (!opened.ok) return opened;
    const { tripId, takenOver } = opened.value;
    // Read only for a repetition, which is answered with the trip as it is now.
    const kept = made ?? (await scanner.trips.find(tripId));
    if (!kept) throw new Error(`trip ${tripId} is gone`);
    return unlessGone(accepted({ ...kept, takenOver }), caller);
  },
  present: ({ takenOver, ...kept }, { context }) => ({ trip: presentTrip(kept, context), takenOver }),
});

type Wish = Readonly<{
  caller: DeviceCaller;
  presentation: Presentation | undefined;
  currency: string;
  cause: Cause;
}>;

/** What is recorded of the command. */
type Answered = Readonly<{ tripId: TripId; takenOver: boolean }>;

type Opened = Result<Readonly<{ kept: KeptTrip; takenOver: boolean }>, OpenRejection>;

/**
 * Opens a trip without asking what may be in its way: one open trip per device and per card, and one use of a
 * presentation, is what unique keys say. Whoever collides with them decides again, by `open`.
 */
const openNew = async (scanner: Scanner, transaction: Transaction, wish: Wish): Promise<Opened> => {
  const { presentation, caller, currency, cause } = wish;
  const memberId = presentation?.memberId;
  const { session } = transaction;
  const isAudited = memberId && (await scanner.trips.findOne({ auditMemberId: memberId }, { session }));
  if (isAudited) return open(scanner, transaction, wish);
  if (presentation) await useCard(scanner.usedPresentations, transaction, presentation);
  const { deviceId, storeId } = caller;
  const tripId = scanner.chance.newTripId();
  const trip = newTrip({ tripId, deviceId, storeId, currency, memberId, at: cause.at });
  const kept = await scanner.trips.insert({ row: trip, events: openedEvents(trip) }, cause, transaction);
  return accepted({ kept, takenOver: false });
};

/** Opens a trip, or brings the card's open one here. */
const open = async (scanner: Scanner, transaction: Transaction, wish: Wish): Promise<Opened> => {
  const { trips, usedPresentations } = scanner;
  const { caller, presentation, cause } = wish;
  const { session } = transaction;
  const ofDevice = await trips.findOne({ openDeviceId: caller.deviceId }, { session });
  if (ofDevice) return rejected({ reason: 'DeviceBusy', tripId: ofDevice.row.tripId });
  const memberId = presentation?.memberId;
  const ofMember = memberId && (await trips.findOne({ openMemberId: memberId }, { session }));
  const audited = memberId && (await trips.findOne({ auditMemberId: memberId }, { session }));
  // Leaving an audited basket behind must not be a way to a new draw.
  if (audited) return rejected({ reason: 'AuditOpen', tripId: audited.row.tripId });
  // A photographed card number must not pull a stranger's basket away.
  if (ofMember && presentation?.proof === 'static') return rejected({ reason: 'CardHasOpenTrip' });
  const moved = ofMember ? takeOver(ofMember.row, caller, cause.at) : undefined;
  if (moved && !moved.ok) return rejected({ reason: 'CardHasOpenTrip' });
  if (presentation && (await isUsed(usedPresentations, transaction, presentation)))
    return rejected({ reason: 'CardNotAccepted' });
  if (!ofMember || !moved) return openNew(scanner, transaction, wish);
  if (presentation) await useCard(usedPresentations, transaction, presentation);
  const { tripId } = ofMember.row;
  const taken = await trips.changeWithin(transaction, tripId, { cause }, (trip) =>
    accepted(tripChange(trip, moved.value)),
  );
  if (!taken.ok) throw new Error(`trip ${tripId} is gone`);
  return accepted({ kept: taken.value, takenOver: true });
};
