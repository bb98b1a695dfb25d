import { actorOf } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import type { RequestContext } from '@rayon/subgraph';
import type { Article } from '../../domain/article';
import type { Brand } from '../../domain/brand';
import type { Asked } from '../../use-cases/catalog-store';
import type { defineBrand } from '../../use-cases/define-brand';
import type { defineStore } from '../../use-cases/define-store';
import type { importArticles } from '../../use-cases/import-articles';
import type { putLot } from '../../use-cases/put-lot';
import type { setPrice } from '../../use-cases/set-price';
import type { setSaleStop } from '../../use-cases/set-sale-stop';
import type { CatalogBrowser } from '../mongo/catalog-browser';

/** What the catalogue can be asked to do. */
export type CatalogUseCases = Readonly<{
  defineStore: ReturnType<typeof defineStore>;
  defineBrand: ReturnType<typeof defineBrand>;
  importArticles: ReturnType<typeof importArticles>;
  setPrice: ReturnType<typeof setPrice>;
  setSaleStop: ReturnType<typeof setSaleStop>;
  putLot: ReturnType<typeof putLot>;
}>;

/** What every resolver of the catalogue is given. */
export type CatalogContext = Readonly<{
  request: RequestContext;
  useCases: CatalogUseCases;
  browser: CatalogBrowser;
  clock: Clock;
}>;

/** Who asks for the change of this request, and when. */
export const askedBy = ({ request, clock }: CatalogContext, commandId: string): Asked => ({
  commandId,
  actor: actorOf(request.principal),
  correlationId: request.correlationId,
  at: clock(),
});

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
