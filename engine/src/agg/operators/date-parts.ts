/** One part of a date: `$year`, `$dayOfWeek`, `$isoWeek`, ... */

import { isDoc, type Maybe, ObjectId, Timestamp, typeName, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileOperand, type Operand, type Scope } from '../compiler';
import { dayOfYear, isoWeek, weekOfYear } from '../dates/format';
import { toLocal, UTC, type Zone, zoneOf } from '../dates/time-zone';
import { type CompileOperator, compileExactly, namedArguments, nullish } from './arguments';

/** True for what counts as a date. */
export const isDateLike = (value: Maybe): boolean =>
  value instanceof Date || value instanceof Timestamp || value instanceof ObjectId;

/** The value as a date; timestamps and ids count. Refuses others (16006). */
export const dateOf = (value: Maybe): Date => {
  if (value instanceof Date) return value;
  if (value instanceof Timestamp) return new Date(value.seconds * 1000);
  if (value instanceof ObjectId) return value.timestamp;
  throw mongoError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
};

/** A zone argument; `undefined` when none was given. */
export const zoneArgument = (value: Maybe): Zone | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    throw mongoError(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
  return zoneOf(value);
};

const single = (argument: Value, scope: Scope, name: string): Operand[] => {
  if (Array.isArray(argument) && argument.length !== 1)
    throw mongoError(
      40536,
      `${name} accepts exactly one argument if given an array, but was given ${argument.length}`,
    );
  return compileExactly(1, argument, scope, name);
};

const part =
  (read: (local: Date) => Value): CompileOperator =>
  (argument, scope, name) => {
    const long = isDoc(argument) && ![...argument.keys()][0]?.startsWith('$');
    const fields = long ? namedArguments(argument, name, ['date'], ['timezone']) : undefined;
    const [date] = fields
      ? [compileOperand(fields.get('date') as Value, scope)]
      : single(argument, scope, name);
    const zone = fields?.has('timezone') ? compileOperand(fields.get('timezone') as Value, scope) : undefined;
    return (env) => {
      const value = date?.(env);
      const place = zone?.(env);
      if (nullish(value) || (zone && nullish(place))) return null;
      return read(toLocal(dateOf(value), zoneArgument(place) ?? UTC));
    };
  };

export const DATE_PARTS: Record<string, CompileOperator> = {
  $year: part((local) => local.getUTCFullYear()),
  $month: part((local) => local.getUTCMonth() + 1),
  $dayOfMonth: part((local) => local.getUTCDate()),
  $dayOfWeek: part((local) => local.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((local) => local.getUTCHours()),
  $minute: part((local) => local.getUTCMinutes()),
  $second: part((local) => local.getUTCSeconds()),
  $millisecond: part((local) => local.getUTCMilliseconds()),
  $week: part(weekOfYear),
  $isoWeek: part((local) => isoWeek(local).week),
  $isoWeekYear: part((local) => BigInt(isoWeek(local).year)),
  $isoDayOfWeek: part((local) => local.getUTCDay() || 7),
};
