/** Looks that are repeated until they are stopped. */
export type KeptLooking = Readonly<{
  /** Resolves when a look is done that began after this was asked; those asked for while one is made share the next. */
  lookNow: () => Promise<void>;
  /** Resolves when no look is made any more. */
  stop: () => Promise<void>;
}>;

/** Looks again and again, so long after the last look; one that fails is reported and made again in its time. */
export const keepLooking = (
  look: () => Promise<void>,
  { everyMilliseconds, onFailure }: { everyMilliseconds: number; onFailure: (error: unknown) => void },
): KeptLooking => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const wait = (): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void lookNow(), everyMilliseconds).unref();
  };
  const lookOnce = (): Promise<void> => {
    looking = look()
      .catch(onFailure)
      .finally(() => {
        looking = undefined;
        wait();
      });
    return looking;
  };
  const lookNow = async (): Promise<void> => {
    if (stopped) return;
    next ??= looking?.then(() => {
      next = undefined;
      return stopped ? undefined : lookOnce();
    });
    await (next ?? lookOnce());
  };
  wait();

  return {
    lookNow,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await (next ?? looking);
    },
  };
};
