import { type Clock, newId } from '@rayon/kernel';
import { below, type Job, oneOf } from '@rayon/store';
import type { Records } from '../records/records';
import { type Stepping, stepByItself } from './step-by-itself';

const everyMilliseconds = 60_000;
const batchMax = 100;
/** Whose step it is. */
const actor = 'end-of-window';

/**
 * Ends the campaigns whose window is over, so that they look like what they are; safe to run any number of times. They
 * gave nothing since their last instant in any case. Gives how many it ended.
 */
export const endCampaigns = async (
  records: Stepping,
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<number> => {
  const over = await records.campaigns.findMany(
    { status: oneOf(['approved', 'live', 'paused']), 'content.to': below(at) },
    { sort: { campaignId: 1 }, limit: batchMax },
  );
  let ended = 0;
  for (const { row } of over)
    if (await stepByItself(records, row.campaignId, { step: 'end' }, { actor, at, correlationId }))
      ended += 1;
  return ended;
};

/** Ends campaigns that are over every minute. */
export const endCampaignsJob = (records: Records, clock: Clock): Job => ({
  name: 'end-campaigns',
  schedule: { everyMilliseconds },
  run: async () => {
    const ended = await endCampaigns(records, { at: clock(), correlationId: newId() });
    return ended > 0 ? { ended } : undefined;
  },
});
