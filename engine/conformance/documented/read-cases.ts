/** What projections show and how sorts order. */

import { Binary, type Document, MaxKey, MinKey, ObjectId, Timestamp } from 'mongodb';
import { decimal, double, long } from '../exact';
import { type Expected, refused } from './probe';

export type ProjectionCase = readonly [
  document: Document,
  projection: Document,
  shown: Expected<Document>,
  filter?: Document,
];

const nested = { a: { b: 1, c: { d: 2, e: 3 } }, l: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 7], z: 9 };

export const PROJECTIONS: readonly ProjectionCase[] = [
  [nested, {}, nested],
  [nested, { z: 1 }, { z: 9 }],
  [nested, { z: true }, { z: 9 }],
  [nested, { z: double(0.5) }, { z: 9 }],
  [nested, { z: 0, l: 0 }, { a: nested.a }],
  [nested, { 'a.b': 1 }, { a: { b: 1 } }],
  [nested, { a: { b: 1 } }, { a: { b: 1 } }],
  [nested, { 'a.c.d': 0 }, { ...nested, a: { b: 1, c: { e: 3 } } }],
  [nested, { 'l.x': 1 }, { l: [{ x: 1 }, { x: 2 }] }],
  [nested, { 'l.x': 0, a: 0, z: 0 }, { l: [{ y: 1 }, { y: 2 }, 7] }],
  [nested, { z: 1, a: 1 }, { a: nested.a, z: 9 }],
  [nested, { missing: 1 }, {}],
  [nested, { 'z.q': 1 }, {}],
  [nested, { 'a.q': 1 }, { a: {} }],
  [{ l: [[{ x: 1, y: 2 }]] }, { 'l.x': 1 }, { l: [[{ x: 1 }]] }],
  [{ l: [[{ x: 1, y: 2 }]] }, { 'l.x': 0 }, { l: [[{ y: 2 }]] }],
  [nested, { l: { $slice: 1 } }, { ...nested, l: [{ x: 1, y: 1 }] }],
  [nested, { l: { $slice: -1 }, z: 1 }, { l: [7], z: 9 }],
  [nested, { l: { $slice: [1, 1] }, z: 1 }, { l: [{ x: 2, y: 2 }], z: 9 }],
  [nested, { l: { $slice: [-2, 1] }, z: 1 }, { l: [{ x: 2, y: 2 }], z: 9 }],
  [nested, { l: { $slice: [9, 1] }, z: 1 }, { l: [], z: 9 }],
  [nested, { z: { $slice: 1 }, a: 1 }, { a: nested.a, z: 9 }],
  [
    nested,
    { l: { $slice: 2 }, z: 0, a: 0 },
    {
      l: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    },
  ],
  [nested, { l: { $elemMatch: { x: 2 } } }, { l: [{ x: 2, y: 2 }] }],
  [nested, { l: { $elemMatch: { x: 5 } } }, {}],
  [nested, { l: { $elemMatch: { $gt: 5 } } }, { l: [7] }],
  [nested, { l: { $elemMatch: { x: { $gt: 0 } } }, z: 1 }, { z: 9, l: [{ x: 1, y: 1 }] }],
  [nested, { 'l.$': 1 }, { l: [{ x: 2, y: 2 }] }, { 'l.x': 2 }],
  [nested, { 'l.$': 1, z: 1 }, { l: [{ x: 2, y: 2 }], z: 9 }, { l: { $elemMatch: { y: 2 } } }],
  [{ l: [1, 2, 3] }, { 'l.$': 1 }, { l: [2] }, { l: { $gt: 1 } }],
  [{ l: [1, 2, 3] }, { 'l.$': 1 }, refused(51246), {}],
  [nested, { q: { $add: ['$z', 1] } }, { q: 10 }],
  [nested, { q: '$a.c.d', z: 1 }, { z: 9, q: 2 }],
  [nested, { q: { $literal: 1 } }, { q: 1 }],
  [nested, { q: 'text' }, { q: 'text' }],
  [nested, { q: { w: '$z' } }, { q: { w: 9 } }],
  [nested, { q: ['$z', '$missing'] }, { q: [9, null] }],
  [nested, { q: '$$REMOVE', z: 1 }, { z: 9 }],
  [nested, { a: 1, b: 0 }, refused(31254)],
  [nested, { a: 0, b: 1 }, refused(31253)],
  [nested, { a: 1, 'a.b': 1 }, refused(31249)],
  [nested, { 'a.b': 1, a: 1 }, refused(31250)],
  [nested, { a: 0, b: '$z' }, refused(31310)],
  [nested, { a: 0, b: { $add: ['$z', 1] } }, refused(31252)],
  [nested, { 'a.$': 1, 'l.$': 1 }, refused(31276), { l: 7 }],
  [nested, { l: { $slice: 'x' } }, refused(28667)],
  [nested, { l: { $slice: [1, -1] } }, refused(28724)],
  [nested, { 'l.x': { $elemMatch: { y: 1 } } }, refused(31275)],
  [nested, { l: { $elemMatch: 1 } }, refused(31274)],
  [nested, { q: { $unknown: 1 } }, refused(31325)],
  [nested, { $q: 1 }, refused(16410)],
  [nested, { 'a..b': 1 }, refused(15998)],
  [nested, { '': 1 }, refused(40352)],
  [nested, { a: {} }, refused(51270)],
];

