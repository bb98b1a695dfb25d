/** `update` and `delete`. */

import type { Doc, Value } from '../bson';
import { mongoError } from '../errors';
import { compileFilter, compileSort } from '../query';
import type { Collection } from '../storage/catalog';
import { LockedByTransaction } from '../storage/conflicts';
import { documentKey } from '../storage/keys';
import type { Writer } from '../storage/writer';
import { compileUpdate, type Update } from '../update';
import type { Reply } from '../wire/reply';
import { deleteFound, insertUpsert, updateFound } from './change';
import { collationOf } from './collation';
import type { CommandTable } from './command';
import type { Query } from './find';
import { checkBatch } from './insert';
import { locate, locateAll, writeFound } from './locate';
import { document, documentList, flag, type Operation } from './operation';
import { type Progress, runStatements, type Statement } from './statements';
import { validationOf } from './validation';

const UPDATE_FIELDS = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'arrayFilters',
  'collation',
  'hint',
  'sort',
]);
const DELETE_FIELDS = new Set(['q', 'limit', 'collation', 'hint']);
/** Documents of a multi-statement that are written before others get their turn. */
const MANY_MILLISECONDS = 5;

const update = (operation: Operation): Promise<Reply> => {
  const { body, namespace } = operation;
  const specs = documentList(body.get('updates'), 'updates');
  checkBatch(specs.length);
  for (const spec of specs) checkUpdate(spec);
  const statements = specs.map((spec) => lazily(() => updateStatement(operation, namespace, spec)));
  return runStatements(operation, statements, flag(body.get('ordered'), true));
};

const remove = (operation: Operation): Promise<Reply> => {
  const { body, namespace } = operation;
  const specs = documentList(body.get('deletes'), 'deletes');
  checkBatch(specs.length);
  for (const spec of specs) checkDelete(spec);
  const statements = specs.map((spec) => lazily(() => deleteStatement(operation, namespace, spec)));
  return runStatements(operation, statements, flag(body.get('ordered'), true));
};

/** A statement that cannot be compiled fails when its turn comes, not before the ones in front of it. */
export const lazily = (compile: () => Statement): Statement => {
  try {
    return compile();
  } catch (error) {
    const fail = (): never => {
      throw error;
    };
    return { many: false, run: fail, runAlone: fail };
  }
};

/** What is wrong with the form of one statement is wrong with the whole command: 9, 14, 40414, 40415. */
const checkUpdate = (spec: Doc): void => {
  checkFields(spec, UPDATE_FIELDS, ['q', 'u'], 'update.updates');
  document(spec.get('q'), 'update.updates.q');
  checkChange(spec.get('u'));
};

const checkDelete = (spec: Doc): void => {
  checkFields(spec, DELETE_FIELDS, ['q', 'limit'], 'delete.deletes');
  document(spec.get('q'), 'delete.deletes.q');
  const limit = Number(spec.get('limit'));
  if (limit !== 0 && limit !== 1)
    throw mongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
};

const checkFields = (
  spec: Doc,
  known: ReadonlySet<string>,
  required: readonly string[],
  name: string,
): void => {
  for (const field of spec.keys())
    if (!known.has(field)) throw mongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  for (const field of required)
    if (!spec.has(field))
      throw mongoError(40414, `BSON field '${name}.${field}' is missing but a required field`);
};

const checkChange = (value: Value | undefined): Doc | Value[] => {
  if (value instanceof Map || Array.isArray(value)) return value;
  throw mongoError(9, 'Update argument must be either an object or an array');
};

const queryOfStatement = (namespace: string, spec: Doc, { body, catalog }: Operation): Query => {
  const collation = collationOf(spec, catalog.get(namespace));
  return {
    namespace,
    filter: compileFilter(document(spec.get('q'), 'q'), { let: variablesOf(body), collation }),
    sort: compileSort(document(spec.get('sort'), 'sort'), collation),
    hint: spec.get('hint'),
    skip: 0,
    limit: 1,
  };
};

