import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { defaultLimits } from '../domain/limits';
import { priceScan } from '../domain/price-scan';
import { article, codeOf, nantes, noon, today } from '../testing/example-shop';
import { createReadCode } from './read-code';

const shop = { currency: 'EUR', today };
const read = (text: string) => createReadCode()(text, shop);
const gtin = codeOf('coffee');

test.each([
  ['EAN-13', '3017620422003', { gtin: '03017620422003' }],
  ['EAN-13 in its groups', ' 3 017620\u00a0422-003 ', { gtin: '03017620422003' }],
  ['UPC-A', '036000291452', { gtin: '00036000291452' }],
  ['EAN-8', '96385074', { gtin: '00000096385074' }],
  ['batch and date', `01${gtin}1726112210L1`, { gtin, lot: 'L1', lastDay: '2026-11-22' }],
  ['best before', `01${gtin}15261122`, { gtin, lastDay: '2026-11-22' }],
  ['weight', `01${gtin}3103001250`, { gtin, measure: { kind: 'weight', grams: 1250 } }],
  ['price', `01${gtin}3922539`, { gtin, measure: { kind: 'price', minor: 539 } }],
  ['price in euros', `01${gtin}3932978539`, { gtin, measure: { kind: 'price', minor: 539 } }],
  ['link', `https://shop.example/01/${gtin}/10/L1`, { gtin, lot: 'L1' }],
  [
    'weight label',
    '2100001027506',
    { gtin: '02100001000004', wholeGtin: '02100001027506', measure: { kind: 'weight', grams: 2750 } },
  ],
])('%s tells article and unit', (_what, text, expected) => {
  expect(read(text)).toEqual(accepted(expected));
});

test('a price in another currency is not taken for euros', () => {
  expect(read(`01${gtin}3932840539`)).toEqual(rejected({ reason: 'BadMeasure' }));
});

test.each([
  // Numeric code and price with as many decimals as the AI says: 800 yen, 10.500 dinars, 20.50 francs.
  ['JPY', `01${gtin}3930392800`, 800],
  ['KWD', `01${gtin}393341410500`, 10_500],
  ['CHF', `01${gtin}39327562050`, 2_050],
  // Without a currency it is the store's.
  ['KWD', `01${gtin}3922539`, 5_390],
])('a label price in %s has the decimals of the currency', (currency, text, minor) => {
  expect(createReadCode()(text, { currency, today })).toEqual(
    accepted({ gtin, measure: { kind: 'price', minor } }),
  );
});

test('a price finer than the currency is not rounded', () => {
  const yen = createReadCode()(`01${gtin}3922539`, { currency: 'JPY', today });
  expect(yen).toEqual(rejected({ reason: 'BadMeasure' }));
});

test('a shop may read its own prefixes', () => {
  const own = createReadCode({
    variableMeasure: [{ prefix: '21', layout: 'PPIIIIIVVVVVC', measure: 'price' }],
  });
  expect(own('2100001027506', shop)).toMatchObject(accepted({ measure: { kind: 'price', minor: 2750 } }));
});

test('whatever a scanner sends is read or refused, and nothing is sold below the shelf price', () => {
  const soup = article('soup', 120);
  const valid = fc.constantFrom(
    '3017620422003',
    '2100001027506',
    `01${gtin}1726112210L1`,
    `https://x.example/01/${gtin}`,
  );
  const mangled = fc
    .tuple(valid, fc.nat(40), fc.string({ unit: 'binary', maxLength: 6 }))
    .map(([text, at, noise]) => text.slice(0, at) + noise + text.slice(at + noise.length));
  const texts = fc.oneof(
    mangled,
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(fc.constantFrom(...'0123456789()\u001d'), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', minLength: 3_000, maxLength: 4_200 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const outcome = read(text);
      if (!outcome.ok) {
        expect(['UnknownCode', 'WrongCheckDigit', 'CardCodeScanned', 'BadMeasure']).toContain(
          outcome.rejection.reason,
        );
        return;
      }
      expect(outcome.value.gtin).toMatch(/^\d{14}$/);
      const { measure: _label, ...code } = outcome.value;
      const priced = priceScan({
        article: soup,
        deposit: undefined,
        code,
        quantity: 1,
        storeId: nantes.storeId,
        currency: 'EUR',
        openedAt: noon,
        today,
        limits: defaultLimits,
        resale: 'near-date',
        priorPrices: 'count',
      });
      if (priced.ok) expect(priced.value[0].amountMinor).toBe(120);
    }),
    { numRuns: 5_000 },
  );
});
