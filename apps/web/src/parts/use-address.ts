import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** What an address says beside the screen it opens: `{ tab: 'devices' }` is `?tab=devices`; undefined says nothing. */
export type Said = Readonly<Record<string, string | undefined>>;

const searchOf = (said: Said): URLSearchParams => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value) search.set(name, value);
  return search;
};

/** The address of a screen with what it says: for a link. */
export const addressOf = (screen: string, said: Said): string => {
  const search = searchOf(said).toString();
  return search ? `${screen}?${search}` : screen;
};

/**
 * What is open is in the address, so that back, reload and a link that was passed on lead to it. `go` is a step that back
 * undoes; `note` corrects the address where one stands, as for what is being typed.
 */
export const useAddress = () => {
  const [search, say] = useSearchParams();
  return {
    said: (name: string): string | undefined => search.get(name) ?? undefined,
    go: useCallback((said: Said) => say(searchOf(said)), [say]),
    note: useCallback(
      (said: Said) =>
        say((before) => searchOf({ ...Object.fromEntries(before), ...said }), { replace: true }),
      [say],
    ),
  };
};
