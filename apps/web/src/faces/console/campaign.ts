import type { Amount } from '../../parts/money';
import type { campaignStepDocuments } from './documents';
import type { Who } from './who';

/** Where a campaign stands. */
export type CampaignStatus = 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'APPROVED' | 'LIVE' | 'PAUSED' | 'ENDED';

/** A campaign as the console lists it; numbers are null where they are withheld or mean nothing. */
export type Campaign = {
  id: string;
  status: CampaignStatus;
  title: { fr: string; en: string };
  brand: { name: string } | null;
  to: string;
  currency: string;
  audience: { kind: 'EVERYBODY' | 'MEMBERS' | 'PERSONALISED' };
  budget: Amount | null;
  benefit: {
    kind:
      | 'PERCENT_OFF'
      | 'AMOUNT_OFF'
      | 'FIXED_PRICE'
      | 'N_FOR_M'
      | 'BASKET_AMOUNT_OFF'
      | 'POINTS_BONUS'
      | 'MESSAGE';
    percent: number | null;
    amountMinor: number | null;
    take: number | null;
    pay: number | null;
  };
  returnedReason: string | null;
  results: {
    uses: number | null;
    discountGiven: Amount | null;
    messagesIssued: number | null;
    budgetLeft: Amount | null;
    withheldBelow: number | null;
  };
};

/** What moves a campaign on. */
export type Step = keyof typeof campaignStepDocuments;

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
