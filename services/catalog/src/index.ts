export { buildCatalogSubgraph } from './schema';
export { createCatalogService } from './service';
