import type { VariableMeasureRule } from '@rayon/gs1';
import type { Clock } from '@rayon/kernel';
import type { Asking, RequestContext } from '@rayon/subgraph';
import type { Article } from '../../domain/article';
import type { Brand } from '../../domain/brand';
import type { CatalogStore } from '../../use-cases/catalog-store';
import type { CatalogBrowser } from '../mongo/catalog-browser';

/** What commands and resolvers of the catalogue are given. */
export type CatalogContext = Readonly<{
  request: RequestContext;
  clock: Clock;
  /** Where it is changed. */
  catalog: CatalogStore;
  /** Where it is read. */
  browser: CatalogBrowser;
  /** In-store codes; the French convention when absent. */
  variableMeasure?: readonly VariableMeasureRule[];
}>;

/** A command of the catalogue, as its decision sees it. */
export type CatalogAsking = Asking<CatalogContext>;

/** One article; all that a request needs are read together. */
export const loadArticle = ({ request, browser }: CatalogContext, id: string): Promise<Article | null> =>
  request.loader<string, Article>('articles', browser.articles)(id);

/** One brand; all that a request needs are read together. */
export const loadBrand = ({ request, browser }: CatalogContext, id: string): Promise<Brand | null> =>
  request.loader<string, Brand>('brands', browser.brands)(id);

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
