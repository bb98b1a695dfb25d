import { type GatewayClient, keepWatching } from '@rayon/client';
import { waitingTripsDocument } from '@rayon/client/operations/console';
import { storeFeedDocument } from '@rayon/client/operations/live';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { joinLooks } from '../../parts/join-looks';
import { useAway } from '../../parts/use-reach';
import { type Trouble, troubleOf } from '../../parts/use-task';
import type { WaitingTrip } from './waiting-basket';

/**
 * What waits in each store, asked again whenever the store's feed says something or breaks off, and when Rayon goes or is back.
 * While a store cannot be asked, `trouble` says so: what is shown is of before.
 */
export const useWaitingTrips = (caller: GatewayClient, storeIds: readonly string[]) => {
  const [troubles, setTroubles] = useState<Readonly<Record<string, Trouble | undefined>>>({});
  const [waiting, setWaiting] = useState<Readonly<Record<string, WaitingTrip[]>>>({});

  const stores = useMemo(
    () =>
      storeIds.map((storeId) => ({
        storeId,
        look: joinLooks(async () => {
          const note = (trouble?: Trouble) => setTroubles((before) => ({ ...before, [storeId]: trouble }));
          try {
            const { tripsNeedingHelp } = await caller.ask(
              waitingTripsDocument,
              { storeId },
              { partly: true },
            );
            setWaiting((before) => ({ ...before, [storeId]: tripsNeedingHelp }));
            note();
          } catch (error) {
            note(troubleOf(error));
          }
        }),
      })),
    [caller, storeIds],
  );
  useEffect(() => {
    const stops = stores.map(({ storeId, look }) => {
      const lookAgain = () => void look();
      return keepWatching(caller, storeFeedDocument, () => ({ storeId }), {
        connected: lookAgain,
        see: lookAgain,
        lost: lookAgain,
      });
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [caller, stores]);

  const look = useCallback(() => Promise.all(stores.map((store) => store.look())), [stores]);
  const isAway = useAway();
  // biome-ignore lint/correctness/useExhaustiveDependencies: away or back, what is shown is looked at again.
  useEffect(() => void look(), [look, isAway]);

  return {
    trips: storeIds.flatMap((storeId) => waiting[storeId] ?? []),
    /** Every store has answered once. */
    isWhole: storeIds.every((storeId) => waiting[storeId]),
    trouble: storeIds.map((storeId) => troubles[storeId]).find(Boolean),
    look,
  };
};
