/** One page of a list, and the mark to go on from; null at the end. */
export type Page<Item> = Readonly<{ items: readonly Item[]; next: string | null }>;

/** The page of `first` items out of a read that asked for one more, to know whether another page follows. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  first: number,
  { markOf, toItem }: { markOf: (last: Row) => string; toItem: (row: Row) => Item },
): Page<Item> => {
  const shown = rows.slice(0, first);
  const last = rows.length > first ? shown.at(-1) : undefined;
  return { items: shown.map(toItem), next: last === undefined ? null : markOf(last) };
};
