/** Pipelines fed from the store: from a collection, from others they join, and from views. */

import { type Collections, compilePipeline, PAUSE, type Pipeline, type Source } from '../agg';
import { type Doc, decode, encode, rawGet, type Value } from '../bson';
import { planQuery } from '../plan/plan';
import { findDocuments } from '../plan/scan';
import { compileFilter, type Filter, type SortOrder } from '../query';
import type { Collection } from '../storage/catalog';
import { collationOf } from './collation';
import type { Operation } from './operation';
import { variablesOf } from './query';
import { type View, viewOf } from './views';

/** Documents between two pauses. */
const PAUSE_DOCUMENTS = 32;

/** Compiles a pipeline on a collection. */
export const compileFor = (operation: Operation, stages: readonly Doc[], namespace: string): Pipeline => {
  const { body } = operation;
  return compilePipeline(stages, {
    collections: collectionsOf(operation),
    let: variablesOf(body),
    collation: collationOf(body, operation.catalog.get(namespace)),
  });
};

/** What a pipeline reads, and from which of its stages on it still has to run. */
export const sourceOf = (operation: Operation, pipeline: Pipeline, namespace: string): [Source, number] => {
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
    const namespace = `${operation.database}.${name}`;
    const view = viewOf(operation.catalog, namespace);
    if (view) return viewed(operation, view, filter);
    const collection = operation.catalog.get(namespace);
    return collection ? documentsOf(operation, collection, { filter: filter ?? everything() }) : [];
  },
});

/** The documents of a view, for a stage that reads it from another pipeline. */
function* viewed(
  operation: Operation,
  view: View,
  filter: Filter | undefined,
): Generator<Doc | typeof PAUSE, void> {
  const pipeline = compilePipeline(view.stages, { collections: collectionsOf(operation) });
  for (const each of pipeline.run(...sourceOf(operation, pipeline, view.namespace)))
    if (each === PAUSE || !filter || filter.matches(each)) yield each;
}

/** What a command finds in the view it names, after further stages, as bytes. */
export const viewSteps = (
  operation: Operation,
  view: View,
  further: readonly Doc[],
): Generator<Buffer | undefined, void> => {
  const pipeline = compileFor(operation, [...view.stages, ...further], operation.namespace);
  return encoded(pipeline.run(...sourceOf(operation, pipeline, view.namespace)));
};

/** Results as bytes. */
export function* encoded(results: Source): Generator<Buffer | undefined, void> {
  for (const each of results) yield each === PAUSE ? undefined : encode(each);
}
