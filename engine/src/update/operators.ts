/** From `{$set: {...}, $push: {...}}` to modifications in the order MongoDB applies them. */

import { type Doc, getPath, isDoc, isIndex, show, splitPath, typeName, type Value } from '../bson';
import { mongoError } from '../errors';
import { ARRAY_OPERATORS } from './array-operators';
import { TouchedPaths } from './conflicts';
import { FIELD_OPERATORS, type FieldOperator } from './field-operators';
import type { Change, Modification } from './modification';

const OPERATORS = new Map<string, FieldOperator>(Object.entries({ ...FIELD_OPERATORS, ...ARRAY_OPERATORS }));
/** Operators that leave a missing field missing. */
const NEVER_CREATES = new Set(['$unset', '$pop', '$pull', '$pullAll']);

/** True for a part that stands for positions: `$`, `$[]` or `$[name]`. */
export const isPositional = (part: string): boolean => part === '$' || /^\$\[.*\]$/.test(part);

/** Compiles every operator, sorted by path; refuses two that touch the same field (40). */
export const compileOperators = (update: Doc): Modification[] => {
  const modifications = [...update].flatMap(([name, operands]) => {
    if (name !== '$rename' && !OPERATORS.has(name))
      throw mongoError(
        9,
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!isDoc(operands))
      throw mongoError(
        9,
        `Modifiers operate on fields but we found type ${typeName(operands)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${show(operands)}}`,
      );
    return [...operands].flatMap(([path, operand]) =>
      name === '$rename' ? rename(path, operand) : [compileOne(name, path, operand)],
    );
  });
  checkConflicts(modifications);
  return modifications.sort((a, b) => comparePaths(a.parts, b.parts));
};

const compileOne = (name: string, path: string, operand: Value): Modification => {
  const operator = OPERATORS.get(name) as FieldOperator;
  return {
    path,
    parts: checkPath(path),
    creates: !NEVER_CREATES.has(name),
    passesBy: name === '$unset',
    onlyOnInsert: name === '$setOnInsert',
    change: operator(operand, path),
  };
};

const checkPath = (path: string): readonly string[] => {
  if (path === '') throw mongoError(56, 'An empty update path is not valid.');
  const parts = splitPath(path);
  if (parts.includes(''))
    throw mongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  for (const [at, part] of parts.entries()) {
    const positional = isPositional(part);
    if (positional && at === 0)
      throw mongoError(
        2,
        `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
      );
    if (part.startsWith('$') && !positional && !['$ref', '$id', '$db'].includes(part))
      throw mongoError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
  }
  if (parts.filter((part) => part === '$').length > 1)
    throw mongoError(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
};

/** Renaming removes one path and sets another to what the document had there before the update. */
const rename = (from: string, operand: Value): Modification[] => {
  if (typeof operand !== 'string')
    throw mongoError(2, `The 'to' field for $rename must be a string: ${from}: ${show(operand)}`);
  if (operand === from)
    throw mongoError(2, `The source and target field for $rename must differ: ${from}: ${show(operand)}`);
  const source = checkPath(from);
  const target = checkPath(operand);
  for (const [role, parts] of [
    ['source', source],
    ['destination', target],
  ] as const)
    if (parts.some((part) => part.startsWith('$') && /^\$($|\[)/.test(part)))
      throw mongoError(2, `The ${role} field for $rename may not be dynamic: ${parts.join('.')}`);
  const set: Change = (current, { root }) => {
    const moved = movedValue(root, source);
    if (moved === undefined) return current;
    refuseArrays(root, source, 'source');
    refuseArrays(root, target, 'destination');
    return moved;
  };
  return [
    { path: operand, parts: target, creates: true, passesBy: false, onlyOnInsert: false, change: set },
    {
      path: from,
      parts: source,
      creates: false,
      passesBy: true,
      onlyOnInsert: false,
      change: () => undefined,
    },
  ];
};

/** What stands at the source; nothing when the path ends early. Refuses a path that leads through what has no such part. */
const movedValue = (root: Doc, parts: readonly string[]): Value | undefined => {
  let value: Value | undefined = root;
  for (const [at, part] of parts.entries()) {
    if (value === undefined) return undefined;
    if (isDoc(value)) value = value.get(part);
    else if (Array.isArray(value) && isIndex(part)) value = value[Number(part)];
    else
      throw mongoError(
        28,
        `cannot use the part (${parts[at - 1]} of ${parts.join('.')}) to traverse the element ({${parts[at - 1]}: ${show(value)}})`,
      );
  }
  return value;
};

const refuseArrays = (root: Doc, parts: readonly string[], role: string): void => {
  for (let length = 1; length < parts.length; length++)
    if (Array.isArray(getPath(root, parts.slice(0, length))))
      throw mongoError(
        2,
        `The ${role} field cannot be an array element, '${parts.join('.')}' in doc with _id: ${show(root.get('_id'))} has an array field called '${parts[length - 1]}'`,
      );
};

const checkConflicts = (modifications: readonly Modification[]): void => {
  const touched = new TouchedPaths();
  for (const { path, parts } of modifications) {
    const at = touched.add(parts);
    if (at !== undefined) throw conflict(path, at);
  }
};

const conflict = (path: string, at: string): Error =>
  mongoError(40, `Updating the path '${path}' would create a conflict at '${at}'`);

/** Part by part, numbers as numbers and everything else as text: the order in which new fields appear. */
const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [x, y] = [a[at] as string, b[at] as string];
    if (x === y) continue;
    if (isIndex(x) && isIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
};
