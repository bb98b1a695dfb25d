import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { CampaignsResolver } from './adapters/graphql/campaigns.resolver';
import type { OffersContext } from './adapters/graphql/context';
import { offersReferences } from './adapters/graphql/references';
import { TripResolver } from './adapters/graphql/trip.resolver';
import { TripType } from './adapters/graphql/trip.type';
import { offersCommands } from './commands';

/** The subgraph of offers; touches no network and no store. */
export const buildOffersSubgraph = (): Subgraph =>
  buildSubgraph<OffersContext>({
    name: 'offers',
    resolvers: [CampaignsResolver, TripResolver],
    commands: offersCommands,
    orphanedTypes: [TripType],
    references: offersReferences,
  });
