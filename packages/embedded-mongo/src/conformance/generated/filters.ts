/** Random filters over the random documents. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';
import { field, pathWithPosition } from './values';

export type FilterOptions = Readonly<{
  value: fc.Arbitrary<unknown>;
  scalar: fc.Arbitrary<unknown>;
}>;

const condition = ({ value, scalar }: FilterOptions): fc.Arbitrary<unknown> => {
  const operand = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: value });
  const named = (name: string, arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Document> =>
    arbitrary.map((each) => ({ [name]: each }));
  const list = fc.array(operand, { maxLength: 3 });
  const range = fc
    .tuple(fc.constantFrom('$gt', '$gte'), scalar, fc.constantFrom('$lt', '$lte'), scalar)
    .map(([low, from, high, to]) => ({ [low]: from, [high]: to }));
  const simple: fc.Arbitrary<Document> = fc.oneof(
    ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((name) => named(name, operand)),
    range,
    named('$in', list),
    named('$nin', list),
  );
  const operators: fc.Arbitrary<Document> = fc.oneof(
    { weight: 8, arbitrary: simple },
    { weight: 1, arbitrary: named('$exists', fc.boolean()) },
    {
      weight: 1,
      arbitrary: named('$type', fc.constantFrom('number', 'string', 'object', 'array', 'null', 'bool')),
    },
    { weight: 1, arbitrary: named('$size', fc.integer({ min: 0, max: 3 })) },
    { weight: 1, arbitrary: named('$all', list) },
    {
      weight: 2,
      arbitrary: named(
        '$elemMatch',
        fc.oneof(
          simple,
          fc.tuple(field, simple).map(([name, test]) => ({ [name]: test })),
        ),
      ),
    },
    { weight: 1, arbitrary: named('$not', simple) },
  );
  return fc.oneof({ weight: 2, arbitrary: operand }, { weight: 5, arbitrary: operators });
};

/** Filters of a few fields, sometimes combined. */
export const filterOver = (options: FilterOptions): fc.Arbitrary<Document> => {
  const fields = fc
    .array(fc.tuple(pathWithPosition, condition(options)), { minLength: 1, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries) as Document);
  const combined = fc
    .tuple(fc.constantFrom('$or', '$and', '$nor'), fc.array(fields, { minLength: 1, maxLength: 3 }))
    .map(([name, list]) => ({ [name]: list }));
  return fc.oneof(
    { weight: 6, arbitrary: fields },
    { weight: 2, arbitrary: combined },
    { weight: 1, arbitrary: fc.tuple(fields, combined).map(([one, other]) => ({ ...one, ...other })) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
};
