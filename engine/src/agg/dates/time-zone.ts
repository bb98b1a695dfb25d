/** Time zones: offsets like `+02:00` and names like `Europe/Berlin` (through Intl). */

import { mongoError } from '../../errors';

/** Milliseconds to add to UTC for local time, at an instant. */
export type Zone = Readonly<{ name: string; offsetAt(utc: number): number }>;

const MINUTE = 60_000;

/** Coordinated universal time. */
export const UTC: Zone = { name: 'UTC', offsetAt: () => 0 };

const zones = new Map<string, Zone>();

/** The zone of a name or offset. Refuses unknown ones (40485). */
export const zoneOf = (name: string): Zone => {
  if (name === 'UTC' || name === 'GMT' || name === 'Z') return UTC;
  const known = zones.get(name);
  if (known) return known;
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(name);
  const zone = fixed ? fixedZone(name, fixed) : namedZone(name);
  zones.set(name, zone);
  return zone;
};

const fixedZone = (name: string, [, sign, hours, minutes = '0']: RegExpExecArray): Zone => {
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return { name, offsetAt: () => offset };
};

const namedZone = (name: string): Zone => {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw mongoError(40485, `unrecognized time zone identifier: "${name}"`);
  }
  return { name, offsetAt: (utc) => localMillis(format, utc) - Math.floor(utc / 1000) * 1000 };
};

const localMillis = (format: Intl.DateTimeFormat, utc: number): number => {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(utc)) part[type] = value;
  const year = part.era?.startsWith('B') ? 1 - Number(part.year) : Number(part.year);
  return utcMillis([
    year,
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  ]);
};

/** Milliseconds of calendar fields (month from 0); fields out of range carry over, and years below 100 are meant. */
export const utcMillis = ([year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0]: readonly [
  number,
  number,
  number,
  number?,
  number?,
  number?,
  number?,
]): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
};

/** A date whose UTC fields read as the local time in the zone. */
export const toLocal = (date: Date, zone: Zone): Date =>
  new Date(date.getTime() + zone.offsetAt(date.getTime()));

/** The instant at which the zone's clocks show the local time; after a gap the clock has moved on. */
export const fromLocal = (local: number, zone: Zone): Date => {
  const first = local - zone.offsetAt(local);
  const second = local - zone.offsetAt(first);
  return new Date(zone.offsetAt(second) === local - second ? second : first);
};
