import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { catalogCommands } from './commands';
import { ArticlesResolver } from './graph/articles.resolver';
import type { CatalogContext } from './graph/context';
import { StoresAndBrandsResolver } from './graph/stores-and-brands.resolver';

/** The catalogue's subgraph; touches no network and no store. */
export const buildCatalogSubgraph = (): Subgraph =>
  buildSubgraph<CatalogContext>({
    name: 'catalog',
    resolvers: [StoresAndBrandsResolver, ArticlesResolver],
    commands: catalogCommands,
  });
