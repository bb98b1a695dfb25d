import type { EventBus, Stoppable } from '@rayon/bus';
import { CampaignChangedV1 } from '@rayon/events';
import type { Logger } from '@rayon/kernel';
import { keepLooking } from '@rayon/process';
import type { LiveCampaigns } from './live-campaigns';

/** The safety net behind the bus: a change reaches every process within this time even when no event does. */
const lookMilliseconds = 5_000;

/** Looks for campaign changes when one is announced, and every now and then in any case. */
export const followChanges = async (
  bus: EventBus,
  live: LiveCampaigns,
  logger: Logger,
): Promise<Stoppable & Readonly<{ lookNow: () => void }>> => {
  const looking = keepLooking(live.refresh, {
    everyMilliseconds: lookMilliseconds,
    onFailure: (error) => logger.warn({ error: String(error) }, 'campaign changes could not be read'),
  });
  const tap = await bus.tap([CampaignChangedV1.subject], () => void looking.lookNow());
  return {
    lookNow: () => void looking.lookNow(),
    stop: async () => {
      await tap.stop();
      await looking.stop();
    },
  };
};
