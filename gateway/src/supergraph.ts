import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@rayon/service-host';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { PreparedOperation } from './operations/prepare';
import type { GatewayContext } from './request';

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
    context: GatewayContext,
  ) => Promise<ExecutionResult>;
  stop: () => Promise<void>;
}>;

type ExecutorRequest = Parameters<ApolloGateway['executor']>[0];

/** Failures of the planner or the join belong to the request when it was too much, else to us; neither shows its inside. */
const presentable = (error: unknown, logger: Logger): GraphQLError => {
  if (error instanceof RangeError)
    return new GraphQLError('This operation is too large.', { extensions: { code: 'LIMIT_EXCEEDED' } });
  logger.error({ err: error }, 'a query plan failed');
  return new GraphQLError('Something went wrong.', { extensions: { code: 'INTERNAL' } });
};

/** Loads the committed supergraph with the given data sources, by subgraph name. */
export const loadSupergraph = async ({
  supergraphSdl,
  sources,
  logger,
}: {
  supergraphSdl: string;
  sources: ReadonlyMap<string, GraphQLDataSource>;
  logger: Logger;
}): Promise<Supergraph> => {
  // Read by the constructor below: otherwise it asks the clouds' metadata addresses who we are and reports hourly.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const plannerLogger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message?: unknown) => logger.warn({ from: 'planner' }, String(message)),
    error: (message?: unknown) => logger.error({ from: 'planner' }, String(message)),
  };
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`the supergraph names a subgraph nobody serves: ${name}`);
      return source;
    },
    experimental_approximateQueryPlanStoreMiB: planStoreMebibytes,
    __exposeQueryPlanExperimental: false,
    logger: plannerLogger,
  });
  const { schema, executor } = await gateway.load();

  return {
    schema,
    run: async ({ text, document, operation, planKey }, variables, context) => {
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
      try {
        return await executor(request as ExecutorRequest);
      } catch (error) {
        throw presentable(error, logger);
      }
    },
    stop: () => gateway.stop(),
  };
};
