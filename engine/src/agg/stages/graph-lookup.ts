/** `$graphLookup`: what can be reached from a document, step by step, through the fields of a collection. */

import { type Doc, fieldPath, isDoc, toInteger, typeName, type Value, ValueMap, visitPath } from '../../bson';
import { mongoError } from '../../errors';
import { compileFilterIn } from '../../query/filter';
import { compileExpression, type Evaluate } from '../expression';
import { approximateBytes } from '../memory';
import { type CompileStage, PAUSE, type StageContext } from '../stage';
import { equalsAny, setAt } from './join';

type Graph = Readonly<{
  from: string;
  startWith: Evaluate;
  connectFrom: readonly string[];
  connectTo: string;
  as: readonly string[];
  maxDepth: bigint | undefined;
  depthField: readonly string[] | undefined;
  restrict: Doc | undefined;
}>;

const TEXTS = ['from', 'as', 'connectFromField', 'connectToField', 'depthField'];
const KNOWN = new Set([...TEXTS, 'startWith', 'maxDepth', 'restrictSearchWithMatch']);

const parse = (spec: Value, { scope }: StageContext): Graph => {
  if (!isDoc(spec))
    throw mongoError(
      9,
      `the $graphLookup stage specification must be an object, but found ${typeName(spec)}`,
    );
  for (const [name, value] of spec) {
    if (!KNOWN.has(name)) throw mongoError(40104, `Unknown argument to $graphLookup: ${name}`);
    if (TEXTS.includes(name) && typeof value !== 'string')
      throw mongoError(40103, `expected string as argument for ${name}, found: ${typeName(value)}`);
  }
  const text = (name: string): string => spec.get(name) as string;
  const startWith = spec.get('startWith');
  const missing = ['from', 'as', 'connectFromField', 'connectToField'].some((name) => !spec.has(name));
  if (missing || startWith === undefined)
    throw mongoError(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    );
  const restrict = spec.get('restrictSearchWithMatch');
  if (restrict !== undefined && !isDoc(restrict))
    throw mongoError(40185, `restrictSearchWithMatch must be an object, found ${typeName(restrict)}`);
  // Looked at once before any document, so that a mistake is refused also for an empty collection.
  if (restrict) compileFilterIn(restrict, scope);
  return {
    from: text('from'),
    startWith: compileExpression(startWith, scope),
    connectFrom: fieldPath(text('connectFromField')),
    connectTo: text('connectToField'),
    as: fieldPath(text('as')),
    maxDepth: depthLimit(spec.get('maxDepth')),
    depthField: spec.has('depthField') ? fieldPath(text('depthField')) : undefined,
    restrict,
  };
};

const depthLimit = (value: Value | undefined): bigint | undefined => {
  if (value === undefined) return undefined;
  const depth = toInteger(value);
  if (depth === undefined)
    throw mongoError(40100, `maxDepth must be a whole number, found ${typeName(value)}`);
  if (depth < 0n) throw mongoError(40101, `maxDepth requires a nonnegative argument, found: ${depth}`);
  return depth;
};

/** Adds the values at a path, an array by its elements. */
const gather = (doc: Doc, path: readonly string[], into: ValueMap<true>): void => {
  visitPath(doc, path, false, (value) => {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) into.set(each, true);
    return false;
  });
};

export const graphLookup: CompileStage = (spec, context, name) => {
  const graph = parse(spec, context);
  return function* (source) {
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      const reached: Doc[] = [];
      for (const each of reachable(doc, graph, context, name)) {
        if (each === PAUSE) yield each;
        else reached.push(each);
      }
      yield setAt(doc, graph.as, reached);
    }
  };
};

/** Breadth first; a document is reached once, at its least depth. */
function* reachable(
  doc: Doc,
  { from, startWith, connectFrom, connectTo, maxDepth, depthField, restrict }: Graph,
  { scope, collections, memoryLimitBytes }: StageContext,
  name: string,
): Generator<Doc | typeof PAUSE, void> {
  const visited = new ValueMap<true>();
  let bytes = 0;
  let frontier = new ValueMap<true>();
  const start = startWith(doc);
  for (const each of Array.isArray(start) ? start : [start]) if (each !== undefined) frontier.set(each, true);
  for (let depth = 0n; frontier.size > 0 && (maxDepth === undefined || depth <= maxDepth); depth++) {
    const wanted = equalsAny(
      connectTo,
      Array.from(frontier, ([value]) => value),
    );
    const filter = compileFilterIn(restrict ? new Map([['$and', [restrict, wanted]]]) : wanted, scope);
    frontier = new ValueMap<true>();
    for (const found of collections.find(from, filter)) {
      if (found === PAUSE) {
        yield found;
        continue;
      }
      const id = found.get('_id') ?? null;
      if (visited.get(id)) continue;
      visited.set(id, true);
      bytes += approximateBytes(found);
      if (bytes > memoryLimitBytes) throw mongoError(40099, `${name} reached maximum memory consumption`);
      gather(found, connectFrom, frontier);
      yield depthField ? setAt(found, depthField, depth) : found;
    }
  }
}
