import { accepted, type Clock, newId, rejected } from '@rayon/kernel';
import { below, type Job, oneOf } from '@rayon/store';
import { stepped } from '../domain/campaign-change';
import { campaignChanged, inTurn, nextChange } from '../records/campaign-changes';
import type { Records } from '../records/records';

const everyMilliseconds = 60_000;
const batchMax = 100;
/** Whose step it is. */
const actor = 'end-of-window';

/**
 * Ends the campaigns whose window is over, so that they look like what they are; safe to run any number of times. They
 * gave nothing since their last instant in any case. Gives how many it ended.
 */
export const endCampaigns = async (
  records: Pick<Records, 'campaigns' | 'campaignLanes' | 'database' | 'positions'>,
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<number> => {
  const over = await records.campaigns.findMany(
    { status: oneOf(['approved', 'live', 'paused']), 'content.to': below(at) },
    { sort: { campaignId: 1 }, limit: batchMax },
  );
  let ended = 0;
  for (const { row } of over) {
    const changed = await inTurn(records, () =>
      records.database.transact(async (transaction) => {
        const change = await nextChange(records, transaction);
        const cause = { correlationId, at };
        return records.campaigns.changeWithin(transaction, row.campaignId, { cause }, (campaign) => {
          // Somebody may have moved it on since the list was read.
          const next = stepped(campaign, { step: 'end' }, { at, author: { actor }, change });
          return next.ok
            ? accepted({ row: next.value, events: [campaignChanged(next.value)] })
            : rejected(next.rejection);
        });
      }),
    );
    if (changed.ok) ended += 1;
  }
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
