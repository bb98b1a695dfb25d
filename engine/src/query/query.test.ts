import { Binary, Decimal, type Doc, Double, decode, encode, ObjectId, Regex, type Value } from '../bson';
import { compileFilter, compileProjection, compileSort, Distinct, parseCollation, Sorter } from '.';

/** Plain JavaScript to values, for readable tests. */
export const value = (input: unknown): Value => {
  if (Array.isArray(input)) return input.map(value);
  if (input !== null && typeof input === 'object' && Object.getPrototypeOf(input) === Object.prototype)
    return new Map(Object.entries(input).map(([name, field]) => [name, value(field)]));
  return input as Value;
};
const doc = (input: object): Doc => value(input) as Doc;
const plain = (input: unknown): unknown => {
  if (input instanceof Map)
    return Object.fromEntries([...input].map(([name, field]) => [name, plain(field)]));
  return Array.isArray(input) ? input.map(plain) : input;
};

const id = ObjectId.fromHex('64b7f8f8f8f8f8f8f8f8f8f8');
const dec = (text: string): Decimal => Decimal.parse(text) as Decimal;

describe('a filter', () => {
  test.each<[object, object, boolean]>([
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: new Double(1) }, true],
    [{ a: 1 }, { a: 1n }, true],
    [{ a: dec('1.0') }, { a: 1 }, true],
    [{ a: dec('0.1') }, { a: 0.1 }, false],
    [{ a: 9007199254740993n }, { a: 9007199254740992 }, false],
    [{ a: 1 }, { a: [2, 1] }, true],
    [{ a: [1, 2] }, { a: [1, 2] }, true],
    [{ a: [1, 2] }, { a: [[1, 2]] }, true],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false],
    [{ 'a.b': 1 }, { a: { b: 1 } }, true],
    [{ 'a.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }, true],
    [{ 'a.0': 5 }, { a: [5, 6] }, true],
    [{ 'a.0.b': 5 }, { a: [{ b: 5 }] }, true],
    [{ 'a.1.b': 5 }, { a: [{ b: 5 }] }, false],
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: 0 }, false],
    [{ 'a.b': null }, { a: [] }, false],
    [{ 'a.b': null }, { a: [1, 2] }, false],
    [{ 'a.b': null }, { a: [{ b: 3 }, {}] }, true],
    [{ 'a.b': null }, { a: 4 }, true],
    [{ 'a.b': { $exists: false } }, { a: [1, 2] }, true],
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $exists: false } }, { a: null }, false],
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $ne: 1 } }, {}, true],
    [{ a: { $nin: [1, 2] } }, { a: 3 }, true],
    [{ a: { $in: [1, 'x', null] } }, {}, true],
    [{ a: { $in: [new Regex('^x', 'i')] } }, { a: 'Xyz' }, true],
    [{ a: { $in: [id] } }, { a: ObjectId.fromHex(id.hex) }, true],
    [{ a: { $gt: 5 } }, { a: 'string' }, false],
    [{ a: { $gt: 5 } }, { a: 6n }, true],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $gt: null } }, {}, false],
    [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 4] }, true],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 4] }, false],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2] }, true],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ c: 2, b: 1 }] }, true],
    [{ a: { $all: [1, 2] } }, { a: [2, 3, 1] }, true],
    [{ a: { $all: [] } }, { a: [] }, false],
    [{ a: { $all: [{ $elemMatch: { b: 1 } }] } }, { a: [{ b: 1 }] }, true],
    [{ a: { $size: 2 } }, { a: [1, 2] }, true],
    [{ a: { $size: 2 } }, { a: [[1, 2]] }, false],
    [{ a: { $mod: [4, 1] } }, { a: 5 }, true],
    [{ a: { $mod: [4, 1] } }, { a: 5.9 }, true],
    [{ a: { $type: 'int' } }, { a: 5 }, true],
    [{ a: { $type: 'int' } }, { a: new Double(5) }, false],
    [{ a: { $type: 'number' } }, { a: dec('5') }, true],
    [{ a: { $type: ['string', 10] } }, { a: null }, true],
    [{ a: { $type: 'array' } }, { a: [1] }, true],
    [{ a: { $regex: '^ab', $options: 'i' } }, { a: 'ABC' }, true],
    [{ a: new Regex('b$', '') }, { a: ['x', 'ab'] }, true],
    [{ a: { $not: { $gt: 5 } } }, {}, true],
    [{ a: { $not: new Regex('x', '') } }, { a: 'y' }, true],
    [{ a: { $bitsAllSet: 6 } }, { a: 7 }, true],
    [{ a: { $bitsAnyClear: [0, 3] } }, { a: 7 }, true],
    [{ a: { $bitsAllSet: [1] } }, { a: new Binary(Buffer.from([2])) }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }, true],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { c: 2 }, true],
    [{ $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 3 }, false],
    [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1n }, true],
    [{ a: Number.NaN }, { a: Number.NaN }, true],
    [{ a: { $lt: 5 } }, { a: Number.NaN }, false],
    [{ a: { $ref: 'x', $id: 1 } }, { a: { $ref: 'x', $id: 1 } }, true],
    [{ 'a.$id': 1 }, { a: { $ref: 'x', $id: 1 } }, true],
    [{ $comment: 'why', a: 1 }, { a: 1 }, true],
  ])('%j on %j is %s, on a document and on its bytes', (filter, fields, expected) => {
    const compiled = compileFilter(doc(filter));
    expect([compiled.matches(doc(fields)), compiled.matchesRaw(encode(doc(fields)))]).toEqual([
      expected,
      expected,
    ]);
  });

  test.each<[object, number, string]>([
    [{ a: { $near: [1, 2] } }, 291, 'unable to find index'],
    [{ a: { $foo: 1 } }, 2, 'unknown operator: $foo'],
    [{ $foo: 1 }, 2, 'unknown top level operator: $foo'],
    [{ $where: 'true' }, 2, '$where'],
    [{ $text: { $search: 'x' } }, 27, 'text index required'],
    [{ $and: [] }, 2, '$and/$or/$nor must be a nonempty array'],
    [{ $or: [1] }, 2, '$or/$and/$nor entries need to be full objects'],
    [{ a: { $in: 5 } }, 2, '$in needs an array'],
    [{ a: { $regex: 'a(' } }, 51091, 'Regular expression is invalid'],
    [{ a: { $regex: '[[:alpha:]]' } }, 51091, 'POSIX'],
    [{ $expr: { $foo: 1 } }, 168, "Unrecognized expression '$foo'"],
    [{ $expr: '$$nobody' }, 17276, 'Use of undefined variable: nobody'],
    [{ a: { $mod: [0, 1] } }, 2, 'divisor cannot be 0'],
    [{ a: { $size: -1 } }, 2, 'non-negative'],
    [{ a: { $type: 'nothing' } }, 2, 'Unknown type name alias: nothing'],
  ])('%j is refused with %i', (filter, code, message) => {
    expect(() => compileFilter(doc(filter))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  test.each<[object, object, number | undefined]>([
    [{ a: 2 }, { a: [1, 2] }, 1],
    [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: [7, 2] }] }, 1],
    [{ a: { $elemMatch: { b: 2, c: 1 } } }, { a: [{ b: 2 }, { b: 2, c: 1 }] }, 1],
    [{ x: 1, 'a._id': id }, { x: 1, a: [{ _id: 1 }, { _id: 2 }, { _id: id }] }, 2],
    [{ a: 1 }, { a: 1 }, undefined],
  ])('%j on %j tells which position matched', (filter, fields, index) => {
    expect(compileFilter(doc(filter)).arrayIndex(doc(fields))).toBe(index);
  });

  test('uses variables and collations', () => {
    const filter = compileFilter(doc({ $expr: { $eq: ['$a', '$$wanted'] } }), {
      let: doc({ wanted: { $add: [2, 3] } }),
    });
    expect(filter.matches(doc({ a: 5 }))).toBe(true);
    const collation = parseCollation(value({ locale: 'en', strength: 2 }));
    expect(compileFilter(doc({ a: 'ABC' }), { collation }).matches(doc({ a: 'abc' }))).toBe(true);
    expect(compileFilter(doc({ a: { $in: ['ABC'] } }), { collation }).matches(doc({ a: ['abc'] }))).toBe(
      true,
    );
    expect(() => parseCollation(value({ locale: 'en', alternate: 'shifted' }))).toThrow('not supported');
  });
});

