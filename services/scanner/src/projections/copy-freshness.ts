/** Whether the copies prices come from keep up with what *catalog* publishes. */
export type CopyFreshness = Readonly<{
  /** Notes that something was published at `toldAt` and taken in now. */
  note: (toldAt: Date) => void;
  isBehind: () => boolean;
}>;

/** A change that took longer than this to arrive means that older ones are still on their way. */
const lagMillisecondsMax = 5_000;
/** How long a late change counts as a sign of more to come. */
const signMilliseconds = 30_000;

/** The freshness of one process's copies; `hasCopy` says whether anything was ever copied. */
export const createCopyFreshness = ({
  now,
  hasCopy,
}: {
  now: () => number;
  hasCopy: boolean;
}): CopyFreshness => {
  let filled = hasCopy;
  let lateUntil = 0;
  return {
    note: (toldAt) => {
      filled = true;
      const at = now();
      lateUntil = at - toldAt.getTime() > lagMillisecondsMax ? at + signMilliseconds : 0;
    },
    isBehind: () => !filled || now() < lateUntil,
  };
};
