/** Pipelines over fields of one kind each, which any implementation should agree about. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';

/** Numbers and truths, with a default for whatever may be missing. */
const { number, truth } = fc.letrec<{ number: unknown; truth: unknown }>((tie) => {
  const pair = fc.tuple(tie('number'), tie('number'));
  return {
    number: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      { weight: 3, arbitrary: fc.constant<unknown>({ $ifNull: ['$a', 0] }) },
      {
        weight: 2,
        arbitrary: fc.integer({ min: -3, max: 4 }).map((value): unknown => ({ $literal: value })),
      },
      { weight: 1, arbitrary: fc.constant<unknown>({ $size: { $ifNull: ['$b', []] } }) },
      { weight: 1, arbitrary: fc.constant<unknown>({ $sum: { $ifNull: ['$b', []] } }) },
      ...['$add', '$subtract', '$multiply'].map((name) =>
        pair.map((operands): unknown => ({ [name]: operands })),
      ),
      tie('number').map((operand): unknown => ({ $abs: operand })),
      fc.tuple(tie('truth'), tie('number'), tie('number')).map((operands): unknown => ({ $cond: operands })),
      tie('number').map((initialValue): unknown => ({
        $reduce: { input: { $ifNull: ['$b', []] }, initialValue, in: { $add: ['$$value', '$$this'] } },
      })),
    ),
    truth: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((name) =>
        pair.map((operands): unknown => ({ [name]: operands })),
      ),
      fc.tuple(tie('truth'), tie('truth')).map((operands): unknown => ({ $and: operands })),
      fc.tuple(tie('truth'), tie('truth')).map((operands): unknown => ({ $or: operands })),
      tie('truth').map((operand): unknown => ({ $not: [operand] })),
    ),
  };
});

const list = fc.oneof(
  fc.tuple(truth).map((): unknown => ({ $ifNull: ['$b', []] })),
  fc.integer({ min: -3, max: 3 }).map((bound): unknown => ({
    $filter: { input: { $ifNull: ['$b', []] }, as: 'x', cond: { $gt: ['$$x', bound] } },
  })),
  fc.integer({ min: -3, max: 3 }).map((factor): unknown => ({
    $map: { input: { $ifNull: ['$b', []] }, as: 'x', in: { $multiply: ['$$x', factor] } },
  })),
);

const stages: fc.Arbitrary<Document[]> = fc.oneof(
  truth.map(($expr): Document[] => [{ $match: { $expr } }]),
  number.map((a): Document[] => [{ $set: { a } }]),
  fc.tuple(number, truth).map(([n, t]): Document[] => [{ $set: { n, t } }]),
  list.map((b): Document[] => [{ $set: { b } }]),
  fc.constant<Document[]>([{ $unwind: '$b' }, { $set: { b: ['$b'] } }]),
  fc
    .tuple(fc.nat(2), fc.integer({ min: 1, max: 5 }))
    .map(([$skip, $limit]): Document[] => [{ $skip }, { $limit }]),
  number.map((r): Document[] => [{ $project: { a: 1, b: 1, r } }]),
);

const group = fc.tuple(number, number, list).map(([_id, n, l]) => [
  {
    $group: {
      _id,
      s: { $sum: n },
      v: { $avg: n },
      x: { $max: n },
      m: { $min: n },
      c: { $sum: 1 },
      p: { $push: n },
      f: { $first: l },
    },
  },
  { $sort: { _id: 1 } },
]);

/** Sorted by `_id` first, so that every step has an order. */
export const plainPipeline: fc.Arbitrary<Document[]> = fc
  .tuple(fc.array(stages, { maxLength: 4 }), fc.oneof(fc.constant([]), group))
  .map(([shapes, last]) => [{ $sort: { _id: 1 } }, ...shapes.flat(), ...last]);
