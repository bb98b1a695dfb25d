import * as fc from 'fast-check';
import { Decimal, type Doc, Double, equal, show, type Value } from '../bson';
import type { Filter } from '../query';
import { type Collections, compilePipeline, PAUSE, type Source } from '.';

const value = (input: unknown): Value => {
  if (Array.isArray(input)) return input.map(value);
  if (input !== null && typeof input === 'object' && Object.getPrototypeOf(input) === Object.prototype)
    return new Map(Object.entries(input).map(([name, field]) => [name, value(field)]));
  return input as Value;
};
const docs = (list: object[]): Doc[] => list.map((one) => value(one) as Doc);

const shops = [
  { _id: 1, city: 'Berlin', tags: ['a', 'b'] },
  { _id: 2, city: 'Paris', tags: [] },
  { _id: 3, city: 'Berlin' },
];
const sales = [
  { _id: 1, shop: 1, item: 'x', n: 5, price: 2 },
  { _id: 2, shop: 1, item: 'y', n: 1, price: 10 },
  { _id: 3, shop: 2, item: 'x', n: 2, price: 2 },
  { _id: 4, shop: 3, item: 'z', n: 7, price: 1 },
];
const asked: (Filter | undefined)[] = [];
const collections: Collections = {
  *find(collection, filter) {
    asked.push(filter);
    for (const one of docs(collection === 'shops' ? shops : collection === 'sales' ? sales : []))
      if (!filter || filter.matches(one)) yield one;
  },
};
const run = (stages: object[], source: object[] = sales): string[] => {
  const pipeline = compilePipeline(stages.map(value), { collections });
  return Array.from(pipeline.run(docs(source)), (one) => show(one as Doc));
};
const shown = (list: object[]): string[] => docs(list).map((one) => show(one));

