import type { ServiceDefinition } from '@rayon/subgraph';
import { buildCatalogSubgraph } from './schema';
import { createCatalogService } from './service';
import { catalogSettings } from './settings';

/** What the list of services says of this one. */
export const catalogService = {
  name: 'catalog',
  defaultPort: 4101,
  buildSubgraph: buildCatalogSubgraph,
  create: createCatalogService,
  settings: catalogSettings,
} as const satisfies ServiceDefinition;
