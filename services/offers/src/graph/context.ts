import { actorOf, boundTo, type Principal } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import type { Projected } from '@rayon/messaging';
import type { Asking, RequestContext } from '@rayon/subgraph';
import type { CodeKey } from '../code-key';
import { type Author, maySee, type StoredCampaign } from '../domain/campaign-change';
import type { QuietRules } from '../domain/quiet';
import type { DryRuns } from '../dry-runs/dry-runs';
import type { Memory } from '../memory/memory';
import type { KnownStore } from '../projections/known-stores';
import type { Records } from '../records/records';

/** Which stores and brands there are; one whose event is on its way is waited for. */
export type Places = Readonly<{
  stores: Pick<Projected<KnownStore>, 'allKnown' | 'rows'>;
  brands: Pick<Projected<never>, 'allKnown'>;
}>;

/** What commands and resolvers of this service are given. */
export type OffersContext = Readonly<{
  request: RequestContext;
  clock: Clock;
  records: Records;
  memory: Memory;
  places: Places;
  dryRuns: DryRuns;
  codeKey: CodeKey;
  /** Of campaigns that name none. */
  currency: string;
  /** To one member, in seven days. */
  messagesPerWeek: number;
  quiet: QuietRules;
}>;

/** A command of this service, as its decision sees it. */
export type OffersAsking = Asking<OffersContext>;

/** The caller as an author of campaigns: a brand, the retailer, or somebody bound to stores of it. */
export const authorOf = (principal: Principal): Author => {
  const bound = boundTo(principal);
  return {
    actor: actorOf(principal),
    ...(principal.kind === 'brand' ? { brandId: principal.brandId } : {}),
    ...(bound === undefined ? {} : { boundTo: bound }),
  };
};

/** Whether the caller may see the campaign: the retailer all that run in stores of theirs, a brand its own. */
export const maySeeCampaign = (
  { request: { principal }, memory }: Pick<OffersContext, 'request' | 'memory'>,
  campaign: StoredCampaign,
): boolean =>
  (principal.kind === 'staff' || principal.kind === 'brand') &&
  maySee(authorOf(principal), memory.regions.place(campaign));

/**
 * Whether a campaign's sales and receipts are the caller's to ask about: what a brand only pays of may be about articles of
 * others, whose sales are not its to know.
 */
export const ownsCampaign = (context: OffersContext, campaign: StoredCampaign): boolean => {
  const { principal } = context.request;
  const isOwn = principal.kind !== 'brand' || campaign.brandId === principal.brandId;
  return isOwn && maySeeCampaign(context, campaign);
};
