/** How operators take their arguments: a fixed number, a range, or named ones. */

import { type Doc, isDoc, type Maybe, typeName, UNDEFINED, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { type CompileOperator, compileOperand, type Operand, type Scope } from '../compiler';
import { argumentCodes } from './argument-codes';

export type { CompileOperator };

/** True for null, undefined and missing, which most operators pass on as null. */
export const nullish = (value: Maybe): value is null | undefined =>
  value === null || value === undefined || value === UNDEFINED;

/** The argument as an array, or the refusal that MongoDB gives for the operator. */
export const arrayOf = (value: Maybe, code: number, message: string): Value[] => {
  if (Array.isArray(value)) return value;
  throw mongoError(code, `${message}${typeName(value)}`);
};

const listOf = (argument: Value): Value[] => (Array.isArray(argument) ? argument : [argument]);

/** Exactly one argument, in an array or bare. */
export const unary =
  (apply: (value: Maybe, name: string) => Maybe): CompileOperator =>
  (argument, scope, name) => {
    const [operand] = compileExactly(1, argument, scope, name) as [Operand];
    return (env) => apply(operand(env), name);
  };

/** Exactly two arguments. */
export const binary =
  (apply: (a: Maybe, b: Maybe, name: string, scope: Scope) => Maybe): CompileOperator =>
  (argument, scope, name) => {
    const [left, right] = compileExactly(2, argument, scope, name) as [Operand, Operand];
    return (env) => apply(left(env), right(env), name, scope);
  };

/** Between `min` and `max` arguments, handed over as a list. */
export const between =
  (min: number, max: number, apply: (values: Maybe[], name: string) => Maybe): CompileOperator =>
  (argument, scope, name) => {
    const operands =
      min === max
        ? compileExactly(min, argument, scope, name)
        : compileWithin([min, max], argument, scope, name);
    return (env) =>
      apply(
        operands.map((operand) => operand(env)),
        name,
      );
  };

/** Any number of arguments. */
export const variadic =
  (apply: (values: Maybe[], name: string, scope: Scope) => Maybe): CompileOperator =>
  (argument, scope, name) => {
    const operands = listOf(argument).map((item) => compileOperand(item, scope));
    return (env) =>
      apply(
        operands.map((operand) => operand(env)),
        name,
        scope,
      );
  };

const compileWithin = (
  [min, max]: readonly [number, number],
  argument: Value,
  scope: Scope,
  name: string,
): Operand[] => {
  const list = listOf(argument);
  if (list.length < min || list.length > max)
    throw mongoError(
      28667,
      `Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${list.length} were passed in.`,
    );
  return list.map((item) => compileOperand(item, scope));
};

/** Compiles so many arguments, in an array or, if it is one, bare. Refuses another number of them (16020). */
export const compileExactly = (count: number, argument: Value, scope: Scope, name: string): Operand[] => {
  const list = listOf(argument);
  if (list.length !== count)
    throw mongoError(
      16020,
      `Expression ${name} takes exactly ${count} arguments. ${list.length} were passed in.`,
    );
  return list.map((item) => compileOperand(item, scope));
};

/** Named arguments, evaluated each time; those left out are missing. */
export const named =
  (
    required: readonly string[],
    optional: readonly string[],
    apply: (values: Named, name: string, scope: Scope) => Maybe,
  ): CompileOperator =>
  (argument, scope, name) => {
    const fields = namedArguments(argument, name, required, optional);
    const operands = [...fields].map(([key, value]): [string, Operand] => [
      key,
      compileOperand(value, scope),
    ]);
    return (env) => {
      const values: Named = {};
      for (const [key, operand] of operands) values[key] = operand(env);
      return apply(values, name, scope);
    };
  };

/** The values of named arguments. */
export type Named = Record<string, Maybe>;

/** Checks the names of a document of arguments. */
export const namedArguments = (
  argument: Value,
  name: string,
  required: readonly string[],
  optional: readonly string[],
): Doc => {
  const codes = argumentCodes(name);
  if (!isDoc(argument)) throw mongoError(codes.shape, `${name} requires an object as an argument`);
  for (const key of argument.keys())
    if (!required.includes(key) && !optional.includes(key))
      throw mongoError(codes.unknown, `Unrecognized argument to ${name}: ${key}`);
  for (const key of required)
    if (!argument.has(key))
      throw mongoError(codes.missing[key] ?? 9, `${name} requires '${key}' to be specified`);
  return argument;
};
