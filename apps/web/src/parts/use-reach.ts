import { useEffect, useRef, useSyncExternalStore } from 'react';
import { rayonIsAway, watchReach } from '../gateway/reach';

/** Whether Rayon does not answer just now. */
export const useAway = (): boolean => useSyncExternalStore(watchReach, rayonIsAway);

/** Looks again once Rayon answers after it did not: what a screen shows may be of before. */
export const useBack = (look: () => unknown): void => {
  const isAway = useAway();
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current && !isAway) look();
    wasAway.current = isAway;
  }, [isAway, look]);
};
