/** Random pipelines over the random documents. Whatever has no order of its own is sorted before it matters. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';
import { field } from './values';

const reference = field.map((name) => `$${name}`);

/** Expressions that give something for every document, or refuse it. */
export const expression = (scalar: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.letrec<{ any: unknown }>((tie) => {
    const pair = fc.tuple(tie('any'), tie('any'));
    const unary = (name: string): fc.Arbitrary<unknown> =>
      tie('any').map((operand) => ({ [name]: [operand] }));
    const binary = (name: string): fc.Arbitrary<unknown> => pair.map((operands) => ({ [name]: operands }));
    return {
      any: fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        { weight: 5, arbitrary: reference },
        { weight: 3, arbitrary: scalar.map((value) => ({ $literal: value })) },
        ...[
          '$add',
          '$subtract',
          '$multiply',
          '$eq',
          '$ne',
          '$gt',
          '$gte',
          '$lt',
          '$lte',
          '$cmp',
          '$and',
          '$or',
          '$ifNull',
          '$setUnion',
        ].map(binary),
        ...['$not', '$isArray', '$abs', '$floor', '$ceil', '$type', '$isNumber'].map(unary),
        fc.tuple(tie('any'), tie('any'), tie('any')).map((operands) => ({ $cond: operands })),
        fc.tuple(tie('any'), fc.integer({ min: -3, max: 3 })).map((operands) => ({ $arrayElemAt: operands })),
        tie('any').map((input) => ({ $cond: [{ $isArray: [input] }, { $size: input }, -1] })),
        fc
          .tuple(reference, tie('any'))
          .map(([input, test]) => ({ $filter: { input, cond: { $gt: ['$$this', test] } } })),
        fc
          .tuple(reference, tie('any'))
          .map(([input, other]) => ({ $map: { input, in: [{ $ifNull: ['$$this', null] }, other] } })),
      ),
    };
  }).any;

export type PipelineOptions = Readonly<{ filter: fc.Arbitrary<Document>; scalar: fc.Arbitrary<unknown> }>;

const accumulator = (operand: fc.Arbitrary<unknown>): fc.Arbitrary<Document> =>
  fc
    .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max', '$first', '$last', '$push'), operand)
    .map(([name, value]) => ({ [name]: value }));

/** The documents come sorted by `_id`; groups are sorted again. */
export const pipelineOver = ({ filter, scalar }: PipelineOptions): fc.Arbitrary<Document[]> => {
  const value = expression(scalar);
  const shape: fc.Arbitrary<Document[]> = fc.oneof(
    filter.map(($match) => [{ $match }]),
    fc.tuple(field, value).map(([name, each]) => [{ $set: { [name]: each } }]),
    fc.tuple(field, value).map(([name, each]) => [{ $project: { [name]: 1, r: each } }]),
    field.map((name) => [{ $project: { [name]: 0 } }]),
    field.map((name) => [{ $unset: name }]),
    fc
      .tuple(reference, fc.boolean())
      .map(([path, preserveNullAndEmptyArrays]) => [{ $unwind: { path, preserveNullAndEmptyArrays } }]),
    fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })).map(([$skip, $limit]) => [{ $skip }, { $limit }]),
  );
  const end: fc.Arbitrary<Document[]> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Document[]>([]) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.oneof(reference, fc.constant(null)), accumulator(value), accumulator(reference))
        .map(([_id, x, y]): Document[] => [{ $group: { _id, x, y } }, { $sort: { _id: 1 } }]),
    },
    { weight: 1, arbitrary: fc.constant<Document[]>([{ $count: 'n' }]) },
  );
  return fc
    .tuple(fc.array(shape, { maxLength: 3 }), end)
    .map(([shapes, last]) => [{ $sort: { _id: 1 } }, ...shapes.flat(), ...last]);
};
