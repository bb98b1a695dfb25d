import { useCallback, useEffect, useRef, useState } from 'react';
import type { Caller } from '../../gateway/caller';
import type { Amount } from '../../parts/money';
import { useTask } from '../../parts/use-task';
import { myCardDocument } from './documents';

/** A yes or no to one purpose under the words of one version. */
export type Consent = { purpose: string; granted: boolean; wordingVersion: number };

/** A paid basket as its shopper sees it. */
export type Receipt = {
  id: string;
  number: string;
  closedAt: string;
  total: Amount;
  refunded: Amount;
  points: { earned: number; reversed: number; status: 'PENDING' | 'POSTED' | 'NO_MEMBER' } | null;
};

/** A movement of points; negative when a return took some back. */
export type PointsEntry = { id: string; kind: 'ACCRUAL' | 'REVERSAL'; points: number; at: string };

/** The signed-in member; points are null while they cannot be told. */
export type Mine = {
  me: {
    firstName: string;
    card: {
      gsrn: string;
      status: 'ACTIVE' | 'BLOCKED';
      qr: { content: string; svg: string; validUntil: string };
    };
    consents: Consent[];
    points: { balance: number; entries: { items: PointsEntry[] } } | null;
  } | null;
  myReceipts: { items: Receipt[] } | null;
};

const pauseMilliseconds = 3_000;

/** The card, asked for again whenever its QR ends; the last answer stays while there is no network. */
export const useMine = (caller: Caller) => {
  const { trouble, run } = useTask();
  const [mine, setMine] = useState<Mine>();
  const [seconds, setSeconds] = useState(0);
  const askedAt = useRef(0);

  const refresh = useCallback(async () => {
    askedAt.current = Date.now();
    const found = await run(() => caller.ask<Mine>(myCardDocument, {}, { partly: true }));
    if (found) setMine(found);
  }, [caller, run]);
  useEffect(() => {
    void refresh();
  }, [refresh]);

  const validUntil = mine?.me?.card.qr.validUntil;
  useEffect(() => {
    if (!validUntil) return undefined;
    const tick = () => {
      const left = Math.ceil((Date.parse(validUntil) - Date.now()) / 1000);
      // A phone whose clock is wrong shows a bounded count and never asks in a rush.
      setSeconds(Math.min(30, Math.max(0, left)));
      if (left <= 0 && Date.now() - askedAt.current > pauseMilliseconds) void refresh();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [validUntil, refresh]);

  return { mine, seconds, trouble, refresh };
};
