import type { CampaignContent } from '../domain/campaign-content';
import { categoryKey } from '../domain/category-key';
import { targetsOf } from '../domain/target-rules';
import type { Records } from './records';

/** What is looked for; of more the rest is not looked at. */
const lookedForMax = 200;

/**
 * What a campaign names and the assortment has not, as the campaign writes it: categories, ids of articles, codes. It may
 * come later; until then nothing is given for it. Nothing while no article is known at all.
 */
export const notInAssortment = async (
  { articles }: Pick<Records, 'articles'>,
  content: CampaignContent,
): Promise<string[]> => {
  // Whoever was there before this copy was begun has none of it until it is rebuilt: nothing can be said of what it lacks.
  if ((await articles.findMany({}, { limit: 1 })).length === 0) return [];
  const named = <List extends 'categories' | 'articleIds' | 'gtins'>(list: List) => {
    const names = targetsOf(content).flatMap(([, one]) => [...one[list], ...(one.except?.[list] ?? [])]);
    return [...new Set(names)].slice(0, lookedForMax);
  };
  const lacks = async (names: readonly string[], isThere: (name: string) => Promise<boolean>) => {
    const found = await Promise.all(names.map(isThere));
    return names.filter((_, at) => !found[at]);
  };
  const ids = named('articleIds');
  const known = await articles.findAll(ids);
  return [
    ...(await lacks(
      named('categories'),
      async (name) => (await articles.findOne({ categoryKey: categoryKey(name) })) !== undefined,
    )),
    ...ids.filter((_, at) => known[at] === undefined),
    ...(await lacks(named('gtins'), async (code) => (await articles.findOne({ codes: code })) !== undefined)),
  ];
};
