/** Making, moving, comparing and writing dates. */

import { type Doc, type Maybe, Timestamp, toInteger, typeName } from '../../bson';
import { mongoError } from '../../errors';
import { formatDate, isoWeek, parseDate, parseIsoDate } from '../dates/format';
import { fromLocal, toLocal, UTC, utcMillis } from '../dates/time-zone';
import { addUnits, difference, truncate, unitOf, weekdayOf } from '../dates/units';
import { type CompileOperator, named, nullish, unary } from './arguments';
import { dateOf, zoneArgument } from './date-parts';

const integer = (value: Maybe, otherwise: number, name: string): number => {
  if (value === undefined) return otherwise;
  const number = toInteger(value);
  if (number === undefined) throw mongoError(40515, `${name} requires an integer, found ${typeName(value)}`);
  return Number(number);
};

const valid = (date: Date, name: string): Date => {
  if (Number.isNaN(date.getTime())) throw mongoError(5166406, `${name} overflowed`);
  return date;
};

const dateToString = named(
  ['date'],
  ['format', 'timezone', 'onNull'],
  ({ date, format, timezone, onNull }) => {
    if (nullish(date)) return onNull === undefined ? null : onNull;
    if (format === null || timezone === null) return null;
    const zone = zoneArgument(timezone);
    if (format !== undefined && typeof format !== 'string')
      throw mongoError(18533, `$dateToString requires that 'format' be a string, found: ${typeName(format)}`);
    const standard = `%Y-%m-%dT%H:%M:%S.%L${zone && zone !== UTC ? '' : 'Z'}`;
    return formatDate(dateOf(date), format ?? standard, zone ?? UTC);
  },
);

const dateFromString = named(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  ({ dateString, format, timezone, onError, onNull, ...rest }) => {
    if (nullish(dateString)) return onNull === undefined ? null : onNull;
    if (format === null || timezone === null) return null;
    try {
      if (typeof dateString !== 'string')
        throw mongoError(
          241,
          `$dateFromString requires that 'dateString' be a string, found: ${typeName(dateString)} with value ${String(dateString)}`,
        );
      const zone = zoneArgument(timezone);
      return typeof format === 'string'
        ? parseDate(dateString, format, zone)
        : parseIsoDate(dateString, zone);
    } catch (error) {
      if ('onError' in rest || onError !== undefined) return onError;
      throw error;
    }
  },
);

const dateFromParts = named(
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
    if (Object.values(parts).includes(null)) return null;
    const number = (key: string, otherwise: number): number => integer(parts[key], otherwise, name);
    const zone = zoneArgument(parts.timezone) ?? UTC;
    const time = [
      number('hour', 0),
      number('minute', 0),
      number('second', 0),
      number('millisecond', 0),
    ] as const;
    if (parts.isoWeekYear !== undefined) {
      const year = number('isoWeekYear', 1970);
      const fourth = new Date(utcMillis([year, 0, 4]));
      const monday = fourth.getUTCDate() - ((fourth.getUTCDay() || 7) - 1);
      const day = monday + (number('isoWeek', 1) - 1) * 7 + number('isoDayOfWeek', 1) - 1;
      return valid(fromLocal(utcMillis([year, 0, day, ...time]), zone), name);
    }
    if (parts.year === undefined)
      throw mongoError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
    return valid(
      fromLocal(utcMillis([number('year', 0), number('month', 1) - 1, number('day', 1), ...time]), zone),
      name,
    );
  },
);

const dateToParts = named(['date'], ['timezone', 'iso8601'], ({ date, timezone, iso8601 }): Maybe => {
  if (nullish(date) || timezone === null) return null;
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
    const count = difference(dateOf(startDate), dateOf(endDate), {
      unit: unitOf(unit),
      zone: zoneArgument(timezone) ?? UTC,
      startOfWeek: startOfWeek === undefined ? 0 : weekdayOf(startOfWeek),
    });
    return BigInt(count);
  },
);

const dateTrunc = named(
  ['date', 'unit'],
  ['binSize', 'timezone', 'startOfWeek'],
  ({ date, unit, binSize, timezone, startOfWeek }, name) => {
    if (nullish(date) || nullish(unit) || binSize === null || timezone === null) return null;
    const size = integer(binSize, 1, name);
    if (size < 1)
      throw mongoError(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${size}`);
    return truncate(dateOf(date), {
      unit: unitOf(unit),
      binSize: size,
      zone: zoneArgument(timezone) ?? UTC,
      startOfWeek: startOfWeek === undefined ? 0 : weekdayOf(startOfWeek),
    });
  },
);

const ofTimestamp = (read: (value: Timestamp) => bigint): CompileOperator =>
  unary((value, name) => {
    if (nullish(value)) return null;
    if (!(value instanceof Timestamp))
      throw mongoError(5687301, `Argument to ${name} must be a timestamp, but is ${typeName(value)}`);
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
  $tsSecond: ofTimestamp((value) => BigInt(value.seconds)),
  $tsIncrement: ofTimestamp((value) => BigInt(value.increment)),
};
