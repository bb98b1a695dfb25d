import {
  approveCampaignDocument,
  type CampaignQuery,
  type CampaignsQuery,
  endCampaignDocument,
  launchCampaignDocument,
  pauseCampaignDocument,
  submitCampaignDocument,
} from '@rayon/client/operations/console';
import type { Who } from './who';

/** A campaign as the console lists it; numbers are null where they are withheld or mean nothing. */
export type Campaign = CampaignsQuery['campaigns']['items'][number];

/** A campaign with everything it says. */
export type WholeCampaign = NonNullable<CampaignQuery['campaign']>;

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

/** The states in which a campaign takes another version, which is then approved again. */
const changeable: readonly CampaignStatus[] = ['DRAFT', 'RETURNED', 'APPROVED', 'PAUSED'];

/** Whether a campaign can be changed as it stands. */
export const isChangeable = (status: CampaignStatus): boolean => changeable.includes(status);

/** The steps towards the shop: somebody sees everything the campaign says before they take one. */
const checkedSteps = ['submitCampaign', 'approveCampaign', 'launchCampaign'] as const;

/** A step that is confirmed over everything the campaign says. */
export type CheckedStep = (typeof checkedSteps)[number];

/** Whether a step is confirmed on the campaign's page. */
export const isChecked = (step: string | undefined): step is CheckedStep =>
  checkedSteps.some((checked) => checked === step);
