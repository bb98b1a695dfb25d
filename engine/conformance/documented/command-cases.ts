/** Sequences of commands on one collection, and what the last of them answers. */

import { type Document, Long } from 'mongodb';
import { double, int } from '../exact';
import { type Expected, refused } from './probe';

/** The parts of the last reply that are documented. */
export type CommandCase = readonly [title: string, commands: Document[], reply: Expected<Document>];

const insert = (...documents: Document[]): Document => ({ insert: 'COLL', documents });
const index = (key: Document, options: Document = {}): Document => ({
  createIndexes: 'COLL',
  indexes: [{ key, name: options.name ?? Object.entries(key).flat().join('_'), ...options }],
});
const update = (q: Document, u: Document | Document[], options: Document = {}): Document => ({
  update: 'COLL',
  updates: [{ q, u, ...options }],
});
const remove = (q: Document, limit = 0): Document => ({ delete: 'COLL', deletes: [{ q, limit }] });
const modify = (rest: Document): Document => ({ findAndModify: 'COLL', ...rest });

const one = insert({ _id: 1, a: 1 });
const three = insert({ _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: 2 });

const writes: CommandCase[] = [
  ['insert counts', [three], { n: int(3), ok: double(1) }],
  ['insert of a taken _id', [one, one], refused(11000)],
  ['insert of nothing', [{ insert: 'COLL', documents: [] }], refused(16)],
  ['insert of an array as _id', [insert({ _id: [1] })], refused(53)],
  ['insert of a pattern as _id', [insert({ _id: /x/ })], refused(53)],
  ['insert of an operator inside _id', [insert({ _id: { $x: 1 } })], refused(52)],
  ['insert of a dollar field', [insert({ _id: 1, $x: 1 })], { n: int(1) }],
  ['insert of a dotted field', [insert({ _id: 1, 'a.b': 1 })], { n: int(1) }],
  ['unknown argument', [{ insert: 'COLL', documents: [{ _id: 1 }], nonsense: 1 }], refused(40415)],
  ['unordered insert goes on', [one, { ...three, ordered: false }, { count: 'COLL' }], { n: int(3) }],
  ['ordered insert stops', [insert({ _id: 2 }), three, { count: 'COLL' }], { n: int(2) }],
  [
    'update counts',
    [three, update({ a: 2 }, { $set: { a: 2, b: 1 } }, { multi: true })],
    { n: int(2), nModified: int(2) },
  ],
  [
    'update of what is already so',
    [one, update({ _id: 1 }, { $set: { a: 1 } })],
    { n: int(1), nModified: int(0) },
  ],
  ['update of one', [three, update({ a: 2 }, { $set: { b: 1 } })], { n: int(1), nModified: int(1) }],
  ['update of none', [one, update({ a: 9 }, { $set: { b: 1 } })], { n: int(0), nModified: int(0) }],
  [
    'upsert',
    [update({ _id: 5 }, { $set: { b: 1 } }, { upsert: true })],
    { n: int(1), nModified: int(0), upserted: [{ index: int(0), _id: int(5) }] },
  ],
  ['replacement with multi', [one, update({}, { b: 1 }, { multi: true })], refused(9)],
  [
    'update into a taken unique value',
    [
      index({ a: 1 }, { unique: true }),
      insert({ _id: 1, a: 1 }, { _id: 2, a: 2 }),
      update({ _id: 2 }, { $set: { a: 1 } }),
    ],
    refused(11000),
  ],
  [
    'updates in order stop at the first error',
    [
      one,
      {
        update: 'COLL',
        updates: [
          { q: {}, u: { $inc: { a: 1 } } },
          { q: {}, u: { $inc: { _id: 1 } } },
          { q: {}, u: { $inc: { a: 1 } } },
        ],
      },
      { find: 'COLL' },
    ],
    { cursor: { firstBatch: [{ _id: 1, a: 2 }] } },
  ],
  [
    'updates without order go on',
    [
      one,
      {
        update: 'COLL',
        ordered: false,
        updates: [
          { q: {}, u: { $inc: { a: 1 } } },
          { q: {}, u: { $inc: { _id: 1 } } },
          { q: {}, u: { $inc: { a: 1 } } },
        ],
      },
      { find: 'COLL' },
    ],
    { cursor: { firstBatch: [{ _id: 1, a: 3 }] } },
  ],
  ['delete of all', [three, remove({ a: 2 })], { n: int(2) }],
  ['delete of one', [three, remove({ a: 2 }, 1)], { n: int(1) }],
  ['delete with another limit', [three, remove({}, 2)], refused(9)],
  ['delete without limit', [{ delete: 'COLL', deletes: [{ q: {} }] }], refused(40414)],
  ['delete without query', [{ delete: 'COLL', deletes: [{ limit: 1 }] }], refused(40414)],
  ['delete with a number as query', [{ delete: 'COLL', deletes: [{ q: 5, limit: 1 }] }], refused(14)],
  [
    'a malformed delete stops those before it',
    [one, { delete: 'COLL', deletes: [{ q: {}, limit: 1 }, { q: {} }] }, { count: 'COLL' }],
    { n: int(1) },
  ],
  ['update without update', [{ update: 'COLL', updates: [{ q: {} }] }], refused(40414)],
  ['update without query', [{ update: 'COLL', updates: [{ u: {} }] }], refused(40414)],
  ['update by a number', [{ update: 'COLL', updates: [{ q: {}, u: 5 }] }], refused(9)],
  [
    'update with an unknown part',
    [{ update: 'COLL', updates: [{ q: {}, u: {}, thing: 1 }] }],
    refused(40415),
  ],
  ['delete where nothing is', [remove({})], { n: int(0) }],
  [
    'w above the set',
    [{ insert: 'COLL', documents: [{ _id: 1 }], writeConcern: { w: 5 } }],
    { n: int(1), writeConcernError: { code: int(100), codeName: 'UnsatisfiableWriteConcern' } },
  ],
];

