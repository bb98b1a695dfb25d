import type { CampaignIndex } from './campaign-index';
import { isInTime } from './eligibility';
import type { CampaignVersion } from './trip-copy';

/** Whether a version of a campaign may give at a moment, whoever shops. */
export const isLiveAt = (
  { campaignId, version }: CampaignVersion,
  campaigns: Pick<CampaignIndex, 'get'>,
  { at, timeZone }: Readonly<{ at: Date; timeZone: string | undefined }>,
): boolean => {
  const campaign = campaigns.get(campaignId);
  return campaign?.version === version && isInTime(campaign, at, timeZone);
};
