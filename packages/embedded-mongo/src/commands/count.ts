/** `count` and `distinct`. */

import { type Doc, decode, type Value, whole } from '../bson';
import { Distinct } from '../query';
import { after, KIND, prefix } from '../storage/keys';
import { Snapshot } from '../storage/reader';
import type { Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { orderedSteps, type Query, queryOf } from './find';
import { type Operation, text } from './operation';

/** Calls `visit` for every document of a query, giving way to others meanwhile. */
export const forEachFound = async (
  operation: Operation,
  query: Query,
  visit: (bytes: Buffer) => void,
): Promise<void> => {
  let steps = 0;
  for (const found of orderedSteps(operation, query)) {
    if (found) visit(found.bytes);
    if ((!found || ++steps % 32 === 0) && operation.slice.over) await operation.slice.rest();
  }
};

const count = async (operation: Operation): Promise<Reply> => {
  const asked = queryOf(operation.body, 'query');
  const query = { ...asked, sort: undefined, skip: 0, limit: 0 };
  let found = 0;
  const { collection, reader } = operation;
  const everything = query.filter.predicate.kind === 'and' && query.filter.predicate.children.length === 0;
  if (collection && everything && reader instanceof Snapshot) {
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

const distinct = async (operation: Operation): Promise<Reply> => {
  const query = { ...queryOf(operation.body, 'query'), skip: 0, limit: 0 };
  const values = new Distinct(text(operation.argument('key'), 'key'), query.filter.collation?.strings);
  await forEachFound(operation, query, (bytes) => values.add(decode(bytes)));
  const reply: Doc = new Map<string, Value>([['values', values.values()]]);
  return reply.set('ok', 1);
};

export const countCommands: CommandTable = {
  count: { run: count, fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'] },
  distinct: { run: distinct, inTransaction: true, fields: ['key', 'query', 'collation', 'hint'] },
};