const modifying: CommandCase[] = [
  [
    'removal with array filters',
    [one, modify({ query: {}, remove: true, arrayFilters: [{ x: 1 }] })],
    refused(9),
  ],
  [
    'findAndModify gives the old one',
    [one, modify({ query: { _id: 1 }, update: { $inc: { a: 1 } } })],
    { value: { _id: 1, a: 1 }, lastErrorObject: { n: int(1), updatedExisting: true } },
  ],
  [
    'findAndModify gives the new one',
    [one, modify({ query: { _id: 1 }, update: { $inc: { a: 1 } }, new: true })],
    { value: { _id: 1, a: 2 } },
  ],
  [
    'findAndModify of none',
    [one, modify({ query: { _id: 9 }, update: { $inc: { a: 1 } } })],
    { value: null, lastErrorObject: { n: int(0), updatedExisting: false } },
  ],
  [
    'findAndModify upserts',
    [modify({ query: { _id: 9 }, update: { $inc: { a: 1 } }, upsert: true })],
    { value: null, lastErrorObject: { n: int(1), updatedExisting: false, upserted: int(9) } },
  ],
  [
    'findAndModify upserts and shows',
    [modify({ query: { _id: 9 }, update: { $inc: { a: 1 } }, upsert: true, new: true })],
    { value: { _id: 9, a: 1 } },
  ],
  [
    'findAndModify removes',
    [one, modify({ query: { _id: 1 }, remove: true })],
    { value: { _id: 1, a: 1 }, lastErrorObject: { n: int(1) } },
  ],
  [
    'findAndModify sorts and projects',
    [
      three,
      modify({ query: { a: 2 }, sort: { _id: -1 }, update: { $set: { b: 1 } }, fields: { a: 1, _id: 1 } }),
    ],
    { value: { _id: 3, a: 2 } },
  ],
  [
    'findAndModify with array filters',
    [
      insert({ _id: 1, a: [1, 2] }),
      modify({ query: {}, update: { $set: { 'a.$[x]': 9 } }, arrayFilters: [{ x: 2 }], new: true }),
    ],
    { value: { _id: 1, a: [1, 9] } },
  ],
  ['findAndModify of nothing', [modify({ query: {} })], refused(9)],
  ['findAndModify of both', [modify({ query: {}, remove: true, update: {} })], refused(9)],
  ['findAndModify removing and new', [modify({ query: {}, remove: true, new: true })], refused(9)],
  ['findAndModify removing and upserting', [modify({ query: {}, remove: true, upsert: true })], refused(9)],
];

