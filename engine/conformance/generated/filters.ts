/** Random filters over the random documents. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';
import { field, pathWithPosition } from './values';

export type FilterOptions = Readonly<{
  value: fc.Arbitrary<unknown>;
  scalar: fc.Arbitrary<unknown>;
}>;

/** Types by name and by number. */
const type = fc.constantFrom<unknown>(
  'number',
  'string',
  'object',
  'array',
  'null',
  'bool',
  ...[1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 16, 17, 18, 19, -1, 127],
);
const BITS = ['$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear'] as const;
/** Bits of a byte as a number, or positions, some beyond the 64 that a number has. */
const bitMask: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.array(fc.constantFrom(0, 1, 5, 6, 63, 70), { maxLength: 3 }),
);
const pattern: fc.Arbitrary<Document> = fc
  .tuple(fc.constantFrom('a', '^a', 'b$', '^$'), fc.constantFrom('', 'i'))
  .map(([$regex, $options]) => ($options ? { $regex, $options } : { $regex }));

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
      arbitrary: named('$type', fc.oneof(type, fc.array(type, { minLength: 1, maxLength: 3 }))),
    },
    {
      weight: 1,
      arbitrary: named('$mod', fc.tuple(fc.constantFrom(1, 2, 3, -2), fc.integer({ min: -1, max: 2 }))),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...BITS), bitMask).map(([name, mask]) => ({ [name]: mask })),
    },
    { weight: 1, arbitrary: pattern },
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
