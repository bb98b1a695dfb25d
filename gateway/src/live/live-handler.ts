import type { Logger } from '@rayon/process';
import type { FastifyRequest } from 'fastify';
import {
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { createHandler, type Handler, type OperationContext } from 'graphql-sse';
import { publicFormat } from '../walls/error-format';
import { liveLimits } from './limits';
import type { Pace } from './paced-stream';
import { refused } from './refused';

/** An error about the request as a whole, such as a variable of the wrong type, is the caller's. */
const withCode = (error: GraphQLError): GraphQLError => {
  const { path, extensions, originalError } = error;
  const isFailure = originalError !== undefined && !(originalError instanceof GraphQLError);
  return path || isFailure || extensions.code !== undefined ? error : refused('BAD_INPUT', error.message);
};

const shown = (error: GraphQLError): GraphQLError => {
  const { message, path, extensions } = publicFormat(withCode(error).toJSON());
  return new GraphQLError(message, { path, extensions });
};

/** Answers subscriptions over server-sent events: let in, checked, and with errors anybody may see. */
export const createLiveHandler = <Context extends OperationContext>({
  schema,
  contextOf,
  logger,
}: {
  schema: GraphQLSchema;
  contextOf: (request: FastifyRequest) => Context;
  logger: Logger;
}): Handler<FastifyRequest, Pace> =>
  createHandler<FastifyRequest, Pace, Context>({
    schema,
    // One feed per connection: nothing is kept on the server between two of them.
    authenticate: () => null,
    validate: (against, document) =>
      validate(against, document, [...specifiedRules, NoSchemaIntrospectionCustomRule]).map(({ message }) =>
        refused('GRAPHQL_VALIDATION_FAILED', message),
      ),
    onSubscribe: ({ raw }, { query, variables, operationName }) => {
      const contextValue = contextOf(raw);
      try {
        const document = parse(query, { maxTokens: liveLimits.tokensMax });
        return { schema, document, variableValues: variables, operationName, contextValue };
      } catch (error) {
        if (error instanceof GraphQLError)
          return { data: null, errors: [refused('GRAPHQL_PARSE_FAILED', error.message)] };
        throw error;
      }
    },
    onNext: async (_context, { raw, context: pace }, result) => {
      await pace.ready();
      if (!('errors' in result) || !result.errors) return result;
      for (const { originalError } of result.errors)
        if (originalError && !(originalError instanceof GraphQLError))
          logger.error({ err: originalError, url: raw.url }, 'a live feed failed');
      return { ...result, errors: result.errors.map(shown) };
    },
  });
