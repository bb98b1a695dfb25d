import * as fc from 'fast-check';
import { Decimal, type Doc, Double, ObjectId, Regex, show, type Value } from '../bson';
import { compileFilter, parseCollation } from '../query';
import { compileUpdate, upsertDoc } from '.';

const value = (input: unknown): Value => {
  if (Array.isArray(input)) return input.map(value);
  if (
    input !== null &&
    typeof input === 'object' &&
    [Object.prototype, null].includes(Object.getPrototypeOf(input))
  )
    return new Map(Object.entries(input).map(([name, field]) => [name, value(field)]));
  return input as Value;
};
const doc = (input: object): Doc => value(input) as Doc;
const now = new Date(1_700_000_000_000);

type Options = { arrayFilters?: object[]; arrayIndex?: number };
const after = (fields: object, update: object, { arrayFilters, arrayIndex }: Options = {}): string => {
  const compiled = compileUpdate(value(update) as Doc, { arrayFilters: arrayFilters?.map(value) });
  return show(compiled.apply(doc(fields), { now, arrayIndex }).doc);
};

describe('an update', () => {
  test.each<[object, object, object, Options?]>([
    [{ a: 1, z: 2 }, { $set: { a: 5 } }, { a: 5, z: 2 }],
    [
      {},
      { $set: { b: 1, a: 2, 'c.10': 1, 'c.9': 2 } },
      { a: 2, b: 1, c: value({ '9': 2, '10': 1 }) as object },
    ],
    [{ a: { b: 1 } }, { $set: { 'a.c.d': 2 } }, { a: { b: 1, c: { d: 2 } } }],
    [{ a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{}, { $unset: { 'a.b': 1 } }, {}],
    [{ n: 1 }, { $inc: { n: 2 } }, { n: 3 }],
    [{ n: 1 }, { $inc: { n: 2n } }, { n: 3n }],
    [{ n: 2147483647 }, { $inc: { n: 1 } }, { n: 2147483648n }],
    [{ n: new Double(5) }, { $inc: { n: 1 } }, { n: new Double(6) }],
    [{ n: 5n }, { $inc: { n: 1 } }, { n: 6n }],
    [{ n: Decimal.parse('0.1') }, { $inc: { n: Decimal.parse('0.2') } }, { n: Decimal.parse('0.3') }],
    [{}, { $inc: { 'a.b': 3 } }, { a: { b: 3 } }],
    [{}, { $mul: { n: 3n } }, { n: 0n }],
    [{ n: 4 }, { $mul: { n: 1.5 } }, { n: new Double(6) }],
    [{ n: 4 }, { $min: { n: 3 }, $max: { m: 3 } }, { n: 3, m: 3 }],
    [{ n: 'x' }, { $max: { n: 3 } }, { n: 'x' }],
    [{ a: 1, c: 3 }, { $rename: { a: 'b' } }, { c: 3, b: 1 }],
    [{ a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
    [{ a: { x: 1 } }, { $rename: { 'a.x': 'y' } }, { a: {}, y: 1 }],
    [{}, { $rename: { a: 'b' } }, {}],
    [{}, { $currentDate: { at: true } }, { at: now }],
    [{ n: 13 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
    [{ n: 1 }, { $bit: { n: { or: 4n } } }, { n: 5n }],
    [{ a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    [{}, { $push: { a: { $each: [3, 1, 2], $sort: 1, $slice: 2 } } }, { a: [1, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
    [
      { a: [{ s: 5 }, { s: 8 }] },
      { $push: { a: { $each: [{ s: 7 }], $sort: { s: -1 }, $slice: -2 } } },
      { a: [{ s: 7 }, { s: 5 }] },
    ],
    [{ a: [1, 2] }, { $addToSet: { a: { $each: [2, 3, new Double(1)] } } }, { a: [1, 2, 3] }],
    [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    [{ a: [1, 5, 8, 5n] }, { $pull: { a: 5 } }, { a: [1, 8] }],
    [{ a: [1, 5, 8] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [{ a: [{ b: 1, c: 2 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
    [
      { a: [{ b: 1 }, { b: 2 }, { b: 3 }] },
      { $pull: { a: { $or: [{ b: 1 }, { b: 3 }] } } },
      { a: [{ b: 2 }] },
    ],
    [{ a: ['x', 'yy'] }, { $pull: { a: new Regex('^y', '') } }, { a: ['x'] }],
    [
      { a: [{ _id: ObjectId.fromHex('64b7f8f8f8f8f8f8f8f8f8f8') }] },
      { $pull: { a: { _id: ObjectId.fromHex('64b7f8f8f8f8f8f8f8f8f8f8') } } },
      { a: [] },
    ],
    [{ a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
    [{ a: [1, 2, 3] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 3] }, { arrayIndex: 1 }],
    [{ a: [{ b: 1 }, { b: 2 }] }, { $inc: { 'a.$[].b': 10 } }, { a: [{ b: 11 }, { b: 12 }] }],
    [
      { a: [1, 5, 9] },
      { $set: { 'a.$[big]': 0 } },
      { a: [1, 0, 0] },
      { arrayFilters: [{ big: { $gte: 5 } }] },
    ],
    [
      {
        a: [
          { g: 1, q: [1, 2] },
          { g: 2, q: [3] },
        ],
      },
      { $inc: { 'a.$[x].q.$[]': 1 } },
      {
        a: [
          { g: 1, q: [1, 2] },
          { g: 2, q: [4] },
        ],
      },
      { arrayFilters: [{ 'x.g': 2 }] },
    ],
    [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [
      { _id: 1, a: 1, b: 2 },
      [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
      { _id: 1, b: 2, c: 3 },
    ],
    [
      { _id: 1, a: { x: 1 } },
      [{ $replaceWith: { $mergeObjects: ['$a', { y: 2 }] } }],
      { _id: 1, x: 1, y: 2 },
    ],
  ])('of %j with %j gives %j', (fields, update, expected, ...[options]) => {
    expect(after(fields, update, options)).toBe(show(doc(expected)));
  });

  test.each<[object, object, number, string, Options?]>([
    [
      { _id: 1, a: 'x' },
      { $inc: { a: 1 } },
      14,
      "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'a' of non-numeric type string",
    ],
    [{}, { $inc: { a: 'x' } }, 14, 'Cannot increment with non-numeric argument: {a: "x"}'],
    [
      { _id: 1, a: 2n ** 63n - 1n },
      { $inc: { a: 1 } },
      2,
      'Failed to apply $inc operations to current value',
    ],
    [{ a: 5 }, { $set: { 'a.b': 1 } }, 28, "Cannot create field 'b' in element {a: 5}"],
    [{ a: [1] }, { $set: { 'a.b': 1 } }, 28, "Cannot create field 'b' in element {a: [ 1 ]}"],
    [{}, { $set: { a: 1 }, $inc: { a: 1 } }, 40, "Updating the path 'a' would create a conflict at 'a'"],
    [{}, { $set: { a: 1, 'a.b': 1 } }, 40, "would create a conflict at 'a'"],
    [
      { _id: 1 },
      { $set: { _id: 2 } },
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    ],
    [{ _id: 1 }, { _id: 2 }, 66, "(immutable) field '_id' was found to have been altered to _id: 2"],
    [
      { _id: 1, a: 'x' },
      { $push: { a: 1 } },
      2,
      "The field 'a' must be an array but is of type string in document {_id: 1}",
    ],
    [
      { a: 'x' },
      { $addToSet: { a: 1 } },
      2,
      "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type string",
    ],
    [{ a: 'x' }, { $pull: { a: 1 } }, 2, 'Cannot apply $pull to a non-array value'],
    [{ a: 'x' }, { $pop: { a: 1 } }, 14, "Path 'a' contains an element of non-array type 'string'"],
    [{}, { $foo: { a: 1 } }, 9, 'Unknown modifier: $foo'],
    [{}, { $set: 5 }, 9, 'Modifiers operate on fields but we found type int instead'],
    [{}, { $set: { '': 1 } }, 56, 'An empty update path is not valid.'],
    [
      { a: [1] },
      { $set: { 'a.$': 1 } },
      2,
      'The positional operator did not find the match needed from the query.',
    ],
    [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 2, "No array filter found for identifier 'x' in path 'a.$[x]'"],
    [
      { a: [1] },
      { $set: { a: 1 } },
      9,
      "The array filter for identifier 'x' was not used in the update",
      { arrayFilters: [{ x: 1 }] },
    ],
    [{ a: 1 }, { $set: { 'a.$[]': 1 } }, 2, 'Cannot apply array updates to non-array element a: 1'],
    [
      {},
      { $set: { 'a.$[]': 1 } },
      2,
      "The path 'a' must exist in the document in order to apply array updates.",
    ],
    [{ a: 1 }, [{ $match: {} }], 72, '$match is not allowed to be used within an update'],
    [{}, { a: 1, $set: { b: 1 } }, 52, "The dollar ($) prefixed field '$set'"],
    [{}, { $push: { a: { $each: 5 } } }, 2, 'The argument to $each in $push must be an array'],
    [{}, { $rename: { a: 'a' } }, 2, 'must differ'],
    [{ a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }, 2, 'cannot be an array element'],
    [{ a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }, 28, 'cannot use the part (a of a.b) to traverse'],
  ])('of %j with %j is refused with %i', (fields, update, code, message, ...[options]) => {
    expect(() => after(fields, update, options)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  test('that changes nothing says so, and says which paths it changed otherwise', () => {
    const changes = (fields: object, update: object): unknown[] => {
      const { changed, modifiedPaths } = compileUpdate(doc(update)).apply(doc(fields));
      return [changed, modifiedPaths];
    };
    expect(changes({ a: 1 }, { $set: { a: 1 } })).toEqual([false, []]);
    expect(changes({ a: 1 }, { $set: { a: new Double(1) } })).toEqual([true, ['a']]);
    expect(changes({ a: [1] }, { $addToSet: { a: 1 }, $pull: { b: 1 } })).toEqual([false, []]);
    expect(changes({ a: [{ b: 1 }] }, { $inc: { 'a.$[].b': 1 } })).toEqual([true, ['a.0.b']]);
    expect(changes({ _id: 1, a: 1 }, { a: 1 })).toEqual([false, undefined]);
  });

  test('never changes the document it was given', () => {
    const source = doc({ a: [{ b: [1, 2] }], c: { d: 1 } });
    const before = show(source);
    compileUpdate(doc({ $push: { 'a.0.b': 3 }, $set: { 'c.d': 2, 'c.e': 1 }, $unset: { 'a.0.x': 1 } })).apply(
      source,
    );
    expect(show(source)).toBe(before);
  });

  test('compares by a collation when told to', () => {
    const collation = parseCollation(value({ locale: 'en', strength: 2 }));
    const { doc: result } = compileUpdate(doc({ $pull: { a: 'X' } }), { collation }).apply(
      doc({ a: ['x', 'y'] }),
    );
    expect(show(result)).toBe('{ a: [ "y" ] }');
  });
});

describe('an upsert', () => {
  test.each<[object, object, object]>([
    [{ a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
    [{ 'a.b': 1, c: { $gt: 5 } }, { $inc: { n: 1 } }, { a: { b: 1 }, n: 1 }],
    [{ $and: [{ a: { $eq: 1 } }, { b: 2 }] }, { $setOnInsert: { c: 3 } }, { a: 1, b: 2, c: 3 }],
    [{ a: 1, _id: 7 }, { $set: { b: 1 } }, { _id: 7, a: 1, b: 1 }],
    [{ _id: 7, a: 1 }, { b: 1 }, { _id: 7, b: 1 }],
    [{ a: 1 }, { $setOnInsert: { _id: 9 } }, { _id: 9, a: 1 }],
    [{ a: { $in: [1, 2] } }, { $set: { b: 1 } }, { b: 1 }],
    [{ a: 1 }, [{ $set: { b: '$a' } }], { a: 1, b: 1 }],
  ])('by %j with %j inserts %j', (filter, update, expected) => {
    expect(show(upsertDoc(compileFilter(doc(filter)), compileUpdate(value(update) as Doc), now))).toBe(
      show(doc(expected)),
    );
  });

  test('refuses what contradicts the filter', () => {
    const upsert = (filter: object, update: object) => () =>
      upsertDoc(compileFilter(doc(filter)), compileUpdate(doc(update)));
    expect(upsert({ _id: 1 }, { $set: { _id: 2 } })).toThrow(expect.objectContaining({ code: 66 }));
    expect(upsert({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 2 } })).toThrow(
      expect.objectContaining({ code: 54 }),
    );
  });
});

test('$set on random documents agrees with a naive model and leaves everything else alone', () => {
  const names = fc.constantFrom('a', 'b', 'c', '0', '1');
  const documents: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.integer(),
      fc.string({ maxLength: 2 }),
      fc.array(tie('node'), { maxLength: 2 }),
      fc.dictionary(names, tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  const naive = (input: unknown, [first, ...rest]: string[], put: unknown): unknown => {
    if (first === undefined) return put;
    if (Array.isArray(input)) {
      if (!/^\d+$/.test(first)) throw new Error('path');
      const copy = [...input];
      while (copy.length < Number(first)) copy.push(null);
      copy[Number(first)] = naive(copy[Number(first)], rest, put);
      return copy;
    }
    if (input !== undefined && (typeof input !== 'object' || input === null)) throw new Error('path');
    const fields = (input ?? {}) as Record<string, unknown>;
    return { ...fields, [first]: naive(fields[first], rest, put) };
  };
  const sorted = (input: unknown): unknown => {
    if (input instanceof Map)
      return Object.fromEntries([...input].sort().map(([name, field]) => [name, sorted(field)]));
    return Array.isArray(input) ? input.map(sorted) : input;
  };
  fc.assert(
    fc.property(
      fc.dictionary(names, documents, { maxKeys: 3 }),
      fc.array(names, { minLength: 1, maxLength: 3 }),
      fc.integer(),
      (fields, path, put) => {
        let expected: unknown;
        try {
          expected = naive(fields, path, put);
        } catch {
          expect(() => compileUpdate(doc({ $set: { [path.join('.')]: put } })).apply(doc(fields))).toThrow(
            expect.objectContaining({ code: 28 }),
          );
          return;
        }
        const { doc: result } = compileUpdate(doc({ $set: { [path.join('.')]: put } })).apply(doc(fields));
        expect(sorted(result)).toEqual(sorted(value(expected)));
      },
    ),
    { numRuns: 1000 },
  );
});
