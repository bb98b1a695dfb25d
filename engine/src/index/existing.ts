/** Whether an index that is asked for exists already, or clashes with one that does. */

import { equal, show } from '../bson';
import { mongoError } from '../errors';
import type { Collection } from '../storage/catalog';
import { type Definition, indexSpec } from './definition';

const INDEXES_MAX = 64;

/** Whether the same index exists already. Refuses a clash of names or options (85, 86). */
export const existing = (collection: Collection, wanted: Definition): boolean => {
  if (wanted.name === '_id_')
    throw mongoError(
      2,
      "The index name '_id_' is reserved for the _id index, which must have key pattern {_id: 1}",
    );
  if (collection.indexes.length >= INDEXES_MAX)
    throw mongoError(
      67,
      `add index fails, too many indexes for ${collection.namespace} key:${show(wanted.keyPattern)}`,
    );
  for (const index of collection.indexes) {
    const same = sameSignature(index, wanted);
    if (index.name === wanted.name) {
      if (!same)
        throw mongoError(
          86,
          `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${describe(wanted)}, existing index: ${describe(index)}`,
        );
      if (!sameOptions(index, wanted))
        throw mongoError(
          85,
          `An equivalent index already exists with the same name but different options. Requested index: ${describe(wanted)}, existing index: ${describe(index)}`,
        );
      return true;
    }
    if (same)
      throw mongoError(
        85,
        sameOptions(index, wanted)
          ? `Index already exists with a different name: ${index.name}`
          : `An equivalent index already exists with a different name and options. Requested index: ${describe(wanted)}, existing index: ${describe(index)}`,
      );
  }
  return false;
};

/** The parts that tell two indexes on the same fields apart, so that both may exist. */
const sameSignature = (a: Definition, b: Definition): boolean =>
  sameFields(a, b) &&
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  sameCollation(a, b) &&
  samePartial(a, b);

/** `{a: 1}` and `{a: 2}` are two keys, though their order is the same. */
const sameFields = (a: Definition, b: Definition): boolean => equal(a.keyPattern, b.keyPattern);

const samePartial = (a: Definition, b: Definition): boolean =>
  equal(a.partialFilter ?? null, b.partialFilter ?? null);

const sameCollation = (a: Definition, b: Definition): boolean =>
  equal(a.collation ?? null, b.collation ?? null);

const sameOptions = (a: Definition, b: Definition): boolean => a.expireAfterSeconds === b.expireAfterSeconds;

const describe = (index: Definition): string => show(indexSpec(index));
