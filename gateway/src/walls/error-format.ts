import type { GraphQLFormattedError } from 'graphql';

/** Every code a client can meet. What others call by another name is translated; anything unknown is `INTERNAL`. */
const codes: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    UNAUTHENTICATED: 'UNAUTHENTICATED',
    FORBIDDEN: 'FORBIDDEN',
    BAD_INPUT: 'BAD_INPUT',
    BAD_USER_INPUT: 'BAD_INPUT',
    BAD_REQUEST: 'BAD_REQUEST',
    GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
    GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
    LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
    TOO_MANY_ENTITIES: 'LIMIT_EXCEEDED',
    RATE_LIMITED: 'RATE_LIMITED',
    DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
    UNAVAILABLE: 'UNAVAILABLE',
    TOO_MANY_FEEDS: 'TOO_MANY_FEEDS',
  }),
);

const factNames = ['correlationId', 'field', 'limit', 'retryAfterSeconds'] as const;

/** The error a client gets: message without hints about the schema, place, code and a few named facts. */
export const publicFormat = ({
  message,
  path,
  locations,
  extensions = {},
}: GraphQLFormattedError): GraphQLFormattedError => {
  const code = codes.get(extensions.code) ?? 'INTERNAL';
  const facts = Object.fromEntries(
    factNames.flatMap((name) => (extensions[name] === undefined ? [] : [[name, extensions[name]]])),
  );
  const fromSubgraph = code === 'INTERNAL' && extensions.correlationId !== undefined;
  return {
    message:
      code === 'INTERNAL' && !fromSubgraph
        ? 'Something went wrong.'
        : message.replace(/ ?Did you mean .*$/s, ''),
    ...(path ? { path } : {}),
    ...(locations && code.startsWith('GRAPHQL') ? { locations } : {}),
    extensions: { ...facts, code },
  };
};

/** An answer that is one error and nothing else. */
export const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

/** The one answer to a refused token. */
export const refusedToken = problem('UNAUTHENTICATED', 'Sign in to continue.');
