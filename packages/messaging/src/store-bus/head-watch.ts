import type { EventLog, LogRow } from './event-log';

const pollMillisecondsMin = 20;
const pauseAfterFailureMilliseconds = 1_000;
/** Pages remembered for consumers that stand at the same place. */
const pagesMax = 64;

/** Notices new events: at once those of this process, by polling those of others. */
export const watchHead = ({
  log,
  pollMilliseconds,
  onFailure,
}: {
  log: Pick<EventLog, 'head' | 'page'>;
  /** Longest pause between two looks; grows from 20 ms while nothing happens. */
  pollMilliseconds: number;
  onFailure: (error: unknown) => void;
}) => {
  const wakes = new Set<() => void>();
  const pages = new Map<number, Promise<LogRow[]>>();
  let head = 0;
  let stopped = false;
  let pause = pollMillisecondsMin;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  /** Asked to look while looking: what is asked for may be newer than what the running look sees. */
  let again = false;

  const look = async (): Promise<void> => {
    try {
      const now = await log.head();
      if (now > head) {
        head = now;
        pause = pollMillisecondsMin;
        pages.clear();
        for (const wake of [...wakes]) wake();
      } else pause = Math.min(pause * 1.5, pollMilliseconds);
    } catch (error) {
      if (!stopped) onFailure(error);
      pause = pauseAfterFailureMilliseconds;
    }
  };

  const schedule = (milliseconds: number): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      looking ??= look().finally(() => {
        looking = undefined;
        schedule(again ? 0 : pause);
        again = false;
      });
    }, milliseconds);
  };

  return {
    start: async (): Promise<void> => {
      head = await log.head();
      schedule(pause);
    },
    head: () => head,
    /** Looks now. */
    look: () => {
      if (looking) again = true;
      else schedule(0);
    },
    /** Resolves when something may have happened, or when the time is over. */
    changed: (milliseconds?: number): Promise<void> =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timeout);
          wakes.delete(wake);
          resolve();
        };
        const timeout = milliseconds === undefined ? undefined : setTimeout(wake, milliseconds);
        wakes.add(wake);
        if (stopped) wake();
      }),
    /** Wakes whoever waits. */
    nudge: () => {
      for (const wake of [...wakes]) wake();
    },
    /** A page, read once for all consumers that stand at the same place. */
    page: (after: number): Promise<LogRow[]> => {
      const known = pages.get(after);
      if (known) return known;
      if (pages.size >= pagesMax) pages.clear();
      const read = log.page(after);
      pages.set(after, read);
      read.catch(() => pages.delete(after));
      return read;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
      for (const wake of [...wakes]) wake();
    },
  };
};

/** The watcher of one bus. */
export type HeadWatch = ReturnType<typeof watchHead>;
