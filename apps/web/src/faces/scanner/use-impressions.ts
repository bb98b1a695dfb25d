import { attempt, type GatewayClient } from '@rayon/client';
import { recordImpressionsDocument } from '@rayon/client/operations/scanner';
import { useCallback, useEffect, useRef } from 'react';

/** How long messages are gathered that were shown, so that they are told together. */
const gatherMilliseconds = 2_000;
/** As many as the service takes at once. */
const atOnceMax = 20;

/**
 * Tells which messages of a trip somebody could see. Nobody waits for it, and nothing is said when it fails: what was not told is
 * told with the next ones, or when the page is left.
 */
export const useImpressions = (caller: GatewayClient, tripId: string): ((messageId: string) => void) => {
  const untold = useRef(new Set<string>());
  const known = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback(async () => {
    clearTimeout(timer.current);
    const messageIds = [...untold.current].slice(0, atOnceMax);
    if (messageIds.length === 0) return;
    try {
      await attempt(caller, recordImpressionsDocument, { tripId, messageIds });
      for (const messageId of messageIds) untold.current.delete(messageId);
    } catch {
      timer.current = setTimeout(() => void tell(), 5 * gatherMilliseconds);
    }
  }, [caller, tripId]);

  useEffect(
    () => () => {
      void tell();
      clearTimeout(timer.current);
    },
    [tell],
  );

  return useCallback(
    (messageId) => {
      if (known.current.has(messageId) || document.visibilityState !== 'visible') return;
      known.current.add(messageId);
      untold.current.add(messageId);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void tell(), gatherMilliseconds);
    },
    [tell],
  );
};
