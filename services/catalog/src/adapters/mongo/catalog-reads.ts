import type { ClientSession } from 'mongoose';
import type { CatalogReads } from '../../use-cases/catalog-store';
import type { CatalogModels } from './models';
import { toArticle, toBrand, toStore } from './rows';

/** Reads inside one transaction, one after another: a session carries one operation at a time. */
export const readsIn = (models: CatalogModels, session: ClientSession): CatalogReads => {
  const { stores, brands, articles } = models;
  const inSession = { session };

  return {
    store: async (storeId) => {
      const row = await stores.model.findById(storeId, null, inSession).lean();
      return row ? toStore(row) : undefined;
    },
    brand: async (brandId) => {
      const row = await brands.model.findById(brandId, null, inSession).lean();
      return row ? toBrand(row) : undefined;
    },
    article: async (articleId) => {
      const row = await articles.model.findById(articleId, null, inSession).lean();
      return row ? toArticle(row) : undefined;
    },
    known: async ({ storeIds, articleIds, brandIds, codes, notDepositIds }) => {
      const storeRows = await stores.collection.find({ _id: { $in: [...storeIds] } }, inSession).toArray();
      const articleRows = await articles.collection
        .find({ _id: { $in: [...articleIds] } }, inSession)
        .toArray();
      const brandRows = await brands.collection.find({ _id: { $in: [...brandIds] } }, inSession).toArray();
      const ownerRows = await articles.collection
        .find({ codes: { $in: [...codes] } }, { ...inSession, projection: { codes: 1 } })
        .toArray();

      const asked = new Set(notDepositIds);
      const doubtful = articleRows.filter((row) => row.deposit && asked.has(row._id)).map((row) => row._id);
      const carriers = doubtful.length
        ? await articles.collection
            .find(
              { depositArticleId: { $in: doubtful } },
              { ...inSession, projection: { depositArticleId: 1 } },
            )
            .toArray()
        : [];
      return {
        stores: new Map(storeRows.map((row) => [row._id, toStore(row)])),
        articles: new Map(articleRows.map((row) => [row._id, toArticle(row)])),
        brands: new Map(brandRows.map((row) => [row._id, toBrand(row)])),
        ownerOfCode: new Map(ownerRows.flatMap((row) => row.codes.map((code) => [code, row._id]))),
        depositsInUse: new Set(carriers.flatMap((row) => row.depositArticleId ?? [])),
      };
    },
  };
};
