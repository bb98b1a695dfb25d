import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { ArticleChangesResolver } from './adapters/graphql/article-changes.resolver';
import { ArticlesResolver } from './adapters/graphql/articles.resolver';
import type { CatalogContext } from './adapters/graphql/context';
import { catalogReferences } from './adapters/graphql/references';
import { StoresAndBrandsResolver } from './adapters/graphql/stores-and-brands.resolver';

/** The catalogue's subgraph; touches no network and no store. */
export const buildCatalogSubgraph = (): Subgraph =>
  buildSubgraph<CatalogContext>({
    name: 'catalog',
    resolvers: [StoresAndBrandsResolver, ArticlesResolver, ArticleChangesResolver],
    references: catalogReferences,
  });
