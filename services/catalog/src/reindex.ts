import type { Catalog } from './catalog';
import { toArticle, toIndexed } from './rows/articles';
import { toBrandRow } from './rows/brands';

/** Rises when `plainText` or `comparedText` makes something else of a text, so that rows of before are found by today's words. */
const searchForm = { name: 'search-form', value: 3 } as const;

/** Writes again what articles and brands are found and ordered by, once per form; what changes meanwhile writes its own. */
export const reindex = async ({ articles, brands, sequences }: Catalog): Promise<void> => {
  const { name, value } = searchForm;
  if (((await sequences.find(name))?.value ?? 0) >= value) return;
  const brandNames = new Map<string, string>();
  for await (const brand of brands.stream({})) {
    brandNames.set(brand.brandId, brand.name);
    const { brandId, version, plainName, comparedName } = toBrandRow(brand);
    if (plainName !== brand.plainName || comparedName !== brand.comparedName)
      await brands.update({ brandId, version }, { set: { plainName, comparedName } });
  }
  for await (const article of articles.stream({})) {
    const row = toIndexed(toArticle(article), article.brandId && brandNames.get(article.brandId));
    const { articleId, version, plainName, searchText, comparedCategory } = row;
    if (
      plainName !== article.plainName ||
      searchText !== article.searchText ||
      comparedCategory !== article.comparedCategory
    )
      await articles.update({ articleId, version }, { set: { plainName, searchText, comparedCategory } });
  }
  await sequences.update({ name }, { set: { value } }, { upsert: true });
};
