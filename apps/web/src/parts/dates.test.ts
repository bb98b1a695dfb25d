import { inMoment } from './dates';

const page = { language: 'fr' };
jest.mock('../i18n', () => ({ currentLanguage: () => page.language }));

/** An instant by the clock on the wall, wherever the test runs. */
const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute);
const moment = (language: 'fr' | 'en', then: Date, now: Date) => {
  page.language = language;
  // Where commas are set differs from one edition of the locale data to the next.
  return inMoment(then.toISOString(), now).replaceAll(',', '');
};

const noon = at(2026, 11, 30, 12, 0);

test.each(['fr', 'en'] as const)('today a time says no day, from midnight to midnight (%s)', (language) => {
  expect(moment(language, at(2026, 11, 30, 0, 0), noon)).toBe('00:00');
  expect(moment(language, at(2026, 11, 30, 23, 59), noon)).toBe('23:59');
});

test.each([
  ['fr', 'dim. 29 nov. 23:59'],
  ['en', 'Sun 29 Nov 23:59'],
] as const)('another day is said, a minute before midnight too (%s)', (language, said) => {
  expect(moment(language, at(2026, 11, 29, 23, 59), at(2026, 11, 30, 0, 0))).toBe(said);
});

test.each([
  ['fr', 'mar. 30 nov. 2027 12:00'],
  ['en', 'Tue 30 Nov 2027 12:00'],
] as const)('of another year the year is said, on the same day of it too (%s)', (language, said) => {
  expect(moment(language, at(2027, 11, 30, 12, 0), noon)).toBe(said);
});
