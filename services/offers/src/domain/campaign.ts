import { accepted, type Result, rejected } from '@rayon/kernel';
import type { CampaignContent } from './campaign-content';
import { isOfRetailer } from './is-of-retailer';
import { type CampaignStop, resumed, type StopReason, withStop } from './stop-rules';

/** Where a campaign stands. Only a live one applies. */
export const campaignStatuses = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'live',
  'paused',
  'ended',
] as const;

/** One of the states a campaign can be in. */
export type CampaignStatus = (typeof campaignStatuses)[number];

/** A campaign of the retailer, or of the brand that owns it. */
export type Campaign = Readonly<{
  campaignId: string;
  brandId?: string;
  /** Number of the content: rises when the content is revised; receipts name it. */
  version: number;
  status: CampaignStatus;
  /** Who wrote this version; absent where it was kept before anybody noted that. */
  writtenBy?: string;
  /** The brand that agreed to pay: a share of what it takes off, or for where its own message is shown. */
  payer?: string;
  /** Why it was sent back, while it is. */
  returnedReason?: string;
  /** Who paused it, while it is; absent where a rule did, or where it was before anybody noted that. */
  pausedBy?: string;
  /** When its own rules paused it, the newest last; absent: never. */
  stops?: readonly CampaignStop[];
  content: CampaignContent;
}>;

/** What can be asked of a campaign that exists. */
export type CampaignStep =
  | Readonly<{ step: 'revise'; content: CampaignContent }>
  | Readonly<{ step: 'submit' }>
  | Readonly<{ step: 'approve' }>
  | Readonly<{ step: 'return'; reason: string }>
  | Readonly<{ step: 'launch' }>
  /** Of a stop rule it says which. */
  | Readonly<{ step: 'pause'; stop?: StopReason }>
  | Readonly<{ step: 'end' }>;

/** Why a step is not taken. */
export type StepRejection =
  | Readonly<{ reason: 'WrongStatus'; status: CampaignStatus; allowed: readonly CampaignStatus[] }>
  | Readonly<{ reason: 'WindowOver'; to: Date }>
  /** Whoever wrote the version approves it. */
  | Readonly<{ reason: 'OwnCampaign' }>
  /** The retailer paused it, and somebody else resumes it. */
  | Readonly<{ reason: 'RetailerResumes' }>;

/** From which states each step may be taken. A live campaign is paused before it is revised. */
const allowedFrom: Readonly<Record<CampaignStep['step'], readonly CampaignStatus[]>> = {
  revise: ['draft', 'returned', 'approved', 'paused'],
  submit: ['draft', 'returned'],
  approve: ['submitted'],
  return: ['submitted'],
  launch: ['approved', 'paused'],
  pause: ['live'],
  end: ['approved', 'live', 'paused'],
};

const payerOf = ({ brandId, content: { contribution, placement } }: Campaign): Pick<Campaign, 'payer'> => {
  const payer = placement ? brandId : contribution?.brandId;
  return payer === undefined ? {} : { payer };
};

/** A new campaign: a draft, version 1. */
export const draftCampaign = (facts: {
  campaignId: string;
  brandId?: string;
  writtenBy: string;
  content: CampaignContent;
}): Campaign => ({ ...facts, version: 1, status: 'draft' });

/**
 * The campaign after the step, or why it cannot be taken. A revision makes a new version that has to be
 * submitted and approved again, by somebody else than who wrote it: nothing goes live that only one person saw.
 */
export const takeStep = (
  campaign: Campaign,
  asked: CampaignStep,
  { at, actor }: { at: Date; actor: string },
): Result<Campaign, StepRejection> => {
  const allowed = allowedFrom[asked.step];
  if (!allowed.includes(campaign.status))
    return rejected({ reason: 'WrongStatus', status: campaign.status, allowed });

  const { returnedReason: _, pausedBy, ...kept } = campaign;
  const mustLast = asked.step === 'submit' || asked.step === 'approve' || asked.step === 'launch';
  if (mustLast && campaign.content.to.getTime() <= at.getTime())
    return rejected({ reason: 'WindowOver', to: campaign.content.to });

  if (asked.step === 'approve' && campaign.writtenBy === actor) return rejected({ reason: 'OwnCampaign' });

  if (asked.step === 'launch' && isOfRetailer(pausedBy) && !isOfRetailer(actor))
    return rejected({ reason: 'RetailerResumes' });

  switch (asked.step) {
    case 'revise':
      return accepted({
        ...kept,
        content: asked.content,
        version: campaign.version + 1,
        status: 'draft',
        writtenBy: actor,
      });
    case 'submit':
      return accepted({ ...kept, status: 'submitted' });
    case 'approve':
      return accepted({ ...kept, status: 'approved', ...payerOf(campaign) });
    case 'return':
      return accepted({ ...kept, status: 'returned', returnedReason: asked.reason });
    case 'launch':
      return accepted({
        ...kept,
        status: 'live',
        ...(campaign.stops ? { stops: resumed(campaign.stops, at) } : {}),
      });
    case 'pause':
      return accepted({
        ...kept,
        status: 'paused',
        ...(asked.stop
          ? { stops: withStop(campaign.stops, asked.stop, { version: campaign.version, at }) }
          : { pausedBy: actor }),
      });
    case 'end':
      return accepted({ ...kept, status: 'ended' });
  }
};
