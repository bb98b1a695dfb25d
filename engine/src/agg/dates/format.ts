/** Dates as text: `%Y-%m-%d` both ways. */

import { mongoError } from '../../errors';
import { fromLocal, toLocal, UTC, utcMillis, type Zone, zoneOf } from './time-zone';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY = 86_400_000;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Day of the year from 1. */
export const dayOfYear = (local: Date): number =>
  Math.floor((local.getTime() - utcMillis([local.getUTCFullYear(), 0, 1])) / DAY) + 1;

/** Week of the year, 0 before the first Sunday. */
export const weekOfYear = (local: Date): number => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);

/** Week and year of ISO 8601: weeks begin on Monday, the first holds a Thursday. */
export const isoWeek = (local: Date): { week: number; year: number } => {
  const thursday = new Date(local.getTime() + (4 - (local.getUTCDay() || 7)) * DAY);
  return { week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1, year: thursday.getUTCFullYear() };
};

const offsetText = (minutes: number): string => {
  const size = Math.trunc(Math.abs(minutes));
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${pad(size % 60, 2)}`;
};

const SPECIFIERS: Readonly<Record<string, (local: Date, offsetMinutes: number) => string>> = {
  d: (local) => pad(local.getUTCDate(), 2),
  G: (local) => pad(isoWeek(local).year, 4),
  H: (local) => pad(local.getUTCHours(), 2),
  j: (local) => pad(dayOfYear(local), 3),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  b: (local) => (MONTHS[local.getUTCMonth()] ?? '').slice(0, 3),
  B: (local) => MONTHS[local.getUTCMonth()] ?? '',
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(local.getUTCDay() || 7),
  U: (local) => pad(weekOfYear(local), 2),
  V: (local) => pad(isoWeek(local).week, 2),
  Y: (local) => pad(local.getUTCFullYear(), 4),
  z: (_local, offset) => offsetText(offset),
  Z: (_local, offset) => String(Math.trunc(offset)),
  '%': () => '%',
};

/** Refuses a format that ends in a lone `%` (18535) or has an unknown specifier (18536). */
export const checkFormat = (format: string): void => {
  for (const [, specifier = ''] of format.matchAll(/%([\s\S]?)/g)) {
    if (specifier === '') throw mongoError(18535, "Unmatched '%' at end of format string");
    if (!SPECIFIERS[specifier])
      throw mongoError(18536, `Invalid format character '%${specifier}' in format string`);
  }
};

/** Writes a date. Refuses unknown specifiers (18536) and years outside 0 to 9999 (18537). */
export const formatDate = (date: Date, format: string, zone: Zone): string => {
  const local = toLocal(date, zone);
  const year = local.getUTCFullYear();
  if (year < 0 || year > 9999)
    throw mongoError(
      18537,
      `Could not convert date to string: date component was outside the supported range of 0-9999: ${year}`,
    );
  const offset = (local.getTime() - date.getTime()) / 60_000;
  return format.replace(/%([\s\S]?)/g, (_match, specifier: string) => {
    const write = SPECIFIERS[specifier];
    if (!write) throw mongoError(18536, `Invalid format character '%${specifier}' in format string`);
    return write(local, offset);
  });
};

const conversionFailure = (text: string, reason: string): Error =>
  mongoError(241, `Error parsing date string '${text}'; ${reason}`);

const ISO =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*$/i;

/** Reads ISO 8601 text. Other notations are refused (241) rather than guessed at. */
export const parseIsoDate = (text: string, zone: Zone | undefined): Date => {
  const match = ISO.exec(text);
  if (!match) throw conversionFailure(text, `expected the form '2024-05-31T12:34:56.789Z'`);
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match;
  if (offset && zone)
    throw conversionFailure(
      text,
      'passing a time zone identifier as part of the string is not allowed when a timezone is given',
    );
  const fields = [year, month, day, hour, minute, second].map(Number) as Fields;
  const millis = Math.trunc(Number(`0.${fraction}`) * 1000);
  return checked(text, [...fields, millis], offset ? zoneOf(offset.toUpperCase()) : (zone ?? UTC));
};

type Fields = [number, number, number, number, number, number];

/** The instant of calendar fields; refuses a day or time that does not exist. */
const checked = (text: string, fields: readonly number[], zone: Zone): Date => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, millis = 0] = fields;
  const local = new Date(utcMillis([year, month - 1, day, hour, minute, second, millis]));
  const exists =
    local.getUTCMonth() === month - 1 &&
    local.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!exists) throw conversionFailure(text, 'there is no such day or time');
  return fromLocal(local.getTime(), zone);
};

/** Which field a specifier of `$dateFromString` fills, and what its text looks like. */
const READERS: Readonly<Record<string, readonly [field: string, pattern: string]>> = {
  Y: ['year', '\\d{4}'],
  m: ['month', '\\d{1,2}'],
  b: ['monthName', '[A-Za-z]{3}'],
  B: ['monthName', '[A-Za-z]+'],
  d: ['day', '\\d{1,2}'],
  H: ['hour', '\\d{1,2}'],
  M: ['minute', '\\d{1,2}'],
  S: ['second', '\\d{1,2}'],
  L: ['millis', '\\d{1,3}'],
  z: ['offset', 'Z|[+-]\\d{2}:?\\d{2}'],
};

/** Reads a date in a given format. Specifiers for weeks and days of the year are refused. */
export const parseDate = (text: string, format: string, zone: Zone | undefined): Date => {
  const fields: string[] = [];
  const pattern = format.replace(/%([\s\S]?)|[.*+?^${}()|[\]\\]/g, (match, specifier: string | undefined) => {
    if (specifier === undefined) return `\\${match}`;
    if (specifier === '%') return '%';
    const reader = READERS[specifier];
    if (!reader) throw mongoError(18536, `Invalid format character '%${specifier}' in format string`);
    fields.push(reader[0]);
    return `(${reader[1]})`;
  });
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) throw conversionFailure(text, `it does not have the form '${format}'`);
  const found = new Map(fields.map((field, at) => [field, match[at + 1] ?? '']));
  const month = found.has('monthName')
    ? MONTHS.findIndex((name) =>
        name.toLowerCase().startsWith((found.get('monthName') ?? '').toLowerCase()),
      ) + 1
    : Number(found.get('month') ?? 1);
  const offset = found.get('offset');
  if (offset && zone)
    throw conversionFailure(text, 'an offset in the string is not allowed when a timezone is given');
  const number = (field: string, otherwise = 0): number => Number(found.get(field) ?? otherwise);
  if (!found.has('year'))
    throw conversionFailure(text, 'an incomplete date/time string has been found, with elements missing');
  return checked(
    text,
    [
      number('year'),
      month,
      number('day', 1),
      number('hour'),
      number('minute'),
      number('second'),
      number('millis'),
    ],
    offset ? zoneOf(offset) : (zone ?? UTC),
  );
};
