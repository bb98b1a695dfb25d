/** Random updates with every operator; many are refused, which both sides must do alike. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';
import { field, path, pathWithPosition } from './values';

export type UpdateOptions = Readonly<{ value: fc.Arbitrary<unknown>; number: fc.Arbitrary<unknown> }>;

const assign = (
  operator: string,
  target: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<Document> =>
  fc.tuple(target, value).map(([name, operand]) => ({ [operator]: { [name]: operand } }));

/** One operator on one path. */
export const oneOperator = ({ value, number }: UpdateOptions): fc.Arbitrary<Document> => {
  const each = fc.record(
    {
      $each: fc.array(value, { maxLength: 3 }),
      $slice: fc.integer({ min: -3, max: 3 }),
      $position: fc.integer({ min: -3, max: 3 }),
      $sort: fc.constantFrom<unknown>(1, -1),
    },
    { requiredKeys: ['$each'] },
  );
  return fc.oneof(
    ...['$set', '$min', '$max', '$push', '$addToSet', '$pull'].map((name) => assign(name, path, value)),
    assign('$set', pathWithPosition, value),
    assign('$unset', pathWithPosition, fc.constant('')),
    ...['$inc', '$mul'].map((name) => assign(name, path, number)),
    assign('$push', path, each),
    assign('$addToSet', path, fc.record({ $each: fc.array(value, { maxLength: 3 }) })),
    assign('$pop', path, fc.constantFrom(1, -1)),
    assign('$pullAll', path, fc.array(value, { maxLength: 3 })),
    assign(
      '$pull',
      path,
      number.map((operand) => ({ $gte: operand })),
    ),
    assign(
      '$bit',
      path,
      fc
        .tuple(fc.constantFrom('and', 'or', 'xor'), fc.integer({ min: 0, max: 7 }))
        .map(([name, operand]) => ({ [name]: operand })),
    ),
    assign('$rename', path, path),
    assign('$setOnInsert', path, value),
  );
};

const merged = (list: readonly Document[]): Document => {
  const all: Document = {};
  for (const one of list)
    for (const [name, fields] of Object.entries(one)) all[name] = { ...all[name], ...fields };
  return all;
};

/** Everything that an update statement may be. */
export const anyUpdate = (
  options: UpdateOptions,
): fc.Arbitrary<Readonly<{ u: Document | Document[]; arrayFilters?: Document[] }>> => {
  const operators = fc.array(oneOperator(options), { minLength: 1, maxLength: 3 }).map((list) => ({
    u: merged(list),
  }));
  const positional = fc
    .tuple(
      fc.constantFrom('$set', '$inc', '$unset'),
      field,
      fc.constantFrom('$[]', '$[x]', '$'),
      fc.option(field),
      options.number,
    )
    .map(([operator, name, position, below, operand]) => ({
      u: { [operator]: { [[name, position, ...(below ? [below] : [])].join('.')]: operand } },
      ...(position === '$[x]' ? { arrayFilters: [{ [below ? `x.${below}` : 'x']: { $gte: operand } }] } : {}),
    }));
  const pipeline = fc.tuple(field, field, options.value).map(([to, from, value]) => ({
    u: [{ $set: { [to]: `$${from}`, z: { $literal: value } } }, { $unset: from }],
  }));
  return fc.oneof(
    { weight: 6, arbitrary: operators },
    { weight: 2, arbitrary: positional },
    { weight: 1, arbitrary: pipeline },
    {
      weight: 1,
      arbitrary: fc.dictionary(field, options.value, { noNullPrototype: true }).map((u) => ({ u })),
    },
  );
};
