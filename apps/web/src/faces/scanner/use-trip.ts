import { useEffect, useState } from 'react';
import type { Caller } from '../../gateway/caller';
import { type TripMessage, watchTrip } from '../../gateway/live';
import type { Amount } from '../../parts/money';
import { useCommands } from '../../parts/use-task';
import {
  cancelTripDocument,
  currentTripDocument,
  endTripDocument,
  scanDocument,
  voidLineDocument,
} from './documents';
import type { Ended, Trip } from './trip';

const messagesKept = 5;

/** A trip while it is scanned: what it holds, what was pushed to it, and what can be done with it. */
export const useTrip = (caller: Caller, opened: Trip) => {
  const { send, ...task } = useCommands(caller);
  const [trip, setTrip] = useState(opened);
  const [latest, setLatest] = useState<{ name: string; amount: Amount }>();
  const [messages, setMessages] = useState<TripMessage[]>([]);
  const tripId = opened.id;

  useEffect(
    () =>
      watchTrip(caller, tripId, (item) => {
        if (item.__typename === 'TripMessage')
          setMessages((shown) =>
            [item, ...shown.filter(({ messageId }) => messageId !== item.messageId)].slice(0, messagesKept),
          );
        if (item.__typename === 'RefetchNeeded')
          caller.ask<{ currentTrip: Trip | null }>(currentTripDocument, {}, { partly: true }).then(
            ({ currentTrip }) => {
              if (currentTrip?.id === tripId) setTrip(currentTrip);
            },
            () => undefined,
          );
      }),
    [caller, tripId],
  );

  return {
    ...task,
    trip,
    latest,
    messages,
    dismiss: (messageId: string) =>
      setMessages((shown) => shown.filter((message) => message.messageId !== messageId)),
    scan: async (code: string) => {
      const scanned = await send<{ line: { name: string; amount: Amount }; trip: Trip }>(
        'scan',
        scanDocument,
        { tripId, code },
      );
      if (!scanned) return;
      setTrip(scanned.trip);
      setLatest(scanned.line);
    },
    remove: async (lineId: string) => {
      const voided = await send<{ trip: Trip }>('voidLine', voidLineDocument, { tripId, lineId });
      if (!voided) return;
      setTrip(voided.trip);
      setLatest(undefined);
    },
    end: () => send<Ended>('endTrip', endTripDocument, { tripId }),
    cancel: () => send('cancelTrip', cancelTripDocument, { tripId }),
  };
};
