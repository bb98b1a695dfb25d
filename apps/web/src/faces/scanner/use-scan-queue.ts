import { newCommandId } from '@rayon/client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A code on its way, under one command id until it is answered, and another one should it be a coupon: it cannot count twice. */
export type QueuedCode = { code: string; quantity?: number; commandId: string; couponCommandId: string };

const lookAgainMilliseconds = 4_000;
/** Codes are only spoken of once they have waited longer than an answer usually takes. */
const patienceMilliseconds = 600;

const shelfOf = (tripId: string) => `rayon.codes.${tripId}`;
const kept = (tripId: string): QueuedCode[] => {
  const text = sessionStorage.getItem(shelfOf(tripId));
  return text ? (JSON.parse(text) as QueuedCode[]) : [];
};

/**
 * Codes are read faster than a slow network answers: they wait in a row and are sent one after the other, again
 * once the network is back, and also after the page was loaded anew. `send` says whether a code was answered.
 */
export const useScanQueue = (tripId: string, send: (queued: QueuedCode) => Promise<boolean>) => {
  const [queue] = useState(() => kept(tripId));
  const [waiting, setWaiting] = useState(queue.length);
  const [late, setLate] = useState(false);
  const sending = useRef(false);
  const sender = useRef(send);
  useEffect(() => {
    sender.current = send;
  });

  const note = useCallback(() => {
    setWaiting(queue.length);
    if (queue.length > 0) sessionStorage.setItem(shelfOf(tripId), JSON.stringify(queue));
    else sessionStorage.removeItem(shelfOf(tripId));
  }, [queue, tripId]);

  const drain = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (let next = queue[0]; next; next = queue[0]) {
        if (!(await sender.current(next))) break;
        queue.shift();
        note();
      }
    } finally {
      sending.current = false;
    }
  }, [queue, note]);

  useEffect(() => {
    if (waiting === 0) return undefined;
    const again = () => void drain();
    const timer = setInterval(again, lookAgainMilliseconds);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waiting, drain]);
  const isWaiting = waiting > 0;
  useEffect(() => {
    setLate(false);
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  // Codes that a reload left behind.
  useEffect(() => void drain(), [drain]);

  const add = useCallback(
    (code: string, quantity?: number) => {
      queue.push({
        code,
        ...(quantity === undefined ? {} : { quantity }),
        commandId: newCommandId(),
        couponCommandId: newCommandId(),
      });
      note();
      void drain();
    },
    [queue, note, drain],
  );
  return { waiting, late, add, drain };
};
