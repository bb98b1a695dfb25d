/** Whether a projection keeps up with what it follows. */
export type Freshness = Readonly<{
  /** When the newest event happened that took effect in this process. */
  followedAt: Date | undefined;
  /** Nothing was ever followed, or something came late a short while ago: more may be on its way. */
  isBehind: boolean;
}>;

/** An event that took longer than this to arrive means that others are still on their way. */
const lagMillisecondsMax = 5_000;
/** How long a late event counts as a sign of more to come. */
const signMilliseconds = 30_000;

/** The freshness of one process's view of projections; `hasRows` says whether anything was ever followed. */
export const trackFreshness = (hasRows: () => Promise<boolean>, clock: () => number = Date.now) => {
  let filled = false;
  let followedAt: Date | undefined;
  let lateUntil = 0;
  let asking = false;

  /** Asks the store until it knows of rows: those of an earlier process count too. */
  const ask = (): void => {
    if (asking) return;
    asking = true;
    void hasRows()
      .catch(() => false)
      .then((has) => {
        filled ||= has;
        asking = false;
      });
  };
  ask();

  return {
    /** An event that happened then took effect now. */
    note: (happenedAt: Date): void => {
      filled = true;
      if (!followedAt || happenedAt > followedAt) followedAt = happenedAt;
      const at = clock();
      lateUntil = at - happenedAt.getTime() > lagMillisecondsMax ? at + signMilliseconds : 0;
    },
    now: (): Freshness => {
      if (!filled) ask();
      return { followedAt, isBehind: !filled || clock() < lateUntil };
    },
  };
};

/** What keeps watch over the freshness of one projection, or of several that are used together. */
export type FreshnessTrack = ReturnType<typeof trackFreshness>;
