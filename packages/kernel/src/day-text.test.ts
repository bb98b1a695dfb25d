import { dayText } from './day-text';

test.each([
  ['2026-03-04', 'fr', '4 mars 2026'],
  ['2026-03-01', 'fr', '1er mars 2026'],
  ['2026-08-11', 'fr', '11 août 2026'],
  ['2026-03-01', 'en', '1 March 2026'],
] as const)('the %s is said in %s as %s', (day, locale, text) => {
  expect(dayText(day, locale)).toBe(text);
});
