import type { EventBus, Stoppable } from '@rayon/bus';
import { CampaignChangedV1 } from '@rayon/events';
import type { Logger } from '@rayon/kernel';
import type { LiveCampaigns } from './live-campaigns';

/** The safety net behind the bus: a change reaches every process within this time even when no event does. */
const lookMilliseconds = 5_000;

/** Looks for campaign changes when one is announced, and every now and then in any case. */
export const followChanges = async (
  bus: EventBus,
  live: LiveCampaigns,
  logger: Logger,
): Promise<Stoppable> => {
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const look = (): Promise<void> => {
    looking = live
      .refresh()
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'campaign changes could not be read'));
    return looking;
  };
  const wait = (): void => {
    timer = setTimeout(() => void look().finally(() => !stopped && wait()), lookMilliseconds);
  };
  const tap = await bus.tap([CampaignChangedV1.subject], () => {
    if (!stopped) void look();
  });
  wait();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await tap.stop();
      await looking;
    },
  };
};