const variablesOf = (body: Doc): Doc | undefined =>
  body.has('let') ? document(body.get('let'), 'let') : undefined;

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
export const updateStatement = (operation: Operation, namespace: string, spec: Doc): Statement => {
  const query = queryOfStatement(namespace, spec, operation);
  const change = updateOf(spec.get('u'), operation.body, spec, operation.catalog.get(namespace));
  const validate = validationOf(operation.body);
  const many = flag(spec.get('multi'));
  const upsert = flag(spec.get('upsert'));
  if (many && change.kind === 'replacement')
    throw mongoError(9, 'multi update is not supported for replacement-style update');
  if (many && operation.retry) throw mongoError(72, 'Cannot use retryable writes with multi=true');
  if (many && query.sort) throw mongoError(9, 'Cannot specify sort with multi=true');

  const collectionIn = (writer: Writer) => writer.catalog.view.get(namespace);
  const apply = (
    writer: Writer,
    found: Parameters<typeof updateFound>[2] | undefined,
    progress: Progress,
    index: number,
  ): void => {
    const collection = collectionIn(writer);
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
    run: (writer, progress, index) => {
      const collection = collectionIn(writer);
      const trial = { ...progress, upserted: [...progress.upserted] };
      apply(writer, collection && locate(writer, collection, query, operation.sharesWriter), trial, index);
      Object.assign(progress, trial);
    },
    runAlone: async (progress, index, finish) => {
      if (!many) {
        await writeFound(operation, query, collectionIn, (writer, found) => {
          const trial = { ...progress, upserted: [...progress.upserted] };
          apply(writer, found, trial, index);
          Object.assign(progress, trial);
          finish(writer);
        });
        return;
      }
      const before = progress.matched;
      await eachDocument(operation, namespace, query, (writer, found) =>
        apply(writer, found, progress, index),
      );
      if (upsert && progress.matched === before)
        await operation.write((writer) => apply(writer, undefined, progress, index));
    },
  };
};

/** One delete, as `delete` describes it. */
export const deleteStatement = (operation: Operation, namespace: string, spec: Doc): Statement => {
  const query = queryOfStatement(namespace, spec, operation);
  const many = Number(spec.get('limit')) === 0;
  if (many && operation.retry) throw mongoError(72, 'Cannot use retryable writes with limit=0');
  const collectionIn = (writer: Writer) => writer.catalog.view.get(namespace);
  const apply = (
    writer: Writer,
    found: Parameters<typeof deleteFound>[2] | undefined,
    progress: Progress,
  ): void => {
    const collection = collectionIn(writer);
    if (!collection || !found) return;
    deleteFound(writer, collection, found);
    progress.matched += 1;
  };
  return {
    many,
    run: (writer, progress) => {
      const collection = collectionIn(writer);
      apply(writer, collection && locate(writer, collection, query, operation.sharesWriter), progress);
    },
    runAlone: async (progress, _index, finish) => {
      if (many)
        await eachDocument(operation, namespace, query, (writer, found) => apply(writer, found, progress));
      else
        await writeFound(operation, query, collectionIn, (writer, found) => {
          apply(writer, found, progress);
          finish(writer);
        });
    },
  };
};

/** Writes every document of a query, some per commit; each is looked at again when its turn comes. */
const eachDocument = async (
  operation: Operation,
  namespace: string,
  query: Query,
  act: (writer: Writer, found: { id: Buffer; bytes: Buffer }) => void,
): Promise<void> => {
  const ids = await locateAll(operation, query);
  let next = 0;
  while (next < ids.length) {
    let failure: unknown;
    const reached = await operation.write((writer) => {
      const collection = writer.catalog.view.get(namespace);
      const until = performance.now() + MANY_MILLISECONDS;
      let at = next;
      for (; at < ids.length; at++) {
        if (at > next && performance.now() > until) break;
        const id = ids[at] as Buffer;
        const bytes = collection && writer.get(documentKey(collection.id, id));
        if (!bytes || !query.filter.matchesRaw(bytes)) continue;
        try {
          act(writer, { id, bytes });
        } catch (error) {
          // What was written before stays, as in MongoDB; a lock is waited for when nothing was written yet.
          if (at === next) throw error;
          failure = error;
          break;
        }
      }
      return at;
    });
    next = reached;
    if (failure !== undefined && !isLock(failure)) throw failure;
    if (operation.slice.over) await operation.slice.rest();
  }
};

const isLock = (error: unknown): boolean => error instanceof LockedByTransaction;

export const updateCommands: CommandTable = {
  update: {
    run: update,
    writes: true,
    inTransaction: true,
    retryable: true,
    fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  },
  delete: {
    run: remove,
    writes: true,
    inTransaction: true,
    retryable: true,
    fields: ['deletes', 'ordered', 'let'],
  },
};
