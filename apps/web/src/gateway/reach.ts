/**
 * Whether Rayon answers this browser. A screen at rest asks nothing for minutes, and a network that is there says nothing
 * about a server that is not: while somebody may look at it, the page therefore asks now and then whether Rayon is up.
 */
const milliseconds = { between: 10_000, whileAway: 2_000, patience: 10_000 } as const;

let isAway = false;
let asking = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Whether Rayon did not answer when it was asked last. */
export const rayonIsAway = (): boolean => isAway;

/** Calls back whenever Rayon went away or came back; returns how to stop. */
export const watchReach = (changed: () => void): (() => void) => {
  listeners.add(changed);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', doubtReach);
    window.addEventListener('online', doubtReach);
    doubtReach();
  }
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', doubtReach);
    window.removeEventListener('online', doubtReach);
  };
};

/** Asks now: something got no answer. */
export const doubtReach = (): void => {
  if (asking || listeners.size === 0) return;
  clearTimeout(timer);
  // Without network the browser says so itself.
  if (document.visibilityState === 'hidden' || !navigator.onLine) {
    lookLater();
    return;
  }
  asking = true;
  void answers().then((does) => {
    asking = false;
    if (isAway === does) {
      isAway = !does;
      for (const changed of listeners) changed();
    }
    lookLater();
  });
};

const lookLater = () => {
  clearTimeout(timer);
  if (listeners.size > 0)
    timer = setTimeout(doubtReach, isAway ? milliseconds.whileAway : milliseconds.between);
};

/** What stands between answers for a server that is not there with 502 to 504. */
const answers = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(milliseconds.patience) }).then(
    ({ status }) => status < 500,
    () => false,
  );
