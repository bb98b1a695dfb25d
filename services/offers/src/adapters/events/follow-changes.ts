import type { EventBus, Stoppable } from '@rayon/bus';
import { CampaignChangedV1 } from '@rayon/events';
import type { Logger } from '@rayon/kernel';
import type { LiveCampaigns } from '../../use-cases/live-campaigns';

/** The safety net behind the bus: a change reaches every process within this time even when no event does. */
const pollMilliseconds = 400;

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
  const poll = (): void => {
    timer = setTimeout(() => void look().finally(() => !stopped && poll()), pollMilliseconds);
  };
  const tap = await bus.tap([CampaignChangedV1.subject], () => {
    if (!stopped) void look();
  });
  poll();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await tap.stop();
      await looking;
    },
  };
};
