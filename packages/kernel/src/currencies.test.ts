import { aboutAEuro, currencyCodes, eurosWorth, isCurrency, minorDigits, numericCode } from './currencies';

test.each([
  ['JPY', 0],
  ['VND', 0],
  ['CLP', 0],
  ['EUR', 2],
  ['CHF', 2],
  ['KWD', 3],
  ['TND', 3],
  ['CLF', 4],
  ['UYW', 4],
  // Here `Intl` shows none.
  ['HUF', 2],
  ['IDR', 2],
  ['COP', 2],
  ['IQD', 3],
])('%s has %d decimals', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

test.each(['ZZZ', 'XXX', 'XTS', 'XAU', 'HRK', 'BGN', 'ZWL', 'eur', 'euro', '', 'constructor', '__proto__'])(
  '"%s" is no currency',
  (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => minorDigits(code)).toThrow('no active ISO 4217 code');
  },
);

test('each currency has a numeric code of its own and decimals of a whole number', () => {
  const numeric = currencyCodes.map(numericCode);
  expect(new Set(numeric).size).toBe(currencyCodes.length);
  for (const code of currencyCodes) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect(numericCode(code)).toMatch(/^\d{3}$/);
    expect([0, 2, 3, 4]).toContain(minorDigits(code));
  }
});

test('what is worth about a euro is a round sum, whole and exact also as a bound', () => {
  expect(['EUR', 'JPY', 'KWD', 'VND', 'CHF', 'HUF'].map(aboutAEuro)).toEqual([
    100, 100, 1_000, 10_000, 100, 100_000,
  ]);
  for (const code of currencyCodes) {
    expect(Number.isInteger(aboutAEuro(code))).toBe(true);
    expect(Number.isSafeInteger(eurosWorth(1_000_000_000, code))).toBe(true);
  }
  expect(eurosWorth(5_000, 'VND')).toBe(50_000_000);
});
