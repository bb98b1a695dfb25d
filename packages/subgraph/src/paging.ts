import { isUuid } from '@rayon/kernel';
import { badInput } from './errors';

/** Items of a page when nobody says how many. */
const pageSizeDefault = 20;
/** Items of a page at the most. */
const pageSizeMax = 100;

/** How many items are wanted; refuses less than one and more than a page holds. */
export const readFirst = (first: number | null | undefined): number => {
  const wanted = first ?? pageSizeDefault;
  if (wanted < 1 || wanted > pageSizeMax)
    throw badInput('first', `A page holds 1 to ${pageSizeMax} items.`, { limit: pageSizeMax });
  return wanted;
};

/** The place a page mark stands for, `undefined` without one; refuses a text that `toMark` does not know. */
export const readPage = <Mark>(
  { first, after }: Readonly<{ first?: number | null; after?: string | null }>,
  toMark: (text: string) => Mark | undefined,
): { first: number; after: Mark | undefined } => {
  const wanted = readFirst(first);
  if (!after) return { first: wanted, after: undefined };
  const mark = toMark(after);
  if (mark === undefined) throw badInput('after', 'not a page mark');
  return { first: wanted, after: mark };
};

/** The mark of lists in the order of their ids. */
export const idMark = (text: string): string | undefined => {
  const id = text.trim().toLowerCase();
  return isUuid(id) ? id : undefined;
};
