import type { ServiceDefinition } from '@rayon/subgraph';
import type * as schema from './schema';
import type * as service from './service';
import { catalogSettings } from './settings';

/** What the list of services says of this one. */
export const catalogService = {
  name: 'catalog',
  defaultPort: 4101,
  buildSubgraph: () => (require('./schema') as typeof schema).buildCatalogSubgraph(),
  create: (deps: Parameters<typeof service.createCatalogService>[0]) =>
    (require('./service') as typeof service).createCatalogService(deps),
  settings: catalogSettings,
} as const satisfies ServiceDefinition;
