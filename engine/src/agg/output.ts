/** `$merge` and `$out`: where a pipeline's documents go and what becomes of one that is there already. */

import { type Doc, getPath, isDoc, show, splitPath, typeName, type Value } from '../bson';
import { mongoError } from '../errors';
import { compilePipelineUpdate } from '../update/pipeline';
import { compileExpression, type Scope } from './expression';
import { namedArguments } from './operators/arguments';

/** Where results are written instead of being returned. */
export type Output =
  /** Replaces the whole collection in one step. */
  | Readonly<{ kind: 'out'; database: string | undefined; collection: string }>
  | Readonly<{
      kind: 'merge';
      database: string | undefined;
      collection: string;
      /** Fields that identify a document; they must have a unique index. */
      on: readonly string[];
      /** The document to store, or `undefined` to write nothing. Throws where the stage says `fail`. */
      resolve(existing: Doc | undefined, incoming: Doc): Doc | undefined;
    }>;

const target = (
  value: Value | undefined,
  name: string,
): { database: string | undefined; collection: string } => {
  if (typeof value === 'string' && value !== '') return { database: undefined, collection: value };
  if (isDoc(value)) {
    const [database, collection] = [value.get('db'), value.get('coll')];
    if (typeof collection === 'string' && (database === undefined || typeof database === 'string'))
      return { database, collection };
  }
  throw mongoError(16990, `${name} only supports a string or object argument, but found ${typeName(value)}`);
};

type Resolve = (existing: Doc, incoming: Doc) => Doc | undefined;

const whenMatched = (
  value: Value | undefined,
  variables: Value | undefined,
  on: readonly string[],
  scope: Scope,
): Resolve => {
  if (Array.isArray(value)) return runPipeline(value, variables, scope);
  switch (value ?? 'merge') {
    case 'replace':
      return (existing, incoming) => new Map(incoming).set('_id', existing.get('_id') as Value);
    case 'merge':
      return (existing, incoming) =>
        new Map([...existing, ...incoming]).set('_id', existing.get('_id') as Value);
    case 'keepExisting':
      return () => undefined;
    case 'fail':
      return (existing) => {
        const keyValue: Doc = new Map(on.map((path) => [path, getPath(existing, splitPath(path)) ?? null]));
        throw mongoError(
          11000,
          `$merge with whenMatched: fail found an existing document with the same values for the 'on' fields: E11000 duplicate key error dup key: ${show(keyValue)}`,
          new Map<string, Value>([
            ['keyPattern', new Map(on.map((path) => [path, 1]))],
            ['keyValue', keyValue],
          ]),
        );
      };
    default:
      throw mongoError(
        2,
        `Enumeration value '${String(value)}' for field 'whenMatched' is not a valid value.`,
      );
  }
};

const runPipeline = (stages: readonly Value[], variables: Value | undefined, scope: Scope): Resolve => {
  const bindings = isDoc(variables) ? variables : new Map<string, Value>([['new', '$$ROOT']]);
  const values = [...bindings].map(([name, value]) => [name, compileExpression(value, scope)] as const);
  return (existing, incoming) => {
    const constants = new Map([
      ...scope.constants,
      ...values.map(([name, value]) => [name, value(incoming)] as const),
    ]);
    return compilePipelineUpdate(stages, { ...scope, constants })(existing);
  };
};

const whenNotMatched = (value: Value | undefined): ((incoming: Doc) => Doc | undefined) => {
  switch (value ?? 'insert') {
    case 'insert':
      return (incoming) => incoming;
    case 'discard':
      return () => undefined;
    case 'fail':
      return () => {
        throw mongoError(
          13113,
          '$merge could not find a matching document in the target collection for at least one document in the source collection',
        );
      };
    default:
      throw mongoError(
        2,
        `Enumeration value '${String(value)}' for field 'whenNotMatched' is not a valid value.`,
      );
  }
};

const mergeOutput = (spec: Value, scope: Scope, name: string): Output => {
  const options =
    typeof spec === 'string'
      ? new Map<string, Value>([['into', spec]])
      : namedArguments(spec, name, ['into'], ['on', 'let', 'whenMatched', 'whenNotMatched']);
  const on = options.get('on') ?? '_id';
  const fields = (Array.isArray(on) ? on : [on]).map((field) => {
    if (typeof field !== 'string')
      throw mongoError(51186, "$merge 'on' must be a string or an array of strings");
    return field;
  });
  if (fields.length === 0)
    throw mongoError(51187, "If explicitly specifying $merge 'on', must include at least one field");
  const matched = whenMatched(options.get('whenMatched'), options.get('let'), fields, scope);
  const unmatched = whenNotMatched(options.get('whenNotMatched'));
  return {
    kind: 'merge',
    ...target(options.get('into'), name),
    on: fields,
    resolve: (existing, incoming) => (existing ? matched(existing, incoming) : unmatched(incoming)),
  };
};

/** Reads a last stage that writes; `undefined` for any other. */
export const outputOf = (name: string, spec: Value, scope: Scope): Output | undefined => {
  if (name === '$merge') return mergeOutput(spec, scope, name);
  return name === '$out' ? { kind: 'out', ...target(spec, name) } : undefined;
};
