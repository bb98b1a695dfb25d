import { oneOf } from '@rayon/store';
import { categoryKey } from '../domain/category-key';
import { type CompiledCampaign, partsOf } from '../domain/compiled-campaign';
import type { Records } from './records';

/** Categories of the assortment that one campaign promotes something of, at most. */
const categoriesMax = 200;

/** The keys of the categories of what a campaign promotes, as far as the assortment is known. */
export const promotedCategories = async (
  { articles }: Pick<Records, 'articles'>,
  { brandId, content: { target, benefit } }: Pick<CompiledCampaign, 'brandId' | 'content'>,
): Promise<string[]> => {
  const targets = [target, ...partsOf(benefit).map((part) => part.target)];
  const named = <List extends keyof typeof target>(list: List) => targets.flatMap((one) => one[list]);
  const brandIds = [...named('brandIds'), ...(brandId === undefined ? [] : [brandId])];
  const found = await Promise.all([
    articles.distinct('categoryKey', { id: oneOf(named('articleIds')) }),
    articles.distinct('categoryKey', { codes: oneOf(named('gtins')) }),
    articles.distinct('categoryKey', { brandId: oneOf(brandIds) }),
  ]);
  const keys = [...named('categories').map(categoryKey), ...found.flat().map(String)];
  return [...new Set(keys)].sort().slice(0, categoriesMax);
};
