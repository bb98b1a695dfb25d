import type { StoresQuery } from '@rayon/client/operations/session';

/** A store as the console names it. */
export type Store = StoresQuery['stores'][number];
