import type { Page } from '../../use-cases/ports';

/** A page of rows that were read with one more than wanted, to know whether another follows. */
export const pageOf = <Item extends { id: string }>(items: readonly Item[], first: number): Page<Item> => {
  const shown = items.slice(0, first);
  return { items: shown, next: items.length > first ? (shown.at(-1)?.id ?? null) : null };
};
