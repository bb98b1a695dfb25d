import { correlationHeader, hopHeader } from '@rayon/process';
import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Send, SubgraphAnswer } from './subgraph-source';

/** Limits of the way to a remote subgraph. */
const remoteLimits = { connections: 64, responseBytesMax: 8 * 1_048_576 } as const;

const answerShape = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/** A subgraph in another process. */
export type RemoteSubgraph = Readonly<{
  send: Send;
  ready: () => Promise<boolean>;
  close: () => Promise<void>;
}>;

/** Reaches a subgraph over kept-alive HTTP connections. `url` is its origin. */
export const connectRemote = (url: string): RemoteSubgraph => {
  const pool = new Pool(new URL(url).origin, {
    connections: remoteLimits.connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connectTimeout: 2_000,
    maxResponseSize: remoteLimits.responseBytesMax,
  });

  const unavailable = (cause: unknown) =>
    new GraphQLError('Part of the answer is not available now. Try again.', {
      extensions: { code: 'UNAVAILABLE' },
      originalError: cause instanceof Error ? cause : undefined,
    });

  return {
    send: async ({ query, variables, operationName, hop, correlationId, timeoutMilliseconds }) => {
      try {
        const { body } = await pool.request({
          path: '/graphql',
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [hopHeader]: hop,
            [correlationHeader]: correlationId,
          },
          body: JSON.stringify({ query, variables, operationName }),
          headersTimeout: timeoutMilliseconds,
          bodyTimeout: timeoutMilliseconds,
        });
        // Only the outside of the answer is checked: its inside is what the subgraph's schema says.
        const answer: unknown = await body.json();
        if (!answerShape.shape.errors.safeParse((answer as SubgraphAnswer).errors).success)
          throw new TypeError('not a GraphQL answer');
        return answer as SubgraphAnswer;
      } catch (error) {
        throw unavailable(error);
      }
    },
    ready: async () => {
      try {
        const { statusCode, body } = await pool.request({
          path: '/readyz',
          method: 'GET',
          headersTimeout: 1_000,
        });
        await body.dump();
        return statusCode === 200;
      } catch {
        return false;
      }
    },
    close: () => pool.destroy(),
  };
};
