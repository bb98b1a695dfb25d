/** `update`. */

import type { Doc, Value } from '../bson';
import { mongoError } from '../errors';
import type { Found } from '../plan/scan';
import type { Collection } from '../storage/catalog';
import type { Writer } from '../storage/writer';
import { compileUpdate, type Update } from '../update';
import { insertUpsert, updateFound } from './change';
import { collationOf } from './collation';
import type { CommandTable } from './command';
import { type Listed, queryOfStatement, runListed } from './listed-statements';
import { locate, writeEach, writeFound } from './locate';
import { document, strictFlag } from './operation';
import { variablesOf } from './query';
import type { Progress, Statement } from './statements';
import { validationOf } from './validation';

const checkChange = (value: Value | undefined): Doc | Value[] => {
  if (Array.isArray(value)) {
    if (value.every((stage) => stage instanceof Map)) return value;
    throw mongoError(14, "Each element of the 'pipeline' array must be an object");
  }
  if (value instanceof Map) return value;
  throw mongoError(9, 'Update argument must be either an object or an array');
};

/** Compiles the update of a statement or of `findAndModify`. */
export const updateOf = (
  value: Value | undefined,
  body: Doc,
  spec: Doc,
  collection: Collection | undefined,
): Update => {
  const change = checkChange(value);
  const filters = spec.get('arrayFilters');
  if (filters !== undefined && !Array.isArray(filters))
    throw mongoError(14, "BSON field 'arrayFilters' must be an array");
  const constants = spec.has('c') ? document(spec.get('c'), 'c') : variablesOf(body);
  return compileUpdate(change, {
    arrayFilters: filters,
    let: constants,
    collation: collationOf(spec, collection),
  });
};

/** One update, as `update` describes it. */
export const updateStatement: Listed['compile'] = (operation, namespace, spec): Statement => {
  const query = queryOfStatement(operation, namespace, spec);
  const change = updateOf(spec.get('u'), operation.body, spec, operation.catalog.get(namespace));
  const validate = validationOf(operation.body);
  const many = strictFlag(spec.get('multi'), 'multi');
  const upsert = strictFlag(spec.get('upsert'), 'upsert');
  if (many && change.kind === 'replacement')
    throw mongoError(9, 'multi update is not supported for replacement-style update');
  if (many && operation.retry) throw mongoError(72, 'Cannot use retryable writes with multi=true');
  if (many && query.sort) throw mongoError(9, 'Cannot specify sort with multi=true');

  const apply = (writer: Writer, found: Found | undefined, progress: Progress, index: number): void => {
    const collection = writer.catalog.view.get(namespace);
    if (collection && found) {
      const { changed } = updateFound(writer, collection, found, query.filter, change, validate);
      progress.matched += 1;
      if (changed) progress.modified += 1;
    } else if (upsert) {
      const inserted = insertUpsert(writer, namespace, query.filter, change, validate);
      progress.matched += 1;
      progress.upserted.push(
        new Map<string, Value>([
          ['index', index],
          ['_id', inserted.get('_id') as Value],
        ]),
      );
    }
  };
  return {
    many,
    run: (writer, progress, index) =>
      apply(writer, locate(writer, namespace, query, operation.sharesWriter), progress, index),
    runAlone: async (progress, index, finish) => {
      if (!many)
        return writeFound(operation, namespace, query, (writer, found) => {
          apply(writer, found, progress, index);
          finish(writer);
        });
      const before = progress.matched;
      await writeEach(operation, namespace, query, (writer, found) => apply(writer, found, progress, index));
      if (upsert && progress.matched === before)
        await operation.write((writer) => apply(writer, undefined, progress, index));
    },
  };
};

const LISTED: Listed = {
  list: 'updates',
  fields: new Set(['q', 'u', 'c', 'multi', 'upsert', 'arrayFilters', 'collation', 'hint', 'sort']),
  required: ['q', 'u'],
  check: (spec) => {
    checkChange(spec.get('u'));
    for (const name of ['multi', 'upsert']) strictFlag(spec.get(name), name);
  },
  compile: updateStatement,
};

export const updateCommands: CommandTable = {
  update: {
    run: (operation) => runListed(operation, LISTED),
    writes: true,
    inTransaction: true,
    retryable: true,
    fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  },
};
