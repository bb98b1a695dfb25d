import { newId } from '@rayon/kernel';
import type { Logger } from '@rayon/process';
import type { ScannerUseCases } from './use-cases';

const everyMilliseconds = 60_000;

/** Closes abandoned trips every minute until it is stopped; several processes may run it at once. */
export const startAbandonedTripsJob = ({
  closeAbandoned,
  clock,
  logger,
}: {
  closeAbandoned: ScannerUseCases['closeAbandoned'];
  clock: () => Date;
  logger: Logger;
}): { stop: () => Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      const closed = await closeAbandoned({ at: clock(), correlationId: newId() });
      if (closed > 0) logger.info({ closed }, 'abandoned trips were closed');
    } catch (error) {
      logger.error({ err: error }, 'closing abandoned trips failed, it is tried again in a minute');
    }
  };
  const timer = setInterval(() => {
    running = running.then(run);
  }, everyMilliseconds);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