const reads: CommandCase[] = [
  [
    'find gives a batch and no cursor',
    [three, { find: 'COLL', filter: { a: 2 }, projection: { _id: 1 } }],
    { cursor: { firstBatch: [{ _id: 2 }, { _id: 3 }] } },
  ],
  [
    'skip and limit',
    [three, { find: 'COLL', sort: { _id: -1 }, skip: 1, limit: 1, projection: { _id: 1 } }],
    { cursor: { firstBatch: [{ _id: 2 }] } },
  ],
  ['negative limit', [three, { find: 'COLL', sort: { _id: 1 }, limit: -1 }], refused(51024)],
  ['negative skip', [three, { find: 'COLL', skip: -1 }], refused(51024)],
  ['negative batch', [three, { find: 'COLL', batchSize: -1 }], refused(51024)],
  ['find of no collection', [{ find: 'COLL' }], { cursor: { firstBatch: [] } }],
  ['find with a filter that is none', [{ find: 'COLL', filter: 5 }], refused(14)],
  ['find with an unknown argument', [{ find: 'COLL', nonsense: 1 }], refused(40415)],
  ['hint of an unknown index', [three, { find: 'COLL', hint: 'nothing' }], refused(2)],
  [
    'hint by key',
    [three, { find: 'COLL', filter: { a: 1 }, hint: { _id: 1 }, projection: { _id: 1 } }],
    { cursor: { firstBatch: [{ _id: 1 }] } },
  ],
  [
    'hint of natural order',
    [three, { find: 'COLL', hint: { $natural: -1 }, projection: { _id: 1 } }],
    { cursor: { firstBatch: [{ _id: 3 }, { _id: 2 }, { _id: 1 }] } },
  ],
  ['sort by something odd', [three, { find: 'COLL', sort: { a: 'x' } }], refused(15974)],
  ['sort by 0', [three, { find: 'COLL', sort: { a: 0 } }], refused(15975)],
  [
    'let in a filter',
    [
      three,
      { find: 'COLL', let: { x: 2 }, filter: { $expr: { $eq: ['$_id', '$$x'] } }, projection: { _id: 1 } },
    ],
    { cursor: { firstBatch: [{ _id: 2 }] } },
  ],
  ['count', [three, { count: 'COLL', query: { a: 2 } }], { n: int(2) }],
  ['count with skip and limit', [three, { count: 'COLL', query: {}, skip: 1, limit: 5 }], { n: int(2) }],
  ['count of no collection', [{ count: 'COLL' }], { n: int(0) }],
  [
    'distinct',
    [
      insert({ _id: 1, a: [2, 1] }, { _id: 2, a: double(1) }, { _id: 3 }, { _id: 4, a: 'x' }),
      { distinct: 'COLL', key: 'a', query: {} },
    ],
    { values: [2, 1, 'x'] },
  ],
  [
    'distinct through a path',
    [insert({ _id: 1, a: [{ b: 1 }, { b: 2 }] }), { distinct: 'COLL', key: 'a.b' }],
    { values: [1, 2] },
  ],
  ['distinct of a number', [{ distinct: 'COLL', key: 5 }], refused(14)],
  ['distinct of a null byte', [{ distinct: 'COLL', key: 'a\0b' }], refused(31032)],
  [
    'distinct as met',
    [insert({ _id: 1, a: 5 }, { _id: 2, a: [3, 5, 4] }, { _id: 3, a: 1 }), { distinct: 'COLL', key: 'a' }],
    { values: [int(5), int(3), int(4), int(1)] },
  ],
  [
    'distinct by an index',
    [
      insert({ _id: 1, a: 1 }, { _id: 2, a: 5 }, { _id: 3, a: 1 }),
      index({ a: -1 }),
      { distinct: 'COLL', key: 'a' },
    ],
    { values: [int(5), int(1)] },
  ],
  [
    'distinct by position',
    [insert({ _id: 1, a: [{ 0: 7 }, 8] }, { _id: 2, a: [[9]] }), { distinct: 'COLL', key: 'a.0' }],
    { values: [{ 0: int(7) }, int(9)] },
  ],
  [
    'backwards in natural order',
    [three, { find: 'COLL', sort: { $natural: -1 }, projection: { a: 0 } }],
    { cursor: { firstBatch: [{ _id: int(3) }, { _id: int(2) }, { _id: int(1) }] } },
  ],
  ['natural order among others', [three, { find: 'COLL', sort: { $natural: 1, a: 1 } }], refused(2)],
  [
    'natural order beside an index',
    [three, { find: 'COLL', sort: { $natural: 1 }, hint: '_id_' }],
    refused(2),
  ],
  ['a number as hint', [three, { find: 'COLL', hint: 5 }], refused(9)],
  ['getMore of no collection', [{ getMore: Long.fromNumber(1), collection: '' }], refused(73)],
  [
    'getMore of fewer than none',
    [{ getMore: Long.fromNumber(1), collection: 'COLL', batchSize: -1 }],
    refused(51024),
  ],
  ['killCursors of nothing', [{ killCursors: 'COLL' }], refused(40414)],
  ['killCursors of an int', [{ killCursors: 'COLL', cursors: [int(1)] }], refused(14)],
  ['aggregate without a cursor', [three, { aggregate: 'COLL', pipeline: [] }], refused(9)],
  [
    'collation ignoring case',
    [
      insert({ _id: 1, a: 'X' }),
      { find: 'COLL', filter: { a: 'x' }, collation: { locale: 'en', strength: 2 } },
    ],
    { cursor: { firstBatch: [{ _id: 1, a: 'X' }] } },
  ],
];

