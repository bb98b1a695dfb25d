import { createHash } from 'node:crypto';
import type { Locale } from '@rayon/kernel';
import { GraphQLError } from 'graphql';

/** The codes that leave a subgraph. Anything else becomes `INTERNAL`. */
const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_INPUT',
  'TOO_MANY_ENTITIES',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

/** A code that may leave a subgraph. */
type ErrorCode = (typeof errorCodes)[number];

const texts = {
  UNAUTHENTICATED: { fr: 'Identifiez-vous pour continuer.', en: 'Sign in to continue.' },
  FORBIDDEN: { fr: "Vous n'avez pas accès à cette action.", en: 'You may not do this.' },
  BOUND: {
    fr: 'Ceci vaut pour tous les magasins : demandez à quelqu’un qui n’est pas lié à certains d’entre eux.',
    en: 'This holds for every store: ask somebody who is not bound to some of them.',
  },
  UNAVAILABLE: {
    fr: 'Le service ne répond pas pour le moment. Réessayez dans un instant.',
    en: 'The service does not answer at the moment. Try again shortly.',
  },
  INTERNAL: {
    fr: "Une erreur s'est produite. Réessayez, puis donnez ce numéro au support.",
    en: 'Something went wrong. Try again, then give this number to support.',
  },
} as const;

/** An error with one of the public codes. */
export const publicError = (
  code: ErrorCode,
  message: string,
  facts: Record<string, unknown> = {},
): GraphQLError => new GraphQLError(message, { extensions: { ...facts, code } });

/** The uniform refusal of somebody not signed in (`UNAUTHENTICATED`) or not allowed (`FORBIDDEN`). */
export const refusal = (code: 'UNAUTHENTICATED' | 'FORBIDDEN', locale: Locale): GraphQLError =>
  publicError(code, texts[code][locale]);

/** The refusal of somebody who is bound to stores, where something is asked for that holds for all of them. */
export const boundRefusal = (locale: Locale): GraphQLError => publicError('FORBIDDEN', texts.BOUND[locale]);

/** Malformed input that no result union can carry, naming the field. */
export const badInput = (field: string, message: string, facts: Record<string, unknown> = {}): GraphQLError =>
  publicError('BAD_INPUT', message, { ...facts, field });

/** What the caller is told when a part we stand on does not answer: the very same may be asked again. */
export const outageError = (correlationId: string, locale: Locale): GraphQLError =>
  publicError('UNAVAILABLE', texts.UNAVAILABLE[locale], { correlationId });

/** What the caller is told of a bug: an id to quote, nothing about the inside. */
export const internalError = (correlationId: string, locale: Locale): GraphQLError =>
  publicError('INTERNAL', texts.INTERNAL[locale], { correlationId });

/** Whether the error was made for the caller: one of the public codes, and not a bug. */
export const isPublic = (error: unknown): boolean =>
  error instanceof GraphQLError && errorCodes.some((code) => code === error.extensions?.code);

/** A short stable name for an error in logs, so that equal bugs can be counted. */
export const fingerprintOf = (error: unknown): string =>
  createHash('sha256')
    .update(
      error instanceof Error
        ? (error.stack ?? error.message).replace(/[0-9a-f-]{8,}|\d+/g, '#')
        : String(error),
    )
    .digest('hex')
    .slice(0, 12);
