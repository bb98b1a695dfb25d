import type { Principal } from '@rayon/auth';
import type { Locale } from '@rayon/kernel';
import DataLoader from 'dataloader';

/** Loads many keys at once; answers in the order of the keys, null for an unknown one. */
export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | null)[]>;

/** Loads one key; calls made in the same turn share one batch, and a key is loaded once per request. */
export type Load<Key, Value> = (key: Key) => Promise<Value | null>;

/** What a subgraph knows of the request it answers; principal, language and origin are signed by the gateway. */
export type RequestContext = Readonly<{
  principal: Principal;
  locale: Locale;
  /** Where the caller is, as the gateway vouches for it; told only with what tries a secret. */
  origin?: string | undefined;
  /** One id from the caller's request to its last effect. */
  correlationId: string;
  /** The request's own loader of that name; `batch` is used when it is first asked for. Keys are strings or numbers. */
  loader: <Key, Value>(name: string, batch: Batch<Key, Value>) => Load<Key, Value>;
}>;

/** The context of one request, with no loader in it yet. */
export const createRequestContext = (request: Omit<RequestContext, 'loader'>): RequestContext => {
  const loaders = new Map<string, unknown>();
  return {
    ...request,
    loader: <Key, Value>(name: string, batch: Batch<Key, Value>) => {
      const known = loaders.get(name) as Load<Key, Value> | undefined;
      if (known) return known;
      const loader = new DataLoader<Key, Value | null>(batch);
      const load = async (key: Key) => (await loader.load(key)) ?? null;
      loaders.set(name, load);
      return load;
    },
  };
};