describe('a sort', () => {
  const sorted = (spec: object, fields: object[], limit?: number): unknown[] => {
    const order = compileSort(doc(spec));
    if (!order) throw new Error('empty');
    const sorter = new Sorter<object>(order, limit);
    for (const one of fields) sorter.add(order.key(doc(one)), one, 10);
    return sorter.finish();
  };

  test('orders types, takes the smallest of an array ascending and the largest descending', () => {
    const fields = [{ a: 'x' }, { a: [5, 1] }, { a: 3 }, { a: null }, {}, { a: [] }, { a: true }, { a: 2 }];
    expect(sorted({ a: 1 }, fields)).toEqual([
      { a: [] },
      { a: null },
      {},
      { a: [5, 1] },
      { a: 2 },
      { a: 3 },
      { a: 'x' },
      { a: true },
    ]);
    expect(sorted({ a: -1 }, fields)[2]).toEqual({ a: [5, 1] });
  });

  test('with a limit keeps the same first few, in order of arrival among equals', () => {
    const fields = Array.from({ length: 500 }, (_, n) => ({ a: (n * 7919) % 13, n }));
    expect(sorted({ a: 1 }, fields, 40)).toEqual(sorted({ a: 1 }, fields).slice(0, 40));
  });

  test('refuses to outgrow its memory', () => {
    const order = compileSort(doc({ a: 1 }));
    if (!order) throw new Error('empty');
    const sorter = new Sorter<number>(order, undefined, 1000);
    expect(() => {
      for (let n = 0; n < 100; n++) sorter.add([n], n, 50);
    }).toThrow(expect.objectContaining({ code: 292 }));
  });
});