export type SortCase = readonly [title: string, documents: Document[], sort: Document, order: number[]];

const id = new ObjectId('64b7f8f8f8f8f8f8f8f8f8f8');

export const SORTS: readonly SortCase[] = [
  [
    'every type in its place',
    [
      { a: new MaxKey() },
      { a: /x/ },
      { a: new Timestamp({ t: 1, i: 1 }) },
      { a: new Date(0) },
      { a: false },
      { a: id },
      { a: new Binary(Buffer.from('x')) },
      { a: [[1]] },
      { a: {} },
      { a: 'x' },
      { a: 1 },
      { a: null },
      { a: new MinKey() },
    ],
    { a: 1 },
    [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ],
  ['missing like null', [{ a: 1 }, {}, { a: null }, { a: -1 }], { a: 1 }, [1, 2, 3, 0]],
  [
    'numbers of all types',
    [{ a: 3 }, { a: decimal('2.5') }, { a: long(2) }, { a: double(2.25) }, { a: -Infinity }, { a: NaN }],
    { a: 1 },
    [5, 4, 2, 3, 1, 0],
  ],
  [
    'longs that share a double',
    [{ a: long('9007199254740993') }, { a: double(9007199254740992) }, { a: long('9007199254740994') }],
    { a: -1 },
    [2, 0, 1],
  ],
  ['zeros are one value', [{ a: double(-0) }, { a: 0 }, { a: decimal('0E+3') }], { a: 1 }, [0, 1, 2]],
  [
    'text by code points',
    [{ a: 'b' }, { a: 'B' }, { a: 'a' }, { a: 'é' }, { a: '' }, { a: '\u{1f600}' }, { a: '\uffee' }],
    { a: 1 },
    [4, 1, 2, 0, 3, 6, 5],
  ],
  [
    'binary by length first',
    [
      { a: new Binary(Buffer.from('b')) },
      { a: new Binary(Buffer.from('aa')) },
      { a: new Binary(Buffer.from('a'), 5) },
      { a: new Binary(Buffer.from('a')) },
    ],
    { a: 1 },
    [3, 0, 2, 1],
  ],
  [
    'documents field by field: type, name, value',
    [{ a: { b: 2 } }, { a: { a: 3 } }, { a: { b: 1, c: 0 } }, { a: { z: 0 } }, { a: { a: 'x' } }, { a: {} }],
    { a: 1 },
    [5, 1, 2, 0, 3, 4],
  ],
  [
    'arrays by their smallest upwards',
    [{ a: [5, 1] }, { a: 2 }, { a: [] }, { a: null }, { a: [3, 9] }],
    { a: 1 },
    [2, 3, 0, 1, 4],
  ],
  [
    'arrays by their largest downwards',
    [{ a: [5, 1] }, { a: 2 }, { a: [] }, { a: null }, { a: [3, 9] }],
    { a: -1 },
    [4, 0, 1, 3, 2],
  ],
  [
    'arrays of documents by a path',
    [{ a: [{ b: 5 }, { b: 1 }] }, { a: { b: 2 } }, { a: [{}] }, { a: [] }],
    { 'a.b': 1 },
    [2, 3, 0, 1],
  ],
  [
    'two fields',
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 0, b: 0 },
    ],
    { a: 1, b: -1 },
    [2, 1, 0],
  ],
  ['false before true', [{ a: true }, { a: false }], { a: 1 }, [1, 0]],
  ['dates before the epoch first', [{ a: new Date(5) }, { a: new Date(-5) }], { a: 1 }, [1, 0]],
  [
    'timestamps by seconds then increment',
    [
      { a: new Timestamp({ t: 1, i: 9 }) },
      { a: new Timestamp({ t: 2, i: 0 }) },
      { a: new Timestamp({ t: 1, i: 10 }) },
    ],
    { a: 1 },
    [0, 2, 1],
  ],
  ['directions cut to whole numbers', [{ a: 1 }, { a: 2 }], { a: double(-1.9) }, [1, 0]],
  ['positions of arrays', [{ a: [1, 9] }, { a: [2, 3] }], { 'a.1': 1 }, [1, 0]],
];
