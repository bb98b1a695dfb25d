/**
 * Joins looks that are asked for at the same time: one runs, at most one waits for it. Each call resolves with a look
 * that began after it, so looks never overtake each other and the last one shows what there was when it was asked for.
 */
export const joinLooks = (look: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  const start = (): Promise<void> => {
    running = look().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (waiting) return waiting;
    if (!running) return start();
    const next = () => {
      waiting = undefined;
      return start();
    };
    waiting = running.then(next, next);
    return waiting;
  };
};
