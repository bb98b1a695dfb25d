import { accepted, type Result, rejected } from '@rayon/kernel';
import {
  type Campaign,
  type CampaignStatus,
  type CampaignStep,
  draftCampaign,
  type StepRejection,
  takeStep,
} from './campaign';
import { type CampaignContent, runsEverywhere, runsIn } from './campaign-content';
import { type ContentProblem, checkContent, type PlainRule } from './content-rules';
import { problemOfContribution, problemOfNewContribution } from './contribution';
import { problemOfEmployees } from './employee-audience';
import type { Fits } from './malformed';
import { problemOfPayment } from './placement';
import { problemOfReadRules } from './stop-problems';
import { problemOfOwnBrand } from './target-rules';
import { approvingBrand } from './who-approves';

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

/**
 * Who changes campaigns: the retailer, who may change all, somebody who is bound to stores of it, who may change those
 * that run there alone, or a brand, who may change its own.
 */
export type Author = Readonly<{ actor: string; brandId?: string; boundTo?: readonly string[] }>;

/** Why a change of a campaign is refused. */
export type CampaignRejection =
  | Readonly<{ reason: 'BadInput'; problem: ContentProblem }>
  /** Unknown and somebody else's are the same. */
  | Readonly<{ reason: 'CampaignNotFound' }>
  /** It runs in the author's stores, and in others as well. */
  | Readonly<{ reason: 'NotYourStore' }>
  /** A brand pays for it and did not write it: a user of that brand approves. */
  | Readonly<{ reason: 'BrandApproves' }>
  /** The brand wrote it itself: the retailer approves. */
  | Readonly<{ reason: 'RetailerApproves' }>
  /** The brand pays of it, and changes nothing. */
  | Readonly<{ reason: 'OnlyPays' }>
  /** Somebody revised it since it was read: it is of that version now. */
  | Readonly<{ reason: 'VersionChanged'; version: number }>
  | StepRejection;

/** A step somebody asks for; a revision comes with its content unchecked. */
export type AskedStep =
  | Exclude<CampaignStep, { step: 'revise' }>
  | Readonly<{ step: 'revise'; content: unknown }>;

/** Whether a campaign runs nowhere but in the author's stores; one that names none runs in all, and a region may get others. */
export const isWithinStores = (
  { boundTo }: Author,
  { storeIds, regions = [] }: Readonly<{ storeIds: readonly string[]; regions?: readonly string[] }>,
): boolean =>
  boundTo === undefined ||
  (regions.length === 0 && storeIds.length > 0 && storeIds.every((storeId) => boundTo.includes(storeId)));

/** The states in which whoever pays of a campaign sees it: as soon as it is theirs to approve, and what came of it. */
export const shownToPayer: readonly CampaignStatus[] = ['submitted', 'approved', 'live', 'paused', 'ended'];

/** Whether the campaign, placed where its regions are, is there for the author: a brand's own or one that it pays of, or one that runs in a store of theirs. */
export const maySee = (
  { brandId, boundTo }: Author,
  { brandId: owner, status, content }: Pick<Campaign, 'brandId' | 'status' | 'content'>,
): boolean =>
  (brandId === undefined ||
    owner === brandId ||
    (content.contribution?.brandId === brandId && shownToPayer.includes(status))) &&
  (boundTo === undefined || runsEverywhere(content) || boundTo.some((storeId) => runsIn(content, storeId)));

/** The steps of whoever approves. */
const stepsOfApproval: readonly CampaignStep['step'][] = ['approve', 'return'];

/** Why the author may not take that step; undefined when it is theirs to take. */
export const refusedChange = (
  author: Author,
  campaign: Pick<Campaign, 'brandId' | 'status' | 'writtenBy' | 'content'>,
  step: CampaignStep['step'],
): CampaignRejection | undefined => {
  if (!maySee(author, campaign)) return { reason: 'CampaignNotFound' };
  const { brandId: owner, content } = campaign;
  const approver = approvingBrand(campaign);
  if (author.brandId === undefined) {
    if (approver !== undefined && step === 'approve') return { reason: 'BrandApproves' };
    return isWithinStores(author, content) ? undefined : { reason: 'NotYourStore' };
  }
  if (stepsOfApproval.includes(step))
    return approver === author.brandId ? undefined : { reason: 'RetailerApproves' };
  return owner === author.brandId ? undefined : { reason: 'OnlyPays' };
};

