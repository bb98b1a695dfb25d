/** From a filter document to predicates: the shape of filters, and every refusal. */

import { compileExpression, type Scope } from '../agg/expression';
import { type Doc, isDoc, isNumeric, Regex, show, toNumber, UNDEFINED, type Value } from '../bson';
import { mongoError } from '../errors';
import { exprEqualities } from './expr-equality';
import { compileJsonSchema } from './json-schema';
import { parseFieldOperator } from './parse-operator';
import type { Predicate, Test } from './predicate';
import { compilePattern } from './regex';

const bad = (message: string): Error => mongoError(2, message);

/** Fields that begin with a dollar but belong to a reference stored as data. */
const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);

/** True for `{$gt: 5}`: a document of operators rather than a value to equal. */
export const isOperators = (value: Doc): boolean => {
  const [first] = value.keys();
  return first?.startsWith('$') === true && !REFERENCE_FIELDS.has(first);
};

/** Where a filter stands: over whole documents, over elements of an array, or within an update. */
export type Place = 'document' | 'element' | 'update';

/** Parses a whole filter. Variables that `$expr` may use come with the scope. */
export const parseFilter = (filter: Doc, scope: Scope, place: Place = 'document'): Predicate => {
  const children: Predicate[] = [];
  for (const [name, value] of filter) {
    if (!name.startsWith('$') || REFERENCE_FIELDS.has(name)) children.push(parseField(name, value, scope));
    else if (name !== '$comment') children.push(parseTopLevel(name, value, scope, place));
  }
  return children.length === 1 ? (children[0] as Predicate) : { kind: 'and', children };
};

const parseTopLevel = (name: string, value: Value, scope: Scope, place: Place): Predicate => {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return { kind: name.slice(1) as 'and' | 'or' | 'nor', children: parseList(name, value, scope, place) };
    case '$expr':
      if (place === 'element') throw bad('$expr can only be applied to the top-level document');
      if (place === 'update') throw mongoError(224, '$expr is not allowed in this context');
      return {
        kind: 'expr',
        evaluate: compileExpression(value, scope),
        equalities: exprEqualities(value, scope),
      };
    case '$alwaysTrue':
    case '$alwaysFalse':
      if (!isNumeric(value) || toNumber(value) !== 1)
        throw mongoError(9, `Expected an integer: ${name}: ${show(value)}`);
      return { kind: 'constant', value: name === '$alwaysTrue' };
    case '$where':
      throw bad('no globalScriptEngine in $where parsing');
    case '$text':
      if (place !== 'document') throw bad('$text is not allowed in this context');
      throw mongoError(27, 'text index required for $text query');
    case '$jsonSchema':
      return { kind: 'expr', evaluate: compileJsonSchema(value), equalities: [] };
    case '$sampleRate':
      throw mongoError(238, `${name} is not supported by this server`);
    default:
      throw bad(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
};

const parseList = (name: string, value: Value, scope: Scope, place: Place): Predicate[] => {
  if (!Array.isArray(value)) throw bad(`${name} must be an array`);
  if (value.length === 0) throw bad('$and/$or/$nor must be a nonempty array');
  return value.map((entry) => {
    if (!isDoc(entry)) throw bad('$or/$and/$nor entries need to be full objects');
    return parseFilter(entry, scope, place);
  });
};

/** `field: value`: equality, a regular expression, or operators. */
export const parseField = (path: string, value: Value, scope: Scope): Predicate => {
  if (isDoc(value) && isOperators(value)) return parseOperators(path, value, scope);
  if (value instanceof Regex)
    return {
      kind: 'test',
      path,
      test: { op: '$regex', pattern: compilePattern(value.pattern, value.flags) },
    };
  if (value === UNDEFINED) throw bad('cannot compare to undefined');
  return { kind: 'test', path, test: { op: '$eq', value } };
};

/** `{$gt: 1, $lt: 5}` on a path; all must hold. */
const parseOperators = (path: string, operators: Doc, scope: Scope): Predicate => {
  const children: Predicate[] = [];
  for (const [name, operand] of operators) {
    if (name === '$not') children.push(parseNot(path, operand, scope));
    else if (name === '$elemMatch') children.push(parseElemMatch(path, operand, scope));
    else if (name === '$all') children.push(parseAll(path, operand, scope));
    else {
      const predicate = parseFieldOperator(path, name, operand, operators);
      if (predicate) children.push(predicate);
    }
  }
  return children.length === 1 ? (children[0] as Predicate) : { kind: 'and', children };
};

const parseNot = (path: string, operand: Value, scope: Scope): Predicate => {
  if (operand instanceof Regex) return { kind: 'not', child: parseField(path, operand, scope) };
  if (!isDoc(operand)) throw bad('$not needs a regex or a document');
  if (operand.size === 0) throw bad('$not cannot be empty');
  if (!isOperators(operand)) throw bad(`unknown operator: ${[...operand.keys()][0]}`);
  return { kind: 'not', child: parseOperators(path, operand, scope) };
};

/** Operators over whole documents; in front of an `$elemMatch` they say that its elements are documents. */
const DOCUMENT_OPERATORS = new Set([
  '$and',
  '$or',
  '$nor',
  '$expr',
  '$where',
  '$text',
  '$comment',
  '$alwaysTrue',
  '$alwaysFalse',
  '$jsonSchema',
  '$sampleRate',
]);

/** True for operators on a bare value: `{$gt: 5}`, but not `{$or: [...]}`, which is about documents. */
export const isValueMatch = (operand: Doc): boolean => {
  const [first] = operand.keys();
  return isOperators(operand) && first !== undefined && !DOCUMENT_OPERATORS.has(first);
};

const parseElemMatch = (path: string, operand: Value, scope: Scope): Predicate => {
  if (!isDoc(operand)) throw bad('$elemMatch needs an Object');
  if (operand.has('$jsonSchema')) throw bad('$jsonSchema can only be applied to the top-level document');
  const test: Test = isValueMatch(operand)
    ? { op: '$elemMatchValue', element: parseOperators('', operand, scope) }
    : { op: '$elemMatch', element: parseFilter(operand, scope, 'element') };
  return { kind: 'test', path, test };
};

const parseAll = (path: string, operand: Value, scope: Scope): Predicate => {
  if (!Array.isArray(operand)) throw bad('$all needs an array');
  if (operand.length === 0) return { kind: 'constant', value: false };
  const [first] = operand;
  const byElement = isDoc(first) && first.has('$elemMatch');
  const children = operand.map((item): Predicate => {
    if (byElement) {
      if (!isDoc(item) || !item.has('$elemMatch') || item.size > 1)
        throw bad('$all/$elemMatch has to be consistent');
      return parseElemMatch(path, item.get('$elemMatch') as Value, scope);
    }
    if (isDoc(item) && isOperators(item)) throw bad('no $ expressions in $all');
    return parseField(path, item, scope);
  });
  return children.length === 1 ? (children[0] as Predicate) : { kind: 'and', children };
};
