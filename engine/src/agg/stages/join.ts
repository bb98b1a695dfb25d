/** Stages that run another pipeline: `$lookup`, `$unionWith`, `$facet`. */

import { type Doc, fieldPath, isDoc, type Maybe, Regex, typeName, type Value, visitPath } from '../../bson';
import { mongoError } from '../../errors';
import { compileFilterIn, type Filter } from '../../query/filter';
import { compileExpression, type Evaluate, type Scope } from '../expression';
import { approximateBytes } from '../memory';
import { namedArguments } from '../operators/arguments';
import { checkVariable } from '../operators/control';
import { type Compiled, type CompileStage, PAUSE, type Source, type StageContext } from '../stage';
import { refuseBeyond } from './simple';

const NESTED_MAX = 20;

/** `$documents` makes its own documents, so that no collection has to be named. */
const bringsDocuments = (pipeline: Maybe): boolean => {
  const [first] = Array.isArray(pipeline) ? pipeline : [];
  return isDoc(first) && first.has('$documents');
};

/** The context of a pipeline inside this one, with its own variables. */
const inside = (context: StageContext, variables?: ReadonlyMap<string, Maybe>): StageContext => {
  if (context.depth >= NESTED_MAX)
    throw mongoError(232, `Maximum number of nested sub-pipelines exceeded. Limit is ${NESTED_MAX}`);
  const constants = new Map([...context.scope.constants, ...(variables ?? [])]);
  return {
    ...context,
    depth: context.depth + 1,
    scope: { ...context.scope, constants, reads: undefined } as Scope,
  };
};

const stagesOf = (value: Maybe, name: string): readonly Value[] => {
  if (Array.isArray(value)) return value;
  throw mongoError(14, `${name} argument 'pipeline' must be an array, is type ${typeName(value)}`);
};

/** Reads a collection through a compiled pipeline whose leading `$match` an index may serve. */
const readThrough = (
  collection: string | undefined,
  { stages, filter, afterMatch }: Compiled,
  extra: Filter | undefined,
  { collections }: StageContext,
): Source => {
  if (collection === undefined) return stages.run([], 0);
  if (extra) return stages.run(collections.find(collection, extra), 0);
  return stages.run(collections.find(collection, filter), afterMatch);
};

/** The condition that a field equals any of the values; an array matches by its elements. */
export const equalsAny = (field: string, values: readonly Value[]): Doc => {
  const special = values.some((value) => value instanceof Regex || isDoc(value));
  if (special)
    return new Map([['$or', values.map((value): Doc => new Map([[field, new Map([['$eq', value]])]]))]]);
  const [only] = values;
  return new Map([
    [field, values.length === 1 ? new Map([['$eq', only as Value]]) : new Map([['$in', [...values]]])],
  ]);
};

const localValues = (doc: Doc, parts: readonly string[]): Value[] => {
  const values: Value[] = [];
  visitPath(doc, parts, false, (value) => {
    if (Array.isArray(value)) values.push(...value);
    else values.push(value ?? null);
    return false;
  });
  return values;
};

/** The document with a value at a path. */
export const setAt = (doc: Doc, parts: readonly string[], value: Value): Doc => {
  const [first, ...rest] = parts as [string, ...string[]];
  const inner = doc.get(first);
  return new Map(doc).set(
    first,
    rest.length === 0 ? value : setAt(isDoc(inner) ? inner : new Map(), rest, value),
  );
};

type Lookup = Readonly<{
  /** Nothing for a pipeline that begins with `$documents`. */
  from: string | undefined;
  as: readonly string[];
  local: readonly string[] | undefined;
  foreignField: string | undefined;
  variables: readonly (readonly [string, Evaluate])[];
  pipeline: readonly Value[];
}>;

