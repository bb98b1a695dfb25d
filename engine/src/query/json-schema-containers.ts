/** The keywords of `$jsonSchema` that look into arrays and documents. */

import { type Doc, isDoc, type Value } from '../bson';
import { distinct, mismatch, nameList, type Rule, sizeBound } from './json-schema-operands';
import { compilePattern } from './regex';

/** Compiles a schema inside of this one. */
type Compile = (schema: Value) => Rule;

/** The rule of a keyword that stands on arrays; other values always meet it. */
export const arrayRule = (
  keyword: string,
  operand: Value,
  schema: Doc,
  compile: Compile,
): Rule | undefined => {
  const rule = listRule(keyword, operand, schema, compile);
  return rule && ((value) => !Array.isArray(value) || rule(value));
};

type ListRule = (values: readonly Value[]) => boolean;

const listRule = (keyword: string, operand: Value, schema: Doc, compile: Compile): ListRule | undefined => {
  switch (keyword) {
    case 'maxItems':
    case 'minItems': {
      const within = sizeBound(keyword, operand);
      return (values) => within(values.length);
    }
    case 'uniqueItems':
      if (typeof operand !== 'boolean') throw mismatch(keyword, 'a boolean');
      return (values) => !operand || distinct(values);
    case 'items': {
      if (Array.isArray(operand)) {
        const rules = operand.map((each) => subschema(keyword, each, compile));
        return (values) => rules.every((rule, at) => at >= values.length || rule(values[at] as Value));
      }
      const rule = subschema(keyword, operand, compile);
      return (values) => values.every(rule);
    }
    case 'additionalItems': {
      const rule = subschemaOrFlag(keyword, operand, compile);
      const items = schema.get('items');
      // Without a list of schemas for the first items there are no further ones.
      return (values) => !Array.isArray(items) || values.slice(items.length).every(rule);
    }
    default:
      return undefined;
  }
};

/** The rule of a keyword that stands on documents; other values always meet it. */
export const objectRule = (
  keyword: string,
  operand: Value,
  schema: Doc,
  compile: Compile,
): Rule | undefined => {
  const rule = fieldsRule(keyword, operand, schema, compile);
  return rule && ((value) => !isDoc(value) || rule(value));
};

type FieldsRule = (fields: Doc) => boolean;

const fieldsRule = (
  keyword: string,
  operand: Value,
  schema: Doc,
  compile: Compile,
): FieldsRule | undefined => {
  switch (keyword) {
    case 'maxProperties':
    case 'minProperties': {
      const within = sizeBound(keyword, operand);
      return (fields) => within(fields.size);
    }
    case 'required': {
      const names = nameList(keyword, operand);
      return (fields) => names.every((name) => fields.has(name));
    }
    case 'properties': {
      const rules = subschemas(keyword, operand, compile);
      return (fields) => rules.every(([name, rule]) => meets(fields, name, rule));
    }
    case 'patternProperties': {
      const rules = patternRules(keyword, operand, compile);
      return (fields) =>
        [...fields].every(([name, value]) =>
          rules.every(({ pattern, rule }) => !pattern.test(name) || rule(value)),
        );
    }
    case 'additionalProperties': {
      const rule = subschemaOrFlag(keyword, operand, compile);
      const known = schema.get('properties');
      const patterns = patternRules(
        'patternProperties',
        schema.get('patternProperties') ?? new Map(),
        compile,
      );
      const isKnown = (name: string): boolean =>
        (isDoc(known) && known.has(name)) || patterns.some(({ pattern }) => pattern.test(name));
      return (fields) => [...fields].every(([name, value]) => isKnown(name) || rule(value));
    }
    case 'dependencies': {
      if (!isDoc(operand)) throw mismatch(keyword, 'an object');
      const rules = [...operand].map(
        ([name, wanted]) => [name, dependency(keyword, wanted, compile)] as const,
      );
      return (fields) => rules.every(([name, rule]) => !fields.has(name) || rule(fields));
    }
    default:
      return undefined;
  }
};

const meets = (fields: Doc, name: string, rule: Rule): boolean => {
  const value = fields.get(name);
  return value === undefined || rule(value);
};

const subschema = (keyword: string, operand: Value, compile: Compile): Rule => {
  if (!isDoc(operand)) throw mismatch(keyword, 'an object');
  return compile(operand);
};

const subschemaOrFlag = (keyword: string, operand: Value, compile: Compile): Rule => {
  if (typeof operand === 'boolean') return () => operand;
  if (!isDoc(operand)) throw mismatch(keyword, 'either an object or a boolean');
  return compile(operand);
};

const subschemas = (keyword: string, operand: Value, compile: Compile): (readonly [string, Rule])[] => {
  if (!isDoc(operand)) throw mismatch(keyword, 'an object');
  return [...operand].map(([name, schema]) => [name, subschema(keyword, schema, compile)] as const);
};

const patternRules = (keyword: string, operand: Value, compile: Compile): { pattern: RegExp; rule: Rule }[] =>
  subschemas(keyword, operand, compile).map(([source, rule]) => ({
    pattern: compilePattern(source, '').compiled,
    rule,
  }));

const dependency = (keyword: string, wanted: Value, compile: Compile): Rule => {
  if (isDoc(wanted)) return compile(wanted);
  const names = nameList(keyword, wanted);
  return (fields) => isDoc(fields) && names.every((name) => fields.has(name));
};
