import { oneOf } from '@rayon/store';
import { categoryKey } from '../domain/category-key';
import { type CompiledCampaign, promotedTargets } from '../domain/compiled-campaign';
import type { Target } from '../domain/target';
import type { Records } from './records';

/** Categories of the assortment that one campaign promotes something of, at most. */
const categoriesMax = 200;

/** The keys of the categories of what a campaign promotes, as far as the assortment is known. */
export const promotedCategories = async (
  { articles }: Pick<Records, 'articles'>,
  { brandId, content }: Pick<CompiledCampaign, 'brandId' | 'content'>,
): Promise<string[]> => {
  const found = await Promise.all([
    ...promotedTargets(content).map((one) => categoriesOf({ articles }, one)),
    ...(brandId === undefined ? [] : [articles.distinct('categoryKey', { brandId })]),
  ]);
  return [...new Set(found.flat().map(String))].sort().slice(0, categoriesMax);
};

/** The keys of the categories of one target; of what has to be in every list those that all of them share. */
const categoriesOf = async (
  { articles }: Pick<Records, 'articles'>,
  { categories, brandIds, articleIds, gtins, every, except }: Target,
): Promise<string[]> => {
  const kinds = await Promise.all([
    Promise.all([
      articles.distinct('categoryKey', { id: oneOf(articleIds) }),
      articles.distinct('categoryKey', { codes: oneOf(gtins) }),
    ]).then((found) => found.flat().map(String)),
    articles.distinct('categoryKey', { brandId: oneOf(brandIds) }).then((found) => found.map(String)),
    categories.map(categoryKey),
  ]);
  const asked = [articleIds.length + gtins.length, brandIds.length, categories.length];
  const named = every ? kinds.filter((_, at) => asked[at] !== 0) : [kinds.flat()];
  const [first = [], ...others] = named;
  const excepted = new Set(except?.categories.map(categoryKey));
  return first.filter((key) => !excepted.has(key) && others.every((keys) => keys.includes(key)));
};
