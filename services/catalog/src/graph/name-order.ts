import { above, type Filter } from '@rayon/store';

/** A place in a list in the order of names; equal names are told apart by their ids. */
export type NamePlace = Readonly<{ plainName: string; id: string }>;

/** What comes behind a place; `key` is the column of the ids. */
export const behindPlace = ({ plainName, id }: NamePlace, key: string): Filter => ({
  $or: [{ plainName: above(plainName) }, { plainName, [key]: above(id) }],
});

/** The text a place is given out as. */
export const markOfPlace = ({ plainName, id }: NamePlace): string =>
  Buffer.from(JSON.stringify([plainName, id])).toString('base64url');

/** The place a page mark stands for; nothing for a text that is none. */
export const placeOf = (mark: string): NamePlace | undefined => {
  try {
    const read: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string'))
      return { plainName: String(read[0]), id: String(read[1]) };
  } catch {
    // A text that somebody changed.
  }
  return undefined;
};
