/** Collections with a validator, and what the last command answers. */

import { double, int } from '../exact';
import type { CommandCase } from './command-cases';
import { refused } from './probe';

const create = (validator: object, options: object = {}): object => ({
  create: 'COLL',
  validator,
  ...options,
});
const insert = (document: object, options: object = {}): object => ({
  insert: 'COLL',
  documents: [document],
  ...options,
});
const update = (u: object, options: object = {}): object => ({
  update: 'COLL',
  updates: [{ q: { _id: 1 }, u, ...options }],
});
const validator = { a: { $gte: 5 } };
const strict = create(validator);
const invalid = insert({ _id: 1, a: 1 });
const bypassed = insert({ _id: 1, a: 1 }, { bypassDocumentValidation: true });

export const VALIDATION: readonly CommandCase[] = [
  ['a valid document', [strict, insert({ a: 5 })], { n: int(1) }],
  ['an invalid document', [strict, invalid], refused(121)],
  ['an invalid document is not written', [strict, invalid, { count: 'COLL' }], { n: int(0) }],
  ['validation that is bypassed', [strict, bypassed], { n: int(1) }],
  [
    'update to something invalid',
    [strict, insert({ _id: 1, a: 5 }), update({ $inc: { a: -1 } })],
    refused(121),
  ],
  ['upsert of something invalid', [strict, update({ $set: { a: 1 } }, { upsert: true })], refused(121)],
  ['strict checks what was invalid before', [strict, bypassed, update({ $set: { b: 1 } })], refused(121)],
  [
    'moderate leaves what was invalid before',
    [create(validator, { validationLevel: 'moderate' }), bypassed, update({ $set: { b: 1 } })],
    { n: int(1) },
  ],
  ['moderate checks inserts', [create(validator, { validationLevel: 'moderate' }), invalid], refused(121)],
  ['off checks nothing', [create(validator, { validationLevel: 'off' }), invalid], { n: int(1) }],
  [
    'findAndModify to something invalid',
    [strict, insert({ _id: 1, a: 5 }), { findAndModify: 'COLL', query: {}, update: { $set: { a: 0 } } }],
    refused(121),
  ],
  [
    'a schema as validator',
    [
      create({ $jsonSchema: { required: ['a'], properties: { a: { bsonType: 'int' } } } }),
      insert({ a: 'x' }),
    ],
    refused(121),
  ],
  [
    'collMod sets a validator for what comes',
    [invalid, { collMod: 'COLL', validator }, insert({ _id: 2, a: 1 })],
    refused(121),
  ],
  [
    'collMod removes a validator',
    [strict, { collMod: 'COLL', validator: {} }, invalid],
    { n: int(1), ok: double(1) },
  ],
  [
    'collMod changes the level',
    [strict, { collMod: 'COLL', validationLevel: 'off' }, invalid],
    { n: int(1) },
  ],
  ['a level that does not exist', [create(validator, { validationLevel: 'lax' })], refused(2)],
  ['a validator that is no filter', [create({ a: { $nonsense: 1 } })], refused(2)],
];
