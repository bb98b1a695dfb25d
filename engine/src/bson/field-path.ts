/** Field paths as sorts, projections and expressions name them: stricter than the paths of a filter. */

import { mongoError } from '../errors';
import { splitPath } from './path';

/** Names that begin with a dollar and still are fields: those of a reference stored as data. */
const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);

/** The refusal of a name that begins with a dollar. */
export const dollarName = (): Error =>
  mongoError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);

/** The parts of a path. Refuses an empty one (40352), a dot at its end (40353), empty parts (15998) and dollars (16410). */
export const fieldPath = (path: string): readonly string[] => {
  if (path === '') throw mongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw mongoError(40353, "FieldPath must not end with a '.'.");
  const parts = splitPath(path);
  for (const part of parts) {
    if (part === '') throw mongoError(15998, 'FieldPath field names may not be empty strings.');
    if (part.startsWith('$') && !REFERENCE_FIELDS.has(part)) throw dollarName();
  }
  return parts;
};
