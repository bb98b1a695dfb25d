import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Campaign, type CampaignStep, draftCampaign, type StepRejection, takeStep } from './campaign';
import type { CampaignContent } from './campaign-content';
import { type ContentProblem, checkContent, type PlainRule } from './content-rules';

/** A campaign as it is kept. */
export type StoredCampaign = Campaign &
  Readonly<{
    /** Rises with every change of this campaign; the position of its events. */
    revision: number;
    /** Position among the changes of all campaigns: what a process has not seen yet is above what it has. */
    change: number;
    createdAt: Date;
    updatedAt: Date;
  }>;

/** Who changes campaigns: the retailer, who may change all, or a brand, who may change its own. */
export type Author = Readonly<{ actor: string; brandId?: string }>;

/** Why a change of a campaign is refused. */
export type CampaignRejection =
  | Readonly<{ reason: 'BadInput'; problem: ContentProblem }>
  /** Unknown and somebody else's are the same. */
  | Readonly<{ reason: 'CampaignNotFound' }>
  | StepRejection;

/** A step somebody asks for; a revision comes with its content unchecked. */
export type AskedStep =
  | Exclude<CampaignStep, { step: 'revise' }>
  | Readonly<{ step: 'revise'; content: unknown }>;

/** Whether the author may change the campaign. */
export const mayChange = (author: Author, campaign: Pick<Campaign, 'brandId'>): boolean =>
  author.brandId === undefined || campaign.brandId === author.brandId;

/** The refusal of one field of a campaign. */
export const badField = (field: string, rule: PlainRule) =>
  rejected({ reason: 'BadInput', problem: { field, rule } } as const);

/** What a new campaign is to say, and whose it is: a brand's is the brand's own, whatever was asked. */
export const checkDraft = (
  author: Author,
  asked: { brandId?: string; content: unknown },
): Result<{ brandId?: string; content: CampaignContent }, CampaignRejection> => {
  if (author.brandId !== undefined && asked.brandId !== undefined && asked.brandId !== author.brandId)
    return badField('brandId', 'malformed');
  const content = checkContent(asked.content);
  if (!content.ok) return rejected({ reason: 'BadInput', problem: content.rejection });
  const brandId = author.brandId ?? asked.brandId;
  return accepted({ ...(brandId === undefined ? {} : { brandId }), content: content.value });
};

/** The step with its content checked. */
export const checkStep = (asked: AskedStep): Result<CampaignStep, CampaignRejection> => {
  if (asked.step !== 'revise') return accepted(asked);
  const content = checkContent(asked.content);
  return content.ok
    ? accepted({ step: 'revise', content: content.value })
    : rejected({ reason: 'BadInput', problem: content.rejection });
};

/** A new campaign at that position among the changes; refused when its window is over. */
export const drafted = (
  facts: { campaignId: string; brandId?: string; content: CampaignContent },
  { at, change }: { at: Date; change: number },
): Result<StoredCampaign, CampaignRejection> =>
  facts.content.to.getTime() <= at.getTime()
    ? rejected({ reason: 'WindowOver', to: facts.content.to })
    : accepted({ ...draftCampaign(facts), revision: 1, change, createdAt: at, updatedAt: at });

/** The campaign one step further, at that position among the changes. */
export const stepped = (
  stored: StoredCampaign,
  step: CampaignStep,
  { at, change }: { at: Date; change: number },
): Result<StoredCampaign, CampaignRejection> => {
  const taken = takeStep(stored, step, at);
  if (!taken.ok) return rejected(taken.rejection);
  const { returnedReason: _, ...kept } = stored;
  return accepted({ ...kept, ...taken.value, revision: stored.revision + 1, change, updatedAt: at });
};
