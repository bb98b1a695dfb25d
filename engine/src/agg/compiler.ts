/** Expressions (`{$add: ['$a', 1]}`) compiled to functions: literals, field paths, variables and operators. */

import {
  type Doc,
  dollarName,
  fieldPath,
  isDoc,
  isNumeric,
  isZero,
  type Maybe,
  UNDEFINED,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import type { Collation } from '../query/collation';

/** Compiles an operator from what stands behind its name. */
export type CompileOperator = (argument: Value, scope: Scope, name: string) => Operand;

/** Filled by expression.ts, so that the operators can use this file and this file need not import them. */
const operators = new Map<string, CompileOperator>();

/** Makes operators known by name. */
export const registerOperators = (family: Readonly<Record<string, CompileOperator>>): void => {
  for (const [name, compile] of Object.entries(family)) operators.set(name, compile);
};

/** A compiled expression over a document; `undefined` means missing. */
export type Evaluate = (doc: Doc) => Maybe;

/** What an expression sees while it runs: the document and the variables that `$let`, `$map`, ... have bound. */
export type Env = { root: Doc; slots: Maybe[] };

/** A compiled part of an expression. */
export type Operand = (env: Env) => Maybe;

/** What an expression may refer to while it is compiled. */
export type Scope = Readonly<{
  /** Variables with a known value: `let` of a command or a `$lookup`, `NOW`. */
  constants: ReadonlyMap<string, Maybe>;
  /** Variables bound while running, by their place in `Env.slots`. */
  slots: ReadonlyMap<string, number>;
  collation: Collation | undefined;
  /** Collects the top-level fields that are read; `undefined` in it stands for the whole document. */
  reads?: Set<string | undefined>;
}>;

/** A scope with the given variables; `NOW` is fixed so that a command sees one time. */
export const scopeOf = (options: {
  variables?: ReadonlyMap<string, Maybe> | undefined;
  now?: Date | undefined;
  collation?: Collation | undefined;
}): Scope => ({
  constants: new Map<string, Maybe>([...(options.variables ?? []), ['NOW', options.now ?? new Date()]]),
  slots: new Map(),
  collation: options.collation,
});

/**
 * The scope of a command: its `let` values are expressions without a document (`{n: {$add: [1, 2]}}`), computed once.
 */
export const commandScope = (options: {
  let?: Doc | undefined;
  now?: Date | undefined;
  collation?: Collation | undefined;
}): Scope => {
  const bare = scopeOf(options);
  if (!options.let) return bare;
  const values = [...options.let].map(([name, value]): [string, Maybe] => {
    const reads = new Set<string | undefined>();
    const evaluate = compileExpression(value, { ...bare, reads });
    if (reads.size > 0)
      throw mongoError(
        4890500,
        `Command let Expression tried to access a field, but this is not allowed. Command let expressions run before the query examines any documents.`,
      );
    return [name, evaluate(new Map())];
  });
  return { ...bare, constants: new Map([...bare.constants, ...values]) };
};

/** The scope with one more variable that is bound while running, and its slot. */
export const withSlots = (scope: Scope, names: readonly string[]): { scope: Scope; slots: number[] } => {
  const slots = new Map(scope.slots);
  let next = Math.max(-1, ...slots.values()) + 1;
  const added = names.map((name) => {
    slots.set(name, next);
    return next++;
  });
  return { scope: { ...scope, slots }, slots: added };
};

/** Whether an operator has this name (`$add`). */
export const isOperatorName = (name: string): boolean => operators.has(name);

/** Compiles a whole expression. Refuses unknown operators (168) and variables (17276) before anything runs. */
export const compileExpression = (expression: Value, scope: Scope): Evaluate => {
  const operand = compileOperand(expression, scope);
  const env: Env = { root: new Map(), slots: [] };
  return (doc) => {
    env.root = doc;
    return operand(env);
  };
};

/** Everything counts as true except false, zero, null, undefined and missing. */
export const truthy = (value: Maybe): boolean =>
  !(
    value === undefined ||
    value === null ||
    value === false ||
    value === UNDEFINED ||
    (isNumeric(value) && isZero(value))
  );

/** Compiles one operand. */
export const compileOperand = (expression: Value, scope: Scope): Operand => {
  if (typeof expression === 'string')
    return expression.startsWith('$') ? compilePath(expression, scope) : () => expression;
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compileOperand(item, scope));
    return (env) => items.map((item) => item(env) ?? null);
  }
  return isDoc(expression) ? compileDoc(expression, scope) : () => expression;
};

