/** Updates by position: which element `$` stands for, what `$[]` needs, and when two paths meet. */

import { refused } from './probe';
import type { UpdateCase, UpsertCase } from './update-cases';

const row = { a: [0, 4, 8], b: [5, 6, 7] };

export const POSITIONAL_UPDATES: readonly UpdateCase[] = [
  [row, { $set: { 'a.$': 'x' } }, { ...row, a: [0, 'x', 8] }, { filter: { a: { $gt: 1, $lt: 6 } } }],
  [row, { $set: { 'a.$': 'x' } }, { ...row, a: [0, 'x', 8] }, { filter: { b: 6, a: 8 } }],
  [row, { $set: { 'a.$': 'x' } }, { ...row, a: [0, 4, 'x'] }, { filter: { a: { $gte: 8 }, b: 5 } }],
  [row, { $set: { 'a.$': 'x' } }, { ...row, a: ['x', 4, 8] }, { filter: { a: 8, $or: [{ b: 5 }] } }],
  [row, { $set: { 'a.$': 'x' } }, refused(2), { filter: { $or: [{ a: 8 }, { b: 5 }] } }],
  [row, { $set: { 'a.$': 'x' } }, refused(2), { filter: { 'a.2': 8 } }],
  [row, { $unset: { 'c.$': 1 } }, refused(2), { filter: { _id: 0 } }],
  // In a document the position that matched is a name.
  [
    { a: { b: [7, 2] } },
    { $set: { 'a.$.c': 3 } },
    { a: { 1: { c: 3 }, b: [7, 2] } },
    { filter: { 'a.b': 2 } },
  ],
  [{ a: [1, 2], b: 5 }, { $set: { 'b.$': 0 } }, refused(28), { filter: { a: 2 } }],
  [{}, { $unset: { 'a.$[]': 1 } }, refused(2)],
  [{}, { $pull: { 'a.$[].b': 1 } }, refused(2)],
  [{ a: [1] }, { $unset: { 'a.b.$[].c': 1 } }, refused(2)],
  [{ a: 5 }, { $set: { 'a.b.$[]': 1 } }, refused(2)],
  [{ a: [1, 2] }, { $set: { 'a.$': 7, 'a.0': 8 } }, { a: [8, 7] }, { filter: { a: 2 } }],
  [{ a: [1, 2] }, { $set: { 'a.$': 7, 'a.1': 8 } }, refused(40), { filter: { a: 2 } }],
  [{ a: [1, 2] }, { $set: { 'a.$[]': 7, 'a.1': 8 } }, refused(40)],
  [{ a: [1, 2] }, { $set: { 'a.$[]': 7, 'a.b': 8 } }, refused(40)],
  [{ a: [1, 2] }, { $set: { 'a.$[]': 7, 'a.$': 8 } }, refused(40), { filter: { a: 2 } }],
  [
    { a: [1, 2] },
    { $set: { 'a.$[x]': 7, 'a.$[y]': 8 } },
    { a: [7, 8] },
    { arrayFilters: [{ x: 1 }, { y: 2 }] },
  ],
  [
    { a: [1, 2] },
    { $set: { 'a.$[x]': 7, 'a.$[y]': 8 } },
    refused(40),
    { arrayFilters: [{ x: 1 }, { y: { $lt: 3 } }] },
  ],
  [
    { a: [{ b: 1, c: 1 }] },
    { $set: { 'a.$[x].b': 7, 'a.$[y].c': 8 } },
    { a: [{ b: 7, c: 8 }] },
    { arrayFilters: [{ 'x.b': 1 }, { 'y.c': 1 }] },
  ],
  [{ a: [1] }, { $set: { 'a.$[x]': 0 } }, refused(224), { arrayFilters: [{ $expr: true, x: 1 }] }],
  [{ a: [1] }, { $set: { 'a.$[x]': 0 } }, refused(2), { arrayFilters: [{ $x: 1 }] }],
  [{ a: 5 }, { $pop: { 'a.b': 1 } }, refused(28)],
  [{ a: 'x' }, { $pull: { 'a.b': 1 } }, refused(28)],
  [{ a: null }, { $pullAll: { 'a.b': [1] } }, refused(28)],
  [{ a: [{ b: [1] }] }, { $pull: { 'a.b': 1 } }, refused(28)],
  [{ a: [1] }, { $pop: { 'a.7': 1 } }, { a: [1] }],
  [{ a: {} }, { $pull: { 'a.b.c': 1 } }, { a: {} }],
  [{ a: 5 }, { $unset: { 'a.b': 1 } }, { a: 5 }],
  [{ a: [1] }, { $push: { a: { $each: [], $sort: { 'x.': 1 } } } }, refused(2)],
  [{ a: [1] }, { $push: { a: { $each: [], $sort: { '': 1 } } } }, refused(2)],
  [{ a: [{ b: 1 }] }, { $pull: { a: { $expr: true } } }, refused(224)],
];

/** Equalities stand in the order of their paths; a list of one value is an equality. */
export const INFERRED_UPSERTS: readonly UpsertCase[] = [
  [{ _id: 1, z: 1, b: 2, A: 3 }, { $set: { y: 4 } }, { _id: 1, A: 3, b: 2, z: 1, y: 4 }],
  [{ _id: 1, 'q.z': 1, 'q.a': 2 }, { $set: { 'q.m': 4 } }, { _id: 1, q: { a: 2, z: 1, m: 4 } }],
  [{ _id: { $in: [6] } }, { v: 1 }, { _id: 6, v: 1 }],
  [{ _id: 1, a: { $in: [3, 3] } }, { $set: { b: 1 } }, { _id: 1, a: 3, b: 1 }],
  [{ _id: 1, a: { $in: [null] } }, { $set: { b: 1 } }, { _id: 1, a: null, b: 1 }],
  [{ _id: 1, a: { $in: [/x/] } }, { $set: { b: 1 } }, { _id: 1, b: 1 }],
  [{ _id: 1, a: { $in: [3, 4] } }, { $set: { b: 1 } }, { _id: 1, b: 1 }],
  [{ '_id.k': 1, '_id.l': 2 }, { $set: { b: 1 } }, { _id: { k: 1, l: 2 }, b: 1 }],
  [{ '_id.k': 1, '_id.l': 2 }, { b: 1 }, refused(111)],
  [{ _id: 1, a: 5 }, { $set: { 'a.$': 2 } }, refused(2)],
];
