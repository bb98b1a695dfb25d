/** `$unwind`: one document per element of an array. */

import { type Doc, fieldPath, getPath, isDoc, type Maybe, splitPath, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { namedArguments } from '../operators/arguments';
import { type CompileStage, PAUSE } from '../stage';

const withValue = (fields: Doc, parts: readonly string[], value: Maybe): Doc => {
  const [first, ...rest] = parts as [string, ...string[]];
  const result = new Map(fields);
  const inner = fields.get(first);
  if (rest.length > 0) return result.set(first, withValue(isDoc(inner) ? inner : new Map(), rest, value));
  if (value === undefined) result.delete(first);
  else result.set(first, value);
  return result;
};

const pathOf = (value: Value | undefined): readonly string[] => {
  if (value === undefined || value === '') throw mongoError(28812, 'no path specified to $unwind stage');
  if (typeof value !== 'string') throw mongoError(28808, 'expected a string as the path for $unwind stage');
  if (!value.startsWith('$'))
    throw mongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${value}`);
  return fieldPath(value.slice(1));
};

const indexField = (value: Value | undefined): readonly string[] | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '')
    throw mongoError(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage');
  if (value.startsWith('$'))
    throw mongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${value}`,
    );
  return splitPath(value);
};

const bareOf = (spec: Value): string => {
  if (typeof spec === 'string') return spec;
  throw mongoError(15981, 'expected either a string or an object as specification for $unwind stage');
};

export const unwind: CompileStage = (spec, _context, name) => {
  const options = isDoc(spec)
    ? namedArguments(spec, name, [], ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
    : new Map<string, Value>([['path', bareOf(spec)]]);
  const parts = pathOf(options.get('path'));
  const index = indexField(options.get('includeArrayIndex'));
  const preserve = options.get('preserveNullAndEmptyArrays') ?? false;
  if (typeof preserve !== 'boolean')
    throw mongoError(28809, 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage');
  const numbered = (doc: Doc, at: bigint | null): Doc => (index ? withValue(doc, index, at) : doc);
  return function* (source) {
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      const value = getPath(doc, parts);
      if (Array.isArray(value) && value.length > 0)
        for (const [at, item] of value.entries()) yield numbered(withValue(doc, parts, item), BigInt(at));
      else if (Array.isArray(value)) {
        if (preserve) yield numbered(withValue(doc, parts, undefined), null);
      } else if (preserve || (value !== undefined && value !== null)) yield numbered(doc, null);
    }
  };
};
