import type { ServiceDefinition } from '@rayon/subgraph';
import { buildOffersSubgraph } from './schema';
import { createOffersService } from './service';
import { offersSettings } from './settings';

/** What the list of services says of this one. */
export const offersService = {
  name: 'offers',
  defaultPort: 4104,
  buildSubgraph: buildOffersSubgraph,
  create: createOffersService,
  settings: offersSettings,
} as const satisfies ServiceDefinition;
