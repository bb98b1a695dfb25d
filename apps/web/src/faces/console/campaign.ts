import {
  approveCampaignDocument,
  type CampaignsQuery,
  endCampaignDocument,
  launchCampaignDocument,
  pauseCampaignDocument,
  submitCampaignDocument,
} from '@rayon/client/operations/console';
import type { Who } from './who';

/** A campaign as the console lists it; numbers are null where they are withheld or mean nothing. */
export type Campaign = CampaignsQuery['campaigns']['items'][number];

/** Where a campaign stands. */
export type CampaignStatus = Campaign['status'];

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

/** What may follow each state, and who may do it. A brand never approves or launches. */
export const stepsOf = (status: CampaignStatus, role: Who['role']): Step[] =>
  (role === 'BRAND' ? ownerSteps : retailerSteps)[status] ?? [];
