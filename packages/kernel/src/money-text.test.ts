import { moneyText } from './money-text';

test.each([
  [123456, 'EUR', 'fr', '1 234,56 €'],
  [123456, 'EUR', 'en', '€1,234.56'],
  [500, 'JPY', 'en', '¥500'],
  [-1, 'EUR', 'fr', '-0,01 €'],
] as const)('%d minor units of %s are written in %s as %s', (minor, currency, locale, text) => {
  expect(moneyText({ minor, currency }, locale).replace(/\s/g, ' ')).toBe(text);
});
