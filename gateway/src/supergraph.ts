import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { Logger } from '@rayon/process';
import { GraphQLError } from 'graphql';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

/** Planned queries kept, in MiB. */
const planStoreMebibytes = 64;

/** Failures of the planner or the join belong to the request when it was too much, else to us; neither shows its inside. */
const presentable = (error: unknown, logger: Logger): GraphQLError => {
  if (error instanceof RangeError)
    return new GraphQLError('This operation is too large.', {
      extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } },
    });
  logger.error({ err: error }, 'a query plan failed');
  return new GraphQLError('Something went wrong.', { extensions: { code: 'INTERNAL' } });
};

/** Plans and executes operations over the committed supergraph with the given data sources, by subgraph name. */
export const createSupergraph = ({
  supergraphSdl,
  sources,
  logger,
}: {
  supergraphSdl: string;
  sources: ReadonlyMap<string, GraphQLDataSource>;
  logger: Logger;
}): Gateway => {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`the supergraph names a subgraph nobody serves: ${name}`);
      return source;
    },
    experimental_approximateQueryPlanStoreMiB: planStoreMebibytes,
    __exposeQueryPlanExperimental: false,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => logger.warn({ from: 'planner' }, String(message)),
      error: (message) => logger.error({ from: 'planner' }, String(message)),
    },
  }) as unknown as Gateway;

  return {
    load: async (options) => {
      const { executor, ...loaded } = await gateway.load(options);
      if (!executor) throw new Error('the gateway brought no executor');
      return {
        ...loaded,
        executor: async (requestContext) => {
          try {
            return await executor(requestContext);
          } catch (error) {
            throw presentable(error, logger);
          }
        },
      };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
};
