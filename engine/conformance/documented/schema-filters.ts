/** Filters with `$jsonSchema`. */

import { decimal, double, long } from '../exact';
import type { FilterCase } from './comparison-filters';
import { refused } from './probe';

const schema = (rules: object): object => ({ $jsonSchema: rules });
/** The schema of field `a`. */
const a = (rules: object): object => schema({ properties: { a: rules } });

const types: FilterCase[] = [
  [schema({}), { a: 1 }, true],
  [a({ bsonType: 'int' }), { a: 1 }, true],
  [a({ bsonType: 'int' }), { a: double(1) }, false],
  [a({ bsonType: 'int' }), {}, true],
  [a({ bsonType: ['string', 'null'] }), { a: null }, true],
  [a({ bsonType: 'number' }), { a: decimal('1.5') }, true],
  [a({ bsonType: 'long' }), { a: long(1) }, true],
  [a({ bsonType: 'array' }), { a: [1] }, true],
  [a({ bsonType: 'int' }), { a: [1] }, false],
  [a({ type: 'boolean' }), { a: true }, true],
  [a({ type: 'number' }), { a: long(5) }, true],
  [a({ type: ['object', 'null'] }), { a: 1 }, false],
  [a({ type: 'integer' }), {}, refused(9)],
  [a({ type: 'int' }), {}, refused(2)],
  [a({ bsonType: 'nothing' }), {}, refused(2)],
  [a({ type: 'string', bsonType: 'string' }), {}, refused(9)],
  [a({ type: 5 }), {}, refused(14)],
];

const values: FilterCase[] = [
  [a({ enum: [1, 'x', null] }), { a: double(1) }, true],
  [a({ enum: [1, 'x'] }), { a: 2 }, false],
  [a({ enum: [1] }), { a: [1] }, false],
  [a({ enum: [{ b: 1, c: 2 }] }), { a: { c: 2, b: 1 } }, true],
  [a({ enum: [] }), {}, refused(9)],
  [a({ enum: [1, 1] }), {}, refused(9)],
  [a({ minimum: 5 }), { a: 5 }, true],
  [a({ minimum: 5, exclusiveMinimum: true }), { a: 5 }, false],
  [a({ maximum: 5 }), { a: 6 }, false],
  [a({ maximum: 5 }), { a: 'x' }, true],
  [a({ exclusiveMaximum: true }), {}, refused(9)],
  [a({ maximum: 'x' }), {}, refused(14)],
  [a({ multipleOf: 0.5 }), { a: 1.5 }, true],
  [a({ multipleOf: 2 }), { a: 3 }, false],
  [a({ multipleOf: 0 }), {}, refused(9)],
  [a({ minLength: 2 }), { a: '\u{1f600}' }, false],
  [a({ maxLength: 1 }), { a: '\u{1f600}' }, true],
  [a({ maxLength: -1 }), {}, refused(9)],
  [a({ pattern: 'b.d' }), { a: 'abcde' }, true],
  [a({ pattern: '^b' }), { a: 'abc' }, false],
  [a({ pattern: '^b' }), { a: 5 }, true],
];

const combined: FilterCase[] = [
  [a({ allOf: [{ minimum: 1 }, { maximum: 3 }] }), { a: 4 }, false],
  [a({ anyOf: [{ type: 'string' }, { maximum: 3 }] }), { a: 2 }, true],
  [a({ oneOf: [{ minimum: 1 }, { maximum: 3 }] }), { a: 2 }, false],
  [a({ oneOf: [{ minimum: 1 }, { maximum: 3 }] }), { a: 9 }, true],
  [a({ not: { type: 'string' } }), { a: 'x' }, false],
  [a({ anyOf: [] }), {}, refused(9)],
  [schema({ title: 'x', description: 'y' }), {}, true],
  [schema({ title: 5 }), {}, refused(14)],
  [schema({ $ref: '#' }), {}, refused(9)],
  [schema({ format: 'date' }), {}, refused(9)],
  [schema({ nonsense: 1 }), {}, refused(9)],
  [{ $jsonSchema: 5 }, {}, refused(14)],
  [{ a: { $elemMatch: schema({}) } }, {}, refused(2)],
  [{ $nor: [a({ type: 'string' })] }, { a: 5 }, true],
];

const lists: FilterCase[] = [
  [a({ items: { type: 'number' } }), { a: [1, 2] }, true],
  [a({ items: { type: 'number' } }), { a: [1, 'x'] }, false],
  [a({ items: [{ type: 'number' }, { type: 'string' }] }), { a: [1, 'x', true] }, true],
  [a({ items: [{ type: 'number' }], additionalItems: false }), { a: [1, 2] }, false],
  [a({ items: [{ type: 'number' }], additionalItems: { type: 'string' } }), { a: [1, 'x'] }, true],
  [a({ items: { type: 'number' }, additionalItems: false }), { a: [1, 2] }, true],
  [a({ minItems: 2 }), { a: [1] }, false],
  [a({ maxItems: 1 }), { a: [1] }, true],
  [
    a({ uniqueItems: true }),
    {
      a: [
        { b: 1, c: 2 },
        { c: 2, b: 1 },
      ],
    },
    false,
  ],
  [a({ uniqueItems: true }), { a: [1, 2] }, true],
  [a({ uniqueItems: 1 }), {}, refused(14)],
];

const fields: FilterCase[] = [
  [schema({ required: ['a'] }), { a: null }, true],
  [schema({ required: ['a', 'b'] }), { a: 1 }, false],
  [schema({ required: [] }), {}, refused(9)],
  [schema({ required: ['a', 'a'] }), {}, refused(9)],
  [schema({ required: 'a' }), {}, refused(14)],
  [a({ required: ['b'] }), { a: 5 }, true],
  [a({ required: ['b'] }), { a: {} }, false],
  [schema({ properties: { a: {}, _id: {} }, additionalProperties: false }), { a: 1, b: 1 }, false],
  [schema({ properties: { a: {}, _id: {} }, additionalProperties: false }), { a: 1 }, true],
  [a({ additionalProperties: { type: 'number' } }), { a: { x: 1, y: 'z' } }, false],
  [a({ patternProperties: { '^x': { type: 'number' } } }), { a: { x1: 'y' } }, false],
  [a({ patternProperties: { '^x': {} }, additionalProperties: false }), { a: { x1: 'y' } }, true],
  [a({ minProperties: 1 }), { a: {} }, false],
  [a({ maxProperties: 1 }), { a: { b: 1 } }, true],
  [schema({ dependencies: { a: ['b'] } }), { a: 1 }, false],
  [schema({ dependencies: { a: ['b'] } }), { c: 1 }, true],
  [schema({ dependencies: { a: { required: ['b'] } } }), { a: 1, b: 1 }, true],
  [schema({ properties: { 'a.b': { type: 'string' } } }), { a: { b: 1 } }, true],
];

export const SCHEMA_FILTERS: FilterCase[] = [...types, ...values, ...combined, ...lists, ...fields];
