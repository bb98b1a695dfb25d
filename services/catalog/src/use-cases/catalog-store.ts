import type { Result } from '@rayon/kernel';
import type { Asked } from '@rayon/subgraph';
import type { Article } from '../domain/article';
import type { Brand } from '../domain/brand';
import type { KnownCatalog } from '../domain/plan-import';
import type { CatalogRejection } from '../domain/rejection';
import type { Store } from '../domain/store';

/** What one change may read. All of it belongs to one moment. */
export type CatalogReads = Readonly<{
  store: (storeId: string) => Promise<Store | undefined>;
  brand: (brandId: string) => Promise<Brand | undefined>;
  article: (articleId: string) => Promise<Article | undefined>;
  /** Everything an import touches, in a handful of reads however many rows there are. */
  known: (of: {
    storeIds: readonly string[];
    articleIds: readonly string[];
    brandIds: readonly string[];
    codes: readonly string[];
    /** Rows that are no deposit: are they one that others carry? */
    notDepositIds: readonly string[];
  }) => Promise<KnownCatalog>;
}>;

/** What a change writes; the events that tell of it follow from it. */
export type CatalogChange = Readonly<{
  stores?: readonly Store[];
  brands?: readonly Brand[];
  created?: readonly Article[];
  changed?: readonly Article[];
  /** Stores whose price list rises by one. */
  pricedStoreIds?: readonly string[];
}>;

/** Where the catalogue is kept. */
export type CatalogStore = Readonly<{
  /** Reads, decides and writes in one transaction, with its events; the same command again gives the same answer. */
  change: <Answer>(
    command: Asked & { name: string; input: unknown },
    decide: (
      reads: CatalogReads,
    ) => Promise<Result<{ answer: Answer; change: CatalogChange }, CatalogRejection>>,
  ) => Promise<Result<Answer, CatalogRejection>>;
  /** Reads of one moment, for a what-if that writes nothing. */
  look: <Answer>(at: (reads: CatalogReads) => Promise<Answer>) => Promise<Answer>;
}>;
