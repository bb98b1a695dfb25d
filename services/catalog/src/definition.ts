import type { ServiceDefinition } from '@rayon/subgraph';
import { catalogConfig } from './config';
import { buildCatalogSubgraph } from './schema';
import { createCatalogService } from './service';

/** What the list of services says of this one. */
export const catalogService = {
  name: 'catalog',
  defaultPort: 4101,
  buildSubgraph: buildCatalogSubgraph,
  create: createCatalogService,
  settings: catalogConfig,
} as const satisfies ServiceDefinition;