const parseLookup = (spec: Value, context: StageContext, name: string): Lookup => {
  const options = namedArguments(
    spec,
    name,
    ['as'],
    ['from', 'localField', 'foreignField', 'let', 'pipeline'],
  );
  const text = (key: string): string | undefined => {
    const value = options.get(key);
    if (value !== undefined && typeof value !== 'string')
      throw mongoError(
        9,
        `$lookup argument '${key}: ${typeName(value)}' must be a string, is type ${typeName(value)}`,
      );
    return value;
  };
  const from = text('from');
  const [localField, foreignField] = [text('localField'), text('foreignField')];
  if (from === undefined && (localField !== undefined || !bringsDocuments(options.get('pipeline'))))
    throw mongoError(9, "must specify 'from' field for a $lookup");
  if ((localField === undefined) !== (foreignField === undefined))
    throw mongoError(9, '$lookup requires both or neither of localField and foreignField to be specified');
  if (localField === undefined && !options.has('pipeline'))
    throw mongoError(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  const variables = options.get('let') ?? new Map<string, Value>();
  if (!isDoc(variables))
    throw mongoError(9, `$lookup argument 'let' must be an object, is type ${typeName(variables)}`);
  return {
    from,
    as: fieldPath(text('as') as string),
    local: localField === undefined ? undefined : fieldPath(localField),
    foreignField: foreignField && fieldPath(foreignField).join('.'),
    variables: [...variables].map(
      ([variable, value]) => [checkVariable(variable), compileExpression(value, context.scope)] as const,
    ),
    pipeline: options.has('pipeline') ? stagesOf(options.get('pipeline'), name) : [],
  };
};

const lookup: CompileStage = (spec, context, name) => {
  const parsed = parseLookup(spec, context, name);
  const { from, as, local, foreignField, variables, pipeline } = parsed;
  // Compiled once to find mistakes early, and for good when no variable changes from document to document.
  const compile = (bound?: ReadonlyMap<string, Maybe>): Compiled =>
    context.compileStages(pipeline, inside(context, bound));
  const fixed = compile(new Map(variables.map(([variable]) => [variable, null])));
  let shared: Doc[] | undefined;
  return function* (source) {
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      let found = shared;
      if (!found) {
        found = [];
        const compiled =
          variables.length === 0
            ? fixed
            : compile(new Map(variables.map(([variable, value]) => [variable, value(doc)])));
        const values = local && localValues(doc, local);
        const extra =
          values && foreignField !== undefined
            ? compileFilterIn(equalsAny(foreignField, values), context.scope)
            : undefined;
        if (values?.length !== 0)
          for (const foreign of readThrough(from, compiled, extra, context)) {
            if (foreign === PAUSE) yield foreign;
            else found.push(foreign);
          }
        if (variables.length === 0 && !local) shared = found;
      }
      yield setAt(doc, as, found);
    }
  };
};

const unionWith: CompileStage = (spec, context, name) => {
  const options: Doc =
    typeof spec === 'string'
      ? new Map([['coll', spec]])
      : namedArguments(spec, name, [], ['coll', 'pipeline']);
  const collection = options.get('coll');
  if (
    typeof collection !== 'string' &&
    !(collection === undefined && bringsDocuments(options.get('pipeline')))
  )
    throw mongoError(9, "$unionWith requires 'coll' to be a string");
  const compiled = context.compileStages(
    options.has('pipeline') ? stagesOf(options.get('pipeline'), name) : [],
    inside(context),
  );
  return function* (source) {
    yield* source;
    yield* readThrough(collection, compiled, undefined, context);
  };
};

const NOT_IN_FACET = new Set(['$out', '$merge', '$facet', '$geoNear', '$documents']);

const checkFacetName = (field: string): void => {
  if (field.includes('.')) throw mongoError(16412, "FieldPath field names may not contain '.'.");
  if (field === '') throw mongoError(15998, 'FieldPath field names may not be empty strings.');
  fieldPath(field);
};

/** Every pipeline sees all documents, so they are held meanwhile, within the bound. */
const facet: CompileStage = (spec, context, name) => {
  if (!isDoc(spec) || spec.size === 0)
    throw mongoError(40169, 'the $facet specification must be a non-empty object');
  const facets = [...spec].map(([field, value]) => {
    checkFacetName(field);
    if (!Array.isArray(value))
      throw mongoError(40170, `arguments to $facet must be arrays, ${field} is type ${typeName(value)}`);
    for (const stage of value) {
      const [inner] = isDoc(stage) ? stage.keys() : [];
      if (inner !== undefined && NOT_IN_FACET.has(inner))
        throw mongoError(40600, `${inner} is not allowed to be used within a $facet stage`);
    }
    return { field, stages: context.compileStages(value, inside(context)).stages };
  });
  return function* (source) {
    const docs: Doc[] = [];
    let bytes = 0;
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      docs.push(doc);
      bytes += approximateBytes(doc);
      refuseBeyond(bytes, context.memoryLimitBytes, name);
    }
    const result: Doc = new Map();
    for (const { field, stages } of facets)
      result.set(
        field,
        Array.from(stages.run(docs, 0), (doc) => doc as Doc),
      );
    yield result;
  };
};

export const JOIN_STAGES: Readonly<Record<string, CompileStage>> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
};
