import * as fc from 'fast-check';
import {
  compare,
  type Doc,
  encode,
  equal,
  indexKeys,
  isDoc,
  splitPath,
  type Value,
  visitPath,
} from '../bson';
import { compileFilter, compileSort } from '.';

const names = fc.constantFrom('a', 'b', '0', '1');
const scalars: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom<Value>(null, 'x', 'y', true, 1n, 0.5),
);
const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 2 }).map((fields) => new Map(fields)),
  ),
})).value;
const documents: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(names, values), { maxLength: 3 })
  .map((fields) => new Map(fields));
const paths = fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));

const conditions: fc.Arbitrary<Doc> = fc
  .tuple(
    paths,
    fc.oneof(
      values,
      fc
        .tuple(fc.constantFrom('$eq', '$gt', '$lte', '$ne'), values)
        .map(([name, operand]): Value => new Map([[name, operand]])),
      fc.array(scalars, { maxLength: 3 }).map((list): Value => new Map([['$in', list]])),
      fc.boolean().map((exists): Value => new Map([['$exists', exists]])),
      fc.nat(3).map((size): Value => new Map([['$size', size]])),
    ),
  )
  .map((field) => new Map([field]));
const filters: fc.Arbitrary<Doc> = fc.oneof(
  conditions,
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(conditions, { minLength: 1, maxLength: 3 }))
    .map(([name, list]): Doc => new Map([[name, list]])),
);

test('a filter decides the same on a document and on its bytes', () => {
  fc.assert(
    fc.property(filters, documents, (filter, doc) => {
      const compiled = compileFilter(filter);
      expect(compiled.matchesRaw(encode(doc))).toBe(compiled.matches(doc));
    }),
    { numRuns: 3000 },
  );
});

test('every value that a filter can find at a path is a key of an index on it', () => {
  fc.assert(
    fc.property(documents, paths, (doc, path) => {
      const { keys } = indexKeys(doc, [path]);
      visitPath(doc, splitPath(path), true, (value) => {
        // An array is found through its elements, and a field of an array's document through positions is ambiguous.
        if (value === undefined || Array.isArray(value) || /(^|\.)\d/.test(path)) return false;
        expect(keys.some(([key]) => equal(key, value))).toBe(true);
        return false;
      });
    }),
    { numRuns: 3000 },
  );
});

test('keys of a compound index pair up what one element of an array holds', () => {
  const items = fc.array(fc.tuple(scalars, scalars), { maxLength: 4 });
  fc.assert(
    fc.property(items, scalars, (pairs, other) => {
      const list = pairs.map(
        ([b, c]): Doc =>
          new Map([
            ['b', b],
            ['c', c],
          ]),
      );
      const doc: Doc = new Map<string, Value>([
        ['a', list],
        ['d', other],
      ]);
      const { keys } = indexKeys(doc, ['a.b', 'd', 'a.c']);
      for (const [b, c] of pairs) expect(keys.some((key) => equal(key, [b, other, c]))).toBe(true);
      expect(keys.every((key) => equal(key[1], other))).toBe(true);
    }),
  );
  const parallel: Doc = new Map<string, Value>([
    ['a', [1, 2]],
    ['b', [1, 2]],
  ]);
  expect(() => indexKeys(parallel, ['a', 'b'])).toThrow(expect.objectContaining({ code: 171 }));
});

test('a sort by one field orders as the smallest and largest elements do', () => {
  const extreme = (doc: Doc, sign: number): Value => {
    const value = doc.get('a') ?? null;
    if (!Array.isArray(value)) return value;
    return value.length === 0
      ? []
      : value.reduce((best, item) => (sign * compare(item, best) < 0 ? item : best));
  };
  const order = (value: Value): Value => (Array.isArray(value) && value.length === 0 ? new Map() : value);
  fc.assert(
    fc.property(documents, documents, fc.constantFrom(1, -1), (x, y, sign) => {
      const spec = compileSort(new Map([['a', sign]]));
      const [left, right] = [extreme(x, sign), extreme(y, sign)];
      // An empty array sorts below null, which no value of the model can say.
      if (order(left) !== left || order(right) !== right || isDoc(left)) return;
      expect(Math.sign(spec?.compareKeys(spec.key(x), spec.key(y)) ?? 0) + 0).toBe(
        sign * compare(left, right) + 0,
      );
    }),
    { numRuns: 2000 },
  );
});
