import { comparedText, type Page, pageOf, plainText } from '@rayon/kernel';
import { containing, type Filter } from '@rayon/store';
import type { Catalog } from '../catalog';
import type { Article } from '../domain/article';
import { articleCode } from '../domain/codes';
import { behindPlace, markOfPlace, type NamePlace } from './name-order';

const searchWordsMax = 6;

/** Articles in the order of their names; a search that is a code finds the one that carries it. */
export const articlePage = async (
  { articles }: Catalog,
  wanted: { search: string | null; category: string | null; first: number; after: NamePlace | undefined },
): Promise<Page<Article>> => {
  const { search, category, first, after } = wanted;
  const filter = {
    $and: [
      category ? { comparedCategory: comparedText(category) } : {},
      ...searched(search ?? ''),
      ...(after ? [behindPlace(after, 'articleId')] : []),
    ],
  };
  const sort = { plainName: 1, articleId: 1 } as const;
  const rows = await articles.findMany(filter, { sort, limit: first + 1 });
  return pageOf(rows, first, {
    markOf: ({ plainName, articleId }) => markOfPlace({ plainName, id: articleId }),
    toItem: (row) => row,
  });
};

const searched = (text: string): Filter[] => {
  const code = articleCode(text);
  if (code.ok) return [{ codes: code.value }];
  return plainText(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, searchWordsMax)
    .map((word) => ({ searchText: containing(word) }));
};
