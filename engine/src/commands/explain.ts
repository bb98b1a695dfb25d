/** `explain`: which plan a query takes, and what it looked at. */

import { hostname } from 'node:os';
import { type Doc, type Value, whole } from '../bson';
import { mongoError } from '../errors';
import { winningPlan } from '../plan/explain';
import { planQuery } from '../plan/plan';
import { findDocuments, type ScanCounts } from '../plan/scan';
import { checkedNamespace } from '../storage/catalog';
import type { Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { SERVER_VERSION } from './handshake';
import { document, documentList, type Operation, text } from './operation';
import { type Query, queryOf } from './query';
import { isView } from './views';

/** Where each command keeps its filter. */
const FILTER_NAME: Readonly<Record<string, string>> = {
  find: 'filter',
  count: 'query',
  distinct: 'query',
  findAndModify: 'query',
  findandmodify: 'query',
};

type Asked = Readonly<{ namespace: string; filter: Doc; query: Query; body: Doc }>;

const askedOf = ({ database, catalog }: Operation, body: Doc): Asked => {
  const [name] = body.keys();
  const namespace = checkedNamespace(database, body.get(name ?? ''));
  const collection = catalog.get(namespace);
  if (name === 'aggregate') {
    const query = leadingQuery(documentList(body.get('pipeline'), 'pipeline'), body);
    return {
      namespace,
      filter: document(query.get('filter'), 'filter'),
      query: queryOf(query, 'filter', collection),
      body: query,
    };
  }
  if (name === 'update' || name === 'delete') {
    const [statement] = documentList(body.get(name === 'update' ? 'updates' : 'deletes'), name);
    if (!statement) throw mongoError(72, `${name} has no statement to explain`);
    return {
      namespace,
      filter: document(statement.get('q'), 'q'),
      query: queryOf(statement, 'q', collection),
      body: statement,
    };
  }
  const filterName = FILTER_NAME[name ?? ''];
  if (!filterName) throw mongoError(59, `Explain failed due to unknown command: ${name}`);
  return {
    namespace,
    filter: document(body.get(filterName), filterName),
    query: queryOf(body, filterName, collection),
    body,
  };
};

/** What the beginning of a pipeline asks of the collection, as arguments of a `find`. */
const leadingQuery = (pipeline: readonly Doc[], command: Doc): Doc => {
  const filters: Doc[] = [];
  let at = 0;
  for (let match = pipeline[at]?.get('$match'); match instanceof Map; match = pipeline[++at]?.get('$match'))
    filters.push(match);
  const filter = filters.length > 1 ? new Map<string, Value>([['$and', filters]]) : (filters[0] ?? new Map());
  const query: Doc = new Map<string, Value>([['filter', filter]]);
  const sort = pipeline[at]?.get('$sort');
  const limit = sort ? pipeline[at + 1]?.get('$limit') : undefined;
  if (sort) query.set('sort', sort);
  if (limit !== undefined) query.set('limit', limit);
  for (const [name, value] of command)
    if (['hint', 'collation', 'let'].includes(name)) query.set(name, value);
  return query;
};

/** The answer to `explain`, also for an aggregation with `explain: true`. */
export const explained = async (operation: Operation, inner: Doc, verbosity: string): Promise<Reply> => {
  const { namespace, filter, query, body } = askedOf(operation, inner);
  const collection = operation.catalog.get(namespace);
  if (collection && isView(collection))
    throw mongoError(238, 'explain of a view is not supported by this server');
  const plan = collection && planQuery(collection, query);
  const winning: Doc = plan
    ? winningPlan({
        plan,
        filter,
        sort: document(body.get('sort'), 'sort'),
        skip: query.skip,
        limit: Math.abs(query.limit),
        projection: document(body.get('projection'), 'projection'),
      })
    : new Map<string, Value>([['stage', 'EOF']]);
  const reply: Doc = new Map<string, Value>([
    ['explainVersion', '1'],
    [
      'queryPlanner',
      new Map<string, Value>([
        ['namespace', namespace],
        ['indexFilterSet', false],
        ['parsedQuery', filter],
        ['winningPlan', winning],
        ['rejectedPlans', []],
      ]),
    ],
  ]);
  if (verbosity !== 'queryPlanner' && collection && plan) {
    const counts: ScanCounts = { keys: 0, documents: 0 };
    const started = performance.now();
    let returned = 0;
    const wanted =
      query.limit === 0 || !plan.sorted ? Number.POSITIVE_INFINITY : query.skip + Math.abs(query.limit);
    for (const found of findDocuments(operation.reader, collection, plan, query.filter, { counts })) {
      if (found) returned += 1;
      if (returned >= wanted) break;
      if (operation.slice.over) await operation.slice.rest();
    }
    const behind = Math.max(0, returned - query.skip);
    reply.set(
      'executionStats',
      new Map<string, Value>([
        ['executionSuccess', true],
        ['nReturned', whole(query.limit === 0 ? behind : Math.min(behind, Math.abs(query.limit)))],
        ['executionTimeMillis', Math.round(performance.now() - started)],
        ['totalKeysExamined', whole(counts.keys)],
        ['totalDocsExamined', whole(counts.documents)],
        ['executionStages', winning],
      ]),
    );
  }
  reply.set('command', inner);
  reply.set(
    'serverInfo',
    new Map<string, Value>([
      ['host', hostname()],
      ['port', operation.engine.port],
      ['version', SERVER_VERSION],
    ]),
  );
  return reply.set('ok', 1);
};

const explain = (operation: Operation): Promise<Reply> => {
  const verbosity = operation.argument('verbosity');
  return explained(
    operation,
    document(operation.argument('explain'), 'explain'),
    verbosity === undefined ? 'allPlansExecution' : text(verbosity, 'verbosity'),
  );
};

export const explainCommands: CommandTable = {
  explain: { run: explain, fields: ['verbosity'] },
};
