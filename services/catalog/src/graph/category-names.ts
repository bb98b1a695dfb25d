import type { Catalog } from '../catalog';

/** The categories there are, each once, as most of its articles spell it, in the order of a French dictionary. */
export const categoryNames = async ({ articles }: Catalog): Promise<string[]> => {
  const spellings = await articles.aggregate<{ _id: { compared: string; category: string } }>({}, [
    // In the order of an index that holds all of it, so that no article is read.
    { $sort: { comparedCategory: 1, category: 1 } },
    { $group: { _id: { compared: '$comparedCategory', category: '$category' }, used: { $sum: 1 } } },
    { $sort: { used: -1, '_id.category': 1 } },
  ]);
  const names = new Map<string, string>();
  for (const { _id } of spellings) if (!names.has(_id.compared)) names.set(_id.compared, _id.category);
  return [...names.values()].sort((left, right) => left.localeCompare(right, 'fr'));
};
