import { useState } from 'react';
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

const behind = <Item extends Readonly<{ id: string }>>(
  front: readonly Item[],
  rest: readonly Item[],
): Item[] => {
  const known = new Set(front.map(({ id }) => id));
  return [...front, ...rest.filter(({ id }) => !known.has(id))];
};
