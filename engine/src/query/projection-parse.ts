/** From the document of a projection to its tree, entry by entry: the first refusal in the order written counts. */

import { compileExpression, isOperatorName, type Scope } from '../agg/expression';
import { type Doc, fieldPath, isDoc, isNumeric, isZero, show, toNumber, typeName, type Value } from '../bson';
import { mongoError } from '../errors';
import { elementFinder } from './matcher';
import { parseField } from './parse';
import { type Branch, type Leaf, newTree, plant } from './projection-tree';

/** A projection after parsing; `positional` is the path before `.$`. */
export type ParsedProjection = Readonly<{ tree: Branch; inclusive: boolean; positional: string | undefined }>;

/** What has been read so far. */
type State = {
  readonly tree: Branch;
  readonly scope: Scope;
  /** `$slice`, `$elemMatch` and positional `$` belong to `find` alone. */
  readonly find: boolean;
  /** What the entries so far make it; `_id`, `$slice` and `$elemMatch` decide nothing. */
  inclusive: boolean | undefined;
  positional: string | undefined;
  slices: boolean;
  elements: boolean;
  /** What `_id` as a whole was said to be. */
  id: boolean | undefined;
};

/** Parses a projection. Refuses contradictions, collisions and what does not belong here, with MongoDB's codes. */
export const parseProjection = (spec: Doc, scope: Scope, find: boolean): ParsedProjection => {
  const state: State = {
    tree: newTree(),
    scope,
    find,
    inclusive: undefined,
    positional: undefined,
    slices: false,
    elements: false,
    id: undefined,
  };
  for (const [name, value] of spec) parseEntry(state, '', name, value);
  const { tree, positional } = state;
  const inclusive = state.inclusive ?? inclusiveByDefault(state);
  if (inclusive && !tree.children.has('_id')) tree.children.set('_id', { do: 'include' });
  return { tree, inclusive, positional };
};

/** Where nothing has decided: a `$slice` alone keeps the rest, an `$elemMatch` alone drops it. */
const inclusiveByDefault = ({ slices, elements, id }: State): boolean => (elements && !slices) || id === true;

const parseEntry = (state: State, prefix: string, name: string, value: Value): void => {
  const positional = name.endsWith('.$');
  if (positional && !state.find)
    throw mongoError(31324, 'Cannot use positional projection in aggregation projection');
  if (name.includes('.$.'))
    throw mongoError(
      31394,
      `As of 4.4, it's illegal to specify positional operator in the middle of a path.`,
    );
  if (isDoc(value)) {
    if (positional)
      throw mongoError(31271, 'positional projection cannot be used with an expression or sub object');
    parseSubObject(state, prefix, name, value);
  } else if (typeof value === 'boolean' || isNumeric(value)) {
    if (typeof value === 'boolean' ? value : !isZero(value)) parseInclusion(state, prefix, name);
    else if (positional) throw mongoError(31395, 'positional projection cannot be used with exclusion');
    else parseExclusion(state, prefix, name);
  } else {
    if (positional) throw mongoError(31308, 'positional projection cannot be used with a literal');
    parseComputed(state, prefix, name, value, 31310);
  }
};

const put = ({ tree }: State, prefix: string, name: string, leaf: Leaf): void => {
  fieldPath(name);
  plant(tree, prefix + name, leaf);
};

const isWholeId = (prefix: string, name: string): boolean => prefix === '' && name === '_id';

const parseInclusion = (state: State, prefix: string, name: string): void => {
  if (name.endsWith('.$')) {
    if (state.positional !== undefined)
      throw mongoError(31276, 'Cannot specify more than one positional projection per query.');
    if (state.elements) throw mongoError(31256, 'Cannot specify positional operator and $elemMatch.');
    if (name === '.$') throw mongoError(5392900, 'Projection on field .$ is invalid');
    const path = name.slice(0, -2);
    put(state, prefix, path, { do: 'include' });
    state.positional = prefix + path;
  } else put(state, prefix, name, { do: 'include' });
  if (isWholeId(prefix, name)) {
    state.id = true;
    return;
  }
  if (state.inclusive === false)
    throw mongoError(31253, `Cannot do inclusion on field ${name} in exclusion projection`);
  state.inclusive = true;
};

