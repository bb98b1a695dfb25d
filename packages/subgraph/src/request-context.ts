import type { Principal } from '@rayon/auth';
import type { Locale } from '@rayon/kernel';
import { type Batch, createLoader, type Load } from './loader';

/** What a subgraph knows of the request it answers; the principal and the language are signed by the gateway. */
export type RequestContext = Readonly<{
  principal: Principal;
  locale: Locale;
  /** One id from the caller's request to its last effect. */
  correlationId: string;
  /** The request's own loader of that name; `batch` is used when it is first asked for. */
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
      const made = createLoader(batch);
      loaders.set(name, made);
      return made;
    },
  };
};
