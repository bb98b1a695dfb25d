import type { Logger } from './logger';

/** How long a process may take to stop before it is ended, in milliseconds. */
const stopMilliseconds = 15_000;
/** The same when its runner died: the store may have died with it, and waiting for that is in vain. */
const orphanMilliseconds = 3_000;

/**
 * Keeps a process until it is told to stop, then runs `steps` one after another. A step that fails does not
 * keep the ones after it from running.
 */
export const runUntilStopped = (logger: Logger, steps: readonly (() => Promise<void>)[]): void => {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(
      () => process.exit(1),
      signal === 'disconnect' ? orphanMilliseconds : stopMilliseconds,
    ).unref();
    let failed = false;
    for (const step of steps)
      await step().catch((error: unknown) => {
        failed = true;
        logger.error({ err: error }, 'a part did not stop cleanly');
      });
    process.exit(failed ? 1 : 0);
  };
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
  // A runner that started this process with a channel and dies takes it along, in order.
  process.once('disconnect', () => void stop('disconnect'));
  // One request's bug must not end the requests of everybody else.
  process.on('unhandledRejection', (reason) =>
    logger.error({ err: reason }, 'a promise nobody waited for failed'),
  );
};
