import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { couponText, parseBarcode } from './index';

type Vector = Readonly<{
  kind: string;
  input: string;
  expected: Readonly<{ valid: boolean; reason?: string }>;
}>;
const { vectors } = JSON.parse(readFileSync(join(__dirname, '../data/vectors.json'), 'utf8')) as {
  vectors: Vector[];
};

test('a coupon of the published vectors is read where it is whole and refused where it is not', () => {
  const coupons = vectors.filter(({ kind, input }) => kind === 'ai_linter' && /^\(811[02]\)/.test(input));
  expect(coupons.length).toBeGreaterThan(20);
  expect(coupons.map(({ input }) => [input, couponText(input) !== undefined])).toEqual(
    coupons.map(({ input, expected }) => [input, expected.valid]),
  );
});

test.each([
  ['a paperless one', '8112001234561234560123456', 'GS1:123456:123456:123456'],
  ['one that is cut off', '811200123456123456012345', undefined],
  ['one of a longer company prefix', '81120112345671234560123456', 'GS1:1234567:123456:123456'],
  ['as a scanner sends it', ']e081120112345671234560123456', 'GS1:1234567:123456:123456'],
  ['a printed one', '8110012345612345611110123', 'GS1:123456:123456'],
  [
    'a printed one with a date and a number',
    '8110012345612345611110123326123150654321',
    'GS1:123456:123456:654321',
  ],
  ['an article', '0103017620422003', undefined],
])('%s', (_what, scanned, text) => {
  expect(couponText(scanned)).toBe(text);
});

test('whatever company, offer and number a paperless coupon has, they are read back', () => {
  const digits = (minLength: number, maxLength: number) =>
    fc.stringMatching(new RegExp(`^\\d{${minLength},${maxLength}}$`));
  fc.assert(
    fc.property(digits(6, 12), digits(6, 6), digits(6, 15), (companyPrefix, offerCode, serial) => {
      const text = `81120${companyPrefix.length - 6}${companyPrefix}${offerCode}${serial.length - 6}${serial}`;
      expect(parseBarcode(text)).toEqual({
        ok: true,
        barcode: { kind: 'coupon', companyPrefix, offerCode, serial },
      });
      expect(parseBarcode(text.slice(0, -1)).ok).toBe(false);
    }),
  );
});