const compileDoc = (expression: Doc, scope: Scope): Operand => {
  const [first] = expression;
  if (first?.[0].startsWith('$')) {
    const [name, argument] = first;
    if (expression.size !== 1)
      throw mongoError(
        15983,
        `an object representing an expression must have exactly one field: ${[...expression.keys()].join(', ')}`,
      );
    const compile = operators.get(name);
    if (!compile) throw mongoError(168, `Unrecognized expression '${name}'`);
    return compile(argument, scope, name);
  }
  const fields = [...expression].map(([name, value]): [string, Operand] => {
    if (name.startsWith('$')) throw dollarName();
    if (name.includes('.'))
      throw mongoError(
        16412,
        "FieldPath field names may not contain '.'. Consider using $getField or $setField.",
      );
    return [name, compileOperand(value, scope)];
  });
  return (env) => {
    const result: Doc = new Map();
    for (const [name, operand] of fields) {
      const value = operand(env);
      if (value !== undefined) result.set(name, value);
    }
    return result;
  };
};

/** `$a.b`, `$$name` or `$$name.a.b`. */
const compilePath = (text: string, scope: Scope): Operand => {
  if (!text.startsWith('$$')) {
    const parts = checkParts(text.slice(1));
    const [first] = parts as [string];
    scope.reads?.add(first);
    return parts.length === 1
      ? ({ root }) => root.get(first)
      : ({ root }) => follow(root.get(first), parts, 1);
  }
  checkVariableName(text.slice(2).split('.', 1)[0] ?? '');
  const [name = '', ...rest] = checkParts(text.slice(2));
  const holder = compileVariable(name, scope);
  return rest.length === 0 ? holder : (env) => follow(holder(env), rest, 0);
};

/** Names that may be read: letters first (any beyond ASCII count), then digits and underscores too. */
const checkVariableName = (name: string): void => {
  if (name === '') throw mongoError(9, 'empty variable names are not allowed');
  if (!/^[A-Za-z\u0080-\uffff]/.test(name))
    throw mongoError(9, `'${name}' starts with an invalid character for a user variable name`);
  if (!/^[\w\u0080-\uffff]+$/.test(name))
    throw mongoError(9, `'${name}' contains an invalid character for a variable name`);
};

const compileVariable = (name: string, scope: Scope): Operand => {
  const slot = scope.slots.get(name);
  if (slot !== undefined) return ({ slots }) => slots[slot];
  if (scope.constants.has(name)) {
    const value = scope.constants.get(name);
    return () => value;
  }
  if (name === 'ROOT' || name === 'CURRENT') {
    scope.reads?.add(undefined);
    return ({ root }) => root;
  }
  if (name === 'REMOVE') return () => undefined;
  if (name === 'DESCEND' || name === 'PRUNE' || name === 'KEEP') return () => name;
  throw mongoError(17276, `Use of undefined variable: ${name}`);
};

const checkParts = (path: string): readonly string[] => {
  if (path === '') throw mongoError(16872, "'$' by itself is not a valid FieldPath");
  return fieldPath(path);
};

/** A path in an expression goes through every element of an array and never by position; missing ones are left out. */
const follow = (value: Maybe, parts: readonly string[], at: number): Maybe => {
  if (at === parts.length) return value;
  if (isDoc(value)) return follow(value.get(parts[at] as string), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const inner = isDoc(item) || Array.isArray(item) ? follow(item, parts, at) : undefined;
    return inner === undefined ? [] : [inner];
  });
};
