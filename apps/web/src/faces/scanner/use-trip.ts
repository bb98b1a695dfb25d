import { useCallback, useEffect, useRef, useState } from 'react';
import { isPassing, isRefusal, type Refusal } from '../../gateway/ask';
import type { Caller } from '../../gateway/caller';
import { type TripMessage, watchTrip } from '../../gateway/live';
import { useTranslation } from '../../i18n';
import { useReturn } from '../../parts/use-return';
import { useCommands } from '../../parts/use-task';
import { beep } from './beep';
import {
  cancelTripDocument,
  currentTripDocument,
  endTripDocument,
  scanDocument,
  voidLineDocument,
} from './documents';
import type { Ended, ScannedLine, Trip } from './trip';
import { type QueuedCode, useScanQueue } from './use-scan-queue';

const messagesKept = 5;

/** A trip while it is scanned: what it holds, what was pushed to it, and what can be done with it. */
export const useTrip = (caller: Caller, opened: Trip, onGone: () => void) => {
  const { language } = useTranslation();
  const { send, run, busy, trouble } = useCommands(caller);
  const [trip, setTrip] = useState(opened);
  const [latest, setLatest] = useState<ScannedLine>();
  const [messages, setMessages] = useState<TripMessage[]>([]);
  const tripId = opened.id;

  // Answers may overtake each other: an older one never takes the place of a newer one.
  const see = useCallback(
    (next: Trip) => setTrip((shown) => (next.version < shown.version ? shown : next)),
    [],
  );
  const look = useCallback(
    () =>
      caller.ask<{ currentTrip: Trip | null }>(currentTripDocument, {}, { partly: true }).then(
        ({ currentTrip }) => (currentTrip?.id === tripId ? see(currentTrip) : onGone()),
        () => undefined,
      ),
    [caller, tripId, see, onGone],
  );
  useReturn(look);
  // Offers are told in another language then.
  const toldIn = useRef(language);
  useEffect(() => {
    if (toldIn.current === language) return;
    toldIn.current = language;
    void look();
  }, [look, language]);

  useEffect(
    () =>
      watchTrip(caller, tripId, (item) => {
        if (item.__typename === 'TripMessage')
          setMessages((shown) =>
            [item, ...shown.filter(({ messageId }) => messageId !== item.messageId)].slice(0, messagesKept),
          );
        if (item.__typename === 'RefetchNeeded') void look();
      }),
    [caller, tripId, look],
  );

  const sendCode = async ({ code, commandId }: QueuedCode): Promise<boolean> => {
    let answered = true;
    const scanned = await run(async () => {
      const answer = caller.ask<{ scan: { line: ScannedLine; trip: Trip } | Refusal }>(
        scanDocument,
        { input: { commandId, tripId, code } },
        { partly: true },
      );
      const { scan } = await answer.catch((error: unknown) => {
        answered = !isPassing(error);
        throw error;
      });
      if (isRefusal(scan) && scan.reason === 'TRIP_NOT_OPEN') void look();
      return scan;
    });
    beep(scanned ? 'taken' : 'refused');
    if (scanned) {
      see(scanned.trip);
      setLatest(scanned.line);
    }
    return answered;
  };
  const codes = useScanQueue(tripId, sendCode);

  return {
    busy: busy || codes.waiting > 0,
    waiting: codes.waiting,
    late: codes.late,
    trouble,
    trip,
    latest,
    messages,
    dismiss: (messageId: string) =>
      setMessages((shown) => shown.filter((message) => message.messageId !== messageId)),
    scan: codes.add,
    retry: codes.drain,
    remove: async (lineId: string) => {
      const voided = await send<{ trip: Trip }>('voidLine', voidLineDocument, { tripId, lineId });
      if (!voided) return;
      see(voided.trip);
      setLatest(undefined);
    },
    end: () => send<Ended>('endTrip', endTripDocument, { tripId }),
    cancel: () => send('cancelTrip', cancelTripDocument, { tripId }),
  };
};
