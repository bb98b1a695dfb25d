import {
  approveCampaignDocument,
  type CampaignsQuery,
  endCampaignDocument,
  launchCampaignDocument,
  pauseCampaignDocument,
  submitCampaignDocument,
} from '@rayon/client/operations/console';
import { boundTo, type Who } from './who';

/** A campaign as the console lists it; numbers are null where they are withheld or mean nothing. */
export type Campaign = CampaignsQuery['campaigns']['items'][number];

/** Where a campaign stands. */
type CampaignStatus = Campaign['status'];

/** What moves a campaign on with nothing to say. */
export const stepDocuments = {
  submitCampaign: submitCampaignDocument,
  approveCampaign: approveCampaignDocument,
  launchCampaign: launchCampaignDocument,
  pauseCampaign: pauseCampaignDocument,
  endCampaign: endCampaignDocument,
} as const;

/** What moves a campaign on. */
export type Step = keyof typeof stepDocuments | 'returnCampaign';

const ownerSteps: Partial<Record<CampaignStatus, Step[]>> = {
  DRAFT: ['submitCampaign'],
  RETURNED: ['submitCampaign'],
};
const retailerSteps: Partial<Record<CampaignStatus, Step[]>> = {
  ...ownerSteps,
  SUBMITTED: ['approveCampaign', 'returnCampaign'],
  APPROVED: ['launchCampaign'],
  LIVE: ['pauseCampaign', 'endCampaign'],
  PAUSED: ['launchCampaign', 'endCampaign'],
};

/** Whether a campaign also runs where somebody who is bound to stores does not work: it is not theirs to move on. */
export const runsBeyond = ({ storeIds }: Campaign, who: Who): boolean => {
  const own = boundTo(who);
  return own !== undefined && (storeIds.length === 0 || storeIds.some((storeId) => !own.includes(storeId)));
};

/** What may follow, and who may do it. A brand never approves or launches. */
export const stepsOf = (campaign: Campaign, who: Who): Step[] =>
  runsBeyond(campaign, who)
    ? []
    : ((who.role === 'BRAND' ? ownerSteps : retailerSteps)[campaign.status] ?? []);

/** The part of the console's address that names the one campaign on show. */
export const campaignParameter = 'campaign';

/** The address of one campaign's page, or of the list. */
export const campaignPath = (campaignId?: string): string =>
  campaignId === undefined ? '/console' : `/console?${campaignParameter}=${encodeURIComponent(campaignId)}`;
