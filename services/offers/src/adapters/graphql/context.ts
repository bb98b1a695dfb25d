import { actorOf, type Principal } from '@rayon/auth';
import type { Clock, Result } from '@rayon/kernel';
import type { Asking, RequestContext } from '@rayon/subgraph';
import type { AskedStep, Author } from '../../use-cases/change-campaign';
import type { CampaignQuery, CampaignResults, StoredCampaign } from '../../use-cases/ports';
import type { SeenTrip } from '../../use-cases/see-trips';
import type { workOutOffers } from '../../use-cases/work-out-offers';
import type { OffersRejection } from './refusal-texts';

/** Who asks for which change. */
export type Asked = Readonly<{ commandId: string; author: Author; correlationId: string }>;

/** What can be asked of this service. */
export type OffersUseCases = Readonly<{
  draft: (
    asked: Asked,
    what: { brandId?: string; content: unknown },
  ) => Promise<Result<StoredCampaign, OffersRejection>>;
  change: (
    asked: Asked,
    what: { campaignId: string; asked: AskedStep },
  ) => Promise<Result<StoredCampaign, OffersRejection>>;
  campaignsById: (campaignIds: readonly string[]) => Promise<StoredCampaign[]>;
  campaigns: (query: CampaignQuery) => Promise<StoredCampaign[]>;
  results: (campaignIds: readonly string[]) => Promise<ReadonlyMap<string, CampaignResults>>;
  seeTrips: (principal: Principal, tripIds: readonly string[]) => Promise<SeenTrip[]>;
  workOut: ReturnType<typeof workOutOffers>;
}>;

/** What commands and resolvers of this service are given. */
export type OffersContext = Readonly<{
  request: RequestContext;
  clock: Clock;
  useCases: OffersUseCases;
  currency: string;
}>;

/** A command of this service, as its decision sees it. */
export type OffersAsking = Asking<OffersContext>;

/** The caller as an author of campaigns: a brand changes its own only. */
export const authorOf = ({ request: { principal } }: OffersContext): Author => ({
  actor: actorOf(principal),
  ...(principal.kind === 'brand' ? { brandId: principal.brandId } : {}),
});