/** The refusal of one field of a campaign. */
export const badField = (field: string, rule: PlainRule) =>
  rejected({ reason: 'BadInput', problem: { field, rule } } as const);

/** The refusal of a field that has not the right form, and of what would fit. */
export const misfit = (field: string, fit?: Fits) =>
  rejected({
    reason: 'BadInput',
    problem: { field, rule: 'malformed', ...(fit ? { fit } : {}) },
  } as const);

/** What a new campaign is to say, and whose it is: a brand's is the brand's own, whatever was asked. */
export const checkDraft = (
  author: Author,
  asked: { brandId?: string; content: unknown },
): Result<{ brandId?: string; content: CampaignContent }, CampaignRejection> => {
  if (author.brandId !== undefined && asked.brandId !== undefined && asked.brandId !== author.brandId)
    return misfit('brandId');
  const content = checkContent(asked.content);
  if (!content.ok) return rejected({ reason: 'BadInput', problem: content.rejection });
  if (!isWithinStores(author, content.value)) return rejected({ reason: 'NotYourStore' });
  const brandId = author.brandId ?? asked.brandId;
  const payment = problemOfPayment(
    { brandId, content: content.value },
    { ofRetailer: author.brandId === undefined },
  );
  if (payment) return badField('placement', payment);
  return accepted({ ...(brandId === undefined ? {} : { brandId }), content: content.value });
};

/** The step with its content checked; who is bound to stores takes no campaign beyond them. */
export const checkStep = (author: Author, asked: AskedStep): Result<CampaignStep, CampaignRejection> => {
  if (asked.step !== 'revise') return accepted(asked);
  const content = checkContent(asked.content);
  if (!content.ok) return rejected({ reason: 'BadInput', problem: content.rejection });
  return isWithinStores(author, content.value)
    ? accepted({ step: 'revise', content: content.value })
    : rejected({ reason: 'NotYourStore' });
};

/** What of a content depends on whose the campaign is, drafted or revised. */
const refusedByOwner = (campaign: Pick<Campaign, 'brandId' | 'content'>) => {
  const readRule = problemOfReadRules(campaign);
  if (readRule) return badField(readRule.field, readRule.rule);
  const employees = problemOfEmployees(campaign);
  if (employees) return badField('audience.employees', employees);
  const ownBrand = problemOfOwnBrand(campaign);
  return ownBrand && badField('target.except.brandIds', ownBrand);
};

/** A new campaign at that position among the changes; refused when its window is over. */
export const drafted = (
  facts: { campaignId: string; brandId?: string; writtenBy: string; content: CampaignContent },
  { at, change }: { at: Date; change: number },
): Result<StoredCampaign, CampaignRejection> => {
  if (facts.content.to.getTime() <= at.getTime())
    return rejected({ reason: 'WindowOver', to: facts.content.to });
  const problem = problemOfContribution(facts);
  if (problem) return badField('contribution.brandId', problem);
  return (
    refusedByOwner(facts) ??
    accepted({ ...draftCampaign(facts), revision: 1, change, createdAt: at, updatedAt: at })
  );
};

/** The campaign one step further, at that position among the changes; refused where it is not of the version that was read, if one is said. */
export const stepped = (
  stored: StoredCampaign,
  step: CampaignStep,
  { at, author, change, read }: { at: Date; author: Author; change: number; read?: number | undefined },
): Result<StoredCampaign, CampaignRejection> => {
  if (read !== undefined && read !== stored.version)
    return rejected({ reason: 'VersionChanged', version: stored.version });
  const taken = takeStep(stored, step, { at, actor: author.actor });
  if (!taken.ok) return rejected(taken.rejection);
  if (step.step === 'revise') {
    const ofRetailer = author.brandId === undefined;
    const problem =
      problemOfContribution(taken.value) ?? problemOfNewContribution(stored, step.content, { ofRetailer });
    if (problem) return badField('contribution.brandId', problem);
    const payment = problemOfPayment(taken.value, { ofRetailer, before: stored });
    if (payment) return badField('placement', payment);
    const refused = refusedByOwner(taken.value);
    if (refused) return refused;
  }
  const { returnedReason: _, pausedBy: __, ...kept } = stored;
  return accepted({ ...kept, ...taken.value, revision: stored.revision + 1, change, updatedAt: at });
};
