import { accepted, type Result, rejected } from '@rayon/kernel';
import { type CampaignStep, draftCampaign, type StepRejection, takeStep } from '../domain/campaign';
import type { CampaignContent } from '../domain/campaign-content';
import { type ContentProblem, checkContent } from '../domain/content-rules';
import type { KnownPlaces, StoredCampaign, Stores } from './ports';

/** Who changes campaigns: the retailer, who may change all, or a brand, who may change its own. */
export type Author = Readonly<{ actor: string; brandId?: string }>;

/** Why a change of a campaign is refused. */
export type CampaignRejection =
  | Readonly<{ reason: 'BadInput'; problem: ContentProblem }>
  /** Unknown and somebody else's are the same. */
  | Readonly<{ reason: 'CampaignNotFound' }>
  | StepRejection;

type Context = Readonly<{
  stores: Pick<Stores, 'campaigns'>;
  places: KnownPlaces;
  author: Author;
  at: Date;
}>;

/** Drafts a campaign. A brand's campaign is the brand's own, whatever was asked. */
export const draft = async (
  { stores, places, author, at }: Context,
  asked: { campaignId: string; brandId?: string; content: unknown },
): Promise<Result<StoredCampaign, CampaignRejection>> => {
  if (author.brandId !== undefined && asked.brandId !== undefined && asked.brandId !== author.brandId)
    return rejected({ reason: 'BadInput', problem: { field: 'brandId', rule: 'malformed' } });
  const content = checkContent(asked.content);
  if (!content.ok) return rejected({ reason: 'BadInput', problem: content.rejection });
  if (content.value.to.getTime() <= at.getTime())
    return rejected({ reason: 'WindowOver', to: content.value.to });
  const unknown = await unknownPlace(places, content.value, asked.brandId);
  if (unknown) return rejected(unknown);

  const brandId = author.brandId ?? asked.brandId;
  const campaign: StoredCampaign = {
    ...draftCampaign({
      campaignId: asked.campaignId,
      ...(brandId === undefined ? {} : { brandId }),
      content: content.value,
    }),
    revision: 1,
    change: await stores.campaigns.nextChange(),
    createdAt: at,
    updatedAt: at,
  };
  await stores.campaigns.insert(campaign, author.actor);
  return accepted(campaign);
};

/** A step somebody asks for; a revision comes with its content unchecked. */
export type AskedStep =
  | Exclude<CampaignStep, { step: 'revise' }>
  | Readonly<{ step: 'revise'; content: unknown }>;

/** Takes a campaign one step further. */
export const change = async (
  { stores, places, author, at }: Context,
  { campaignId, asked }: { campaignId: string; asked: AskedStep },
): Promise<Result<StoredCampaign, CampaignRejection>> => {
  const [stored] = await stores.campaigns.find([campaignId]);
  if (!stored || (author.brandId !== undefined && stored.brandId !== author.brandId))
    return rejected({ reason: 'CampaignNotFound' });

  const step = checkStep(asked);
  if (!step.ok) return step;
  if (step.value.step === 'revise') {
    const unknown = await unknownPlace(places, step.value.content);
    if (unknown) return rejected(unknown);
  }
  const taken = takeStep(stored, step.value, at);
  if (!taken.ok) return rejected(taken.rejection);

  const { returnedReason: _, ...kept } = stored;
  const next: StoredCampaign = {
    ...kept,
    ...taken.value,
    revision: stored.revision + 1,
    change: await stores.campaigns.nextChange(),
    updatedAt: at,
  };
  // Inside the transaction a campaign cannot have moved since it was read: that would be a write conflict.
  if (!(await stores.campaigns.replace(next, author.actor)))
    throw new Error(`campaign ${campaignId} changed under its transaction`);
  return accepted(next);
};

/** What a content names that is not there; undefined when everything is. */
const unknownPlace = async (
  places: KnownPlaces,
  { storeIds, target }: CampaignContent,
  brandId?: string,
): Promise<Extract<CampaignRejection, { reason: 'BadInput' }> | undefined> => {
  const unknown = (field: string) => ({ reason: 'BadInput', problem: { field, rule: 'unknown' } }) as const;
  if (brandId !== undefined && !(await places.brandsExist([brandId]))) return unknown('brandId');
  if (!(await places.storesExist(storeIds))) return unknown('storeIds');
  if (!(await places.brandsExist(target.brandIds))) return unknown('target.brandIds');
  return undefined;
};

const checkStep = (asked: AskedStep): Result<CampaignStep, CampaignRejection> => {
  if (asked.step !== 'revise') return accepted(asked);
  const content = checkContent(asked.content);
  return content.ok
    ? accepted({ step: 'revise', content: content.value })
    : rejected({ reason: 'BadInput', problem: content.rejection });
};
