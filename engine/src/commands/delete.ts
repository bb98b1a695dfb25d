/** `delete`. */

import { type Doc, isNumeric, toNumber } from '../bson';
import { mongoError } from '../errors';
import type { Found } from '../plan/scan';
import type { Writer } from '../storage/writer';
import { deleteFound } from './change';
import type { CommandTable } from './command';
import { type Listed, queryOfStatement, runListed } from './listed-statements';
import { locate, writeEach, writeFound } from './locate';
import type { Progress, Statement } from './statements';

/** One delete, as `delete` describes it. */
export const deleteStatement: Listed['compile'] = (operation, namespace, spec): Statement => {
  const query = queryOfStatement(operation, namespace, spec);
  const many = limitOf(spec) === 0;
  if (many && operation.retry) throw mongoError(72, 'Cannot use retryable writes with limit=0');
  const apply = (writer: Writer, found: Found | undefined, progress: Progress): void => {
    const collection = writer.catalog.view.get(namespace);
    if (!collection || !found) return;
    deleteFound(writer, collection, found);
    progress.matched += 1;
  };
  return {
    many,
    run: (writer, progress) =>
      apply(writer, locate(writer, namespace, query, operation.sharesWriter), progress),
    runAlone: (progress, _index, finish) =>
      many
        ? writeEach(operation, namespace, query, (writer, found) => apply(writer, found, progress))
        : writeFound(operation, namespace, query, (writer, found) => {
            apply(writer, found, progress);
            finish(writer);
          }),
  };
};

/** What is no number counts as 0, all documents, as MongoDB has it. */
const limitOf = (spec: Doc): number => {
  const limit = spec.get('limit') ?? null;
  return isNumeric(limit) ? toNumber(limit) : 0;
};

const LISTED: Listed = {
  list: 'deletes',
  fields: new Set(['q', 'limit', 'collation', 'hint']),
  required: ['q', 'limit'],
  check: (spec) => {
    const limit = limitOf(spec);
    if (limit !== 0 && limit !== 1)
      throw mongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  },
  compile: deleteStatement,
};

export const deleteCommands: CommandTable = {
  delete: {
    run: (operation) => runListed(operation, LISTED),
    writes: true,
    inTransaction: true,
    retryable: true,
    fields: ['deletes', 'ordered', 'let'],
  },
};