describe('a projection', () => {
  const source = { _id: 1, a: 1, b: { c: 2, d: 3 }, list: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 7], tail: 'z' };
  test.each<[object, object]>([
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: 1, _id: 0 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [{ _id: 0 }, { a: 1, b: { c: 2, d: 3 }, list: source.list, tail: 'z' }],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    [{ b: { c: 1 } }, { _id: 1, b: { c: 2 } }],
    [{ 'list.x': 1 }, { _id: 1, list: [{ x: 1 }, { x: 2 }] }],
    [
      { 'list.x': 0, b: 0 },
      { _id: 1, a: 1, list: [{ y: 1 }, { y: 2 }, 7], tail: 'z' },
    ],
    [{ list: { $slice: 1 } }, { ...source, list: [{ x: 1, y: 1 }] }],
    [
      { list: { $slice: [-2, 1] }, a: 1 },
      { _id: 1, a: 1, list: [{ x: 2, y: 2 }] },
    ],
    [{ list: { $elemMatch: { x: 2 } } }, { _id: 1, list: [{ x: 2, y: 2 }] }],
    [
      { a: 1, sum: { $add: ['$a', '$b.c'] } },
      { _id: 1, a: 1, sum: 3 },
    ],
    [
      { list: { $elemMatch: { x: 2 } }, b: 0 },
      { _id: 1, a: 1, list: [{ x: 2, y: 2 }], tail: 'z' },
    ],
    [{ 'list.$': 1 }, { _id: 1, list: [{ x: 2, y: 2 }] }],
  ])('%j', (spec, expected) => {
    const result = compileProjection(doc(spec))?.apply(doc(source), 1);
    expect(JSON.stringify(plain(result))).toBe(JSON.stringify(expected));
  });

  test.each<[object, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ a: { $foo: 1 } }, 31325],
    [{ a: { $meta: 'textScore' } }, 238],
  ])('%j is refused with %i', (spec, code) => {
    expect(() => compileProjection(doc(spec))).toThrow(expect.objectContaining({ code }));
  });
});

test('distinct values count elements of arrays and equal numbers once', () => {
  const distinct = new Distinct('a.b');
  for (const fields of [
    { a: { b: 2 } },
    { a: [{ b: [1, 2n] }, { b: new Double(3) }] },
    { a: {} },
    { a: { b: 'x' } },
  ])
    distinct.add(decode(encode(doc(fields))));
  expect(distinct.values()).toEqual([2, 1, new Double(3), 'x']);
});
