import { type GraphQLSchema, isAbstractType } from 'graphql';
import { scopeOf } from './scope';

/** Whether the schema decides this type's members with a promise; the query compiler cannot wait for one. */
export const resolvesLater = (type: { resolveType?: unknown }): boolean =>
  typeof type.resolveType === 'function' && type.resolveType.constructor.name === 'AsyncFunction';

/**
 * Keeps a type resolver from throwing: the query compiler would leave such an answer hanging. The failure
 * is logged, and the engine then reports a value of no known type.
 */
export const settleTypeResolvers = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type) || !type.resolveType || resolvesLater(type)) continue;
    const { resolveType } = type;
    type.resolveType = (value, context, info, abstract) => {
      try {
        return resolveType(value, context, info, abstract);
      } catch (error) {
        const { logger, request } = scopeOf(context);
        logger.error(
          { err: error, where: type.name, correlationId: request.correlationId },
          'no such member type',
        );
        return undefined;
      }
    };
  }
};
