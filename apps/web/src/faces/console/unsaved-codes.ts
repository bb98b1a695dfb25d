import { useSyncExternalStore } from 'react';

/** Codes that were made, in the order they came; nobody is told them again. */
export type MadeCodes = Readonly<{ codes: readonly string[]; isSaved: boolean }>;

const made = new Map<string, MadeCodes>();
const listeners = new Set<() => void>();

/** The browser asks before it leaves a page on which something would be lost. */
const hold = (event: Event) => event.preventDefault();

const change = (list: string, next: MadeCodes | undefined) => {
  if (next) made.set(list, next);
  else made.delete(list);
  const isHeld = [...made.values()].some(({ isSaved }) => !isSaved);
  globalThis[isHeld ? 'addEventListener' : 'removeEventListener']('beforeunload', hold);
  for (const listener of listeners) listener();
};

/** Adds codes to a list, which is not saved then; it outlives a look elsewhere in this page, and the browser asks before it is lost. */
export const addMade = (list: string, codes: readonly string[]): void =>
  change(list, { codes: [...(made.get(list)?.codes ?? []), ...codes], isSaved: false });

/** Somebody saved the list: it is there while they may want it once more. */
export const noteSaved = (list: string): void => {
  const { codes = [] } = made.get(list) ?? {};
  change(list, { codes, isSaved: true });
};

/** Somebody gave the list up, or makes another one. */
export const forgetMade = (list: string): void => change(list, undefined);

/** A list as it stands. */
export const madeOf = (list: string): MadeCodes | undefined => made.get(list);

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A list as it stands, also while it grows. */
export const useMade = (list: string): MadeCodes | undefined =>
  useSyncExternalStore(listen, () => made.get(list));
