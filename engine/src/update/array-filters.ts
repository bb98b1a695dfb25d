/** `arrayFilters`: which elements `$[name]` stands for. */

import { scopeOf } from '../agg/expression';
import { type Doc, isDoc, type StringOrder, show, type Value } from '../bson';
import { mongoError } from '../errors';
import { compileMatch } from '../query/matcher';
import { parseFilter } from '../query/parse';

/** Tests of elements by identifier. */
export type ArrayFilters = ReadonlyMap<string, (item: Value) => boolean>;

/** Every name at the front of a path in the filter, also inside `$and`, `$or` and `$nor`. */
const identifiers = (filter: Doc): string[] =>
  [...filter].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] as string];
    return Array.isArray(value) ? value.flatMap((entry) => (isDoc(entry) ? identifiers(entry) : [])) : [];
  });

/** Compiles the filters; each is about one identifier. */
export const compileArrayFilters = (filters: readonly Value[], strings?: StringOrder): ArrayFilters => {
  const result = new Map<string, (item: Value) => boolean>();
  for (const filter of filters) {
    if (!isDoc(filter))
      throw mongoError(
        14,
        "BSON field 'update.updates.arrayFilters.0' is the wrong type, expected type 'object'",
      );
    const predicate = parseFilter(filter, scopeOf({}), 'update');
    const [name, ...others] = [...new Set(identifiers(filter))];
    if (name === undefined)
      throw mongoError(9, 'Cannot use an expression without a top-level field name in arrayFilters');
    if (others.length > 0)
      throw mongoError(
        9,
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${others[0]}'`,
      );
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw mongoError(
        2,
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    if (result.has(name))
      throw mongoError(9, `Found multiple array filters with the same top-level field name ${name}`);
    const match = compileMatch(predicate, strings);
    result.set(name, (item) => match(new Map([[name, item]])));
  }
  return result;
};

/** Refuses a path that names no filter, and a filter that no path names. */
export const checkArrayFilters = (
  filters: ArrayFilters,
  paths: readonly (readonly string[])[],
  update: Doc,
): void => {
  const used = new Set<string>();
  for (const parts of paths)
    for (const part of parts) {
      const name = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (name === undefined) continue;
      if (!filters.has(name))
        throw mongoError(2, `No array filter found for identifier '${name}' in path '${parts.join('.')}'`);
      used.add(name);
    }
  for (const name of filters.keys())
    if (!used.has(name))
      throw mongoError(
        9,
        `The array filter for identifier '${name}' was not used in the update ${show(update)}`,
      );
};
