import type { Store } from './store';

/** The regions that some of the stores are in, each once, in their order. */
export const regionsOf = (stores: readonly Store[]): string[] =>
  [...new Set(stores.flatMap(({ region }) => region ?? []))].sort();
