import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { ArticlesResolver } from './adapters/graphql/articles.resolver';
import type { CatalogContext } from './adapters/graphql/context';
import { catalogReferences } from './adapters/graphql/references';
import { StoresAndBrandsResolver } from './adapters/graphql/stores-and-brands.resolver';
import { catalogCommands } from './commands';

/** The catalogue's subgraph; touches no network and no store. */
export const buildCatalogSubgraph = (): Subgraph =>
  buildSubgraph<CatalogContext>({
    name: 'catalog',
    resolvers: [StoresAndBrandsResolver, ArticlesResolver],
    commands: catalogCommands,
    references: catalogReferences,
  });
