import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { CampaignChangesResolver } from './adapters/graphql/campaign-changes.resolver';
import { CampaignsResolver } from './adapters/graphql/campaigns.resolver';
import type { OffersContext } from './adapters/graphql/context';
import { offersReferences } from './adapters/graphql/references';
import { TripResolver } from './adapters/graphql/trip.resolver';
import { TripType } from './adapters/graphql/trip.type';

/** The subgraph of offers; touches no network and no store. */
export const buildOffersSubgraph = (): Subgraph =>
  buildSubgraph<OffersContext>({
    name: 'offers',
    resolvers: [CampaignsResolver, CampaignChangesResolver, TripResolver],
    orphanedTypes: [TripType],
    references: offersReferences,
  });
