import type { GatewayClient } from '@rayon/client';
import { currentTripDocument } from '@rayon/client/operations/scanner';
import { afterScan, afterVoid, type Followed } from './basket-after';
import type { Scanned, Trip, TripTotals } from './trip';

/**
 * The trip on the screen, kept right by answers that tell only what changed: when they leave open what else is in the
 * basket, it is asked for once more. Answers may overtake each other: an older one never takes a newer one's place.
 */
export const keepTrip = ({
  caller,
  opened,
  onShown,
  onGone,
}: {
  caller: Pick<GatewayClient, 'ask'>;
  opened: Trip;
  onShown: (trip: Trip) => void;
  /** The device has another trip, or none. */
  onGone: () => void;
}) => {
  let shown = opened;
  const show = (next: Trip) => {
    shown = next;
    onShown(next);
  };

  /** Asks what is in the basket; without an answer everything stays as it is. */
  const look = async (): Promise<void> => {
    const found = await caller.ask(currentTripDocument, {}, { partly: true }).catch(() => undefined);
    if (!found) return;
    const { currentTrip } = found;
    if (currentTrip?.id !== opened.id) onGone();
    else if (currentTrip.version >= shown.version) show(currentTrip);
  };

  const follow = async ({ trip, isWhole }: Followed): Promise<void> => {
    show(trip);
    if (!isWhole) await look();
  };

  return {
    look,
    /** Shows a whole trip that was answered, unless a newer one is shown. */
    answered: (trip: Trip) => {
      if (trip.version >= shown.version) show(trip);
    },
    /** Resolves when the basket is right again: the next code is sent after that. */
    scanned: (answer: Scanned) => follow(afterScan(shown, answer)),
    voided: (lineId: string, totals: TripTotals) => follow(afterVoid(shown, lineId, totals)),
  };
};
