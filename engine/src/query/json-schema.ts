/** `$jsonSchema`: JSON Schema draft 4 with BSON's types, as MongoDB reads it. Each keyword is a rule on one value. */

import {
  compareNumbers,
  type Doc,
  isDoc,
  isNumeric,
  isZero,
  type Numeric,
  remainder,
  typeOf,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import { arrayRule, objectRule } from './json-schema-containers';
import { distinct, malformed, mismatch, type Rule, sameValue, sizeBound } from './json-schema-operands';
import { typeSet } from './parse-operator';
import { compilePattern } from './regex';

/** Keywords of the standard that MongoDB refuses too. */
const UNSUPPORTED = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id']);
const TEXT_KEYWORDS = new Set(['title', 'description']);

/** Names of JSON's types, as `type` has them. */
const JSON_TYPES: Readonly<Record<string, string>> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
};

/** Compiles a schema. Refuses one that MongoDB refuses, with its code. */
export const compileJsonSchema = (schema: Value): Rule => {
  if (!isDoc(schema)) throw mongoError(14, '$jsonSchema must be an object');
  if (schema.has('type') && schema.has('bsonType'))
    throw mongoError(9, "Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
  const rules: Rule[] = [];
  for (const [keyword, operand] of schema) {
    const rule = ruleOf(keyword, operand, schema);
    if (rule) rules.push(rule);
  }
  return (value) => rules.every((rule) => rule(value));
};

/** The rule of one keyword; nothing for those that only describe or belong to another keyword. */
const ruleOf = (keyword: string, operand: Value, schema: Doc): Rule | undefined => {
  if (UNSUPPORTED.has(keyword)) throw malformed(keyword, 'is not currently supported');
  if (TEXT_KEYWORDS.has(keyword)) {
    if (typeof operand !== 'string') throw mismatch(keyword, 'a string');
    return undefined;
  }
  const rule =
    generalRule(keyword, operand) ??
    numberRule(keyword, operand, schema) ??
    stringRule(keyword, operand) ??
    arrayRule(keyword, operand, schema, compileJsonSchema) ??
    objectRule(keyword, operand, schema, compileJsonSchema);
  if (!rule) throw mongoError(9, `Unknown $jsonSchema keyword: ${keyword}`);
  return rule;
};

const ALWAYS: Rule = () => true;

const generalRule = (keyword: string, operand: Value): Rule | undefined => {
  switch (keyword) {
    case 'type':
    case 'bsonType': {
      const types = namedTypes(keyword, operand);
      return (value) => types.includes(typeOf(value));
    }
    case 'enum': {
      if (!Array.isArray(operand)) throw mismatch(keyword, 'an array');
      if (operand.length === 0) throw malformed(keyword, 'cannot be an empty array');
      if (!distinct(operand)) throw malformed(keyword, 'array cannot contain duplicate values');
      return (value) => operand.some((each) => sameValue(each, value));
    }
    case 'allOf':
    case 'anyOf':
    case 'oneOf': {
      const rules = schemaList(keyword, operand);
      if (keyword === 'allOf') return (value) => rules.every((rule) => rule(value));
      if (keyword === 'anyOf') return (value) => rules.some((rule) => rule(value));
      return (value) => rules.filter((rule) => rule(value)).length === 1;
    }
    case 'not': {
      if (!isDoc(operand)) throw mismatch(keyword, 'an object');
      const rule = compileJsonSchema(operand);
      return (value) => !rule(value);
    }
    default:
      return undefined;
  }
};

const namedTypes = (keyword: string, operand: Value): number[] => {
  const names = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0) throw malformed(keyword, 'must name at least one type');
  return names.flatMap((name) => {
    if (typeof name !== 'string') throw mismatch(keyword, 'either a string or an array of strings');
    if (keyword === 'bsonType') return typeSet(name);
    if (name === 'integer') throw mongoError(9, "$jsonSchema type 'integer' is not currently supported.");
    if (!Object.hasOwn(JSON_TYPES, name)) throw mongoError(2, `Unknown type name alias: ${name}`);
    return typeSet(JSON_TYPES[name] as string);
  });
};

const schemaList = (keyword: string, operand: Value): Rule[] => {
  if (!Array.isArray(operand)) throw mismatch(keyword, 'an array');
  if (operand.length === 0) throw malformed(keyword, 'must be a non-empty array');
  return operand.map((each) => {
    if (!isDoc(each)) throw mismatch(keyword, 'an array of objects');
    return compileJsonSchema(each);
  });
};

const numberRule = (keyword: string, operand: Value, schema: Doc): Rule | undefined => {
  switch (keyword) {
    case 'maximum':
    case 'minimum': {
      if (!isNumeric(operand)) throw mismatch(keyword, 'a number');
      const sign = keyword === 'maximum' ? 1 : -1;
      const exclusive = schema.get(sign === 1 ? 'exclusiveMaximum' : 'exclusiveMinimum') === true;
      return (value) => {
        if (!isNumeric(value)) return true;
        const order = compareNumbers(value, operand) * sign;
        return order < 0 || (order === 0 && !exclusive);
      };
    }
    case 'exclusiveMaximum':
    case 'exclusiveMinimum': {
      if (typeof operand !== 'boolean') throw mismatch(keyword, 'a boolean');
      const bound = keyword === 'exclusiveMaximum' ? 'maximum' : 'minimum';
      if (!schema.has(bound)) throw malformed(bound, `must be a present if ${keyword} is present`);
      return ALWAYS;
    }
    case 'multipleOf': {
      if (!isNumeric(operand)) throw mismatch(keyword, 'a number');
      if (compareNumbers(operand, 0) <= 0) throw malformed(keyword, 'must have a positive value');
      return (value) => !isNumeric(value) || isMultiple(value, operand);
    }
    default:
      return undefined;
  }
};

const isMultiple = (value: Numeric, divisor: Numeric): boolean => isZero(remainder(value, divisor));

const stringRule = (keyword: string, operand: Value): Rule | undefined => {
  switch (keyword) {
    case 'maxLength':
    case 'minLength': {
      const within = sizeBound(keyword, operand);
      return (value) => typeof value !== 'string' || within([...value].length);
    }
    case 'pattern': {
      if (typeof operand !== 'string') throw mismatch(keyword, 'a string');
      const { compiled } = compilePattern(operand, '');
      return (value) => typeof value !== 'string' || compiled.test(value);
    }
    default:
      return undefined;
  }
};
