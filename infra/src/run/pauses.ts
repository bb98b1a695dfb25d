/** Pause before something that ended is started again; doubles while it keeps ending. */
const firstMilliseconds = 100;
const millisecondsMax = 5_000;
/** Whoever ran this long has not ended because of how it was started. */
const soundAfterMilliseconds = 30_000;

/** The pauses between an end that nobody asked for and the next start. */
export const growingPauses = () => {
  let next = firstMilliseconds;
  let inARow = 0;
  return {
    /** After one that ran for `ranMilliseconds`: how long to wait, and how many ended quickly one after another. */
    after: (ranMilliseconds: number): { milliseconds: number; inARow: number } => {
      if (ranMilliseconds > soundAfterMilliseconds) {
        next = firstMilliseconds;
        inARow = 0;
      }
      const milliseconds = next;
      inARow += 1;
      next = Math.min(next * 2, millisecondsMax);
      return { milliseconds, inARow };
    },
  };
};
