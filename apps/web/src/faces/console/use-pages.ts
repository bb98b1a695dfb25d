import { useCallback, useRef, useState } from 'react';

type Page<Item> = Readonly<{ items: Item[]; next: string | null }>;

/**
 * A list that comes in pages: `look` asks again for as much as is shown, `more` for the page after it. When the question
 * changed meanwhile, what was asked before is not shown any more.
 */
export const usePages = <Item>(ask: (after: string | null) => Promise<Page<Item>>) => {
  const [page, setPage] = useState<Page<Item>>();
  const shown = useRef<{ ask: typeof ask; count: number }>({ ask, count: 0 });
  const newest = useRef(0);

  const collect = useCallback(
    async (before: Item[], after: string | null, count: number) => {
      newest.current += 1;
      const question = newest.current;
      let items = before;
      let next = after;
      do {
        const found = await ask(next);
        items = [...items, ...found.items];
        next = found.next;
      } while (next !== null && items.length < count);
      if (question !== newest.current) return {};
      shown.current = { ask, count: items.length };
      setPage({ items, next });
      return {};
    },
    [ask],
  );

  const look = useCallback(
    () => collect([], null, shown.current.ask === ask ? shown.current.count : 1),
    [collect, ask],
  );
  const more = useCallback(() => collect(page?.items ?? [], page?.next ?? null, 1), [collect, page]);
  return { items: page?.items, hasMore: page !== undefined && page.next !== null, look, more };
};
