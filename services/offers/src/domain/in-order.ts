/** The items sorted; those that stand in order already, as most do, are not copied. */
export const inOrder = <Item>(
  items: readonly Item[],
  compare: (left: Item, right: Item) => number,
): readonly Item[] => {
  for (let at = 1; at < items.length; at += 1)
    if (compare(items[at - 1] as Item, items[at] as Item) > 0) return [...items].sort(compare);
  return items;
};
