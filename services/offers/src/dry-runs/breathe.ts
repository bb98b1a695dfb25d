import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets everything else of the process have its turn, once so many milliseconds were worked in one go. */
export const breathing = (millisecondsMax: number): (() => Promise<void> | undefined) => {
  let since = performance.now();
  return () => {
    if (performance.now() - since < millisecondsMax) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
};
