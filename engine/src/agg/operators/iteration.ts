/** `$map`, `$filter`, `$reduce`: an expression run for each element. */

import { isInt32, type Maybe, toInteger, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileOperand, truthy, withSlots } from '../compiler';
import { arrayOf, type CompileOperator, namedArguments, nullish } from './arguments';
import { checkVariable } from './control';

const nameOf = (value: Maybe): string => {
  if (value === undefined) return 'this';
  if (typeof value !== 'string') throw mongoError(9, 'empty variable names are not allowed');
  checkVariable(value);
  return value;
};

const map: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['input', 'in'], ['as']);
  const input = compileOperand(fields.get('input') as Value, scope);
  const inner = withSlots(scope, [nameOf(fields.get('as'))]);
  const [slot] = inner.slots as [number];
  const body = compileOperand(fields.get('in') as Value, inner.scope);
  return (env) => {
    const value = input(env);
    if (nullish(value)) return null;
    return arrayOf(value, 16883, 'input to $map must be an array not ').map((item) => {
      env.slots[slot] = item;
      return body(env) ?? null;
    });
  };
};

/** How many elements `$filter` may keep; null and nothing are no limit. */
const mostOf = (value: Maybe): bigint | undefined => {
  if (nullish(value)) return undefined;
  const most = toInteger(value);
  if (most === undefined || !isInt32(Number(most)))
    throw mongoError(327391, '$filter: limit must be represented as a 32-bit integral value');
  if (most < 1n) throw mongoError(327392, '$filter: limit must be greater than 0');
  return most;
};

const filter: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['input', 'cond'], ['as', 'limit']);
  const input = compileOperand(fields.get('input') as Value, scope);
  const inner = withSlots(scope, [nameOf(fields.get('as'))]);
  const [slot] = inner.slots as [number];
  const test = compileOperand(fields.get('cond') as Value, inner.scope);
  const limit = fields.has('limit') ? compileOperand(fields.get('limit') as Value, scope) : undefined;
  return (env) => {
    const value = input(env);
    if (nullish(value)) return null;
    const most = mostOf(limit?.(env));
    const kept: Value[] = [];
    for (const item of arrayOf(value, 28651, 'input to $filter must be an array not ')) {
      env.slots[slot] = item;
      if (truthy(test(env))) kept.push(item);
      if (most !== undefined && BigInt(kept.length) === most) break;
    }
    return kept;
  };
};

const reduce: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['input', 'initialValue', 'in'], []);
  const input = compileOperand(fields.get('input') as Value, scope);
  const initial = compileOperand(fields.get('initialValue') as Value, scope);
  const inner = withSlots(scope, ['this', 'value']);
  const [item, accumulated] = inner.slots as [number, number];
  const body = compileOperand(fields.get('in') as Value, inner.scope);
  return (env) => {
    const list = input(env);
    if (nullish(list)) return null;
    let value = initial(env);
    for (const element of arrayOf(list, 40080, "$reduce requires that 'input' be an array, found: ")) {
      env.slots[item] = element;
      env.slots[accumulated] = value;
      value = body(env);
    }
    return value;
  };
};

export const ITERATION: Record<string, CompileOperator> = { $map: map, $filter: filter, $reduce: reduce };
