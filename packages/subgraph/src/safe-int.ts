import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/**
 * Money, points, and counts of what adds up: `Int` ends at 2^31, about 21 million euros. Coming in it takes what comes: a
 * number that is not whole or too large is refused by the rules of its input, as a value, and not as an error of the query.
 */
export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number, exact up to 2^53 − 1 either way; a plain number of JSON.',
  serialize: (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new TypeError(`${value} is not a whole number`);
  },
  parseValue: (value) => value as number,
  parseLiteral: (node) => valueFromASTUntyped(node) as number,
});