describe('a pipeline', () => {
  test.each<[string, object[], object[]]>([
    ['$match', [{ $match: { n: { $gt: 4 } } }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 4 }]],
    [
      '$sort, $skip, $limit',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1, _id: 0 } }],
      [{ n: 5 }, { n: 2 }],
    ],
    [
      '$sort with $limit',
      [{ $sort: { n: 1 } }, { $limit: 1 }, { $unset: ['shop', 'item', 'price'] }],
      [{ _id: 2, n: 1 }],
    ],
    [
      '$group',
      [
        { $group: { _id: '$item', n: { $sum: '$n' }, most: { $max: '$price' }, all: { $push: '$_id' } } },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'x', n: 7, most: 2, all: [1, 3] },
        { _id: 'y', n: 1, most: 10, all: [2] },
        { _id: 'z', n: 7, most: 1, all: [4] },
      ],
    ],
    [
      '$group of everything',
      [
        {
          $group: {
            _id: null,
            total: { $sum: { $multiply: ['$n', '$price'] } },
            avg: { $avg: '$n' },
            count: { $count: {} },
          },
        },
      ],
      [{ _id: null, total: 31, avg: 3.75, count: 4 }],
    ],
    [
      '$group by a document',
      [
        {
          $group: {
            _id: { s: '$shop' },
            f: { $first: '$item' },
            l: { $last: '$item' },
            set: { $addToSet: '$shop' },
          },
        },
        { $limit: 1 },
      ],
      [{ _id: { s: 1 }, f: 'x', l: 'y', set: [1] }],
    ],
    [
      '$topN and others',
      [
        {
          $group: {
            _id: null,
            top: { $topN: { n: 2, sortBy: { n: -1 }, output: '$_id' } },
            bottom: { $bottom: { sortBy: { n: -1 }, output: '$item' } },
            last: { $lastN: { n: 2, input: '$n' } },
            min: { $minN: { n: 2, input: '$price' } },
          },
        },
      ],
      [{ _id: null, top: [4, 1], bottom: 'y', last: [2, 7], min: [1, 2] }],
    ],
    [
      '$bottomN',
      [{ $group: { _id: null, b: { $bottomN: { n: 2, sortBy: { n: 1 }, output: '$n' } } } }],
      [{ _id: null, b: [5, 7] }],
    ],
    ['$count', [{ $match: { item: 'x' } }, { $count: 'n' }], [{ n: 2 }]],
    ['$count of none', [{ $match: { item: 'q' } }, { $count: 'n' }], []],
    ['$sortByCount', [{ $sortByCount: '$item' }, { $limit: 1 }], [{ _id: 'x', count: 2 }]],
    [
      '$addFields',
      [{ $addFields: { 'deep.total': { $multiply: ['$n', '$price'] }, n: '$$REMOVE' } }, { $limit: 1 }],
      [{ _id: 1, shop: 1, item: 'x', price: 2, deep: { total: 10 } }],
    ],
    [
      '$project computed',
      [{ $limit: 1 }, { $project: { _id: 0, item: 1, doubled: { $multiply: ['$n', 2] }, o: { p: '$n' } } }],
      [{ item: 'x', doubled: 10, o: { p: 5 } }],
    ],
    ['$replaceRoot', [{ $limit: 1 }, { $replaceRoot: { newRoot: { i: '$item' } } }], [{ i: 'x' }]],
    [
      '$lookup by fields',
      [
        { $match: { _id: 3 } },
        { $lookup: { from: 'shops', localField: 'shop', foreignField: '_id', as: 'at' } },
        { $project: { at: 1 } },
      ],
      [{ _id: 3, at: [{ _id: 2, city: 'Paris', tags: [] }] }],
    ],
    [
      '$lookup with a pipeline',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'shops',
            let: { s: '$shop' },
            pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$s'] } } }, { $project: { city: 1, _id: 0 } }],
            as: 'at',
          },
        },
        { $project: { at: 1 } },
      ],
      [{ _id: 1, at: [{ city: 'Berlin' }] }],
    ],
    [
      '$lookup with both',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'sales',
            localField: 'item',
            foreignField: 'item',
            pipeline: [{ $match: { n: { $lt: 5 } } }],
            as: 'same',
          },
        },
        { $project: { 'same._id': 1 } },
      ],
      [{ _id: 1, same: [{ _id: 3 }] }],
    ],
    [
      '$unionWith',
      [
        { $limit: 1 },
        { $unionWith: { coll: 'shops', pipeline: [{ $match: { _id: 2 } }] } },
        { $project: { _id: 1 } },
      ],
      [{ _id: 1 }, { _id: 2 }],
    ],
    [
      '$facet',
      [{ $facet: { n: [{ $count: 'n' }], first: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
      [{ n: [{ n: 4 }], first: [{ _id: 1 }] }],
    ],
    [
      '$bucket',
      [
        {
          $bucket: {
            groupBy: '$n',
            boundaries: [0, 3, 6],
            default: 'more',
            output: { ids: { $push: '$_id' } },
          },
        },
      ],
      [
        { _id: 0, ids: [2, 3] },
        { _id: 3, ids: [1] },
        { _id: 'more', ids: [4] },
      ],
    ],
    [
      '$bucketAuto',
      [{ $bucketAuto: { groupBy: '$n', buckets: 2 } }],
      [
        { _id: { min: 1, max: 5 }, count: 2 },
        { _id: { min: 5, max: 7 }, count: 2 },
      ],
    ],
    ['$documents', [{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }], [{ a: 2 }]],
    [
      '$redact',
      [
        { $limit: 1 },
        { $redact: { $cond: [{ $eq: ['$item', 'x'] }, '$$KEEP', '$$PRUNE'] } },
        { $project: { _id: 1 } },
      ],
      [{ _id: 1 }],
    ],
  ])('%s', (_name, stages, expected) => {
    expect(run(stages)).toEqual(shown(expected));
  });

  test('$unwind gives one document per element, and keeps others when asked', () => {
    expect(run([{ $unwind: '$tags' }], shops)).toEqual(
      shown([
        { _id: 1, city: 'Berlin', tags: 'a' },
        { _id: 1, city: 'Berlin', tags: 'b' },
      ]),
    );
    expect(
      run(
        [
          { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
          { $project: { tags: 1, i: 1 } },
        ],
        shops,
      ),
    ).toEqual(
      shown([
        { _id: 1, tags: 'a', i: 0n },
        { _id: 1, tags: 'b', i: 1n },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ]),
    );
  });

  test('$sum keeps types and is exact', () => {
    const total = (...numbers: Value[]): string =>
      run(
        [{ $group: { _id: null, t: { $sum: '$n' } } }],
        numbers.map((n) => ({ n })),
      )[0] ?? '';
    expect(total(1, 2)).toBe('{ _id: null, t: 3 }');
    expect(total(2147483647, 1)).toBe('{ _id: null, t: 2147483648 }');
    expect(total(9007199254740993n, 1n)).toBe('{ _id: null, t: 9007199254740994 }');
    expect(total(0.1, 0.2, 0.3, -0.6)).toMatch(/t: (0\.0|2\.77\S*e-17|5\.55\S*e-17)/);
    expect(total(Decimal.parse('0.1') as Decimal, 1)).toBe('{ _id: null, t: 1.1 }');
    expect(total('x', null, new Double(2))).toBe('{ _id: null, t: 2.0 }');
  });

  test('groups equal numbers of every type together', () => {
    expect(
      run(
        [{ $group: { _id: '$n', c: { $sum: 1 } } }],
        [{ n: 1 }, { n: 1n }, { n: new Double(1) }, { n: Decimal.parse('1.0') }, { n: '1' }, {}, { n: null }],
      ),
    ).toEqual(
      shown([
        { _id: 1, c: 4 },
        { _id: '1', c: 1 },
        { _id: null, c: 2 },
      ]),
    );
  });

  test('$group on random values agrees with a naive model', () => {
    const keys = fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom<Value>(1n, 'a', new Double(2), null, [1], new Map([['k', 1]])),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ k: keys, n: fc.integer({ min: -100, max: 100 }) })), (rows) => {
        const naive: { key: Value; sum: number }[] = [];
        for (const { k, n } of rows) {
          const group = naive.find(({ key }) => equal(key, k));
          if (group) group.sum += n;
          else naive.push({ key: k, sum: n });
        }
        const source = rows.map(
          ({ k, n }): Doc =>
            new Map<string, Value>([
              ['k', k],
              ['n', n],
            ]),
        );
        const pipeline = compilePipeline([value({ $group: { _id: '$k', sum: { $sum: '$n' } } })], {
          collections,
        });
        expect(Array.from(pipeline.run(source), (one) => show(one as Doc))).toEqual(
          naive.map(({ key, sum }) =>
            show(
              new Map<string, Value>([
                ['_id', key],
                ['sum', sum],
              ]),
            ),
          ),
        );
      }),
    );
  });

  test('hands pauses through, even while a stage is still collecting', () => {
    const pipeline = compilePipeline(
      [value({ $group: { _id: null, n: { $sum: 1 } } }), value({ $sort: { n: 1 } })],
      { collections },
    );
    const source: Source = [docs([{ a: 1 }])[0] as Doc, PAUSE, docs([{ a: 1 }])[0] as Doc, PAUSE];
    const out = [...pipeline.run(source)];
    expect(out.map((one) => (one === PAUSE ? 'pause' : show(one)))).toEqual([
      'pause',
      'pause',
      '{ _id: null, n: 2 }',
    ]);
  });

  test('tells the planner what an index can serve and which fields are read', () => {
    const pipeline = compilePipeline(
      [
        { $match: { a: 1 } },
        { $match: { b: 2 } },
        { $sort: { c: 1 } },
        { $limit: 3 },
        { $group: { _id: '$d.e', n: { $sum: '$f' } } },
      ].map(value),
      { collections },
    );
    expect([pipeline.afterMatch, pipeline.afterSort, pipeline.limit, pipeline.sort?.fields]).toEqual([
      2,
      3,
      3,
      [{ path: 'c', direction: 1 }],
    ]);
    expect(pipeline.filter?.matches(docs([{ a: 1, b: 2 }])[0] as Doc)).toBe(true);
    const grouping = compilePipeline(
      [{ $match: { a: 1 } }, { $group: { _id: '$d.e', n: { $sum: '$f' } } }].map(value),
      { collections },
    );
    expect(grouping.fields).toEqual(new Set(['d', 'f']));
    const counting = compilePipeline([{ $match: {} }, { $group: { _id: 1, n: { $sum: 1 } } }].map(value), {
      collections,
    });
    expect(counting.fields).toEqual(new Set());
    expect(compilePipeline([value({ $project: { a: 1 } })], { collections }).fields).toBeUndefined();
  });

  test('asks for joined documents by a filter that an index can serve', () => {
    asked.length = 0;
    run([
      { $match: { _id: 3 } },
      { $lookup: { from: 'shops', localField: 'shop', foreignField: '_id', as: 'at' } },
    ]);
    expect(asked[0]?.predicate).toEqual({ kind: 'test', path: '_id', test: { op: '$eq', value: 2 } });
  });

  test('bounds the memory of a group and of a sort', () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({ n, text: 'x'.repeat(100) }));
    for (const stage of [
      { $group: { _id: '$n' } },
      { $sort: { n: 1 } },
      { $group: { _id: 1, all: { $push: '$text' } } },
    ]) {
      const pipeline = compilePipeline([value(stage)], { collections, memoryLimitBytes: 20_000 });
      expect(() => [...pipeline.run(docs(many))]).toThrow(expect.objectContaining({ code: 292 }));
    }
  });

  test('$merge and $out say where documents go', () => {
    const output = (stage: object) => compilePipeline([value(stage)], { collections }).output;
    expect(output({ $out: 'there' })).toEqual({ kind: 'out', database: undefined, collection: 'there' });
    const merge = output({ $merge: { into: 'there', on: ['k'] } });
    if (merge?.kind !== 'merge') throw new Error('no merge');
    const [existing, incoming] = docs([
      { _id: 1, k: 1, a: 1 },
      { _id: 9, k: 1, b: 2 },
    ]) as [Doc, Doc];
    expect(show(merge.resolve(existing, incoming))).toBe('{ _id: 1, k: 1, a: 1, b: 2 }');
    expect(merge.resolve(undefined, incoming)).toBe(incoming);
    const summing = output({
      $merge: {
        into: 'there',
        whenMatched: [{ $set: { a: { $add: ['$a', '$$new.b'] } } }],
        whenNotMatched: 'discard',
      },
    });
    if (summing?.kind !== 'merge') throw new Error('no merge');
    expect(show(summing.resolve(existing, incoming))).toBe('{ _id: 1, k: 1, a: 3 }');
    expect(summing.resolve(undefined, incoming)).toBeUndefined();
  });

  test.each<[object[], number, string]>([
    [[{ $foo: 1 }], 40324, "Unrecognized pipeline stage name: '$foo'"],
    [[{}], 40323, 'exactly one field'],
    [[{ $out: 'x' }, { $match: {} }], 40601, 'final stage'],
    [[{ $group: { n: { $sum: 1 } } }], 15955, 'must include an _id'],
    [[{ $group: { _id: 1, n: 5 } }], 40234, "The field 'n' must be an accumulator object"],
    [[{ $group: { _id: 1, n: { $foo: 5 } } }], 15952, "unknown group operator '$foo'"],
    [[{ $sort: {} }], 15976, 'at least one sort key'],
    [[{ $limit: 0 }], 15958, 'the limit must be positive'],
    [[{ $project: {} }], 51272, 'at least one field'],
    [[{ $unwind: 'a' }], 28818, "should be prefixed with a '$'"],
    [[{ $changeStream: {} }], 40573, '$changeStream'],
    [[{ $densify: {} }], 238, 'not supported'],
    [[{ $facet: { a: [{ $out: 'x' }] } }], 40600, '$out is not allowed'],
    [[{ $lookup: { from: 'x', as: 'y' } }], 9, 'localField'],
    [[{ $project: { x: { $foo: 1 } } }], 31325, 'Unknown expression $foo'],
    [[{ $match: { $expr: '$$who' } }], 17276, 'who'],
  ])('%j is refused with %i', (stages, code, message) => {
    expect(() => run(stages)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
