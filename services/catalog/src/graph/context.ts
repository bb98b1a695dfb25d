import type { VariableMeasureRule } from '@rayon/gs1';
import type { Clock } from '@rayon/kernel';
import type { Asking, RequestContext } from '@rayon/subgraph';
import type { Catalog } from '../catalog';
import type { Article } from '../domain/article';
import type { Brand } from '../domain/brand';

/** What commands and resolvers of the catalogue are given. */
export type CatalogContext = Readonly<{
  request: RequestContext;
  clock: Clock;
  catalog: Catalog;
  /** In-store codes; the French convention when absent. */
  variableMeasure?: readonly VariableMeasureRule[];
}>;

/** A command of the catalogue, as its decision sees it. */
export type CatalogAsking = Asking<CatalogContext>;

/** One article; all that a request needs are read together. */
export const loadArticle = ({ request, catalog }: CatalogContext, id: string): Promise<Article | null> =>
  request.loader<string, Article>('articles', async (ids) =>
    (await catalog.articles.findAll(ids)).map((article) => article ?? null),
  )(id);

/** One brand; all that a request needs are read together. */
export const loadBrand = ({ request, catalog }: CatalogContext, id: string): Promise<Brand | null> =>
  request.loader<string, Brand>('brands', async (ids) =>
    (await catalog.brands.findAll(ids)).map((brand) => brand ?? null),
  )(id);

/** Everybody who signed in, whatever they are. */
export const signedIn = [
  'member',
  'device',
  'terminal',
  'associate',
  'marketer',
  'administrator',
  'brand',
] as const;