const parseExclusion = (state: State, prefix: string, name: string): void => {
  put(state, prefix, name, { do: 'exclude' });
  if (isWholeId(prefix, name)) {
    state.id = false;
    return;
  }
  if (state.inclusive === true)
    throw mongoError(31254, `Cannot do exclusion on field ${name} in inclusion projection`);
  state.inclusive = false;
};

const parseComputed = (state: State, prefix: string, name: string, value: Value, refusal: number): void => {
  put(state, prefix, name, { do: 'compute', compute: compileExpression(value, state.scope) });
  if (state.inclusive === false)
    throw mongoError(
      refusal,
      refusal === 31252
        ? 'Cannot use expression other than $meta in exclusion projection'
        : `Cannot use an expression ${name}: ${show(value)} in an exclusion projection`,
    );
  state.inclusive = true;
};

/** An operator, or a nested specification: `{a: {b: 1}}` means the same as `{'a.b': 1}`. */
const parseSubObject = (state: State, prefix: string, name: string, value: Doc): void => {
  if (value.size === 0) throw mongoError(51270, `Invalid empty sub-projection: ${name}`);
  fieldPath(name);
  const [[first, operand]] = value as unknown as [[string, Value]];
  if (value.size === 1 && first.startsWith('$')) {
    if (parseOperator(state, prefix, name, value, first, operand)) return;
    throw mongoError(31325, `Unknown expression ${first}`);
  }
  for (const [inner, each] of value) parseEntry(state, `${prefix}${name}.`, inner, each);
};

const parseOperator = (
  state: State,
  prefix: string,
  name: string,
  value: Doc,
  operator: string,
  operand: Value,
): boolean => {
  if (operator === '$meta') throw mongoError(238, '$meta is not supported by this server');
  if (operator === '$elemMatch') {
    if (!state.find) throw mongoError(168, 'Cannot use $elemMatch in this context');
    parseElemMatch(state, prefix, name, value, operand);
    return true;
  }
  const bounds = state.find && operator === '$slice' ? sliceBounds(operand) : undefined;
  if (bounds) {
    put(state, prefix, name, slice(bounds));
    state.slices = true;
    return true;
  }
  if (!isOperatorName(operator)) return false;
  parseComputed(state, prefix, name, value, 31252);
  return true;
};

/** Numbers are cut to whole ones of 32 bits. */
const whole = (value: Value): number =>
  Math.trunc(Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, number(value))));
const number = (value: Value): number => (isNumeric(value) ? toNumber(value) || 0 : 0);

/** `n` or `[skip, limit]`; anything else may still be the expression `$slice`. */
const sliceBounds = (operand: Value): { skip: number; limit: number } | undefined => {
  if (isNumeric(operand)) {
    const count = whole(operand);
    return { skip: Math.min(count, 0), limit: Math.abs(count) };
  }
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every((each) => isNumeric(each)))
    return undefined;
  const [skip, limit] = operand.map(whole) as [number, number];
  return limit > 0 ? { skip, limit } : undefined;
};

const slice = ({ skip, limit }: { skip: number; limit: number }): Leaf => ({
  do: 'transform',
  transform: (value) => {
    if (!Array.isArray(value)) return value;
    const from = skip < 0 ? Math.max(0, value.length + skip) : skip;
    return value.slice(from, from + limit);
  },
});

const parseElemMatch = (state: State, prefix: string, name: string, value: Doc, operand: Value): void => {
  if (!isDoc(operand))
    throw mongoError(31274, `elemMatch: Invalid argument, object required, but got ${typeName(operand)}`);
  if (state.positional !== undefined)
    throw mongoError(31255, 'Cannot specify positional operator and $elemMatch.');
  if (prefix !== '' || name.includes('.'))
    throw mongoError(31275, 'Cannot use $elemMatch projection on a nested field.');
  const predicate = parseField(name, value, state.scope);
  if (predicate.kind !== 'test') throw mongoError(2, '$elemMatch needs an Object');
  const find = elementFinder(predicate.test, state.scope.collation?.strings);
  put(state, prefix, name, {
    do: 'compute',
    compute: (root) => {
      const items = root.get(name);
      const index = find(items);
      return index === undefined || !Array.isArray(items) ? undefined : [items[index] as Value];
    },
  });
  state.elements = true;
};
