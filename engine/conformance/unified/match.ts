/** Whether what happened is what a unified test expects. Both sides are relaxed Extended JSON. */

import { type Document, EJSON } from 'bson';

/** A thing that may be named by a test; its value is only looked at by `$$matchesEntity` and `$$sessionLsid`. */
export type Lookup = (id: string) => unknown;

/** Numbers of every width become plain ones, maps become documents, missing stays missing. */
export const plain = (value: unknown): unknown =>
  value === undefined || value === null
    ? value
    : EJSON.serialize({ value } as Document, { relaxed: true, ignoreUndefined: true } as object).value;

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPE_KEYS: Record<string, string> = {
  $oid: 'objectId',
  $date: 'date',
  $binary: 'binData',
  $timestamp: 'timestamp',
  $numberDecimal: 'decimal',
  $regularExpression: 'regex',
};

const typeNames = (value: unknown): string[] => {
  if (typeof value === 'number')
    return Number.isInteger(value) ? ['int', 'long', 'double', 'number'] : ['double', 'number'];
  if (typeof value === 'boolean') return ['bool'];
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (!isDocument(value)) return [typeof value];
  const special = TYPE_KEYS[Object.keys(value)[0] ?? ''];
  return [special ?? 'object'];
};

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** The first difference, in words; `undefined` when there is none. Extra fields are allowed at the root only. */
export const difference = (
  expected: unknown,
  actual: unknown,
  lookup: Lookup,
  path = 'it',
  root = true,
): string | undefined => {
  const wrong = `${path}: expected ${show(expected)}, got ${show(actual)}`;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return wrong;
    // Each document of a result is a root of its own.
    return first(expected, (item, at) => difference(item, actual[at], lookup, `${path}[${at}]`, root));
  }
  if (!isDocument(expected)) return Object.is(expected, actual) || expected === actual ? undefined : wrong;
  const [operator] = Object.keys(expected);
  if (operator?.startsWith('$$')) return special(operator, expected[operator], actual, lookup, path, root);
  const normal = plain(expected);
  if (isDocument(normal) && TYPE_KEYS[Object.keys(normal)[0] ?? ''])
    return show(normal) === show(actual) ? undefined : wrong;
  if (!isDocument(normal)) return normal === actual ? undefined : wrong;
  if (!isDocument(actual)) return wrong;
  const extra = Object.keys(actual).find((key) => !(key in expected) && actual[key] !== undefined);
  if (!root && extra !== undefined) return `${path}.${extra} is unexpected: ${show(actual[extra])}`;
  return first(Object.entries(expected), ([key, value]) =>
    difference(value, actual[key], lookup, `${path}.${key}`, false),
  );
};

const first = <T>(items: T[], look: (item: T, at: number) => string | undefined): string | undefined => {
  for (const [at, item] of items.entries()) {
    const found = look(item, at);
    if (found) return found;
  }
  return undefined;
};

const special = (
  operator: string,
  operand: unknown,
  actual: unknown,
  lookup: Lookup,
  path: string,
  root: boolean,
): string | undefined => {
  const must = (held: boolean): string | undefined =>
    held ? undefined : `${path}: expected ${operator} ${show(operand)}, got ${show(actual)}`;
  switch (operator) {
    case '$$exists':
      return must((actual !== undefined) === operand);
    case '$$unsetOrMatches':
      return actual === undefined || actual === null
        ? undefined
        : difference(operand, actual, lookup, path, root);
    case '$$type':
      return must([operand].flat().some((name) => typeNames(actual).includes(String(name))));
    case '$$matchesEntity':
      return difference(plain(lookup(String(operand))), actual, lookup, path, root);
    case '$$sessionLsid':
      return difference(plain(lookup(String(operand))), actual, lookup, path, true);
    case '$$lte':
      return must(typeof actual === 'number' && actual <= Number(operand));
    case '$$matchesHexBytes':
      return must(actual === operand);
    case '$$matchAsRoot':
      return difference(operand, actual, lookup, path, true);
    case '$$matchAsDocument':
      return difference(
        operand,
        typeof actual === 'string' ? JSON.parse(actual) : actual,
        lookup,
        path,
        root,
      );
    default:
      return `${path}: ${operator} is not known to this runner`;
  }
};
