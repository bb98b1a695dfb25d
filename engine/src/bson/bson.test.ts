import {
  BSON,
  Decimal128,
  Int32,
  Binary as LibBinary,
  Double as LibDouble,
  ObjectId as LibObjectId,
  Long,
} from 'bson';
import * as fc from 'fast-check';
import {
  Binary,
  compare,
  Decimal,
  type Direction,
  type Doc,
  Double,
  decode,
  encode,
  encodeKey,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Regex,
  rawField,
  rawGet,
  rawPath,
  squareRoot,
  Timestamp,
  type Value,
} from '.';

const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }), fc.integer({ min: -6176, max: 6111 }))
  .map(([negative, coefficient, exponent]) => Decimal.finite(negative, coefficient, exponent));
const nearDecimals = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -3, max: 3 }))
  .map(([coefficient, exponent]) => Decimal.finite(coefficient < 0, BigInt(Math.abs(coefficient)), exponent));

const numbers: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -5, max: 5 }).map((value) => new Double(value)),
  fc.double().map((value) => ((value | 0) === value && !Object.is(value, -0) ? new Double(value) : value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc.constantFrom(2 ** 53, 2 ** 63, -(2 ** 63), Number.NaN, Infinity, -Infinity, -0, 5e-324, 2n ** 63n - 1n),
  decimalText,
  nearDecimals,
  fc.constantFrom(Decimal.NAN, Decimal.INFINITY, Decimal.NEGATIVE_INFINITY),
  fc
    .constantFrom('9007199254740993', '9007199254740992.5', '0.1', '0.10', '1E-400', '-1E-400', '1E+400')
    .map((text) => Decimal.parse(text) as Decimal),
);

const name = fc.constantFrom('a', 'b', 'ab', '', '0', '__proto__', 'é');
const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbers,
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('a', 'a\0', 'a\0b', 'aa', '', '\u{10000}', '\uffff', '\ue000', null, true, false),
    fc.date({ noInvalidDate: true }),
    fc
      .uint8Array({ minLength: 12, maxLength: 12 })
      .map((bytes) => new ObjectId(Buffer.from(bytes).toString('latin1'))),
    fc
      .tuple(fc.uint8Array({ maxLength: 5 }), fc.constantFrom(0, 4))
      .map(([bytes, kind]) => new Binary(Buffer.from(bytes), kind)),
    fc.constantFrom<Value>(
      new Regex('a', ''),
      new Regex('a', 'i'),
      new Timestamp(1, 2),
      new Timestamp(2, 0),
      MIN_KEY,
      MAX_KEY,
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((fields) => new Map(fields)),
  ),
})).value;

