import { type HopSigner, hopAudience } from '@rayon/auth';
import { entitiesMax, inTime } from '@rayon/process';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../request';

/** One fetch of a query plan, signed for its subgraph. */
type SubgraphFetch = Readonly<{
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
  hop: string;
  correlationId: string;
  /** Milliseconds left for the answer. */
  timeoutMilliseconds: number;
}>;

/** A GraphQL answer as far as the gateway reads it. */
export type SubgraphAnswer = {
  data?: Record<string, unknown> | null;
  errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions?: Record<string, unknown>;
  }[];
};

/** How a subgraph is reached; rejects when it is not. */
export type Send = (fetch: SubgraphFetch) => Promise<SubgraphAnswer>;

/** Asks one subgraph as the caller of the context. */
export type FetchFrom = (
  request: Readonly<{ query: string; variables: Record<string, unknown>; operationName?: string }>,
  context: OperationContext,
) => Promise<SubgraphAnswer>;

/**
 * Longest wait for what another service adds to an answer: one that hangs costs its part of the answer, not what was done
 * and is known already.
 */
const partMillisecondsMax = 2_000;

const late = () => new GraphQLError('This took too long.', { extensions: { code: 'DEADLINE_EXCEEDED' } });

/** Splits one entity fetch into those a subgraph accepts and puts the answers together again. */
const sendInChunks = async (send: Send, fetch: SubgraphFetch): Promise<SubgraphAnswer> => {
  const { representations } = fetch.variables;
  if (!Array.isArray(representations) || representations.length <= entitiesMax) return send(fetch);
  const starts = Array.from(
    { length: Math.ceil(representations.length / entitiesMax) },
    (_, n) => n * entitiesMax,
  );
  const answers = await Promise.all(
    starts.map((start) =>
      send({
        ...fetch,
        variables: { ...fetch.variables, representations: representations.slice(start, start + entitiesMax) },
      }),
    ),
  );
  const errors = answers.flatMap((answer, chunk) =>
    (answer.errors ?? []).map(({ path, ...error }) => {
      const [field, index, ...rest] = path ?? [];
      const shifted =
        typeof index === 'number' ? [field ?? '_entities', index + (starts[chunk] ?? 0), ...rest] : path;
      return { ...error, message: error.message, path: shifted };
    }),
  );
  const entities = answers.flatMap((answer, chunk) => {
    const found = answer.data?._entities;
    const asked = Math.min(entitiesMax, representations.length - (starts[chunk] ?? 0));
    return Array.isArray(found) ? found : Array.from({ length: asked }, () => null);
  });
  return { data: { _entities: entities }, ...(errors.length > 0 ? { errors } : {}) };
};

/** The way to one subgraph: signs each fetch for it with the caller's principal and language. */
export const createSubgraphSource = ({
  name,
  send,
  signer,
}: {
  name: string;
  send: Send;
  signer: HopSigner;
}): FetchFrom => {
  const audience = hopAudience(name);
  return async (request, { principal, locale, toldOrigin: origin, correlationId, deadlineAt }) => {
    const left = Math.ceil(deadlineAt - performance.now());
    if (left <= 0) throw late();
    const isPart = Array.isArray(request.variables.representations);
    const timeoutMilliseconds = isPart ? Math.min(left, partMillisecondsMax) : left;
    const hop = signer.sign({ audience, principal, locale, ...(origin === undefined ? {} : { origin }) });
    const answer = sendInChunks(send, { ...request, hop, correlationId, timeoutMilliseconds });
    return inTime(answer, { milliseconds: timeoutMilliseconds, late });
  };
};
