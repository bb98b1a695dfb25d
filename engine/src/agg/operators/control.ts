/** Booleans, conditions, variables and literals. */

import { type Doc, isDoc, typeName, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileOperand, type Operand, type Scope, truthy, withSlots } from '../compiler';
import { type CompileOperator, compileExactly, namedArguments, nullish, unary } from './arguments';

const listOf = (argument: Value, scope: Scope): Operand[] =>
  (Array.isArray(argument) ? argument : [argument]).map((item) => compileOperand(item, scope));

const COND_PARTS = ['if', 'then', 'else'];

const condParts = (argument: Doc): Value[] => {
  for (const key of argument.keys())
    if (!COND_PARTS.includes(key)) throw mongoError(17083, `Unrecognized parameter to $cond: ${key}`);
  return COND_PARTS.map((key, at) => {
    const part = argument.get(key);
    if (part === undefined) throw mongoError(17080 + at, `Missing '${key}' parameter to $cond`);
    return part;
  });
};

const cond: CompileOperator = (argument, scope, name) => {
  const [test, yes, no] = isDoc(argument)
    ? condParts(argument).map((part) => compileOperand(part, scope))
    : compileExactly(3, argument, scope, name);
  return (env) => (truthy(test?.(env)) ? yes?.(env) : no?.(env));
};

const ifNull: CompileOperator = (argument, scope) => {
  if (!Array.isArray(argument) || argument.length < 2)
    throw mongoError(1257300, '$ifNull needs at least two arguments');
  const operands = listOf(argument, scope);
  const last = operands.pop() as Operand;
  return (env) => {
    for (const operand of operands) {
      const value = operand(env);
      if (!nullish(value)) return value;
    }
    return last(env);
  };
};

const branchParts = (branch: Value): Value[] => {
  if (!isDoc(branch))
    throw mongoError(40062, `$switch expected each branch to be an object, found: ${typeName(branch)}`);
  for (const key of branch.keys())
    if (key !== 'case' && key !== 'then')
      throw mongoError(40063, `$switch found an unknown argument to a branch: ${key}`);
  return ['case', 'then'].map((key, at) => {
    const part = branch.get(key);
    if (part === undefined) throw mongoError(40064 + at, `$switch requires each branch have a '${key}'`);
    return part;
  });
};

const switchCase: CompileOperator = (argument, scope) => {
  if (!isDoc(argument))
    throw mongoError(40060, `$switch requires an object as an argument, found: ${typeName(argument)}`);
  for (const key of argument.keys())
    if (key !== 'branches' && key !== 'default')
      throw mongoError(40067, `$switch found an unknown argument: ${key}`);
  const branches = argument.get('branches') ?? [];
  if (!Array.isArray(branches)) throw mongoError(40061, "$switch expected an array for 'branches'");
  const cases = branches.map((branch) => branchParts(branch).map((part) => compileOperand(part, scope)));
  const otherwise = argument.has('default')
    ? compileOperand(argument.get('default') as Value, scope)
    : undefined;
  if (cases.length === 0) throw mongoError(40068, '$switch requires at least one branch.');
  return (env) => {
    const hit = cases.find(([test]) => truthy(test?.(env)));
    if (hit) return hit[1]?.(env);
    if (!otherwise)
      throw mongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    return otherwise(env);
  };
};

const letIn: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['vars', 'in'], []);
  const variables = fields.get('vars');
  if (!isDoc(variables)) throw mongoError(10065, 'invalid parameter: expected an object (vars)');
  for (const variable of variables.keys()) checkVariable(variable);
  const values = [...variables.values()].map((value) => compileOperand(value, scope));
  const inner = withSlots(scope, [...variables.keys()]);
  const body = compileOperand(fields.get('in') as Value, inner.scope);
  return (env) => {
    const bound = values.map((value) => value(env));
    for (const [at, slot] of inner.slots.entries()) env.slots[slot] = bound[at];
    return body(env);
  };
};

/** Users' variables begin with a lower-case letter; the others are the system's. */
export const checkVariable = (name: string): string => {
  if (name === '') throw mongoError(9, 'empty variable names are not allowed');
  if (name === 'CURRENT') throw mongoError(238, 'rebinding $$CURRENT is not supported by this server');
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
    throw mongoError(9, `'${name}' starts with an invalid character for a user variable name`);
  return name;
};

export const CONTROL: Record<string, CompileOperator> = {
  $and: (argument, scope) => {
    const operands = listOf(argument, scope);
    return (env) => operands.every((operand) => truthy(operand(env)));
  },
  $or: (argument, scope) => {
    const operands = listOf(argument, scope);
    return (env) => operands.some((operand) => truthy(operand(env)));
  },
  $not: unary((value) => !truthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchCase,
  $let: letIn,
  $literal: (argument) => () => argument,
  $const: (argument) => () => argument,
  $rand: (argument) => {
    if (!isDoc(argument)) throw mongoError(10065, 'invalid parameter: expected an object ($rand)');
    if (argument.size > 0) throw mongoError(3040501, '$rand does not currently accept arguments');
    return () => Math.random();
  },
};
