import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@rayon/process';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isScalarType,
} from 'graphql';
import { type Join, joinOf, runJoin } from './join/join';
import type { QueryPlan } from './join/run-plan';
import type { PreparedOperation } from './operations/prepare';
import { switchPlannerReportsOff } from './planner-config';
import type { OperationContext } from './request';
import type { FetchFrom } from './sources/subgraph-source';

/** Planned queries kept, in MiB. */
const planStoreMebibytes = 64;

/** Plans and executes operations of one supergraph. */
export type Supergraph = Readonly<{
  /** What clients may ask. */
  schema: GraphQLSchema;
  /** Runs a prepared operation; rejects with a presentable error when it cannot be planned or joined. */
  run: (
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: OperationContext,
  ) => Promise<ExecutionResult>;
  stop: () => Promise<void>;
}>;

type GatewayGraphQLResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;
type ExecutorRequest = Parameters<ApolloGateway['executor']>[0];

/** Failures of the planner or the join belong to the request when it was too much, else to us; neither shows its inside. */
const presentable = (error: unknown, logger: Logger): GraphQLError => {
  if (error instanceof RangeError)
    return new GraphQLError('This operation is too large.', { extensions: { code: 'LIMIT_EXCEEDED' } });
  logger.error({ err: error }, 'a query plan failed');
  return new GraphQLError('Something went wrong.', { extensions: { code: 'INTERNAL' } });
};

/** `1e400` reads as infinity and would travel on as null, which a member may allow: it is no number anybody meant. */
const refuseInfinity = (schema: GraphQLSchema): void => {
  const type = schema.getType('SafeInt');
  if (!isScalarType(type)) return;
  type.parseValue = (value) => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new GraphQLError('SafeInt cannot represent a number that is not finite.');
    return value;
  };
};

/** Loads the committed supergraph with the given data sources, by subgraph name. */
export const loadSupergraph = async ({
  supergraphSdl,
  sources,
  logger,
}: {
  supergraphSdl: string;
  sources: ReadonlyMap<string, FetchFrom>;
  logger: Logger;
}): Promise<Supergraph> => {
  switchPlannerReportsOff();
  const plannerLogger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message?: unknown) => logger.warn({ from: 'planner' }, String(message)),
    error: (message?: unknown) => logger.error({ from: 'planner' }, String(message)),
  };
  const plans = new WeakMap<DocumentNode, QueryPlan>();
  const joins = new WeakMap<PreparedOperation, Join | 'not covered'>();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const fetchFrom = sources.get(name);
      if (!fetchFrom) throw new Error(`the supergraph names a subgraph nobody serves: ${name}`);
      return {
        process: async ({ request, context }) => {
          const { query = '', variables = {}, operationName } = request;
          const answer = await fetchFrom({ query, variables, operationName }, context as OperationContext);
          return answer as GatewayGraphQLResponse;
        },
      };
    },
    experimental_approximateQueryPlanStoreMiB: planStoreMebibytes,
    __exposeQueryPlanExperimental: false,
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) =>
      void plans.set(requestContext.document, queryPlan),
    logger: plannerLogger,
  });
  const { schema, executor } = await gateway.load();
  refuseInfinity(schema);

  const planned = async (
    { text, document, operation, planKey }: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: OperationContext,
  ): Promise<ExecutionResult> => {
    const request: Partial<ExecutorRequest> = {
      request: { query: text, variables },
      queryHash: planKey,
      source: text,
      document,
      operation,
      operationName: operation.name?.value ?? null,
      schema,
      context,
      metrics: {},
      logger: plannerLogger,
    };
    return executor(request as ExecutorRequest);
  };

  /** The join of an operation that was planned before, where every part of it is covered. */
  const joinFor = (operation: PreparedOperation): Join | undefined => {
    const plan = plans.get(operation.document);
    if (!plan) return undefined;
    const known = joins.get(operation) ?? joinOf(schema, operation, plan) ?? 'not covered';
    joins.set(operation, known);
    return known === 'not covered' ? undefined : known;
  };

  return {
    schema,
    run: async (operation, variables, context) => {
      try {
        const join = joinFor(operation);
        if (!join) return await planned(operation, variables, context);
        const { variableDefinitions = [] } = operation.operation;
        const { errors } = getVariableValues(schema, variableDefinitions, variables);
        return errors ? { errors } : await runJoin(join, { sources, variables, context });
      } catch (error) {
        throw presentable(error, logger);
      }
    },
    stop: () => gateway.stop(),
  };
};
