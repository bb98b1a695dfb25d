import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Commands, untilUnique } from '@rayon/store';
import type { TripId } from '../../domain/ids';
import type { Asked, CardNotAccepted, Opening, OpeningFacts, Presentation } from '../../use-cases/ports';
import type { ScannerCollections } from './models';
import type { TripStore } from './trip-store';
import { useCard } from './use-card';

type Opened = { tripId: TripId; takenOver: boolean };

/**
 * Opens a trip or brings one here, once per command. One open trip per device and per card is what the unique
 * indexes say; whoever loses a race to them decides again.
 */
export const openTripOnce =
  (parts: { collections: ScannerCollections; commands: Commands; store: TripStore }) =>
  <Rejection>(
    asked: Asked & { input: unknown },
    { deviceId, presentation }: { deviceId: string; presentation?: Presentation },
    decide: (facts: OpeningFacts) => Result<Opening, Rejection>,
  ) => {
    const { collections, commands, store } = parts;
    const command = { ...asked, name: 'openTrip' };
    return untilUnique(() =>
      commands.run<Opened, Rejection | CardNotAccepted>(command, async (session) => {
        const ofDevice = await store.findOne({ openDeviceId: deviceId }, session);
        const ofMember =
          presentation && (await store.findOne({ openMemberId: presentation.memberId }, session));
        const auditedOfMember =
          presentation && (await store.findOne({ auditMemberId: presentation.memberId }, session));
        const decision = decide({ ofDevice, ofMember, auditedOfMember });
        if (!decision.ok) return rejected(decision.rejection);
        if (presentation) {
          const used = await useCard(collections)(session, presentation);
          if (!used.ok) return used;
        }
        const opening = decision.value;
        const { row, envelopes } =
          opening.kind === 'take-over' && ofMember
            ? await store.save(ofMember, opening.events, { cause: asked, session })
            : await store.insert(opening.trip, asked, session);
        const answer = { tripId: row.trip.tripId, takenOver: opening.kind === 'take-over' };
        return accepted({ answer, events: envelopes });
      }),
    );
  };
