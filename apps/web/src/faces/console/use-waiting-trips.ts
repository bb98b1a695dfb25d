import { type GatewayClient, keepWatching } from '@rayon/client';
import { waitingTripsDocument } from '@rayon/client/operations/console';
import { storeFeedDocument } from '@rayon/client/operations/live';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { joinLooks } from '../../parts/join-looks';
import type { WaitingTrip } from './waiting-basket';

/** What waits in each store, asked again whenever the store's feed says something. */
export const useWaitingTrips = (caller: GatewayClient, storeIds: readonly string[]) => {
  const [waiting, setWaiting] = useState<Readonly<Record<string, WaitingTrip[]>>>({});

  const stores = useMemo(
    () =>
      storeIds.map((storeId) => ({
        storeId,
        look: joinLooks(async () => {
          const { tripsNeedingHelp } = await caller.ask(waitingTripsDocument, { storeId }, { partly: true });
          setWaiting((before) => ({ ...before, [storeId]: tripsNeedingHelp }));
        }),
      })),
    [caller, storeIds],
  );
  useEffect(() => {
    const stops = stores.map(({ storeId, look }) => {
      const lookAgain = () => void look().catch(() => undefined);
      return keepWatching(caller, storeFeedDocument, () => ({ storeId }), {
        connected: lookAgain,
        see: lookAgain,
      });
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [caller, stores]);

  return {
    trips: storeIds.flatMap((storeId) => waiting[storeId] ?? []),
    /** Every store has answered once. */
    isWhole: storeIds.every((storeId) => waiting[storeId]),
    look: useCallback(async () => {
      await Promise.all(stores.map(({ look }) => look()));
      return {};
    }, [stores]),
  };
};
