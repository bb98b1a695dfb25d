/** Views: a stored pipeline over a collection or over another view. */

import { compilePipeline } from '../agg';
import { type Doc, isDoc, type Value } from '../bson';
import { mongoError } from '../errors';
import { type CatalogView, type Collection, checkedNamespace } from '../storage/catalog';
import { documentList, text } from './operation';

/** A view seen through: the collection at its bottom, and every stage from there to its documents. */
export type View = Readonly<{ namespace: string; stages: readonly Doc[] }>;

const DEPTH_MAX = 20;

/** True for a view, which has no documents of its own. */
export const isView = ({ options }: Collection): boolean => options.has('viewOn');

/** Refuses a command that needs a collection with documents (166). */
export const refuseView = (collection: Collection | undefined): void => {
  if (collection && isView(collection))
    throw mongoError(166, `Namespace ${collection.namespace} is a view, not a collection`);
};

/** The view of that name, if it is one. Refuses one over too many others (165). */
export const viewOf = (catalog: CatalogView, namespace: string): View | undefined => {
  const first = catalog.get(namespace);
  if (!first || !isView(first)) return undefined;
  let stages: readonly Doc[] = [];
  let at: Collection | undefined = first;
  let below = namespace;
  for (let depth = 0; at && isView(at); depth++) {
    if (depth === DEPTH_MAX)
      throw mongoError(165, `View depth too deep or cycle detected; maximum depth is ${DEPTH_MAX}`);
    stages = [...stagesOf(at.options), ...stages];
    below = `${at.database}.${String(at.options.get('viewOn'))}`;
    at = catalog.get(below);
  }
  return { namespace: below, stages };
};

const stagesOf = (options: Doc): Doc[] => {
  const pipeline = options.get('pipeline');
  return Array.isArray(pipeline) ? pipeline.filter(isDoc) : [];
};

/**
 * The options of a view that `create` asks for; nothing when it asks for none. Refuses a pipeline that does not
 * compile or that writes (167), and a circle of views (5).
 */
export const viewOptions = (
  body: Doc,
  database: string,
  namespace: string,
  catalog: CatalogView,
): Doc | undefined => {
  if (!body.has('viewOn')) {
    if (body.has('pipeline')) throw mongoError(72, "'pipeline' requires 'viewOn' to also be specified");
    return undefined;
  }
  const viewOn = text(body.get('viewOn'), 'viewOn');
  const below = checkedNamespace(database, viewOn);
  const stages = body.has('pipeline') ? documentList(body.get('pipeline'), 'pipeline') : [];
  const { output } = compilePipeline(stages, { collections: { find: () => [] } });
  if (output) throw mongoError(167, `$${output.kind} cannot be used in a view definition`);
  for (let at: string | undefined = below; at !== undefined; ) {
    if (at === namespace) throw mongoError(5, `View cycle detected: ${namespace}`);
    const next: Value | undefined = catalog.get(at)?.options.get('viewOn');
    at = typeof next === 'string' ? `${database}.${next}` : undefined;
  }
  return new Map<string, Value>([
    ['viewOn', viewOn],
    ['pipeline', stages],
  ]);
};
