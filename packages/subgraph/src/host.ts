import type { HopVerifier, Jwks, Revoked } from '@rayon/auth';
import type { Logger, Metrics, SubgraphRequest } from '@rayon/process';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { createDocuments } from './documents';
import { isPublic, publicError, refusal } from './errors';
import { presentable } from './guard';
import { listenHttp } from './http';
import { createRequestContext, type RequestContext } from './request-context';
import { bindScope, type Scope } from './scope';

/** A subgraph that answers, in memory or over HTTP, only what carries a valid hop. */
export type SubgraphHost = Readonly<{
  name: string;
  sdl: string;
  /** Answers one operation; refusals and bugs are GraphQL errors, never a rejection. */
  execute: (request: SubgraphRequest) => Promise<ExecutionResult>;
  /** Serves the same over HTTP with health and metrics beside it; `port` 0 takes a free one. */
  listen: (where: {
    port: number;
    host: string;
    jwks?: () => Jwks;
    revoked?: (since: number | undefined) => Promise<Revoked>;
    ready?: () => Promise<boolean>;
    receivingMilliseconds?: number;
  }) => Promise<{ url: string; stop: () => Promise<void> }>;
}>;

const outcomeOf = ({ errors }: ExecutionResult): string =>
  errors?.length ? String(errors[0]?.extensions?.code ?? 'INTERNAL') : 'OK';

/** Only public errors leave: what the engine itself found (a null where none may be) is a bug of the service. */
const withPublicErrors = (result: ExecutionResult, scope: Scope, label: string): ExecutionResult => {
  if (!result.errors?.length) return result;
  const errors = result.errors.map((error) => {
    const cause = error.originalError ?? error;
    if (isPublic(error)) return error;
    // Without data nothing ran: the variables did not fit.
    const shown =
      result.data === undefined && !error.path
        ? publicError('BAD_INPUT', error.message)
        : presentable(cause, label, scope);
    return new GraphQLError(shown.message, {
      path: error.path,
      extensions: shown instanceof GraphQLError ? shown.extensions : undefined,
    });
  });
  return { ...result, errors };
};

/** Hosts a built subgraph. `context` makes the service's own context of each request. */
export const createSubgraphHost = <Context extends object>({
  name,
  schema,
  sdl = '',
  hops,
  context,
  logger,
  metrics,
}: {
  name: string;
  schema: GraphQLSchema;
  sdl?: string;
  hops: HopVerifier;
  context: (request: RequestContext) => Context;
  logger: Logger;
  metrics?: Metrics;
}): SubgraphHost => {
  const documents = createDocuments(schema);

  const answer = async (request: SubgraphRequest): Promise<{ label: string; result: ExecutionResult }> => {
    const hop = hops.verify(request.hop);
    if (!hop.ok) return { label: 'refused', result: { errors: [refusal('UNAUTHENTICATED', 'fr')] } };

    const requestContext = createRequestContext({ ...hop.value, correlationId: request.correlationId });
    const scope = { request: requestContext, logger };
    let label = 'invalid';
    try {
      const document = documents(request.query, request.operationName);
      label = document.label;
      if (!document.ok) return { label, result: { errors: document.errors } };
      const own = context(requestContext);
      bindScope(own, scope);
      const result = await document.run(own, request.variables);
      return { label, result: withPublicErrors(result, scope, label) };
    } catch (error) {
      const shown = presentable(error, label, scope);
      const errors = [shown instanceof GraphQLError ? shown : publicError('INTERNAL', shown.message)];
      return { label, result: { errors } };
    }
  };

  const execute = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    const started = performance.now();
    const { label, result } = await answer(request);
    const seconds = (performance.now() - started) / 1000;
    metrics?.observe({ component: name, operation: label, outcome: outcomeOf(result), seconds });
    return result;
  };

  return {
    name,
    sdl,
    execute,
    listen: (where) => listenHttp({ ...where, execute, logger, metrics }),
  };
};
