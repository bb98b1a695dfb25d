/** Calendar arithmetic: adding, truncating and counting in years, weeks, hours, ... */

import { mongoError } from '../../errors';
import { fromLocal, toLocal, utcMillis, type Zone } from './time-zone';

export type Unit =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond';

const MILLIS: Readonly<Partial<Record<Unit, number>>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const MONTHS: Readonly<Partial<Record<Unit, number>>> = { year: 12, quarter: 3, month: 1 };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A unit by its name. Refuses others (9). */
export const unitOf = (name: unknown): Unit => {
  if (typeof name !== 'string') throw mongoError(5439013, `'unit' must be a string`);
  if (name in MILLIS || name in MONTHS) return name as Unit;
  throw mongoError(9, `unknown time unit value: ${String(name)}`);
};

/** Day of the week from 0 (Sunday), by name or its first three letters. */
export const weekdayOf = (name: unknown): number => {
  if (typeof name !== 'string') throw mongoError(5439015, `'startOfWeek' must be a string`);
  const wanted = name.toLowerCase();
  const day = DAYS.findIndex((full) => full === wanted || full.slice(0, 3) === wanted);
  if (day < 0) throw mongoError(5439016, `unknown day of week value: ${String(name)}`);
  return day;
};

/** Adds an amount; days and longer keep the local time of day, months keep the day if the month has it. */
export const addUnits = (date: Date, unit: Unit, amount: number, zone: Zone): Date => {
  const months = MONTHS[unit];
  const step = MILLIS[unit] ?? 0;
  if (months === undefined && step < 86_400_000) return new Date(date.getTime() + amount * step);
  const local = toLocal(date, zone);
  if (months === undefined) return fromLocal(local.getTime() + amount * step, zone);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + amount * months];
  const last = new Date(utcMillis([year, month + 1, 0])).getUTCDate();
  const midnight = utcMillis([year, month, Math.min(local.getUTCDate(), last)]);
  return fromLocal(midnight + (((local.getTime() % 86_400_000) + 86_400_000) % 86_400_000), zone);
};

/** Months since year 0 of a local date. */
const monthsOf = (local: Date): number => local.getUTCFullYear() * 12 + local.getUTCMonth();

/** Bins are counted from the start of 2000; weeks from the first wanted day of the week in it. */
const REFERENCE = Date.UTC(2000, 0, 1);
const referenceOf = (unit: Unit, startOfWeek: number): number =>
  unit === 'week'
    ? REFERENCE + ((startOfWeek - new Date(REFERENCE).getUTCDay() + 7) % 7) * 86_400_000
    : REFERENCE;

type Truncation = Readonly<{ unit: Unit; binSize: number; zone: Zone; startOfWeek: number }>;

/** The start of the bin that holds the date. */
export const truncate = (date: Date, { unit, binSize, zone, startOfWeek }: Truncation): Date => {
  const local = toLocal(date, zone);
  const months = MONTHS[unit];
  if (months !== undefined) {
    const size = months * binSize;
    const start = Math.floor((monthsOf(local) - 24_000) / size) * size + 24_000;
    return fromLocal(utcMillis([Math.floor(start / 12), ((start % 12) + 12) % 12, 1]), zone);
  }
  const size = (MILLIS[unit] ?? 1) * binSize;
  const reference = referenceOf(unit, startOfWeek);
  const start = Math.floor((local.getTime() - reference) / size) * size + reference;
  // Within a day the offset of the instant itself counts, or an hour would vanish when clocks change.
  return (MILLIS[unit] ?? 1) < 86_400_000
    ? new Date(start - (local.getTime() - date.getTime()))
    : fromLocal(start, zone);
};

/** How many starts of a unit lie between two dates. */
export const difference = (
  from: Date,
  to: Date,
  { unit, zone, startOfWeek }: Omit<Truncation, 'binSize'>,
): number => {
  const [start, end] = [toLocal(from, zone), toLocal(to, zone)];
  const months = MONTHS[unit];
  if (months !== undefined) return Math.floor(monthsOf(end) / months) - Math.floor(monthsOf(start) / months);
  const size = MILLIS[unit] ?? 1;
  const reference = referenceOf(unit, startOfWeek);
  const bin = (at: number): number => Math.floor((at - reference) / size);
  // Hours and shorter pass at the same speed everywhere, so a change of clocks must not count.
  const shift = size < 86_400_000 ? start.getTime() - from.getTime() - (end.getTime() - to.getTime()) : 0;
  return bin(end.getTime() + shift) - bin(start.getTime());
};
