import type { ServiceDefinition } from '@rayon/subgraph';
import type * as schema from './schema';
import type * as service from './service';
import { offersSettings } from './settings';

/** What the list of services says of this one. */
export const offersService = {
  name: 'offers',
  defaultPort: 4104,
  buildSubgraph: () => (require('./schema') as typeof schema).buildOffersSubgraph(),
  create: (deps: Parameters<typeof service.createOffersService>[0]) =>
    (require('./service') as typeof service).createOffersService(deps),
  settings: offersSettings,
} as const satisfies ServiceDefinition;
