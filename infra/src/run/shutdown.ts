/** Longest wait for one part: what hangs then is left, as everything that was acknowledged is on disk. */
const partMillisecondsMax = 12_000;

/** Things to stop, last started first. */
export const shutdownOrder = (millisecondsMax = partMillisecondsMax) => {
  const stops: { what: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  return {
    add: (what: string, stop: () => Promise<void>) => {
      stops.push({ what, stop });
    },
    /** Stops everything once, however often it is asked; a part that fails to stop, or hangs, does not keep the others. */
    stop: (report: (problem: string) => void = console.error): Promise<void> => {
      stopping ??= (async () => {
        for (const { what, stop } of stops.reverse())
          await inTime(stop(), millisecondsMax).catch((error: unknown) =>
            report(`${what} did not stop cleanly: ${String(error)}`),
          );
      })();
      return stopping;
    },
  };
};

const inTime = async (work: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${milliseconds / 1000} s`)), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Order of stopping under construction. */
export type ShutdownOrder = ReturnType<typeof shutdownOrder>;
