/** Pages that are asked for: more than they hold nobody looks through. */
const pagesMax = 10;

type PageOf<Item> = Readonly<{ items: readonly Item[]; next?: string | null | undefined }>;

/** What is on the pages of a list, one after another; `isPart` where there are more than are asked for. */
export const allPages = async <Item>(
  ask: (after: string | null) => Promise<PageOf<Item>>,
): Promise<{ items: Item[]; isPart: boolean }> => {
  const items: Item[] = [];
  let after: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const more: PageOf<Item> = await ask(after);
    items.push(...more.items);
    after = more.next ?? null;
    if (after === null) break;
  }
  return { items, isPart: after !== null };
};
