import { currencyCodes } from './currencies';
import { minorPerPoint, pointValueMinor } from './points';

test.each([
  ['EUR', 1],
  ['JPY', 1],
  ['KWD', 10],
  ['VND', 100],
  ['HUF', 1_000],
])('a point pays a hundredth of what earns one: of %s %d minor units', (currency, value) => {
  expect(pointValueMinor(currency)).toBe(value);
});

test('a point pays whole minor units, or nothing at all', () => {
  const worthless = currencyCodes.filter((code) => pointValueMinor(code) === undefined);
  expect(worthless).toEqual(['UYI']);
  for (const code of currencyCodes) {
    const value = pointValueMinor(code);
    if (value === undefined) continue;
    expect(Number.isSafeInteger(value)).toBe(true);
    expect(value * 100).toBe(minorPerPoint(code));
  }
  expect(['ZZZ', 'eur', '', 'constructor'].map(pointValueMinor)).toEqual(Array(4).fill(undefined));
});
