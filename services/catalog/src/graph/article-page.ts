import { type Page, pageOf, plainText, tidyText } from '@rayon/kernel';
import { above, containing, type Filter } from '@rayon/store';
import type { Catalog } from '../catalog';
import type { Article } from '../domain/article';
import { articleCode } from '../domain/codes';

const searchWordsMax = 6;

/** A place in the order of names. */
type Place = Readonly<{ plainName: string; articleId: string }>;

/** Articles in the order of their names; a search that is a code finds the one that carries it. */
export const articlePage = async (
  { articles }: Catalog,
  wanted: { search: string | null; category: string | null; first: number; after: Place | undefined },
): Promise<Page<Article>> => {
  const { search, category, first, after } = wanted;
  const filter = {
    $and: [
      category ? { category: tidyText(category) } : {},
      ...searched(search ?? ''),
      ...(after ? [beyond(after)] : []),
    ],
  };
  const sort = { plainName: 1, articleId: 1 } as const;
  const rows = await articles.findMany(filter, { sort, limit: first + 1 });
  return pageOf(rows, first, { markOf, toItem: (row) => row });
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

const beyond = ({ plainName, articleId }: Place): Filter => ({
  $or: [{ plainName: above(plainName) }, { plainName, articleId: above(articleId) }],
});

const markOf = ({ plainName, articleId }: Place): string =>
  Buffer.from(JSON.stringify([plainName, articleId])).toString('base64url');

/** The place a page mark stands for; nothing for a text that is none. */
export const placeOf = (mark: string): Place | undefined => {
  try {
    const read: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string'))
      return { plainName: String(read[0]), articleId: String(read[1]) };
  } catch {
    // A text that somebody changed.
  }
  return undefined;
};
