/** What `find` projections with `$slice`, `$elemMatch` and positional `$` keep, and what they are refused with. */

import { decimal, double, long } from '../exact';
import { refused } from './probe';
import type { ProjectionCase } from './read-cases';

const plain = {
  name: 'kiosk',
  open: [8, 12, 18],
  staff: [
    { n: 'ann', s: 1 },
    { n: 'bo', s: 2 },
  ],
};

/** A `$slice` alone keeps the other fields, also beside `_id: 0`; with `_id: 1` it drops them. */
const slices: ProjectionCase[] = [
  [plain, { open: { $slice: double(1.9) } }, { ...plain, open: [8] }],
  [plain, { open: { $slice: decimal('-1') } }, { ...plain, open: [18] }],
  [plain, { open: { $slice: [long(1), double(1.2)] } }, { ...plain, open: [12] }],
  [plain, { _id: 1, open: { $slice: 1 } }, { open: [8] }],
  [plain, { _id: 0, open: { $slice: 1 } }, { ...plain, open: [8] }],
  [
    plain,
    { open: { $slice: 1 }, staff: { $elemMatch: { s: 2 } } },
    { name: 'kiosk', open: [8], staff: [{ n: 'bo', s: 2 }] },
  ],
  [plain, { open: { $slice: [1] } }, refused(28667)],
  [plain, { open: { $slice: [1, 2, 3] } }, refused(28724)],
  [plain, { open: { $slice: ['$open', 1] } }, { open: [8] }],
  [plain, { open: { $slice: 1 }, 'open.x': 1 }, refused(31249)],
];

const elements: ProjectionCase[] = [
  [plain, { staff: { $elemMatch: { s: 2 } }, name: 0, open: 0 }, { staff: [{ n: 'bo', s: 2 }] }],
  [plain, { _id: 0, staff: { $elemMatch: { s: 2 } } }, { staff: [{ n: 'bo', s: 2 }] }],
  [{ grid: [[4, 5], [6]] }, { grid: { $elemMatch: { 0: 6 } } }, { grid: [[6]] }],
  [plain, { staff: { $elemMatch: { s: 1 }, n: 1 } }, refused(16410)],
  [plain, { 'staff.$': 1, open: { $elemMatch: { $gt: 9 } } }, refused(31255), { 'staff.s': 1 }],
  [plain, { open: { $elemMatch: { $gt: 9 } }, 'staff.$': 1 }, refused(31256), { 'staff.s': 1 }],
];

/** The last condition that goes through an array decides, in an order that is not the one written. */
const positions: ProjectionCase[] = [
  [plain, { 'open.$': 1 }, { open: [12] }, { open: { $gt: 8, $lt: 15 } }],
  [plain, { 'open.$': 1 }, { open: [12] }, { open: { $lt: 15, $gt: 8 } }],
  [{ a: [3, 4], b: [5, 6] }, { 'b.$': 1 }, { b: [6] }, { b: 6, a: 3 }],
  [{ a: [3, 4], b: [5, 6] }, { 'b.$': 1 }, { b: [5] }, { b: { $gte: 6 }, a: { $in: [3, 9] } }],
  [{ a: [3, 4] }, { 'a.$': 1 }, { a: [4] }, { $or: [{ a: 7 }, { a: 4 }] }],
  [{ a: [3, 4] }, { 'a.$': 1 }, { a: [3] }, { $or: [{ a: 4 }, { a: 3 }] }],
  [{ a: [3, 4] }, { 'a.$': 1 }, refused(51246), { $or: [{ a: 4 }, { c: 1 }] }],
  [{ a: [3, 4] }, { 'a.$': 1 }, refused(51246), { a: { $ne: 9 } }],
  [{ a: [3, 4] }, { 'a.$': 1 }, refused(51246), { a: [3, 4] }],
  [{ a: [3, 4], b: [5] }, { 'b.$': 1 }, refused(51247), { a: 4 }],
  [{ a: [3, 4], b: 5 }, { 'b.$': 1 }, { b: 5 }, { a: 4 }],
  [{ a: [3, 4] }, { 'b.$': 1 }, {}, { a: 4 }],
  [{ a: { b: [3, 4], c: 1 } }, { 'a.b.$': 1 }, { a: { b: [4] } }, { 'a.b': 4 }],
  [plain, { 'staff.$': { $slice: 1 } }, refused(31271), { 'staff.s': 1 }],
  [plain, { 'staff.$': 'x' }, refused(31308), { 'staff.s': 1 }],
  [plain, { 'staff.$': 0 }, refused(31395), { 'staff.s': 1 }],
  [plain, { 'staff.$.s': 1 }, refused(31394), { 'staff.s': 1 }],
  [plain, { '.$': 1 }, refused(5392900), { 'staff.s': 1 }],
  [plain, { 'staff.$': 1, name: 0 }, refused(31254), { 'staff.s': 1 }],
];

const fields: ProjectionCase[] = [
  [{ r: { $ref: 'x', $id: 7 } }, { 'r.$id': 1 }, { r: { $id: 7 } }],
  [plain, { 'name.': 1 }, refused(40353)],
  [plain, { q: { $add: [1], b: 1 } }, refused(16410)],
  [plain, { _id: '$name', open: 0 }, refused(31254)],
  [plain, { open: 0, _id: '$name' }, refused(31310)],
];

export const FIND_PROJECTIONS: readonly ProjectionCase[] = [...slices, ...elements, ...positions, ...fields];
