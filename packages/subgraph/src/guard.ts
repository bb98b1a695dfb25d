import { isOutage } from '@rayon/store';
import type { GraphQLFieldResolver } from 'graphql';
import { type AllowRule, asksForUnbound, isAllowed } from './allow';
import { boundRefusal, fingerprintOf, internalError, isPublic, outageError, refusal } from './errors';
import { type Scope, scopeOf } from './scope';

/** Throws the uniform refusal unless one of the rules lets the caller in. */
export const requireAllowed = (
  { request: { principal, locale } }: Scope,
  rules: readonly AllowRule[],
): void => {
  if (isAllowed(principal, rules)) return;
  if (principal.kind === 'anonymous') throw refusal('UNAUTHENTICATED', locale);
  throw asksForUnbound(principal, rules) ? boundRefusal(locale) : refusal('FORBIDDEN', locale);
};

/** Logs a bug or an outage once, with the correlation id, and gives the error the caller may see. */
export const presentable = (error: unknown, where: string, { request, logger }: Scope): Error => {
  if (error instanceof Error && isPublic(error)) return error;
  const { correlationId, locale } = request;
  if (isOutage(error)) {
    logger.error({ err: error, where, correlationId }, 'the store did not answer');
    return outageError(correlationId, locale);
  }
  logger.error({ err: error, where, correlationId, fingerprint: fingerprintOf(error) }, 'a resolver failed');
  return internalError(correlationId, locale);
};

/** The resolver behind its rules; whatever it throws leaves as a public error. */
export const guarded =
  (
    resolve: GraphQLFieldResolver<unknown, unknown>,
    rules: readonly AllowRule[],
    where: string,
  ): GraphQLFieldResolver<unknown, unknown> =>
  (source, args, context, info) => {
    const scope = scopeOf(context);
    requireAllowed(scope, rules);
    try {
      const value = resolve(source, args, context, info);
      return value instanceof Promise
        ? value.catch((error: unknown) => {
            throw presentable(error, where, scope);
          })
        : value;
    } catch (error) {
      throw presentable(error, where, scope);
    }
  };