const indexes: CommandCase[] = [
  [
    'createIndexes counts',
    [index({ a: 1 })],
    { numIndexesAfter: int(2), createdCollectionAutomatically: true },
  ],
  [
    'createIndexes again',
    [index({ a: 1 }), index({ a: 1 })],
    { numIndexesBefore: int(2), numIndexesAfter: int(2), note: 'all indexes already exist' },
  ],
  ['same key, other name', [index({ a: 1 }), index({ a: 1 }, { name: 'other' })], refused(85)],
  ['same name, other key', [index({ a: 1 }), index({ b: 1 }, { name: 'a_1' })], refused(86)],
  [
    'same name and key, another lifetime',
    [index({ a: 1 }, { expireAfterSeconds: 5 }), index({ a: 1 }, { expireAfterSeconds: 6 })],
    refused(85),
  ],
  [
    'same key, unique or sparse beside it',
    [
      index({ a: 1 }),
      index({ a: 1 }, { name: 'sparse', sparse: true }),
      index({ a: 1 }, { name: 'unique', unique: true }),
      index({ a: 1 }, { name: 'both', unique: true, sparse: true }),
    ],
    { numIndexesBefore: int(4), numIndexesAfter: int(5) },
  ],
  [
    'same key, only the lifetime beside it',
    [index({ a: 1 }), index({ a: 1 }, { name: 'expiring', expireAfterSeconds: 5 })],
    refused(85),
  ],
  ['same name and key, now unique', [index({ a: 1 }), index({ a: 1 }, { unique: true })], refused(86)],
  ['unique over duplicates', [three, index({ a: 1 }, { unique: true })], refused(11000)],
  [
    'unique takes null once',
    [index({ a: 1 }, { unique: true }), insert({ _id: 1 }), insert({ _id: 2, a: null })],
    refused(11000),
  ],
  [
    'unique and sparse takes missing often',
    [index({ a: 1 }, { unique: true, sparse: true }), insert({ _id: 1 }), insert({ _id: 2 })],
    { n: int(1) },
  ],
  [
    'unique and sparse takes null once',
    [
      index({ a: 1 }, { unique: true, sparse: true }),
      insert({ _id: 1, a: null }),
      insert({ _id: 2, a: null }),
    ],
    refused(11000),
  ],
  [
    'unique across number types',
    [index({ a: 1 }, { unique: true }), insert({ _id: 1, a: 1 }), insert({ _id: 2, a: double(1) })],
    refused(11000),
  ],
  [
    'unique over elements of arrays',
    [index({ a: 1 }, { unique: true }), insert({ _id: 1, a: [1, 2] }), insert({ _id: 2, a: [2, 3] })],
    refused(11000),
  ],
  [
    'unique within one array',
    [index({ a: 1 }, { unique: true }), insert({ _id: 1, a: [1, 1] })],
    { n: int(1) },
  ],
  [
    'unique and partial',
    [
      index({ a: 1 }, { unique: true, partialFilterExpression: { b: true } }),
      insert({ _id: 1, a: 1, b: true }, { _id: 2, a: 1, b: false }),
      insert({ _id: 3, a: 1, b: true }),
    ],
    refused(11000),
  ],
  [
    'unique compound',
    [
      index({ a: 1, b: 1 }, { unique: true }),
      insert({ _id: 1, a: 1, b: 1 }, { _id: 2, a: 1, b: 2 }),
      insert({ _id: 3, a: 1, b: 2 }),
    ],
    refused(11000),
  ],
  ['parallel arrays', [index({ a: 1, b: 1 }), insert({ _id: 1, a: [1], b: [2] })], refused(171)],
  ['index on nothing', [index({}, { name: 'x' })], refused(67)],
  ['index direction 0', [index({ a: 0 })], refused(67)],
  ['index of an unknown kind', [index({ a: 'thing' })], refused(67)],
  ['index on a dollar field', [index({ $a: 1 })], refused(67)],
  ['index on an empty path', [index({ 'a..b': 1 })], refused(67)],
  ['index on _id, sparse', [index({ _id: 1 }, { sparse: true, name: '_id_' })], refused(197)],
  ['index on _id, hidden', [index({ _id: 1 }, { hidden: true, name: '_id_' })], refused(2)],
  ['index without key', [{ createIndexes: 'COLL', indexes: [{ name: 'x' }] }], refused(9)],
  ['index without name', [{ createIndexes: 'COLL', indexes: [{ key: { a: 1 } }] }], refused(9)],
  ['index of version 3', [index({ a: 1 }, { v: 3 })], refused(67)],
  ['index with an unknown option', [index({ a: 1 }, { nonsense: 1 })], refused(197)],
  ['sparse and partial', [index({ a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } })], refused(67)],
  [
    'partial by a list and a choice',
    [
      index(
        { a: 1 },
        { partialFilterExpression: { $or: [{ a: { $in: [1, 2] } }, { b: { $type: 'string' } }] } },
      ),
    ],
    { numIndexesAfter: int(2) },
  ],
  ['partial by a pattern', [index({ a: 1 }, { partialFilterExpression: { a: /x/ } })], refused(67)],
  [
    'partial by what is missing',
    [index({ a: 1 }, { partialFilterExpression: { a: { $exists: false } } })],
    refused(67),
  ],
  [
    'partial by an unsupported filter',
    [index({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } })],
    refused(67),
  ],
  ['lifetime on two fields', [index({ a: 1, b: 1 }, { expireAfterSeconds: 5 })], refused(67)],
  ['negative lifetime', [index({ a: 1 }, { expireAfterSeconds: -1 })], refused(67)],
  ['drop of an index', [index({ a: 1 }), { dropIndexes: 'COLL', index: 'a_1' }], { nIndexesWas: int(2) }],
  ['drop of an unknown index', [index({ a: 1 }), { dropIndexes: 'COLL', index: 'x' }], refused(27)],
  ['drop of the _id index', [one, { dropIndexes: 'COLL', index: '_id_' }], refused(72)],
  [
    'drop of indexes by a list of keys',
    [index({ a: 1 }), { dropIndexes: 'COLL', index: [{ a: 1 }] }],
    refused(14),
  ],
  ['drop of no index in particular', [one, { dropIndexes: 'COLL' }], refused(40414)],
  [
    'drop of an unknown descending _id index',
    [one, { dropIndexes: 'COLL', index: { _id: -1 } }],
    refused(27),
  ],
  ['hint of an unknown descending _id index', [one, { find: 'COLL', hint: { _id: -1 } }], refused(2)],
  ['drop of all indexes', [index({ a: 1 }), { dropIndexes: 'COLL', index: '*' }], { nIndexesWas: int(2) }],
  ['dropIndexes of no collection', [{ dropIndexes: 'COLL', index: '*' }], refused(26)],
  ['listIndexes of no collection', [{ listIndexes: 'COLL' }], refused(26)],
  [
    'listIndexes',
    [index({ a: 1 }), { listIndexes: 'COLL' }],
    {
      cursor: {
        firstBatch: [
          { v: 2, key: { _id: 1 }, name: '_id_' },
          { v: 2, key: { a: 1 }, name: 'a_1' },
        ],
      },
    },
  ],
];

