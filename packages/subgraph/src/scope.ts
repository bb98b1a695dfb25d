import type { Logger } from '@rayon/process';
import type { RequestContext } from './request-context';

/** What the host keeps about a request beside the service's own context. */
export type Scope = Readonly<{ request: RequestContext; logger: Logger }>;

const scopes = new WeakMap<object, Scope>();

/**
 * Remembers the scope of a service context for as long as that context lives. Throws when the context already
 * served another request: a shared one would let two callers be taken for each other.
 */
export const bindScope = (context: object, scope: Scope): void => {
  if (scopes.has(context)) throw new Error('a service gave one context to two requests');
  scopes.set(context, scope);
};

/** The scope of a service context; throws for a context no host made. */
export const scopeOf = (context: unknown): Scope => {
  const scope = typeof context === 'object' && context !== null ? scopes.get(context) : undefined;
  if (!scope) throw new Error('a resolver ran outside a subgraph host');
  return scope;
};
