/** What pipelines give for documents (whose `_id` counts from 0), or the code they are refused with. */

import type { Document } from 'mongodb';
import { decimal, double, int, long } from '../exact';
import { type Expected, refused } from './probe';

export type StageCase = readonly [documents: Document[], pipeline: Document[], results: Expected<Document[]>];

const three = [
  { g: 'x', n: 1 },
  { g: 'y', n: 2 },
  { g: 'x', n: 3 },
];

const grouping: StageCase[] = [
  [
    three,
    [{ $group: { _id: '$g', s: { $sum: '$n' } } }, { $sort: { _id: 1 } }],
    [
      { _id: 'x', s: 4 },
      { _id: 'y', s: 2 },
    ],
  ],
  [
    three,
    [{ $group: { _id: null, c: { $count: {} }, a: { $avg: '$n' }, l: { $min: '$n' }, h: { $max: '$n' } } }],
    [{ _id: null, c: 3, a: double(2), l: 1, h: 3 }],
  ],
  [
    three,
    [{ $group: { _id: null, p: { $push: '$n' }, f: { $first: '$g' }, t: { $last: '$g' } } }],
    [{ _id: null, p: [1, 2, 3], f: 'x', t: 'x' }],
  ],
  [three, [{ $group: { _id: null, s: { $sum: 'x' } } }], [{ _id: null, s: int(0) }]],
  [three, [{ $group: { _id: '$missing', s: { $sum: 1 } } }], [{ _id: null, s: 3 }]],
  [
    [{ n: 1 }, { n: double(1) }, { n: long(1) }],
    [{ $group: { _id: '$n', c: { $sum: 1 } } }],
    [{ _id: 1, c: 3 }],
  ],
  [[{ n: null }, {}], [{ $group: { _id: '$n', c: { $sum: 1 } } }], [{ _id: null, c: 2 }]],
  [
    [{ n: int(2147483647) }, { n: int(1) }],
    [{ $group: { _id: 0, s: { $sum: '$n' } } }],
    [{ _id: 0, s: long('2147483648') }],
  ],
  [
    [{ n: decimal('0.1') }, { n: decimal('0.2') }],
    [{ $group: { _id: 0, s: { $sum: '$n' } } }],
    [{ _id: 0, s: decimal('0.3') }],
  ],
  [[{ n: long(1) }, { n: int(1) }], [{ $group: { _id: 0, s: { $sum: '$n' } } }], [{ _id: 0, s: long(2) }]],
  [
    [{ n: 1 }, { n: 'x' }, {}],
    [{ $group: { _id: 0, s: { $sum: '$n' }, a: { $avg: '$n' } } }],
    [{ _id: 0, s: 1, a: double(1) }],
  ],
  [[{ n: 'x' }], [{ $group: { _id: 0, a: { $avg: '$n' } } }], [{ _id: 0, a: null }]],
  [
    [{ n: null }, { n: 4 }],
    [{ $group: { _id: 0, l: { $min: '$n' }, m: { $max: '$missing' } } }],
    [{ _id: 0, l: 4, m: null }],
  ],
  [
    [{ n: 2 }, { n: 2 }, { n: double(2) }],
    [{ $group: { _id: 0, s: { $addToSet: '$n' } } }],
    [{ _id: 0, s: [2] }],
  ],
  [
    [{ n: 1 }, {}],
    [{ $group: { _id: 0, p: { $push: '$n' }, f: { $first: '$n' }, t: { $last: '$n' } } }],
    [{ _id: 0, p: [1], f: 1, t: null }],
  ],
  [
    [{ n: 1 }, { n: 3 }],
    [{ $group: { _id: 0, d: { $stdDevPop: '$n' }, e: { $stdDevSamp: '$n' } } }],
    [{ _id: 0, d: double(1), e: double(Math.SQRT2) }],
  ],
  [[{ n: 1 }], [{ $group: { _id: 0, e: { $stdDevSamp: '$n' } } }], [{ _id: 0, e: null }]],
  [
    [{ a: { x: 1 } }, { a: { y: 2 } }],
    [{ $group: { _id: 0, m: { $mergeObjects: '$a' } } }],
    [{ _id: 0, m: { x: 1, y: 2 } }],
  ],
  [
    three,
    [
      {
        $group: {
          _id: 0,
          t: { $top: { sortBy: { n: -1 }, output: '$g' } },
          b: { $bottomN: { n: 2, sortBy: { n: -1 }, output: '$n' } },
        },
      },
    ],
    [{ _id: 0, t: 'x', b: [2, 1] }],
  ],
  [
    three,
    [{ $group: { _id: 0, f: { $firstN: { n: 2, input: '$n' } }, m: { $maxN: { n: 2, input: '$n' } } } }],
    [{ _id: 0, f: [1, 2], m: [3, 2] }],
  ],
  [[], [{ $group: { _id: null, s: { $sum: 1 } } }], []],
  [three, [{ $group: { s: { $sum: 1 } } }], refused(15955)],
  [three, [{ $group: { _id: 1, n: 5 } }], refused(40234)],
  [three, [{ $group: { _id: 1, n: { $unknown: 5 } } }], refused(15952)],
  [three, [{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], refused(40235)],
  [three, [{ $group: { _id: 1, n: { $sum: 1, $avg: 1 } } }], refused(40238)],
  [
    three,
    [{ $sortByCount: '$g' }],
    [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  ],
  [three, [{ $count: 'c' }], [{ c: 3 }]],
  [[], [{ $count: 'c' }], []],
  [three, [{ $count: '' }], refused(40157)],
  [three, [{ $count: '$c' }], refused(40158)],
  [
    three,
    [{ $bucket: { groupBy: '$n', boundaries: [0, 2, 4] } }],
    [
      { _id: 0, count: 1 },
      { _id: 2, count: 2 },
    ],
  ],
  [
    three,
    [{ $bucket: { groupBy: '$n', boundaries: [0, 2], default: 'z', output: { s: { $sum: '$n' } } } }],
    [
      { _id: 0, s: 1 },
      { _id: 'z', s: 5 },
    ],
  ],
  [three, [{ $bucket: { groupBy: '$n', boundaries: [2, 1] } }], refused(40194)],
  [
    three,
    [{ $bucketAuto: { groupBy: '$n', buckets: 2 } }],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 3 }, count: 1 },
    ],
  ],
];

