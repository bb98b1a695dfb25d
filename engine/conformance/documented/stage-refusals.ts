/** The codes by which stages refuse what they are given. */

import { double } from '../exact';
import { refused } from './probe';
import type { StageCase } from './stage-cases';

const rows = [{ x: 1 }, { x: 6 }];
const codes = (code: number, ...stages: StageCase[1][number][]): StageCase[] =>
  stages.map((stage) => [rows, [stage], refused(code)]);
const bucket = (rest: object): StageCase[1][number] => ({
  $bucket: { groupBy: '$x', boundaries: [0, 5, 10], ...rest },
});
const bucketAuto = (rest: object): StageCase[1][number] => ({
  $bucketAuto: { groupBy: '$x', buckets: 2, ...rest },
});
const group = (accumulator: object): StageCase[1][number] => ({ $group: { _id: null, r: accumulator } });

export const STAGE_REFUSALS: readonly StageCase[] = [
  [rows, [{ $count: 'n' }, { $collStats: { count: {} } }], refused(40602)],
  [rows, [{ $match: {} }, { $indexStats: {} }], refused(40602)],
  ...codes(40237, group({ $sum: ['$x', 1] }), group({ $push: ['$x'] })),
  ...codes(5447000, { $collStats: null }),
  ...codes(31250, { $unset: ['x', 'x'] }, { $unset: ['x.y', 'x'] }),
  ...codes(31249, { $unset: ['x', 'x.y'] }),
  ...codes(5788003, group({ $topN: { output: 1, sortBy: { x: 1 } } })),
  ...codes(5788004, group({ $top: { sortBy: { x: 1 } } })),
  ...codes(5788005, group({ $bottom: { output: 1 } })),
  ...codes(5787902, group({ $firstN: { n: 'x', input: '$x' } })),
  ...codes(5787903, group({ $firstN: { n: 1.5, input: '$x' } })),
  ...codes(40201, { $bucket: 5 }),
  ...codes(40197, bucket({ z: 1 })),
  ...codes(40198, { $bucket: { groupBy: '$x' } }),
  ...codes(40202, bucket({ groupBy: 'x' }), bucket({ groupBy: 5 })),
  ...codes(40200, bucket({ boundaries: 5 })),
  ...codes(40191, bucket({ boundaries: ['$x', 5] })),
  ...codes(40193, bucket({ boundaries: [0, 'a'] })),
  ...codes(40195, bucket({ default: '$x' })),
  ...codes(40199, bucket({ default: 7 })),
  [
    rows,
    [bucket({ boundaries: [0, double(5)], default: 'other' })],
    [
      { _id: 0, count: 1 },
      { _id: 'other', count: 1 },
    ],
  ],
  ...codes(40240, { $bucketAuto: 5 }),
  ...codes(40239, bucketAuto({ groupBy: 5 })),
  ...codes(40241, bucketAuto({ buckets: 'x' })),
  ...codes(40242, bucketAuto({ buckets: 1.5 })),
  ...codes(40243, bucketAuto({ buckets: 0 })),
  ...codes(40244, bucketAuto({ output: 5 })),
  ...codes(40245, bucketAuto({ z: 1 })),
  ...codes(40246, { $bucketAuto: { groupBy: '$x' } }),
  ...codes(15981, { $unwind: 5 }),
  ...codes(28809, { $unwind: { path: '$x', preserveNullAndEmptyArrays: 1 } }),
  ...codes(28811, { $unwind: { path: '$x', z: 1 } }),
  ...codes(40352, { $unwind: '$' }),
  ...codes(16410, { $unwind: '$$ROOT' }),
  ...codes(40156, { $count: 5 }),
  ...codes(40159, { $count: 'a\0b' }),
  ...codes(28812, { $unwind: '' }, { $unwind: { path: '' } }),
  ...codes(9, { $group: { _id: '$$' } }, { $group: { _id: '$$$x' } }, { $group: { _id: '$$x-y' } }),
  ...codes(15948, { $count: '_id' }),
  ...codes(40157, { $count: '' }),
  ...codes(40147, { $sortByCount: { x: 1 } }),
  ...codes(40148, { $sortByCount: 'x' }),
  ...codes(40149, { $sortByCount: 5 }),
  ...codes(28748, { $sample: { size: 1, z: 1 } }),
  ...codes(28749, { $sample: {} }),
  ...codes(40415, { $replaceRoot: { newRoot: '$$ROOT', z: 1 } }),
  ...codes(16410, { $facet: { $a: [] } }),
  ...codes(16412, { $facet: { 'a.b': [] } }),
  ...codes(15998, { $facet: { '': [] } }),
  ...codes(16410, { $lookup: { from: 'n', localField: '$x', foreignField: 'x', as: 'r' } }),
  ...codes(16410, { $lookup: { from: 'n', localField: 'x', foreignField: 'x', as: '$r' } }),
  ...codes(9, { $lookup: { from: 'n', let: { Upper: 1 }, pipeline: [], as: 'r' } }),
  ...codes(31324, { $project: { 'x.$': 1 } }),
  ...codes(168, { $project: { x: { $elemMatch: {} } } }),
  ...codes(40414, { $merge: {} }),
  ...codes(40415, { $merge: { into: 'n', z: 1 } }),
];
