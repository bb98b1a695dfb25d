/** Things to stop, last started first. */
export const shutdownOrder = () => {
  const stops: { what: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  return {
    add: (what: string, stop: () => Promise<void>) => {
      stops.push({ what, stop });
    },
    /** Stops everything once, however often it is asked; a part that fails to stop does not keep the others. */
    stop: (report: (problem: string) => void = console.error): Promise<void> => {
      stopping ??= (async () => {
        for (const { what, stop } of stops.reverse())
          await stop().catch((error: unknown) => report(`${what} did not stop cleanly: ${String(error)}`));
      })();
      return stopping;
    },
  };
};

/** Order of stopping under construction. */
export type ShutdownOrder = ReturnType<typeof shutdownOrder>;