const shaping: StageCase[] = [
  [three, [{ $match: { n: { $gt: 1 } } }, { $project: { _id: 0, n: 1 } }], [{ n: 2 }, { n: 3 }]],
  [three, [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { _id: 0 } }], [{ g: 'y', n: 2 }]],
  [three, [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $unset: '_id' }], [{ g: 'y', n: 2 }]],
  [three, [{ $limit: 0 }], refused(15958)],
  [three, [{ $limit: -1 }], refused(5107201)],
  [three, [{ $skip: -1 }], refused(5107200)],
  [three, [{ $skip: 0 }, { $limit: long(1) }], [{ _id: 0, g: 'x', n: 1 }]],
  [three, [{ $sort: {} }], refused(15976)],
  [three, [{ $sort: { n: 2 } }], refused(15975)],
  [three, [{ $sort: 5 }], refused(15973)],
  [[{ a: 1, b: 2 }], [{ $project: { a: 1 } }], [{ _id: 0, a: 1 }]],
  [[{ a: 1, b: 2 }], [{ $project: { _id: 0, c: '$b', a: 1 } }], [{ a: 1, c: 2 }]],
  [[{ a: { b: 1, c: 2 } }], [{ $project: { 'a.d': '$a.b' } }], [{ _id: 0, a: { d: 1 } }]],
  [
    [{ a: [{ b: 1 }, { b: 2 }] }],
    [{ $project: { _id: 0, 'a.c': { $literal: 5 } } }],
    [{ a: [{ c: 5 }, { c: 5 }] }],
  ],
  [[{ a: 1 }], [{ $project: {} }], refused(51272)],
  [[{ a: 1 }], [{ $addFields: { b: { $add: ['$a', 1] } } }], [{ _id: 0, a: 1, b: 2 }]],
  [[{ a: 1 }], [{ $set: { 'b.c': '$a' } }], [{ _id: 0, a: 1, b: { c: 1 } }]],
  [[{ a: { b: 1 } }], [{ $set: { a: { c: 2 } } }], [{ _id: 0, a: { b: 1, c: 2 } }]],
  [[{ a: 5 }], [{ $set: { 'a.c': 2 } }], [{ _id: 0, a: { c: 2 } }]],
  [[{ a: 1, b: { c: 1, d: 2 } }], [{ $unset: ['a', 'b.c'] }], [{ _id: 0, b: { d: 2 } }]],
  [[{ a: 1 }], [{ $unset: [] }], refused(31119)],
  [[{ a: { b: 1 } }], [{ $replaceRoot: { newRoot: '$a' } }], [{ b: 1 }]],
  [[{ a: 1 }], [{ $replaceRoot: { newRoot: '$a' } }], refused(40228)],
  [[{ a: 1 }], [{ $replaceWith: { $mergeObjects: ['$$ROOT', { z: 1 }] } }], [{ _id: 0, a: 1, z: 1 }]],
  [
    [{ a: [1, 2] }, { a: [] }, { a: null }, {}, { a: 5 }],
    [{ $unwind: '$a' }, { $project: { a: 1 } }],
    [
      { _id: 0, a: 1 },
      { _id: 0, a: 2 },
      { _id: 4, a: 5 },
    ],
  ],
  [
    [{ a: ['x'] }, { a: [] }, {}],
    [{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }],
    [
      { _id: 0, a: 'x', i: long(0) },
      { _id: 1, i: null },
      { _id: 2, i: null },
    ],
  ],
  [[{ a: { b: [1] } }], [{ $unwind: '$a.b' }], [{ _id: 0, a: { b: 1 } }]],
  [[{ a: [] }], [{ $unwind: 'a' }], refused(28818)],
  [[{ a: [] }], [{ $unwind: { preserveNullAndEmptyArrays: true } }], refused(28812)],
  [[{ a: 1 }], [{ $documents: [{ x: 1 }] }], refused(73)],
  [
    [{ a: 1 }],
    [{ $facet: { c: [{ $count: 'n' }], l: [{ $limit: 1 }] } }],
    [{ c: [{ n: 1 }], l: [{ _id: 0, a: 1 }] }],
  ],
  [[], [{ $facet: { c: [{ $count: 'n' }] } }], [{ c: [] }]],
  [[{ a: 1 }], [{ $facet: {} }], refused(40169)],
  [[{ a: 1 }], [{ $facet: { x: [{ $facet: { y: [] } }] } }], refused(40600)],
  [
    [{ a: [{ s: 1 }, { s: 9 }], s: 1 }],
    [{ $redact: { $cond: [{ $gt: ['$s', 5] }, '$$PRUNE', '$$DESCEND'] } }],
    [{ _id: 0, a: [{ s: 1 }], s: 1 }],
  ],
  [[{ a: 1 }], [{ $unknown: {} }], refused(40324)],
  [[{ a: 1 }], [{ $match: {}, $limit: 1 }], refused(40323)],
  [[{ a: 1 }], [{ $match: 5 } as Document], refused(15959)],
  [[{ a: 1 }], [{ $sample: { size: -1 } }], refused(28747)],
  [[{ a: 1 }], [{ $out: 'x' }, { $match: {} }], refused(40601)],
  [[{ a: 1 }], [{ $changeStream: {} }, { $match: {} }], refused(40573)],
  [[{ a: 1 }], [], [{ _id: 0, a: 1 }]],
];

