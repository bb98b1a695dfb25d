import fc from 'fast-check';
import { currencyCodes, minorDigits } from './currencies';
import { locales } from './locale';
import { moneyText } from './money-text';

test.each([
  [123456, 'EUR', 'fr', '1 234,56 €'],
  [123456, 'EUR', 'en', '€1,234.56'],
  [800, 'JPY', 'en', 'JP¥800'],
  [10500, 'KWD', 'en', 'KWD 10.500'],
  [10500, 'KWD', 'fr', '10,500 KWD'],
  [520000, 'VND', 'fr', '520 000 ₫'],
  [39990, 'HUF', 'fr', '399,90 HUF'],
  [-1, 'EUR', 'fr', '-0,01 €'],
  [800, 'ZZZ', 'en', 'ZZZ 8.00'],
] as const)('%d minor units of %s are written in %s as %s', (minor, currency, locale, text) => {
  expect(moneyText({ minor, currency }, locale).replace(/\s/g, ' ')).toBe(text);
});

test('every amount of every currency can be read back from how it is written, to the minor unit', () => {
  const amounts = fc.integer({ min: -(2 ** 51), max: 2 ** 51 });
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom(...currencyCodes),
      fc.constantFrom(...locales),
      (minor, currency, locale) => {
        const text = moneyText({ minor, currency }, locale);
        const figures = text.replace(/\D/g, '');
        expect(Number(figures)).toBe(Math.abs(minor));
        expect(/[-−]/.test(text)).toBe(minor < 0);
        const decimals = /[.,](\d+)\D*$/.exec(text)?.[1] ?? '';
        if (minorDigits(currency) > 0 && minorDigits(currency) !== 3)
          expect(decimals).toHaveLength(minorDigits(currency));
      },
    ),
  );
});
