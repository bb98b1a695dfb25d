import type { GatewayClient } from '@rayon/client';
import { type MyCardQuery, myCardDocument } from '@rayon/client/operations/card';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBack } from '../../parts/use-reach';
import { useTask } from '../../parts/use-task';

/** The signed-in member; points are null while they cannot be told. */
export type Mine = MyCardQuery;

type Me = NonNullable<Mine['me']>;

/** A yes or no to one purpose under the words of one version. */
export type Consent = Me['consents'][number];

/** Paid baskets as their shopper sees them, the newest first. */
export type ReceiptPage = Mine['myReceipts'];

/** Movements of points, the newest first; negative when a return took some back. */
export type MovementPage = NonNullable<Me['points']>['entries'];

const pauseMilliseconds = 3_000;

/** The card, asked for again whenever its QR ends; the last answer stays while there is no network. */
export const useMine = (caller: GatewayClient) => {
  const { trouble, run } = useTask();
  const [mine, setMine] = useState<Mine>();
  const [seconds, setSeconds] = useState(0);
  const askedAt = useRef(0);

  const refresh = useCallback(async () => {
    askedAt.current = Date.now();
    const found = await run(() => caller.ask(myCardDocument, {}, { partly: true }));
    if (found) setMine(found);
  }, [caller, run]);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  useBack(refresh);

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
