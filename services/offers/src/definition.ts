import type { ServiceDefinition } from '@rayon/subgraph';
import { offersConfig } from './config';
import { buildOffersSubgraph } from './schema';
import { createOffersService } from './service';

/** What the list of services says of this one. */
export const offersService = {
  name: 'offers',
  defaultPort: 4104,
  buildSubgraph: buildOffersSubgraph,
  create: createOffersService,
  settings: offersConfig,
} as const satisfies ServiceDefinition;
