/** `aggregate`: feeds a pipeline from the store, answers batch by batch or writes with `$merge` and `$out`. */

import { type Collections, compilePipeline, PAUSE, type Pipeline, type Source } from '../agg';
import { type Doc, decode, encode, rawGet, type Value } from '../bson';
import { mongoError } from '../errors';
import { indexSpec } from '../index/definition';
import { planQuery } from '../plan/plan';
import { findDocuments } from '../plan/scan';
import { compileFilter, type Filter, parseCollation, type SortOrder } from '../query';
import { type Collection, checkedNamespace } from '../storage/catalog';
import { CursorReply, type Reply } from '../wire/reply';
import { writeOutput } from './aggregate-output';
import type { CommandTable } from './command';
import { FIRST_BATCH } from './cursors';
import { explained } from './explain';
import { firstBatch } from './find';
import { document, documentList, flag, number, type Operation } from './operation';
import { collectionStats } from './status';

/** Documents between two pauses. */
const PAUSE_DOCUMENTS = 32;

const aggregate = async (operation: Operation): Promise<Reply> => {
  const { body, database, transaction } = operation;
  if (flag(body.get('explain'))) return explained(operation, body, 'queryPlanner');
  const stages = documentList(body.get('pipeline'), 'pipeline');
  const target = body.get('aggregate');
  const namespace = target === 1 ? `${database}.$cmd.aggregate` : checkedNamespace(database, target);
  if (!body.has('cursor'))
    throw mongoError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  const cursor = document(body.get('cursor'), 'cursor');
  const batchSize = number(cursor.get('batchSize'), 'batchSize', FIRST_BATCH);
  if (batchSize < 0)
    throw mongoError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${batchSize}'`);

  const given = await statisticsSource(operation, stages[0], namespace);
  const pipeline = compileFor(operation, given ? stages.slice(1) : stages);
  if (target === 1 && !pipeline.sourceless)
    throw mongoError(73, `{aggregate: 1} is not valid for a pipeline that reads a collection`);
  if (target !== 1 && pipeline.sourceless)
    throw mongoError(73, `'$documents' can only be run with {aggregate: 1}`);
  if (pipeline.output && transaction)
    throw mongoError(263, `$${pipeline.output.kind} cannot be used in a transaction`);
  const results = given ? pipeline.run(given) : pipeline.run(...sourceOf(operation, pipeline, namespace));
  if (!pipeline.output) return firstBatch(operation, namespace, encoded(results), { batchSize });
  await writeOutput(operation, pipeline.output, results);
  return new CursorReply(namespace, 0n, 'firstBatch', []);
};

const compileFor = (operation: Operation, stages: readonly Doc[]): Pipeline => {
  const { body } = operation;
  return compilePipeline(stages, {
    collections: collectionsOf(operation),
    let: body.has('let') ? document(body.get('let'), 'let') : undefined,
    collation: parseCollation(body.get('collation')),
  });
};

/** What a pipeline reads, and from which of its stages on it still has to run. */
const sourceOf = (operation: Operation, pipeline: Pipeline, namespace: string): [Source, number] => {
  const collection = operation.catalog.get(namespace);
  if (pipeline.sourceless || !collection) return [[], 0];
  const filter = pipeline.filter ?? everything();
  const hint = operation.argument('hint');
  const plan = planQuery(collection, { filter, sort: pipeline.sort, hint });
  const sorted = pipeline.sort !== undefined && plan.sorted;
  const source = documentsOf(operation, collection, {
    filter,
    sort: sorted ? pipeline.sort : undefined,
    hint,
    fields: pipeline.fields,
  });
  return [source, sorted ? pipeline.afterSort : pipeline.afterMatch];
};

let matchesAll: Filter | undefined;
const everything = (): Filter => {
  matchesAll ??= compileFilter(new Map());
  return matchesAll;
};

type Reading = Readonly<{
  filter: Filter;
  sort?: SortOrder | undefined;
  hint?: Value | undefined;
  /** Top-level fields to decode; all when missing. */
  fields?: ReadonlySet<string> | undefined;
}>;

function* documentsOf(
  operation: Operation,
  collection: Collection,
  { filter, sort, hint, fields }: Reading,
): Generator<Doc | typeof PAUSE, void> {
  const plan = planQuery(collection, { filter, sort, hint });
  let count = 0;
  for (const found of findDocuments(operation.reader, collection, plan, filter)) {
    if (found) yield fields ? someFields(found.bytes, fields) : decode(found.bytes);
    if (!found || ++count % PAUSE_DOCUMENTS === 0) yield PAUSE;
  }
}

const someFields = (bytes: Buffer, fields: ReadonlySet<string>): Doc => {
  const found: Doc = new Map();
  for (const name of fields) {
    const value = rawGet(bytes, name);
    if (value !== undefined) found.set(name, value);
  }
  return found;
};

const collectionsOf = (operation: Operation): Collections => ({
  find: (name, filter) => {
    const collection = operation.catalog.get(`${operation.database}.${name}`);
    return collection ? documentsOf(operation, collection, { filter: filter ?? everything() }) : [];
  },
});

function* encoded(results: Source): Generator<Buffer | undefined, void> {
  for (const each of results) yield each === PAUSE ? undefined : encode(each);
}

/** `$collStats` and `$indexStats` stand first and make their own documents. */
const statisticsSource = async (
  operation: Operation,
  first: Doc | undefined,
  namespace: string,
): Promise<Doc[] | undefined> => {
  const collection = operation.catalog.get(namespace);
  if (first?.has('$indexStats'))
    return (collection?.indexes ?? []).map(
      (index): Doc =>
        new Map<string, Value>([
          ['name', index.name],
          ['key', index.keyPattern],
          ['spec', indexSpec(index)],
        ]),
    );
  const wanted = first?.get('$collStats');
  if (!(wanted instanceof Map)) return undefined;
  if (!collection)
    throw mongoError(
      26,
      `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${namespace}] not found.`,
    );
  const result: Doc = new Map<string, Value>([
    ['ns', namespace],
    ['host', `${operation.engine.options.host}:${operation.engine.port}`],
    ['localTime', new Date()],
  ]);
  const stats = await collectionStats(operation, collection);
  for (const part of wanted.keys()) {
    if (part === 'storageStats') result.set('storageStats', stats);
    else if (part === 'count') result.set('count', stats.get('count') ?? 0);
    else throw mongoError(238, `$collStats: ${part} is not supported by this server`);
  }
  return [result];
};

export const aggregateCommands: CommandTable = {
  aggregate: {
    run: aggregate,
    writes: true,
    inTransaction: true,
    fields: [
      'pipeline',
      'explain',
      'cursor',
      'allowDiskUse',
      'bypassDocumentValidation',
      'collation',
      'hint',
      'let',
    ],
  },
};
