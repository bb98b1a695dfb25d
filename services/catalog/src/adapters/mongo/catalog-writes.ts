import type { ClientSession } from 'mongoose';
import type { Article } from '../../domain/article';
import type { CatalogChange } from '../../use-cases/catalog-store';
import type { CatalogModels, PriceStepRow } from './models';
import { articleRow, brandRow, storeRow } from './rows';

/** A row changed under the transaction although its snapshot did not: a bug, never somebody's input. */
class LostChange extends Error {
  override name = 'LostChange';
}

/** Writes a change in a handful of round trips however many articles it has. */
export const writeChange = async (
  models: CatalogModels,
  session: ClientSession,
  { change, actor }: { change: CatalogChange; actor: string },
): Promise<void> => {
  const { stores = [], brands = [], created = [], changed = [] } = change;
  const inSession = { session, ignoreUndefined: true };
  for (const store of stores) {
    const { _id, ...row } = storeRow(store);
    await models.stores.collection.replaceOne({ _id }, row, { ...inSession, upsert: true });
  }
  if (brands.length > 0)
    await models.brands.collection.bulkWrite(
      brands.map((brand) => {
        const { _id, ...row } = brandRow(brand);
        return { replaceOne: { filter: { _id }, replacement: row, upsert: true } };
      }),
      inSession,
    );
  const steps = await raisePriceLists(models, session, { change, actor });
  if (steps.length > 0) await models.priceSteps.collection.insertMany(steps, inSession);

  const nameOf = await brandNames(models, session, [...created, ...changed]);
  const rowOf = (article: Article) => articleRow(article, article.brandId && nameOf.get(article.brandId));
  if (created.length > 0) await models.articles.collection.insertMany(created.map(rowOf), inSession);
  if (changed.length === 0) return;
  const written = await models.articles.collection.bulkWrite(
    changed.map((article) => {
      const { _id, ...row } = rowOf(article);
      return { replaceOne: { filter: { _id, version: article.version - 1 }, replacement: row } };
    }),
    inSession,
  );
  if (written.matchedCount !== changed.length)
    throw new LostChange(`${changed.length - written.matchedCount} articles were not as they were read`);
};

/** Raises the price list of each store that has a new price, and gives the prices it brings. */
const raisePriceLists = async (
  models: CatalogModels,
  session: ClientSession,
  { change, actor }: { change: CatalogChange; actor: string },
): Promise<PriceStepRow[]> => {
  const { created = [], changed = [], pricedStoreIds = [] } = change;
  const versions = new Map<string, number>();
  for (const storeId of [...pricedStoreIds].sort()) {
    const raised = await models.stores.collection.findOneAndUpdate(
      { _id: storeId },
      { $inc: { priceListVersion: 1 } },
      { session, returnDocument: 'after' },
    );
    if (!raised) throw new LostChange('a store with new prices is gone');
    versions.set(storeId, raised.priceListVersion);
  }
  return [...created, ...changed].flatMap(({ articleId, soldBy, prices }) =>
    prices
      .filter((price) => versions.get(price.storeId) === price.priceListVersion)
      .map(({ storeId, minor, currency, since, priceListVersion }) => ({
        _id: `${articleId}/${storeId}/${priceListVersion}`,
        articleId,
        storeId,
        minor,
        currency,
        soldBy,
        since,
        priceListVersion,
        actor,
      })),
  );
};

const brandNames = async (
  models: CatalogModels,
  session: ClientSession,
  articles: readonly Article[],
): Promise<Map<string, string>> => {
  const ids = [...new Set(articles.flatMap((article) => article.brandId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await models.brands.collection.find({ _id: { $in: ids } }, { session }).toArray();
  return new Map(rows.map((row) => [row._id, row.name]));
};
