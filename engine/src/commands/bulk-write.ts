/** `bulkWrite`: inserts, updates and deletes of several collections in one command, each with its own result. */

import { type Doc, decode, encode, type Value, whole } from '../bson';
import { mongoError } from '../errors';
import { checkedNamespace } from '../storage/catalog';
import { CursorReply, EncodedReply, type Reply } from '../wire/reply';
import { documents, firstBatch } from './batches';
import { type BulkTally, bulkForm, newTally } from './bulk-reply';
import type { CommandTable } from './command';
import { deleteStatement } from './delete';
import { checkBatch, insertStatement } from './insert';
import { lazily } from './listed-statements';
import { document, documentList, number, type Operation, strictFlag, text } from './operation';
import { type Progress, runStatements, type Statement } from './statements';
import { updateStatement } from './update';
import { validationOf } from './validation';
import { refuseView } from './views';

const bulkWrite = async (operation: Operation): Promise<Reply> => {
  const { body } = operation;
  const ops = documentList(body.get('ops'), 'ops');
  checkBatch(ops.length);
  const namespaces = documentList(body.get('nsInfo'), 'nsInfo').map(namespaceOf);
  for (const each of namespaces) refuseView(operation.catalog.get(each));
  const errorsOnly = strictFlag(body.get('errorsOnly'), 'errorsOnly');
  const statements = ops.map((op) => counted(kindOf(op), statementOf(operation, op, namespaces), errorsOnly));
  return batched(
    operation,
    await runStatements(operation, statements, strictFlag(body.get('ordered'), 'ordered', true), bulkForm),
  );
};

const namespaceOf = (info: Doc): string => {
  for (const field of info.keys())
    if (field !== 'ns')
      throw mongoError(40415, `BSON field 'bulkWrite.nsInfo.${field}' is an unknown field.`);
  const [database = '', ...name] = text(info.get('ns'), 'bulkWrite.nsInfo.ns').split('.');
  return checkedNamespace(database, name.join('.'));
};

const KINDS = ['insert', 'update', 'delete'] as const;
type Kind = (typeof KINDS)[number];

/** Which fields an operation takes, and under which name a statement of the plain command knows them. */
const FIELDS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  insert: { document: 'document' },
  update: {
    filter: 'q',
    updateMods: 'u',
    multi: 'multi',
    upsert: 'upsert',
    arrayFilters: 'arrayFilters',
    collation: 'collation',
    constants: 'c',
    hint: 'hint',
    sort: 'sort',
  },
  delete: { filter: 'q', multi: 'limit', collation: 'collation', hint: 'hint' },
};

const kindOf = (op: Doc): Kind => {
  const [name] = op.keys();
  const kind = KINDS.find((each) => each === name);
  if (!kind) throw mongoError(9, `unknown bulkWrite operation '${String(name)}'`);
  return kind;
};

const statementOf = (operation: Operation, op: Doc, namespaces: readonly string[]): Statement => {
  const kind = kindOf(op);
  const namespace = namespaces[number(op.get(kind), kind, -1)];
  if (namespace === undefined)
    throw mongoError(2, `BulkWrite ops entry ${kind}:${String(op.get(kind))} has an invalid nsInfo index.`);
  const spec: Doc = new Map();
  for (const [name, value] of op) {
    if (name === kind) continue;
    const known = FIELDS[kind][name];
    if (!known) throw mongoError(40415, `BSON field 'bulkWrite.${kind}.${name}' is an unknown field.`);
    spec.set(known, known === 'limit' ? (strictFlag(value, 'multi') ? 0 : 1) : value);
  }
  if (kind === 'insert') {
    if (!spec.has('document')) throw missing('insert.document');
    return lazily(() =>
      insertStatement(
        operation,
        namespace,
        encode(document(spec.get('document'), 'document'), Number.POSITIVE_INFINITY),
        validationOf(operation.body),
      ),
    );
  }
  if (!spec.has('q')) throw missing(`${kind}.filter`);
  if (kind === 'update') {
    if (!spec.has('u')) throw missing('update.updateMods');
    return lazily(() => updateStatement(operation, namespace, spec));
  }
  if (!spec.has('limit')) spec.set('limit', 1);
  return lazily(() => deleteStatement(operation, namespace, spec));
};

const missing = (name: string): Error =>
  mongoError(40414, `BSON field 'bulkWrite.${name}' is missing but a required field`);

type Counts = Readonly<{ matched: number; modified: number; upserted: number }>;

const countsOf = ({ matched, modified, upserted }: Progress): Counts => ({
  matched,
  modified,
  upserted: upserted.length,
});

/** The statement, writing down what it did by itself. */
const counted = (kind: Kind, statement: Statement, errorsOnly: boolean): Statement => {
  const note = (progress: Progress, index: number, before: Counts): void => {
    const tally = progress.bulk ?? newTally();
    const n = progress.matched - before.matched;
    const modified = progress.modified - before.modified;
    const upserted = progress.upserted.at(before.upserted)?.get('_id');
    progress.bulk = added(tally, kind, n, modified, upserted !== undefined);
    if (errorsOnly) return;
    const result: Doc = new Map<string, Value>([
      ['ok', 1],
      ['idx', whole(index)],
      ['n', whole(n)],
    ]);
    if (kind === 'update') result.set('nModified', whole(modified));
    if (upserted !== undefined) result.set('upserted', new Map([['_id', upserted]]));
    progress.bulk.results.push(result);
  };
  return {
    many: statement.many,
    run: (writer, progress, index) => {
      const before = countsOf(progress);
      statement.run(writer, progress, index);
      note(progress, index, before);
    },
    runAlone: async (progress, index, finish) => {
      const before = countsOf(progress);
      let noted = false;
      const noteOnce = (): void => {
        if (!noted) note(progress, index, before);
        noted = true;
      };
      await statement.runAlone(progress, index, (writer) => {
        noteOnce();
        finish(writer);
      });
      noteOnce();
    },
  };
};

const added = (tally: BulkTally, kind: Kind, n: number, modified: number, upserted: boolean): BulkTally => ({
  results: tally.results,
  inserted: tally.inserted + (kind === 'insert' ? n : 0),
  matched: tally.matched + (kind === 'update' && !upserted ? n : 0),
  modified: tally.modified + modified,
  upserted: tally.upserted + (upserted ? 1 : 0),
  deleted: tally.deleted + (kind === 'delete' ? n : 0),
});

/** Results beyond a batch wait in a cursor. */
const batched = async (operation: Operation, reply: Reply): Promise<Reply> => {
  const fields = reply instanceof EncodedReply ? decode(reply.bytes) : reply;
  if (!(fields instanceof Map)) return reply;
  const cursor = document(fields.get('cursor'), 'cursor');
  const results = documentList(cursor.get('firstBatch'), 'firstBatch');
  const asked = document(operation.argument('cursor'), 'cursor').get('batchSize');
  const batchSize = number(asked, 'batchSize', Number.POSITIVE_INFINITY);
  const first = await firstBatch(operation, 'admin.$cmd.bulkWrite', documents(results), { batchSize });
  if (!(first instanceof CursorReply) || first.cursorId === 0n) return reply;
  const batch = first.batch.map((bytes) => decode(bytes));
  return new Map(fields).set(
    'cursor',
    new Map<string, Value>([...cursor, ['id', first.cursorId], ['firstBatch', batch]]),
  );
};

export const bulkWriteCommands: CommandTable = {
  bulkWrite: {
    run: bulkWrite,
    writes: true,
    inTransaction: true,
    retryable: true,
    adminOnly: true,
    fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation', 'let', 'cursor'],
  },
};
