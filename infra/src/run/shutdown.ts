import { inTime } from '@rayon/process';

/** Longest wait for one part: what hangs then is left, as everything that was acknowledged is on disk. */
const partMillisecondsMax = 12_000;

/** Things to stop, last started first. */
export const shutdownOrder = (millisecondsMax = partMillisecondsMax) => {
  const stops: { what: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const late = () => new Error(`it took more than ${millisecondsMax / 1000} s`);
  return {
    add: (what: string, stop: () => Promise<void>) => {
      stops.push({ what, stop });
    },
    /** Stops everything once, however often it is asked; a part that fails to stop, or hangs, does not keep the others. */
    stop: (report: (problem: string) => void = console.error): Promise<void> => {
      stopping ??= (async () => {
        for (const { what, stop } of stops.reverse())
          await inTime(stop(), { milliseconds: millisecondsMax, late }).catch((error: unknown) =>
            report(`${what} did not stop cleanly: ${String(error)}`),
          );
      })();
      return stopping;
    },
  };
};

/** Order of stopping under construction. */
export type ShutdownOrder = ReturnType<typeof shutdownOrder>;
