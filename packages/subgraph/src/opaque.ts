import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/**
 * A scalar whose value travels as it is: for what one subgraph hands another through the gateway (`@requires`), where
 * fields one by one would cost more than they tell. Whoever receives it checks its form.
 */
export const opaqueScalar = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node) => valueFromASTUntyped(node),
  });
