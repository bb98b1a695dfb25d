/** Random values and documents: few names and few values, so that filters and documents meet. */

import * as fc from 'fast-check';
import {
  Binary,
  BSONRegExp,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';

/** Names of fields; paths are made of them and of positions. */
export const FIELDS = ['a', 'b', 'c'] as const;
export const field = fc.constantFrom(...FIELDS);
export const path = fc.oneof(
  { weight: 6, arbitrary: field },
  { weight: 3, arbitrary: fc.tuple(field, field).map((parts) => parts.join('.')) },
);
const position = fc.constantFrom('0', '1');
const dotted = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((each) => each.join('.'));
export const pathWithPosition = fc.oneof(
  { weight: 8, arbitrary: path },
  { weight: 2, arbitrary: dotted(field, position) },
  { weight: 2, arbitrary: dotted(field, position, field) },
  { weight: 1, arbitrary: dotted(field, field, position) },
  { weight: 1, arbitrary: dotted(field, position, position) },
  { weight: 1, arbitrary: dotted(field, position, position, field) },
  { weight: 1, arbitrary: dotted(field, position, field, position) },
  { weight: 1, arbitrary: dotted(field, field, field) },
);

/** The edges of every type of number, and neighbours that only exact comparison tells apart. */
export const numeric: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 3 }).map((value) => new Int32(value)) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(0, -0, 0.5, 1, 1.5, 2, -2, 0.1, 1e300, -1e-300)
      .map((value) => new Double(value)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(Number.NaN, Infinity, -Infinity, 9007199254740992, 2 ** 63, -(2 ** 63))
      .map((value) => new Double(value)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('0', '1', '2', '-2', '9007199254740993', '9223372036854775807', '-9223372036854775808')
      .map((text) => Long.fromString(text)),
  },
  { weight: 1, arbitrary: fc.constantFrom(2147483647, -2147483648).map((value) => new Int32(value)) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        '0',
        '-0',
        '1',
        '1.0',
        '0.1',
        '2E+0',
        '0.5',
        '9007199254740993',
        '9223372036854775808',
        '1E+400',
        '-1E-400',
        'NaN',
        'Infinity',
        '-Infinity',
      )
      .map((text) => Decimal128.fromString(text)),
  },
);

const texts = fc.constantFrom('', 'a', 'A', 'ab', 'b', 'é', 'a\u0000', '\uffff', '\u{1f600}', '1');

/** Single values of all other kinds. */
const others: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false),
  texts,
  fc.constantFrom(new Date(0), new Date(-1), new Date(1_700_000_000_000)),
  fc.constantFrom(new ObjectId('64b7f8f8f8f8f8f8f8f8f8f8'), new ObjectId('64b7f8f8f8f8f8f8f8f8f8f9')),
  fc.constantFrom(
    new Binary(Buffer.from('')),
    new Binary(Buffer.from('a')),
    new Binary(Buffer.from('b')),
    new Binary(Buffer.from('aa')),
    new Binary(Buffer.from('a'), 5),
  ),
  fc.constantFrom(
    new Timestamp({ t: 1, i: 1 }),
    new Timestamp({ t: 1, i: 2 }),
    new Timestamp({ t: 4_000_000_000, i: 1 }),
  ),
);

const rare: fc.Arbitrary<unknown> = fc.constantFrom(
  new MinKey(),
  new MaxKey(),
  new BSONRegExp('a', ''),
  new BSONRegExp('a', 'i'),
);

/** A value that filters may compare with. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: numeric },
  { weight: 2, arbitrary: others },
);

const nested = (
  leaf: fc.Arbitrary<unknown>,
): { value: fc.Arbitrary<unknown>; object: fc.Arbitrary<Document> } => {
  const { value, object } = fc.letrec<{ value: unknown; object: Document; list: unknown[] }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      { weight: 6, arbitrary: leaf },
      { weight: 2, arbitrary: tie('object') },
      { weight: 3, arbitrary: tie('list') },
    ),
    // A name with a dot in it is never what a path means.
    object: fc.dictionary(
      fc.oneof({ weight: 12, arbitrary: field }, { weight: 1, arbitrary: fc.constant('a.b') }),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
  }));
  return { value, object };
};

const all = nested(fc.oneof({ weight: 12, arbitrary: scalar }, { weight: 1, arbitrary: rare }));
export const anyValue = all.value;
/** Without patterns and the two extremes, which mean something else in a filter. */
export const comparable = nested(scalar).value;
/** Documents without `_id`. */
export const anyDocument = all.object;

/** Documents numbered from 0. */
export const numbered = (document: fc.Arbitrary<Document>, maxLength: number): fc.Arbitrary<Document[]> =>
  fc.array(document, { minLength: 1, maxLength }).map((list) => list.map((each, _id) => ({ _id, ...each })));
