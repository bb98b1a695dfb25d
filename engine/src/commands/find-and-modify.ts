/** `findAndModify`: one document is changed or removed and answered, before or after. */

import { scopeOf } from '../agg/expression';
import { type Doc, type Value } from '../bson';
import { mongoError } from '../errors';
import type { Found } from '../plan/scan';
import { compileProjection } from '../query';
import { putRetryRecord, type RetryRecord } from '../session/retry-record';
import type { Writer } from '../storage/writer';
import type { Update } from '../update';
import { EncodedReply, encodeReply, type Reply } from '../wire/reply';
import { deleteFound, insertUpsert, updateFound } from './change';
import type { CommandTable } from './command';
import { writeFound } from './locate';
import { document, flag, type Operation } from './operation';
import { type Query, queryOf } from './query';
import { updateOf } from './update';
import { type Validate, validationOf } from './validation';

type Wanted = Readonly<{
  query: Query;
  update: Update | undefined;
  upsert: boolean;
  returnNew: boolean;
  fields: Doc;
  validate: Validate;
}>;

const wantedOf = ({ body, collection }: Operation): Wanted => {
  const removes = flag(body.get('remove'));
  const change = body.get('update');
  const [upsert, returnNew] = [flag(body.get('upsert')), flag(body.get('new'))];
  if (removes && change !== undefined) throw mongoError(9, 'Cannot specify both an update and remove=true');
  if (removes && upsert) throw mongoError(9, 'Cannot specify both upsert=true and remove=true');
  if (removes && returnNew)
    throw mongoError(
      9,
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  if (removes && body.has('arrayFilters')) throw mongoError(9, 'Cannot specify arrayFilters and remove=true');
  if (!removes && change === undefined)
    throw mongoError(9, 'Either an update or remove=true must be specified');
  return {
    query: { ...queryOf(body, 'query', collection), skip: 0, limit: 1 },
    update: removes ? undefined : updateOf(change, body, body, collection),
    upsert,
    returnNew,
    fields: document(body.get('fields'), 'fields'),
    validate: validationOf(body),
  };
};

const findAndModify = async (operation: Operation): Promise<Reply> => {
  const { namespace, session, retry } = operation;
  const wanted = wantedOf(operation);
  const projection = compileProjection(wanted.fields, scopeOf({}));
  const outcome = await writeFound(operation, namespace, wanted.query, (writer, found) => {
    const { value, last, wrote } = modify(writer, namespace, found, wanted);
    const shown =
      value && projection
        ? projection.apply(
            value,
            projection.needsArrayIndex ? wanted.query.filter.arrayIndex(value) : undefined,
          )
        : value;
    const reply = encodeReply(
      new Map<string, Value>([
        ['lastErrorObject', last],
        ['value', shown ?? null],
        ['ok', 1],
      ]),
    );
    if (!retry || !session || !wrote) return { reply, record: undefined };
    const record: RetryRecord = { number: retry.number, commit: false, done: true, next: 1, reply };
    putRetryRecord(writer, session.id, record);
    return { reply, record };
  });
  if (session && outcome.record) session.record = outcome.record;
  return new EncodedReply(outcome.reply);
};

type Modified = { value: Doc | undefined; last: Doc; wrote: boolean };

const modify = (
  writer: Writer,
  namespace: string,
  found: Found | undefined,
  { query, update, upsert, returnNew, validate }: Wanted,
): Modified => {
  const collection = writer.catalog.view.get(namespace);
  const last: Doc = new Map<string, Value>([['n', found ? 1 : 0]]);
  if (!update) {
    if (!collection || !found) return { value: undefined, last, wrote: false };
    return { value: deleteFound(writer, collection, found), last, wrote: true };
  }
  last.set('updatedExisting', found !== undefined);
  if (collection && found) {
    const { before, after } = updateFound(writer, collection, found, query.filter, update, validate);
    return { value: returnNew ? after : before, last, wrote: true };
  }
  if (!upsert) return { value: undefined, last, wrote: false };
  const inserted = insertUpsert(writer, namespace, query.filter, update, validate);
  last.set('n', 1).set('upserted', inserted.get('_id') ?? null);
  return { value: returnNew ? inserted : undefined, last, wrote: true };
};

const fields = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'bypassDocumentValidation',
  'collation',
  'arrayFilters',
  'hint',
  'let',
];

export const findAndModifyCommands: CommandTable = {
  findAndModify: { run: findAndModify, writes: true, inTransaction: true, retryable: true, fields },
  findandmodify: { run: findAndModify, writes: true, inTransaction: true, retryable: true, fields },
};
