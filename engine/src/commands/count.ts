/** `count` and `distinct`. */

import { type Doc, decode, type Value, whole } from '../bson';
import { mongoError } from '../errors';
import { Distinct } from '../query';
import { after, KIND, prefix } from '../storage/keys';
import { Snapshot } from '../storage/reader';
import type { Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { document, type Operation, text } from './operation';
import { viewSteps } from './pipeline-reads';
import { matchesAll, orderedSteps, type Query, queryOf } from './query';
import { isView, viewOf } from './views';

/** Calls `visit` for every document of a query, giving way to others meanwhile. */
const forEachFound = async (
  operation: Operation,
  query: Query,
  visit: (bytes: Buffer) => void,
): Promise<void> => {
  let steps = 0;
  for (const found of foundBytes(operation, query)) {
    if (found) visit(found);
    if ((!found || ++steps % 32 === 0) && operation.slice.over) await operation.slice.rest();
  }
};

function* foundBytes(operation: Operation, query: Query): Generator<Buffer | undefined, void> {
  const view = viewOf(operation.catalog, operation.namespace);
  if (view) {
    const filter = document(operation.argument('query'), 'query');
    yield* viewSteps(operation, view, [new Map([['$match', filter]])]);
    return;
  }
  for (const found of orderedSteps(operation, query)) yield found?.bytes;
}

const count = async (operation: Operation): Promise<Reply> => {
  const asked = queryOf(operation.body, 'query', operation.collection);
  const query = { ...asked, sort: undefined, skip: 0, limit: 0 };
  let found = 0;
  const { collection, reader } = operation;
  if (collection && !isView(collection) && matchesAll(query.filter) && reader instanceof Snapshot) {
    const start = prefix(KIND.document, collection.id);
    found = reader.count({ start, end: after(start) });
  } else
    await forEachFound(operation, query, () => {
      found += 1;
    });
  const behind = Math.max(0, found - asked.skip);
  const limit = Math.abs(asked.limit);
  return new Map<string, Value>([
    ['n', whole(limit === 0 ? behind : Math.min(limit, behind))],
    ['ok', 1],
  ]);
};

/** An index that holds just the values of a field, in order: all of a collection is then read through it. */
const indexOn = ({ collection }: Operation, key: string, { filter, hint }: Query): string | undefined => {
  if (!matchesAll(filter) || hint !== undefined || filter.collation) return undefined;
  return collection?.indexes.find(
    (index) =>
      index.fields[0]?.path === key &&
      !(
        index.multikey ||
        index.sparse ||
        index.partialFilter ||
        index.hidden ||
        index.building ||
        index.inexact
      ),
  )?.name;
};

const distinct = async (operation: Operation): Promise<Reply> => {
  const asked = queryOf(operation.body, 'query', operation.collection);
  const key = text(operation.argument('key'), 'key');
  if (key.includes('\0')) throw mongoError(31032, 'Key field cannot contain an embedded null byte');
  const query = { ...asked, skip: 0, limit: 0, hint: asked.hint ?? indexOn(operation, key, asked) };
  const values = new Distinct(key, query.filter.collation?.strings);
  await forEachFound(operation, query, (bytes) => values.add(decode(bytes)));
  const reply: Doc = new Map<string, Value>([['values', [...values.values()]]]);
  if (operation.kept) reply.set('atClusterTime', operation.kept.time);
  return reply.set('ok', 1);
};

export const countCommands: CommandTable = {
  count: { run: count, views: true, fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'] },
  distinct: {
    run: distinct,
    inTransaction: true,
    snapshotReads: true,
    views: true,
    fields: ['key', 'query', 'collation', 'hint'],
  },
};