describe('index keys', () => {
  test('sort as the values do, for every pair of types', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const order = Math.sign(Buffer.compare(encodeKey([a], [1]).bytes, encodeKey([b], [1]).bytes));
        expect(order).toBe(compare(a, b));
      }),
      { numRuns: 4000 },
    );
  });

  test('sort as numbers do, for every pair of number types', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const order = Math.sign(Buffer.compare(encodeKey([a], [1]).bytes, encodeKey([b], [1]).bytes));
        expect(order).toBe(compare(a, b));
      }),
      { numRuns: 6000 },
    );
  });

  test('sort field by field and in each direction', () => {
    const direction = fc.constantFrom<Direction>(1, -1);
    const pair = fc.tuple(values, values);
    fc.assert(
      fc.property(pair, pair, fc.tuple(direction, direction), (a, b, directions) => {
        const order = Math.sign(
          Buffer.compare(encodeKey(a, directions).bytes, encodeKey(b, directions).bytes),
        );
        expect(order).toBe((compare(a[0], b[0]) * directions[0] || compare(a[1], b[1]) * directions[1]) + 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('of too long values keep the beginning, differ, and say that they are cut', () => {
    const long = 'x'.repeat(5000);
    const [one, two] = [encodeKey([`${long}1`], [1]), encodeKey([`${long}2`], [1])];
    expect([one.exact, one.bytes.length, one.bytes.equals(two.bytes)]).toEqual([false, 1700, false]);
  });
});

describe('decoding and encoding', () => {
  test('gives back the bytes it read', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, values), { maxLength: 4 }), (fields) => {
        const bytes = encode(new Map(fields));
        expect(encode(decode(bytes)).equals(bytes)).toBe(true);
      }),
    );
  });

  test('agrees with the bson library on every type', () => {
    const library = {
      int: new Int32(5),
      double: new LibDouble(5),
      fraction: new LibDouble(0.25),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('-1.50E+3'),
      tiny: Decimal128.fromString('1E-6176'),
      huge: Decimal128.fromString('9.999999999999999999999999999999999E+6144'),
      infinite: Decimal128.fromString('-Infinity'),
      nan: Decimal128.fromString('NaN'),
      text: 'Grüße 😀',
      id: new LibObjectId('64b7f8f8f8f8f8f8f8f8f8f8'),
      bytes: new LibBinary(Buffer.from([1, 2, 3]), 0),
      when: new Date(1234567890123),
      pattern: /a.b/i,
      list: [1, 'two', { three: 3 }],
      nested: { deeper: { deepest: null } },
      yes: true,
    };
    const bytes = Buffer.from(BSON.serialize(library));
    const read = decode(bytes);
    expect(encode(read).equals(bytes)).toBe(true);
    expect([read.get('int'), read.get('double'), read.get('long')]).toEqual([
      5,
      new Double(5),
      9007199254740993n,
    ]);
    expect(String(read.get('decimal'))).toBe('-1.50E+3');
  });

  test('refuses garbage and never reads beyond it', () => {
    const whole = encode(
      new Map<string, Value>([
        ['a', 'text'],
        ['b', [1, 2n, new Map()]],
        ['c', new Binary(Buffer.from('xyz'))],
      ]),
    );
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = Buffer.from(whole);
        broken[at] = byte;
        try {
          decode(broken);
        } catch (error) {
          expect(error).toMatchObject({ name: 'MongoError' });
        }
      }),
      { numRuns: 2000 },
    );
    expect(() => decode(whole.subarray(0, whole.length - 3))).toThrow(expect.objectContaining({ code: 22 }));
  });

  test('finds a field in bytes without decoding', () => {
    const fields: Doc = new Map<string, Value>([
      ['a', new Map([['_id', 1]])],
      ['é', 2],
      ['list', [1, 'x']],
      ['_id', 'me'],
    ]);
    const bytes = encode(fields);
    expect([
      rawGet(bytes, '_id'),
      rawGet(bytes, 'é'),
      rawGet(bytes, 'list'),
      rawField(bytes, 'none'),
    ]).toEqual(['me', 2, [1, 'x'], undefined]);
  });

  test('decodes of documents on a path only what the path names', () => {
    const inner = new Map<string, Value>([
      ['big', 'x'],
      ['b', new Map<string, Value>([['c', 1]])],
      ['list', [new Map<string, Value>([['c', 2]])]],
    ]);
    const bytes = encode(
      new Map<string, Value>([
        ['first', 0],
        ['a', inner],
      ]),
    );
    const only = (name: string, value: Value): Value => new Map([[name, value]]);
    expect(rawPath(bytes, ['a', 'b', 'c'])).toEqual(only('b', only('c', 1)));
    expect(rawPath(bytes, ['a', 'b'])).toEqual(only('b', only('c', 1)));
    expect(rawPath(bytes, ['a', 'list', 'c'])).toEqual(only('list', [only('c', 2)]));
    expect(rawPath(bytes, ['a', 'none', 'c'])).toEqual(new Map());
    expect(rawPath(bytes, ['first', 'c'])).toEqual(0);
    expect(rawPath(bytes, ['none', 'c'])).toBeUndefined();
  });
});

describe('decimal arithmetic', () => {
  const decimal = (text: string): Decimal => Decimal.parse(text) as Decimal;

  test('writes and reads text as the bson library does', () => {
    fc.assert(
      fc.property(decimalText, (value) => {
        expect(Decimal128.fromString(String(value)).toString()).toBe(String(value));
      }),
    );
  });

  test.each([
    ['0.1', '0.2', '0.3', '0.02', '0.5'],
    ['1', '3', '4', '3', '0.3333333333333333333333333333333333'],
    ['10.00', '4', '14.00', '40.00', '2.50'],
    ['1E+100', '1', '1.000000000000000000000000000000000E+100', '1E+100', '1E+100'],
  ])('%s and %s', (left, right, sum, product, quotient) => {
    const [a, b] = [decimal(left), decimal(right)];
    expect([a.add(b), a.multiply(b), a.divide(b)].map(String)).toEqual([sum, product, quotient]);
  });

  test('takes square roots to 34 digits', () => {
    expect(String(squareRoot(decimal('2')))).toBe('1.414213562373095048801688724209698');
    expect(String(squareRoot(decimal('144')))).toBe('12');
    expect(String(squareRoot(decimal('0.25')))).toBe('0.5');
    expect(String(squareRoot(decimal('1E-5')))).toBe('0.003162277660168379331998893544432719');
    expect(String(squareRoot(decimal('-1')))).toBe('NaN');
  });
});