/** Joins a collection with itself, which `piped` cannot name; so these use `$documents` inside. */
const joining: StageCase[] = [
  [
    [{ a: 1 }],
    [{ $lookup: { pipeline: [{ $documents: [{ b: 1 }, { b: 2 }] }], as: 'j' } }],
    [{ _id: 0, a: 1, j: [{ b: 1 }, { b: 2 }] }],
  ],
  [
    [{ a: 2 }],
    [
      {
        $lookup: {
          let: { x: '$a' },
          pipeline: [{ $documents: [{ b: 1 }, { b: 2 }] }, { $match: { $expr: { $eq: ['$b', '$$x'] } } }],
          as: 'j',
        },
      },
    ],
    [{ _id: 0, a: 2, j: [{ b: 2 }] }],
  ],
  [
    [{ a: 1 }],
    [{ $lookup: { from: 'nowhere', localField: 'a', foreignField: 'b', as: 'j' } }],
    [{ _id: 0, a: 1, j: [] }],
  ],
  [[{ a: 1 }], [{ $lookup: { from: 'nowhere', as: 'j' } }], refused(9)],
  [[{ a: 1 }], [{ $unionWith: { pipeline: [{ $documents: [{ b: 1 }] }] } }], [{ _id: 0, a: 1 }, { b: 1 }]],
  [[{ a: 1 }], [{ $unionWith: 'nowhere' }], [{ _id: 0, a: 1 }]],
];

export const STAGES: readonly StageCase[] = [...grouping, ...shaping, ...joining];
