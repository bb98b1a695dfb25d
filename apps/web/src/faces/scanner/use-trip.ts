import { type GatewayClient, isRefusal, type TripMessage, watchTrip } from '@rayon/client';
import { activateOfferDocument, setDeclinedDocument } from '@rayon/client/operations/offers';
import {
  attachCardDocument,
  cancelTripDocument,
  endTripDocument,
  enterCouponDocument,
  removeCouponDocument,
  voidLineDocument,
} from '@rayon/client/operations/scanner';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { useReturn } from '../../parts/use-return';
import { useCommands } from '../../parts/use-task';
import { beep } from './beep';
import { keepTrip } from './kept-trip';
import { sendCode } from './send-code';
import type { Line, OfferNamed, Trip, TripTotals } from './trip';
import { type QueuedCode, useScanQueue } from './use-scan-queue';
import { whyMessage } from './why-message';

const messagesKept = 5;

/** Offers learn a moment later whose card was added: how often they are looked for, and after how long. */
const looksForOffers = 4;
const lookAgainMilliseconds = 700;

/** How long what was just done is said, and can be undone by a tap where it can be. */
const saidMilliseconds = 10_000;

/** A line that was just taken out; `code` is what it was scanned by, where this page knows it. */
export type Removed = Readonly<{ line: Line; code?: string | undefined }>;

/** What was just done; undefined again after a while. */
const useForAWhile = <Done>() => {
  const [done, setDone] = useState<Done>();
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setDone(undefined), saidMilliseconds);
    return () => clearTimeout(timer);
  }, [done]);
  return [done, setDone] as const;
};

/** A trip while it is scanned: what it holds, what was pushed to it, and what can be done with it. */
export const useTrip = (caller: GatewayClient, opened: Trip, onGone: () => void) => {
  const { language } = useTranslation();
  const { send, run, busy, trouble } = useCommands(caller);
  const [trip, setTrip] = useState(opened);
  const [latest, setLatest] = useState<Line>();
  const [messages, setMessages] = useState<TripMessage[]>([]);
  const [removed, setRemoved] = useForAWhile<Removed>();
  const [declined, setDeclined] = useForAWhile<OfferNamed & { messages: TripMessage[] }>();
  const [activated, setActivated] = useForAWhile<OfferNamed>();
  const codeOf = useRef(new Map<string, string>());
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

  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (looks === 0) return undefined;
    const timer = setTimeout(() => void look().finally(() => setLooks(looks - 1)), lookAgainMilliseconds);
    return () => clearTimeout(timer);
  }, [looks, look]);

  /** Messages that were there before a change and are not in its answer have nothing to say any more. */
  const shownMessages = useRef(messages);
  useEffect(() => {
    shownMessages.current = messages;
  }, [messages]);
  const forgetFrom = (before: readonly TripMessage[], { messages: open }: TripTotals) => {
    if (!open) return;
    const isOver = ({ messageId }: TripMessage) =>
      before.some((one) => one.messageId === messageId) && !open.some((one) => one.messageId === messageId);
    setMessages((shown) => shown.filter((message) => !isOver(message)));
  };

  /** A code that waits has not failed: the queue says that it waits. */
  const answerTo = async (read: QueuedCode): Promise<boolean> => {
    const before = shownMessages.current;
    const sent = await sendCode(caller, tripId, read);
    if (!sent) return false;
    if (sent.kind === 'coupon') {
      const entered = await run(() => sent.answer);
      beep(entered ? 'taken' : 'refused');
      if (entered) kept.answered(entered.trip);
      return true;
    }
    const scanned = await run(async () => {
      const answer = await sent.answer;
      if (isRefusal(answer) && answer.reason === 'TRIP_NOT_OPEN') void look();
      return answer;
    });
    beep(scanned ? 'taken' : 'refused');
    setRemoved(undefined);
    setActivated(undefined);
    if (scanned) {
      setLatest(scanned.line);
      codeOf.current.set(scanned.line.id, read.code);
      forgetFrom(before, scanned.trip);
      await kept.scanned(scanned);
    }
    return true;
  };
  const codes = useScanQueue(tripId, answerTo);

  return {
    busy: busy || codes.waiting > 0,
    waiting: codes.waiting,
    late: codes.late,
    trouble,
    trip,
    latest,
    messages,
    removed,
    declined,
    activated,
    /** The member does not want to be told of it: its message goes at once, its hint with the next look. */
    decline: async ({ campaignId, title }: OfferNamed) => {
      const said = await send(setDeclinedDocument, { campaignId, declined: true, tripId });
      if (!said) return;
      setDeclined({ campaignId, title, messages: messages.filter((one) => one.campaignId === campaignId) });
      setMessages((shown) => shown.filter((one) => one.campaignId !== campaignId));
      await look();
    },
    takeBack: async () => {
      if (!declined) return;
      const { campaignId } = declined;
      if (!(await send(setDeclinedDocument, { campaignId, declined: false, tripId }))) return;
      setMessages((shown) => [...declined.messages, ...shown]);
      setDeclined(undefined);
      await look();
    },
    /** The basket gets at once what it gives. */
    activate: async ({ campaignId, title }: OfferNamed) => {
      if (!(await send(activateOfferDocument, { campaignId, tripId }))) return;
      setActivated({ campaignId, title });
      await look();
    },
    dismiss: (messageId: string) =>
      setMessages((shown) => shown.filter((message) => message.messageId !== messageId)),
    whyOf: (messageId: string) => whyMessage(caller, tripId, messageId),
    scan: codes.add,
    retry: codes.drain,
    remove: async (line: Line) => {
      const before = shownMessages.current;
      const voided = await send(voidLineDocument, { tripId, lineId: line.id });
      if (!voided) return;
      setLatest(undefined);
      setRemoved({ line, code: codeOf.current.get(line.id) });
      forgetFrom(before, voided.trip);
      await kept.voided(line.id, voided.trip);
    },
    /** Scans again what was just taken out: the same code, as many pieces. */
    undo: () => {
      if (removed?.code)
        codes.add(removed.code, removed.line.quantity > 1 ? removed.line.quantity : undefined);
      setRemoved(undefined);
    },
    /** Puts a presented card on the trip; true when it is on it. */
    attach: async (presentation: string): Promise<boolean> => {
      const attached = await send(attachCardDocument, { tripId, presentation });
      if (attached) {
        kept.answered(attached.trip);
        setLooks(looksForOffers);
      }
      return attached !== undefined;
    },
    enterCoupon: async (code: string): Promise<boolean> => {
      const entered = await send(enterCouponDocument, { tripId, code });
      if (entered) kept.answered(entered.trip);
      return entered !== undefined;
    },
    removeCoupon: async (code: string) => {
      const removal = await send(removeCouponDocument, { tripId, code });
      if (removal) kept.answered(removal.trip);
    },
    end: () => send(endTripDocument, { tripId }),
    cancel: () => send(cancelTripDocument, { tripId }),
  };
};
