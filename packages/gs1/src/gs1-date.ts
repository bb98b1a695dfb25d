/** The year whose window decides centuries when the caller names none; right for every date of 1977 to 2075. */
export const referenceYearDefault = 2026;

const pad = (value: number): string => String(value).padStart(2, '0');

/** Days of a month (1 to 12) of a Gregorian year. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The calendar date (YYYY-MM-DD) of a six-digit GS1 date YYMMDD, or `null` when there is no such day. Day 00 is
 * the last day of the month. The century is the one that lands within 49 years before and 50 years after the reference year.
 */
export const readGs1Date = (yymmdd: string, referenceYear: number = referenceYearDefault): string | null => {
  if (!/^\d{6}$/.test(yymmdd)) return null;
  const twoDigits = Number(yymmdd.slice(0, 2));
  const distance = twoDigits - (referenceYear % 100);
  const century = Math.floor(referenceYear / 100) * 100 + (distance >= 51 ? -100 : distance <= -50 ? 100 : 0);
  const year = century + twoDigits;
  const month = Number(yymmdd.slice(2, 4));
  if (month < 1 || month > 12) return null;
  const last = daysIn(year, month);
  const day = Number(yymmdd.slice(4, 6)) || last;
  return day > last ? null : `${year}-${pad(month)}-${pad(day)}`;
};
