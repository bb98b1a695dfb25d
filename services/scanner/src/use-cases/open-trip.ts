import { accepted, type Result, rejected } from '@rayon/kernel';
import { takeOver } from '../domain/attach-card';
import type { TripId } from '../domain/ids';
import { newTrip } from '../domain/trip';
import { unlessGone } from './change-basket';
import type {
  Asked,
  CardNotAccepted,
  Chance,
  CheckPresentation,
  CommandIdReused,
  DeviceCaller,
  Opening,
  OpeningFacts,
  Presentation,
  StoredTrip,
  Stores,
  TripNotFound,
  Trips,
} from './ports';

/** Why no trip was opened. */
export type OpenRejection =
  | Readonly<{ reason: 'StoreUnknown' }>
  | CardNotAccepted
  | Readonly<{ reason: 'DeviceBusy'; tripId: TripId }>
  | Readonly<{ reason: 'CardHasOpenTrip' }>
  | Readonly<{ reason: 'AuditOpen'; tripId?: TripId }>
  | TripNotFound
  | CommandIdReused;

type Ports = Readonly<{
  trips: Trips;
  stores: Stores;
  checkPresentation: CheckPresentation;
  chance: Chance;
}>;

/**
 * Opens a trip on the device, for a member when a card was presented. A card with an open trip on another device
 * of the store takes that trip over with its basket; a device with an open trip of its own is busy.
 */
export const openTrip =
  ({ trips, stores, checkPresentation, chance }: Ports) =>
  async (
    asked: Asked & { caller: DeviceCaller; presentation?: string },
  ): Promise<Result<{ stored: StoredTrip; takenOver: boolean }, OpenRejection>> => {
    const { caller } = asked;
    const store = await stores.find(caller.storeId);
    if (!store) return rejected({ reason: 'StoreUnknown' });
    let presentation: Presentation | undefined;
    if (asked.presentation !== undefined) {
      const checked = await checkPresentation(asked.presentation, { machineId: caller.deviceId });
      if (!checked.ok) return checked;
      presentation = checked.value;
    }

    const tripId = chance.newTripId();
    const opening = ({
      ofDevice,
      ofMember,
      auditedOfMember,
    }: OpeningFacts): Result<Opening, OpenRejection> => {
      if (ofDevice) return rejected({ reason: 'DeviceBusy', tripId: ofDevice.trip.tripId });
      // Leaving an audited basket behind must not be a way to a new draw.
      if (auditedOfMember) return rejected({ reason: 'AuditOpen', tripId: auditedOfMember.trip.tripId });
      if (ofMember) {
        // A photographed card number must not pull a stranger's basket away.
        if (presentation?.proof === 'static') return rejected({ reason: 'CardHasOpenTrip' });
        const moved = takeOver(ofMember.trip, caller, asked.at);
        return moved.ok
          ? accepted({ kind: 'take-over', trip: ofMember.trip, events: moved.value })
          : rejected({ reason: 'CardHasOpenTrip' });
      }
      const facts = { tripId, ...caller, currency: store.currency, at: asked.at };
      return accepted({ kind: 'new', trip: newTrip({ ...facts, memberId: presentation?.memberId }) });
    };
    const opened = await trips.open(
      // The proof is part of the input by what it says: another card under the same command is another wish.
      { ...asked, input: { memberId: presentation?.memberId ?? null } },
      { deviceId: caller.deviceId, presentation },
      opening,
    );
    return unlessGone(opened, caller);
  };
