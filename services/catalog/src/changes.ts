import { accepted, type Result, rejected } from '@rayon/kernel';
import { oneOf, runOnce, type Transaction, untilUnique } from '@rayon/store';
import type { Asked } from '@rayon/subgraph';
import type { Catalog } from './catalog';
import type { Article } from './domain/article';
import type { Brand } from './domain/brand';
import { because, type CatalogRejection } from './domain/rejection';
import type { Store } from './domain/store';
import { assortmentBatches, eventsOf } from './events';
import type { CatalogAsking } from './graph/context';
import { toIndexed } from './rows/articles';
import { toBrandRow } from './rows/brands';
import { priceStepsOf } from './rows/price-steps';

/** What a change writes; the events about it follow from it. */
type CatalogChange = Readonly<{
  stores?: readonly Store[];
  brands?: readonly Brand[];
  created?: readonly Article[];
  changed?: readonly Article[];
  /** Stores whose price list rises by one. */
  pricedStoreIds?: readonly string[];
}>;

/** What a rule decides of the catalogue: an answer and what it writes, or a refusal. */
export type CatalogDecision<Answer> = Result<{ answer: Answer; change: CatalogChange }, CatalogRejection>;

/**
 * The one way to change the catalogue: reads, decides and writes in one transaction, with its events, once per command
 * id. Two who take one code at once meet at its index: the one that lost decides again on what the first left.
 */
export const changeCatalog = async <Answer>(
  { context: { catalog }, ...asked }: CatalogAsking,
  input: unknown,
  decide: (transaction: Transaction) => Promise<CatalogDecision<Answer>>,
): Promise<Result<Answer, CatalogRejection>> => {
  const outcome = await untilUnique(() =>
    runOnce<Answer, CatalogRejection>(catalog.database, { ...asked, input }, async (transaction) => {
      const decision = await decide(transaction);
      if (!decision.ok) return decision;
      await write(catalog, transaction, { change: decision.value.change, asked });
      return accepted(decision.value.answer);
    }),
  );
  if (outcome.ok) return outcome;
  const { rejection } = outcome;
  return rejected('field' in rejection ? rejection : because('CommandIdReused', 'commandId'));
};

/** Writes a change in a handful of round trips however many articles it has. */
const write = async (
  catalog: Catalog,
  transaction: Transaction,
  { change, asked }: { change: CatalogChange; asked: Asked },
): Promise<void> => {
  const { session } = transaction;
  const { stores = [], brands = [], created = [], changed = [], pricedStoreIds = [] } = change;
  const articles = [...created, ...changed];
  await catalog.stores.put(stores, { session });
  await catalog.brands.put(brands.map(toBrandRow), { session });

  const priceLists = await raisePriceLists(catalog, transaction, pricedStoreIds);
  await catalog.priceSteps.insert(priceStepsOf(articles, priceLists, asked.actor), { session });

  const nameOf = await brandNames(catalog, transaction, articles);
  const toRow = (article: Article) => toIndexed(article, article.brandId && nameOf.get(article.brandId));
  await catalog.articles.insert(created.map(toRow), { session });
  await catalog.articles.put(changed.map(toRow), { session });

  const batches = assortmentBatches(articles);
  const firstSequence = await nextSequence(catalog, transaction, batches.length);
  await catalog.outbox.append(transaction, eventsOf({ stores, brands, batches, firstSequence }, asked));
};

/** Raises the price lists of the stores and gives the version each then has. */
const raisePriceLists = async (
  { stores }: Catalog,
  { session }: Transaction,
  storeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (storeIds.length === 0) return new Map();
  await stores.update({ storeId: oneOf(storeIds) }, { add: { priceListVersion: 1 } }, { session });
  const raised = await stores.findAll(storeIds, { session });
  return new Map(raised.flatMap((store) => (store ? [[store.storeId, store.priceListVersion]] : [])));
};

const brandNames = async (
  { brands }: Catalog,
  { session }: Transaction,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = articles.flatMap((article) => article.brandId ?? []);
  const found = await brands.findAll(ids, { session });
  return new Map(found.flatMap((brand) => (brand ? [[brand.brandId, brand.name]] : [])));
};

/**
 * Takes as many numbers of the assortment's sequence and gives the first. Concurrent changes of articles meet at its row,
 * so that their events have one order and their reads no gap.
 */
const nextSequence = async (
  { sequences }: Catalog,
  { session }: Transaction,
  count: number,
): Promise<number> => {
  if (count === 0) return 0;
  const taken = { add: { value: count } };
  const row = await sequences.updateAndFind({ name: 'assortment' }, taken, { session, upsert: true });
  if (!row) throw new Error('the sequence of the assortment is missing');
  return row.value - count + 1;
};
