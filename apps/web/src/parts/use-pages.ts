import { useCallback, useEffect, useRef, useState } from 'react';
import { useTask } from './use-task';

/** A page of a list as the gateway answers it. */
type Page<Item> = Readonly<{ items: readonly Item[]; next?: string | null }>;

/**
 * A list that is asked for page by page. Its first page may be asked for anew at any time: what was seen stays behind
 * it. `list` names the list; under another name it starts over.
 */
export const usePages = <Item extends Readonly<{ id: string }>>(
  list: string,
  first: Page<Item> | undefined,
  ask: (after: string) => Promise<Page<Item>>,
) => {
  const { busy, trouble, run } = useTask();
  const [seen, setSeen] = useState<Page<Item> & { list: string }>();
  const further = seen?.list === list ? seen : undefined;
  const items = behind(first?.items ?? [], further?.items ?? []);
  const next = (further ?? first)?.next ?? null;

  const more = async () => {
    if (next === null) return;
    const page = await run(() => ask(next));
    if (page) setSeen({ list, items: behind(items, page.items), next: page.next ?? null });
  };
  return { items, isMore: next !== null, busy, trouble, more };
};

/**
 * A list that is asked for by nobody else: `look` asks anew for as much as is shown. `ask` is the question; until another
 * one is answered, what the former one found stays, and an answer that comes too late is not shown.
 */
export const useList = <Item extends Readonly<{ id: string }>>(
  ask: (after: string | null) => Promise<Page<Item>>,
) => {
  const [found, setFound] = useState<{ look: number; ask: typeof ask; pages: Page<Item> }>();
  const looks = useRef(0);
  const shown = useRef<{ ask?: typeof ask; count: number }>({ count: 0 });
  const { items, ...pages } = usePages(String(found?.look), found?.pages, found?.ask ?? ask);
  useEffect(() => {
    shown.current = { ...(found ? { ask: found.ask } : {}), count: items.length };
  });

  const look = useCallback(async () => {
    looks.current += 1;
    const own = looks.current;
    const count = shown.current.ask === ask ? shown.current.count : 0;
    let all = await ask(null);
    while (all.next && all.items.length < count) {
      const page = await ask(all.next);
      all = { ...page, items: [...all.items, ...page.items] };
    }
    if (own === looks.current) setFound({ look: own, ask, pages: all });
    return {};
  }, [ask]);
  return { ...pages, items: found && items, look };
};

const behind = <Item extends Readonly<{ id: string }>>(
  front: readonly Item[],
  rest: readonly Item[],
): Item[] => {
  const known = new Set(front.map(({ id }) => id));
  return [...front, ...rest.filter(({ id }) => !known.has(id))];
};
