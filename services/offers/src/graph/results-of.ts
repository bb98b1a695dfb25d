import { type CampaignResults, readResults } from '../records/campaign-results';
import type { OffersContext } from './context';

/** What came of a campaign, read once for all that a request asks of campaigns. */
export const resultsOf = (
  { request, records }: Pick<OffersContext, 'request' | 'records'>,
  campaignId: string,
): Promise<CampaignResults | null> =>
  request.loader<string, CampaignResults>('results', (ids) => readResults(records, ids))(campaignId);
