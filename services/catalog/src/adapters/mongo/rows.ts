import type { Article } from '../../domain/article';
import type { Brand } from '../../domain/brand';
import type { Store } from '../../domain/store';
import { plainText } from '../../domain/text';
import type { ArticleRow, BrandRow, StoreRow } from './models';

/** A stored store as the rules see it. */
export const toStore = ({ _id, ...facts }: StoreRow): Store => ({ storeId: _id, ...facts });

/** A store as it is kept. */
export const storeRow = ({ storeId, ...facts }: Store): StoreRow => ({ _id: storeId, ...facts });

/** A stored brand as the rules see it. */
export const toBrand = ({ _id, name, version }: BrandRow): Brand => ({ brandId: _id, name, version });

/** A brand as it is kept. */
export const brandRow = ({ brandId, name, version }: Brand): BrandRow => ({
  _id: brandId,
  name,
  plainName: plainText(name),
  version,
});

/** A stored article as the rules see it. */
export const toArticle = ({
  _id,
  plainName: _plain,
  searchText: _search,
  ...facts
}: ArticleRow): Article => ({
  articleId: _id,
  ...facts,
});

/** An article as it is kept. */
export const articleRow = ({ articleId, ...facts }: Article, brandName: string | undefined): ArticleRow => ({
  _id: articleId,
  ...facts,
  plainName: plainText(facts.name),
  searchText: plainText([facts.name, brandName ?? '', facts.reference].join(' ')),
});
