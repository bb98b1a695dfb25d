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
import { tripChange } from '../rows/trips';
import { useCard } from '../rows/used-presentations';
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
    const opened = await untilUnique(() =>
      runOnce(scanner.database, once, (transaction) => open(scanner, transaction, wish)),
    );
    if (!opened.ok) return opened;
    const kept = await scanner.trips.find(opened.value.tripId);
    if (!kept) throw new Error(`trip ${opened.value.tripId} is gone`);
    return unlessGone(accepted({ ...kept, takenOver: opened.value.takenOver }), caller);
  },
  present: ({ takenOver, ...kept }, { context }) => ({ trip: presentTrip(kept, context), takenOver }),
});

type Wish = Readonly<{
  caller: DeviceCaller;
  presentation: Presentation | undefined;
  currency: string;
  cause: Cause;
}>;

/**
 * Opens a trip, or brings the card's open one here. One open trip per device and per card is what the unique indexes
 * say; whoever loses a race to them decides again.
 */
const open = async (
  { trips, usedPresentations, chance }: Scanner,
  transaction: Transaction,
  { caller, presentation, currency, cause }: Wish,
): Promise<Result<{ tripId: TripId; takenOver: boolean }, OpenRejection>> => {
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
  if (presentation) {
    const used = await useCard(usedPresentations, transaction, presentation);
    if (!used.ok) return used;
  }
  if (ofMember && moved) {
    const { tripId } = ofMember.row;
    await trips.changeWithin(transaction, tripId, { cause }, (trip) =>
      accepted(tripChange(trip, moved.value)),
    );
    return accepted({ tripId, takenOver: true });
  }
  const { deviceId, storeId } = caller;
  const trip = newTrip({ tripId: chance.newTripId(), deviceId, storeId, currency, memberId, at: cause.at });
  await trips.insert({ row: trip, events: openedEvents(trip) }, cause, transaction);
  return accepted({ tripId: trip.tripId, takenOver: false });
};
