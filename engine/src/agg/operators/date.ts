/** Making, moving, comparing and writing dates. */

import { type Doc, isDoc, type Maybe, Timestamp, toInteger, typeName } from '../../bson';
import { MongoError, mongoError } from '../../errors';
import { checkFormat, formatDate, isoWeek, parseDate, parseIsoDate } from '../dates/format';
import { fromLocal, toLocal, UTC, utcMillis } from '../dates/time-zone';
import { addUnits, difference, truncate, unitOf, weekdayOf } from '../dates/units';
import { type CompileOperator, named, nullish, unary } from './arguments';
import { dateOf, isDateLike, zoneArgument } from './date-parts';

const integer = (value: Maybe, otherwise: number, name: string): number => {
  if (value === undefined) return otherwise;
  const number = toInteger(value);
  if (number === undefined)
    throw mongoError(40515, `'${name}' must evaluate to an integer, found ${typeName(value)}`);
  return Number(number);
};

const valid = (date: Date, name: string): Date => {
  if (Number.isNaN(date.getTime())) throw mongoError(5166406, `${name} overflowed`);
  return date;
};

const dateToString = named(['date'], ['format', 'timezone', 'onNull'], ({ date, ...rest }) => {
  const { format, timezone, onNull } = rest;
  if (!nullish(format)) {
    if (typeof format !== 'string')
      throw mongoError(18533, `$dateToString requires that 'format' be a string, found: ${typeName(format)}`);
    checkFormat(format);
  }
  const zone = nullish(timezone) ? undefined : zoneArgument(timezone);
  if (nullish(date)) return 'onNull' in rest ? onNull : null;
  if (('format' in rest && nullish(format)) || ('timezone' in rest && nullish(timezone))) return null;
  const standard = `%Y-%m-%dT%H:%M:%S.%L${zone && zone !== UTC ? '' : 'Z'}`;
  return formatDate(dateOf(date), typeof format === 'string' ? format : standard, zone ?? UTC);
});

const dateFromString = named(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  ({ dateString, ...rest }) => {
    const { format, timezone, onError, onNull } = rest;
    if (!nullish(format)) {
      if (typeof format !== 'string')
        throw mongoError(
          40684,
          `$dateFromString requires that 'format' be a string, found: ${typeName(format)}`,
        );
      checkFormat(format);
    }
    const zone = nullish(timezone) ? undefined : zoneArgument(timezone);
    if (nullish(dateString)) return 'onNull' in rest ? onNull : null;
    try {
      if (typeof dateString !== 'string')
        throw mongoError(
          241,
          `$dateFromString requires that 'dateString' be a string, found: ${typeName(dateString)} with value ${String(dateString)}`,
        );
      if (('format' in rest && nullish(format)) || ('timezone' in rest && nullish(timezone))) return null;
      return typeof format === 'string'
        ? parseDate(dateString, format, zone)
        : parseIsoDate(dateString, zone);
    } catch (error) {
      if ('onError' in rest && error instanceof MongoError && error.code === 241) return onError;
      throw error;
    }
  },
);

const inRange = (key: string, value: number): number => {
  if (value < -32768 || value > 32767)
    throw mongoError(
      31034,
      `'${key}' must evaluate to a value in the range [-32768, 32767]; value ${value} is not`,
    );
  return value;
};

const yearOf = (key: string, value: number, code: number): number => {
  if (value < 1 || value > 9999)
    throw mongoError(code, `'${key}' must evaluate to an integer in the range 1 to 9999, found ${value}`);
  return value;
};

const dateOfParts = named(
  [],
  [
    'year',
    'month',
    'day',
    'isoWeekYear',
    'isoWeek',
    'isoDayOfWeek',
    'hour',
    'minute',
    'second',
    'millisecond',
    'timezone',
  ],
  (parts, name) => {
    if (Object.values(parts).some(nullish)) return null;
    const number = (key: string, otherwise: number): number => integer(parts[key], otherwise, key);
    const small = (key: string, otherwise: number): number => inRange(key, number(key, otherwise));
    const zone = zoneArgument(parts.timezone) ?? UTC;
    const time = [
      small('hour', 0),
      small('minute', 0),
      number('second', 0),
      number('millisecond', 0),
    ] as const;
    if (parts.isoWeekYear !== undefined) {
      const year = yearOf('isoWeekYear', number('isoWeekYear', 1970), 31095);
      const fourth = new Date(utcMillis([year, 0, 4]));
      const monday = fourth.getUTCDate() - ((fourth.getUTCDay() || 7) - 1);
      const day = monday + (small('isoWeek', 1) - 1) * 7 + small('isoDayOfWeek', 1) - 1;
      return valid(fromLocal(utcMillis([year, 0, day, ...time]), zone), name);
    }
    const year = yearOf('year', number('year', 1970), 40523);
    return valid(fromLocal(utcMillis([year, small('month', 1) - 1, small('day', 1), ...time]), zone), name);
  },
);