const collections: CommandCase[] = [
  ['drop', [one, { drop: 'COLL' }], { nIndexesWas: int(1) }],
  ['drop of nothing', [{ drop: 'COLL' }], { ok: double(1) }],
  ['a name with a dollar', [{ create: 'a$b' }], refused(73)],
  ['a negative time limit', [{ find: 'COLL', maxTimeMS: -1 }], refused(51024)],
  ['a broken time limit', [{ find: 'COLL', maxTimeMS: 4.5 }], refused(2)],
  ['a time limit beyond 32 bits', [{ find: 'COLL', maxTimeMS: Long.MAX_VALUE }], refused(2)],
  ['no number as time limit', [{ find: 'COLL', maxTimeMS: 'x' }], refused(14)],
  ['a number for singleBatch', [{ find: 'COLL', singleBatch: 1 }], refused(14)],
  ['a number as name', [{ find: 42 }], refused(2)],
  ['null as name', [{ dropIndexes: null, index: '*' }], refused(2)],
  ['aggregate of 2', [{ aggregate: 2, pipeline: [], cursor: {} }], refused(9)],
  ['an empty name', [{ create: '' }], refused(73)],
  ['a name with a dot in front', [{ create: '.a' }], refused(73)],
  ['no such command', [{ nonsense: 1 }], refused(59)],
  ['a command for admin only', [{ listDatabases: 1 }], refused(13)],
  ['validate of nothing', [{ validate: 'COLL' }], refused(26)],
];

export const COMMANDS: readonly CommandCase[] = [
  ...writes,
  ...modifying,
  ...reads,
  ...indexes,
  ...collections,
];
