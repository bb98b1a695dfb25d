import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger, Metrics } from '@rayon/process';
import { GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from './request';
import { publicFormat } from './walls/error-format';
import { LimitRule } from './walls/limit-rule';
import { isGuess, operationLimits } from './walls/limits';
import { fragmentsOf, rootFields } from './walls/measure';
import type { RateLimit } from './walls/rate-limit';

/** `Mutation.scan`: made of schema names only, because it runs after validation. */
const labelOf = (operation: OperationDefinitionNode | undefined): string => {
  const [first] = operation?.selectionSet.selections ?? [];
  if (!operation) return 'invalid';
  const root = operation.operation === 'mutation' ? 'Mutation' : 'Query';
  return `${root}.${first?.kind === Kind.FIELD ? first.name.value : '*'}`;
};

/** Refuses what names no operation to run, before the planner takes it for a failure of ours. */
const runnable = (): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation && operation.operation !== 'subscription') return;
      const message = operation
        ? 'Subscriptions are answered at /live.'
        : 'Name one of the operations that were sent.';
      throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
    },
  }),
});

/** Counts every sign-in of an operation against the address it came from. */
const signInLimit = (limit: RateLimit): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document, contextValue }) => {
      if (operation?.operation !== 'mutation' || !document) return;
      const roots = rootFields(operation, fragmentsOf(document), operationLimits.rootFieldsMax);
      const tries = roots.filter(({ name }) => isGuess(name.value)).length;
      if (tries === 0) return;
      const allowed = limit(contextValue.address, tries);
      if (allowed.ok) return;
      const { retryAfterSeconds } = allowed;
      throw new GraphQLError(`Too many attempts. Try again in ${retryAfterSeconds} seconds.`, {
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http: { status: 429 } },
      });
    },
  }),
});

/** Rate, errors and duration per operation; what the planner adds beside data and errors stays here. */
const answers = (metrics: Metrics | undefined): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => {
    const started = performance.now();
    return {
      willSendResponse: async ({ response, operation, contextValue }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.extensions = undefined;
        for (const error of singleResult.errors ?? [])
          if (error.extensions?.code === 'INTERNAL' && error.extensions.correlationId === undefined)
            error.extensions.correlationId = contextValue.correlationId;
        metrics?.observe({
          component: 'gateway',
          operation: labelOf(operation),
          outcome: String(singleResult.errors?.[0]?.extensions?.code ?? 'OK'),
          seconds: (performance.now() - started) / 1000,
        });
      },
    };
  },
});

/** Apollo Server with every convenience a stranger could use switched off. */
export const createApollo = ({
  gateway,
  production,
  signIns,
  metrics,
  logger,
}: {
  gateway: ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
  production: boolean;
  signIns: RateLimit;
  metrics?: Metrics;
  logger: Logger;
}): ApolloServer<GatewayContext> =>
  new ApolloServer<GatewayContext>({
    gateway,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    parseOptions: { maxTokens: operationLimits.tokensMax },
    maxRecursiveSelections: operationLimits.selectionsMax,
    validationOptions: { maxErrors: 5 },
    validationRules: [LimitRule],
    formatError: (formatted) => publicFormat(formatted),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => logger.warn({ from: 'apollo' }, String(message)),
      error: (message) => logger.error({ from: 'apollo' }, String(message)),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      runnable(),
      signInLimit(signIns),
      answers(metrics),
    ],
  });