/** Refuses parts of both calendars, and of none, before anything is computed. */
const dateFromParts: CompileOperator = (argument, scope, name) => {
  const has = (key: string): boolean => isDoc(argument) && argument.has(key);
  const compiled = dateOfParts(argument, scope, name);
  if (!has('year') && !has('isoWeekYear'))
    throw mongoError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  if (has('year') && ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'].some(has))
    throw mongoError(40489, '$dateFromParts does not allow mixing natural dates with ISO dates');
  if (has('isoWeekYear') && ['month', 'day'].some(has))
    throw mongoError(40525, '$dateFromParts does not allow mixing ISO dates with natural dates');
  return compiled;
};

const dateToParts = named(['date'], ['timezone', 'iso8601'], ({ date, ...rest }): Maybe => {
  const { timezone, iso8601 } = rest;
  if (Object.values(rest).some(nullish)) return null;
  if (iso8601 !== undefined && typeof iso8601 !== 'boolean')
    throw mongoError(40521, `iso8601 must evaluate to a bool, found ${typeName(iso8601)}`);
  if (nullish(date)) return null;
  const local = toLocal(dateOf(date), zoneArgument(timezone) ?? UTC);
  const calendar: [string, number][] =
    iso8601 === true
      ? [
          ['isoWeekYear', isoWeek(local).year],
          ['isoWeek', isoWeek(local).week],
          ['isoDayOfWeek', local.getUTCDay() || 7],
        ]
      : [
          ['year', local.getUTCFullYear()],
          ['month', local.getUTCMonth() + 1],
          ['day', local.getUTCDate()],
        ];
  return new Map([
    ...calendar,
    ['hour', local.getUTCHours()],
    ['minute', local.getUTCMinutes()],
    ['second', local.getUTCSeconds()],
    ['millisecond', local.getUTCMilliseconds()],
  ]) as Doc;
});

const shift = (sign: 1 | -1): CompileOperator =>
  named(['startDate', 'unit', 'amount'], ['timezone'], ({ startDate, unit, amount, timezone }, name) => {
    if (nullish(startDate) || nullish(unit) || nullish(amount) || timezone === null) return null;
    if (!isDateLike(startDate))
      throw mongoError(5166403, `${name} requires startDate to be convertible to a date`);
    const steps = toInteger(amount);
    if (steps === undefined) throw mongoError(5166405, `${name} expects integer amount of time units`);
    return valid(
      addUnits(dateOf(startDate), unitOf(unit), sign * Number(steps), zoneArgument(timezone) ?? UTC),
      name,
    );
  });

const dateDiff = named(
  ['startDate', 'endDate', 'unit'],
  ['timezone', 'startOfWeek'],
  ({ startDate, endDate, unit, timezone, startOfWeek }) => {
    if (nullish(startDate) || nullish(endDate) || nullish(unit) || timezone === null) return null;
    for (const value of [startDate, endDate])
      if (!isDateLike(value)) throw mongoError(5166307, '$dateDiff requires dates');
    const count = difference(dateOf(startDate), dateOf(endDate), {
      unit: unitOf(unit),
      zone: zoneArgument(timezone) ?? UTC,
      startOfWeek: startOfWeek === undefined || unit !== 'week' ? 0 : weekdayOf(startOfWeek),
    });
    return BigInt(count);
  },
);

const dateTrunc = named(
  ['date', 'unit'],
  ['binSize', 'timezone', 'startOfWeek'],
  ({ date, unit, binSize, timezone, startOfWeek }, name) => {
    if (nullish(date) || nullish(unit) || binSize === null || timezone === null) return null;
    const size = binSize === undefined ? 1 : Number(toInteger(binSize) ?? Number.NaN);
    if (Number.isNaN(size)) throw mongoError(5439017, `${name} requires 'binSize' to be a 64-bit integer`);
    if (!isDateLike(date)) throw mongoError(5166307, `${name} requires 'date' to be a date`);
    if (size < 1)
      throw mongoError(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${size}`);
    return truncate(dateOf(date), {
      unit: unitOf(unit),
      binSize: size,
      zone: zoneArgument(timezone) ?? UTC,
      startOfWeek: startOfWeek === undefined || unit !== 'week' ? 0 : weekdayOf(startOfWeek),
    });
  },
);

const ofTimestamp = (code: number, read: (value: Timestamp) => bigint): CompileOperator =>
  unary((value, name) => {
    if (nullish(value)) return null;
    if (!(value instanceof Timestamp))
      throw mongoError(code, `Argument to ${name} must be a timestamp, but is ${typeName(value)}`);
    return read(value);
  });

export const DATES: Record<string, CompileOperator> = {
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
  $tsSecond: ofTimestamp(5687301, (value) => BigInt(value.seconds)),
  $tsIncrement: ofTimestamp(5687302, (value) => BigInt(value.increment)),
};
