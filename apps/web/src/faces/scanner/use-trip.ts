import {
  attempt,
  type GatewayClient,
  isPassing,
  isRefusal,
  type TripMessage,
  watchTrip,
} from '@rayon/client';
import {
  cancelTripDocument,
  endTripDocument,
  scanDocument,
  voidLineDocument,
} from '@rayon/client/operations/scanner';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { useReturn } from '../../parts/use-return';
import { useCommands } from '../../parts/use-task';
import { beep } from './beep';
import { keepTrip } from './kept-trip';
import type { Line, Trip } from './trip';
import { type QueuedCode, useScanQueue } from './use-scan-queue';

const messagesKept = 5;

/** A trip while it is scanned: what it holds, what was pushed to it, and what can be done with it. */
export const useTrip = (caller: GatewayClient, opened: Trip, onGone: () => void) => {
  const { language } = useTranslation();
  const { send, run, busy, trouble } = useCommands(caller);
  const [trip, setTrip] = useState(opened);
  const [latest, setLatest] = useState<Line>();
  const [messages, setMessages] = useState<TripMessage[]>([]);
  const tripId = opened.id;

  const [kept] = useState(() => keepTrip({ caller, opened, onShown: setTrip, onGone }));
  const { look } = kept;
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
      const input = { commandId, tripId, code };
      const answer = await attempt(caller, scanDocument, input, { partly: true }).catch((error: unknown) => {
        answered = !isPassing(error);
        throw error;
      });
      if (isRefusal(answer) && answer.reason === 'TRIP_NOT_OPEN') void look();
      return answer;
    });
    beep(scanned ? 'taken' : 'refused');
    if (scanned) {
      setLatest(scanned.line);
      await kept.scanned(scanned);
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
      const voided = await send(voidLineDocument, { tripId, lineId });
      if (!voided) return;
      setLatest(undefined);
      await kept.voided(lineId, voided.trip);
    },
    end: () => send(endTripDocument, { tripId }),
    cancel: () => send(cancelTripDocument, { tripId }),
  };
};
