import { below, type Filter } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { Records } from './records';

/** Campaigns read at a time: other work goes on in between. */
const pageSize = 500;

/** The campaigns that were launched and neither paused nor ended, the newest first; of them those that are meant. */
export async function* liveCampaigns(
  { campaigns }: Pick<Records, 'campaigns'>,
  meant: Filter = {},
): AsyncIterable<StoredCampaign> {
  for (let after: string | undefined; ; ) {
    const page = await campaigns.findMany(
      { status: 'live', ...meant, ...(after === undefined ? {} : { campaignId: below(after) }) },
      { sort: { campaignId: -1 }, limit: pageSize },
    );
    for (const { row } of page) yield row;
    after = page.at(-1)?.row.campaignId;
    if (page.length < pageSize) return;
  }
}
