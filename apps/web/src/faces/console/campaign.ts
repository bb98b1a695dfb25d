import {
  approveCampaignDocument,
  type CampaignQuery,
  type CampaignsQuery,
  endCampaignDocument,
  launchCampaignDocument,
  pauseCampaignDocument,
  submitCampaignDocument,
} from '@rayon/client/operations/console';
import { boundTo, type Who } from './who';

/** A campaign as the console lists it; numbers are null where they are withheld or mean nothing. */
export type Campaign = CampaignsQuery['campaigns']['items'][number];

/** A campaign with everything it says. */
export type WholeCampaign = NonNullable<CampaignQuery['campaign']>;

/** What it takes to say what a campaign gives in a word. */
export type CampaignGift = Pick<Campaign, 'currency' | 'benefit' | 'conditions'>;

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

const approvalSteps: Step[] = ['approveCampaign', 'returnCampaign'];
const ownerSteps: Partial<Record<CampaignStatus, Step[]>> = {
  DRAFT: ['submitCampaign'],
  RETURNED: ['submitCampaign'],
};
const retailerSteps: Partial<Record<CampaignStatus, Step[]>> = {
  ...ownerSteps,
  SUBMITTED: approvalSteps,
  APPROVED: ['launchCampaign'],
  LIVE: ['pauseCampaign', 'endCampaign'],
  PAUSED: ['launchCampaign', 'endCampaign'],
};

/** Whether a campaign also runs where somebody who is bound to stores does not work: it is not theirs to move on. */
export const runsBeyond = ({ storeIds, regions }: Campaign, who: Who): boolean => {
  const own = boundTo(who);
  return (
    own !== undefined &&
    (regions.length > 0 || storeIds.length === 0 || storeIds.some((storeId) => !own.includes(storeId)))
  );
};

/**
 * Whether somebody is of the brand that pays part of a campaign of the retailer: theirs to agree to, not to change, to try or to
 * ask about a receipt.
 */
export const paysOf = ({ contribution }: Pick<Campaign, 'contribution'>, { brandId }: Who): boolean =>
  contribution?.brand != null && contribution.brand.id === brandId;

/** Whether a campaign is somebody's to write, as far as its state lets them. */
export const mayWrite = (campaign: Campaign, who: Who): boolean =>
  !runsBeyond(campaign, who) && !paysOf(campaign, who);

/** Whether a campaign can be tried on past sales by somebody: on those nobody had chosen a challenge. */
export const isTriable = (campaign: Pick<Campaign, 'contribution' | 'benefit'>, who: Who): boolean =>
  campaign.benefit.kind !== 'CHALLENGE' && !paysOf(campaign, who);

/** Whether the campaign waits for the brand that pays for it. */
const awaitsBrand = ({ status, brandApproves }: Campaign, who: Who): boolean =>
  status === 'SUBMITTED' && brandApproves && who.role !== 'BRAND';

/** Whom the campaign waits for, as somebody sees it; undefined: for nobody, or for them. */
export const awaitedBy = (
  campaign: Campaign,
  who: Who,
): 'SUBMITTED' | 'APPROVED' | 'ANOTHER' | 'BRAND' | undefined => {
  const { status } = campaign;
  if (awaitsBrand(campaign, who)) return 'BRAND';
  if (who.role === 'BRAND' && status === 'APPROVED') return status;
  if (who.role === 'BRAND' && status === 'SUBMITTED' && !campaign.brandApproves) return status;
  return awaitsAnother(campaign) ? 'ANOTHER' : undefined;
};

/** Whether the campaign waits for somebody else than the person who looks at it, who wrote it. */
const awaitsAnother = ({ status, writtenByMe }: Campaign): boolean => status === 'SUBMITTED' && writtenByMe;

/** What may follow, and who may do it. A brand approves what it pays for and did not write, and nobody approves what they wrote. */
export const stepsOf = (campaign: Campaign, who: Who): Step[] => {
  if (runsBeyond(campaign, who)) return [];
  const isBrands = who.role === 'BRAND';
  if (isBrands && campaign.status === 'SUBMITTED' && campaign.brandApproves) return approvalSteps;
  if (paysOf(campaign, who)) return [];
  const steps = (isBrands ? ownerSteps : retailerSteps)[campaign.status] ?? [];
  return awaitsAnother(campaign) || awaitsBrand(campaign, who)
    ? steps.filter((step) => step !== 'approveCampaign')
    : steps;
};

/** The stop for which it is paused now; undefined when it is for none. */
export const stopNow = ({
  status,
  stops,
}: Pick<Campaign, 'status' | 'stops'>): Campaign['stops'][number] | undefined => {
  const last = stops.at(-1);
  return status === 'PAUSED' && last?.resumedAt === null ? last : undefined;
};

/** The states in which a campaign takes another version, which is then approved again. */
const changeable: readonly CampaignStatus[] = ['DRAFT', 'RETURNED', 'APPROVED', 'PAUSED'];

/** Whether somebody may change a campaign as it stands. */
export const isChangeable = (campaign: Campaign, who: Who): boolean =>
  changeable.includes(campaign.status) && mayWrite(campaign, who);

/** Whether somebody is told how to change it: they may now, or as soon as a step of theirs lets them. */
export const isToldToChange = (campaign: Campaign, who: Who): boolean =>
  mayWrite(campaign, who) && (campaign.status !== 'LIVE' || stepsOf(campaign, who).includes('pauseCampaign'));

/** The steps towards the shop: somebody sees everything the campaign says before they take one. */
const checkedSteps = ['submitCampaign', 'approveCampaign', 'launchCampaign'] as const;

/** A step that is confirmed over everything the campaign says. */
export type CheckedStep = (typeof checkedSteps)[number];

/** Whether a step is confirmed on the campaign's page. */
export const isChecked = (step: string | undefined): step is CheckedStep =>
  checkedSteps.some((checked) => checked === step);
