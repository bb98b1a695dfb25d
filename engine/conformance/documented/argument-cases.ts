/** How the arguments of commands are read: what is refused before anything runs, and what is filled in. */

import { type Document, Long } from 'mongodb';
import { double, int } from '../exact';
import type { CommandCase } from './command-cases';
import { refused } from './probe';

const some: Document = {
  insert: 'COLL',
  documents: [
    { _id: 1, a: 1 },
    { _id: 2, a: 2 },
    { _id: 3, a: 2 },
  ],
};
const update = (u: unknown, options: Document = {}): Document => ({
  update: 'COLL',
  updates: [{ q: {}, u, ...options }],
});
const remove = (limit: unknown): Document => ({ delete: 'COLL', deletes: [{ q: {}, limit }] });
const aggregate = (...pipeline: Document[]): Document => ({ aggregate: 'COLL', pipeline, cursor: {} });
const index = (key: Document, options: Document = {}): Document => ({
  createIndexes: 'COLL',
  indexes: [{ key, name: Object.entries(key).flat().join('_'), ...options }],
});
const scale = (given: unknown): Document => aggregate({ $collStats: { storageStats: { scale: given } } });

const writes: CommandCase[] = [
  ['a number for multi', [some, update({ $set: { a: 1 } }, { multi: 1 })], refused(14)],
  ['a number for upsert', [some, update({ $set: { a: 1 } }, { upsert: 0 })], refused(14)],
  ['null for multi', [some, update({ $set: { a: 9 } }, { multi: null })], { n: int(1) }],
  ['a number for ordered', [{ insert: 'COLL', documents: [{ _id: 1 }], ordered: 1 }], refused(14)],
  ['a number for ordered of updates', [{ ...update({ $set: { a: 1 } }), ordered: 0 }], refused(14)],
  ['no list of updates but null', [{ update: 'COLL', updates: null }], refused(40414)],
  ['no list of documents but null', [{ insert: 'COLL', documents: null }], refused(40414)],
  ['an unknown stage in an update', [some, update([{ $nothing: {} }])], refused(40324)],
  ['a stage that no update has', [some, update([{ $match: {} }])], refused(72)],
  [
    'a number as stage of an update stops those before it',
    [
      some,
      {
        update: 'COLL',
        updates: [
          { q: { _id: 1 }, u: { $set: { a: 7 } } },
          { q: {}, u: [5] },
        ],
      },
      { count: 'COLL', query: { a: 7 } },
    ],
    { n: int(0) },
  ],
  ['a limit that is no number is none', [some, remove('1')], { n: int(3) }],
  [
    'findAndModify reads numbers as flags',
    [some, { findAndModify: 'COLL', remove: 1 }],
    { value: { _id: 1 } },
  ],
];

const reads: CommandCase[] = [
  ['an unknown part of cursor', [{ aggregate: 'COLL', pipeline: [], cursor: { size: 1 } }], refused(40415)],
  ['null for cursor', [{ aggregate: 'COLL', pipeline: [], cursor: null }], refused(14)],
  ['a number for explain', [{ aggregate: 'COLL', pipeline: [], cursor: {}, explain: 1 }], refused(14)],
  ['a number for noCursorTimeout', [{ find: 'COLL', noCursorTimeout: 1 }], refused(14)],
  [
    'getMore with too small a time limit',
    [{ getMore: Long.fromNumber(7), collection: 'c', maxTimeMS: -1 }],
    refused(2),
  ],
  ['a field of a group before its missing _id', [aggregate({ $group: { n: { $sum: [] } } })], refused(40237)],
  [
    'a filter within a filter expression',
    [some, aggregate({ $match: { $expr: { $expr: true } } })],
    refused(168),
  ],
  ['a scale below one', [some, scale(0)], refused(51024)],
  ['a scale that is no number', [some, scale('k')], refused(14)],
  [
    'sizes by a scale',
    [some, scale(double(1e6))],
    {
      cursor: {
        firstBatch: [
          {
            storageStats: {
              size: int(0),
              storageSize: int(0),
              freeStorageSize: int(0),
              scaleFactor: int(1e6),
            },
          },
        ],
      },
    },
  ],
  [
    'collStats by a scale',
    [some, { collStats: 'COLL', scale: 1e6 }],
    { size: int(0), scaleFactor: int(1e6) },
  ],
  ['collStats by a negative scale', [some, { collStats: 'COLL', scale: -1 }], refused(51024)],
  ['collStats of nothing', [{ collStats: 'COLL' }], { count: int(0), storageSize: int(0), nindexes: int(0) }],
];

const indexes: CommandCase[] = [
  ['no list of indexes but null', [{ createIndexes: 'COLL', indexes: null }], refused(10065)],
  [
    'the same key with another number is another index',
    [index({ a: 1 }), index({ a: 2 })],
    { numIndexesBefore: int(2), numIndexesAfter: int(3) },
  ],
  ['the same name for another number', [index({ a: 1 }), index({ a: 2 }, { name: 'a_1' })], refused(86)],
  [
    'the same number in another type is the same key',
    [index({ a: 1 }), index({ a: double(1) })],
    { numIndexesAfter: int(2), note: 'all indexes already exist' },
  ],
  ['index on _id, not sparse', [index({ _id: 1 }, { name: '_id_', sparse: false })], refused(197)],
  ['index on _id, in the background', [index({ _id: 1 }, { background: true })], refused(197)],
  ['index on _id, descending', [index({ _id: -1 })], refused(2)],
  [
    'a new collection has its index on _id before',
    [index({ a: 1 })],
    { numIndexesBefore: int(1), numIndexesAfter: int(2), commitQuorum: 'votingMembers' },
  ],
  [
    'an index that exists beside one that is new',
    [
      index({ a: 1 }),
      {
        createIndexes: 'COLL',
        indexes: [
          { key: { a: 1 }, name: 'a_1' },
          { key: { b: 1 }, name: 'b_1' },
        ],
      },
    ],
    { numIndexesAfter: int(3), note: 'index already exists' },
  ],
];

export const ARGUMENTS: readonly CommandCase[] = [...writes, ...reads, ...indexes];
