import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import {
  checkDigit,
  hasValidCheckDigit,
  isGsrn,
  isGtin,
  parseBarcode,
  toGtin14,
  verifierDigit,
  withCheckDigit,
} from './index';

const read = (text: string) => {
  const outcome = parseBarcode(text);
  return outcome.ok ? outcome.barcode : outcome.reason;
};
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const gtin13 = digits(10).map((rest) => withCheckDigit(`30${rest}`));

describe('codes of one article', () => {
  test('UPC-A, its EAN-13 and its case-free GTIN-14 are the same article', () => {
    const same = { kind: 'gtin', gtin14: '00036000291452' };
    expect(['036000291452', '0036000291452', '00036000291452', ']E00036000291452'].map(read)).toEqual(
      Array(4).fill(same),
    );
  });

  test('EAN-8 is found in a 13-digit hand-over', () => {
    expect(read('96385074')).toEqual({ kind: 'gtin', gtin14: '00000096385074' });
    expect(read('0000096385074')).toEqual(read('96385074'));
  });

  test('UPC-E is the UPC-A whose zeros it suppresses', () => {
    expect(read('04252614')).toEqual({ kind: 'gtin', gtin14: '00042100005264' });
    expect(read('425261')).toEqual(read('042100005264'));
  });

  test('a magazine keeps its article code when an add-on follows', () => {
    expect(read(']E3977147396801212')).toEqual(read('9771473968012'));
  });

  test('an outer case is another article than the piece inside', () => {
    expect(read('15400141288763')).toEqual({ kind: 'gtin', gtin14: '15400141288763' });
    expect(toGtin14('15400141288763')).toBe('15400141288763');
  });

  test('a wrong check digit is named', () => {
    expect(['4006381333932', '96385075', '15400141288760', '036000291453'].map(read)).toEqual(
      Array(4).fill('WrongCheckDigit'),
    );
  });
});

describe('in-store codes', () => {
  const french = JSON.parse(readFileSync(join(__dirname, '../data/variable-measure-fr.json'), 'utf8')) as {
    real_labels: { code: string; item_field: string; value_field: string; check_digit_valid: boolean }[];
    worked: {
      input: string;
      expected: { kind?: string; item?: string; weight_kg?: string; price?: string };
    }[];
  };

  test('give the article with the measure zeroed and the check digit computed anew', () => {
    expect(read('2100001027506')).toEqual({
      kind: 'variable-measure',
      itemCode13: '2100001000004',
      measure: { weightGrams: 2750 },
    });
    expect(read('2323230007204')).toMatchObject({ measure: { weightGrams: 720 } });
  });

  test('are read as the worked French codes say', () => {
    for (const { input, expected } of french.worked) {
      if (expected.kind === undefined) expect(read(input)).toBe('WrongCheckDigit');
      else
        expect(read(input)).toMatchObject({
          itemCode13: expect.stringContaining(expected.item ?? '') as string,
          measure:
            expected.kind === 'weight'
              ? { weightGrams: Math.round(Number(expected.weight_kg) * 1000) }
              : { priceMinor: Math.round(Number(expected.price) * 100) },
        });
    }
  });

  test('of real French labels carry their printed price', () => {
    for (const { code, item_field, value_field } of french.real_labels)
      expect(read(code)).toEqual({
        kind: 'variable-measure',
        itemCode13: withCheckDigit(`02${item_field}00000`),
        measure: { priceMinor: Number(value_field) },
      });
  });

  test('a label that says nothing is refused', () => {
    expect(read('2100001000004')).toBe('ZeroMeasure');
  });

  test('a shop may set its own prefixes, units and verifier digit', () => {
    const own = [{ prefix: '2012', layout: 'PPPPIIIKVVVVC', measure: 'price' as const, unit: 10 }];
    const code = withCheckDigit(`2012345${verifierDigit('0250')}0250`);
    expect(parseBarcode(code, { variableMeasure: own })).toEqual({
      ok: true,
      barcode: {
        kind: 'variable-measure',
        itemCode13: withCheckDigit('201234500000'),
        measure: { priceMinor: 2500 },
      },
    });
    const forged = withCheckDigit(`2012345${(Number(verifierDigit('0250')) + 1) % 10}0250`);
    expect(parseBarcode(forged, { variableMeasure: own })).toMatchObject({
      ok: false,
      reason: 'WrongVerifierDigit',
      position: 7,
    });
    expect(parseBarcode('2100001027506', { variableMeasure: [] })).toMatchObject({
      barcode: { kind: 'gtin' },
    });
  });

  test('the five-digit verifier is the one of the standard', () => {
    expect(verifierDigit('14685')).toBe(6);
  });
});

describe('element strings and links', () => {
  const yoghurt = { kind: 'gs1', gtin14: '03012345678902', lot: 'L42', expiresOn: '2026-12-31' };

  test('give article, lot, date and weight from one scan, whatever carries them', () => {
    const gtin = withCheckDigit('0301234567890');
    const texts = [
      `]C101${gtin}1726123110L42`,
      `]d201${gtin}1726123110L42\u001d3103001250`,
      `]Q301${gtin}1726123110L42`,
      `]e001${gtin}1726123110L42`,
      `\u001d01${gtin}1726123110L42`,
      `01${gtin}1726123110L42`,
      `(01)${gtin}(17)261231(10)L42`,
      `https://example.com/some/shop/01/${gtin}/10/L42?17=261231`,
      `]Q1https://id.gs1.org/01/${gtin}/10/L42?17=261231&linkType=all`,
    ];
    for (const text of texts) expect(read(text)).toMatchObject({ ...yoghurt, gtin14: gtin });
    expect(read(texts[1] ?? '')).toMatchObject({ weightGrams: 1250 });
  });

  test('a best-before date serves when there is no expiry date; day 00 is the end of the month', () => {
    expect(read('(01)03012345678902(15)280200')).toMatchObject({ expiresOn: '2028-02-29' });
    expect(read('(01)03012345678902(15)280215(17)280210')).toMatchObject({ expiresOn: '2028-02-10' });
  });

  test('a price is exact or refused', () => {
    expect(read('(01)03012345678902(3922)0499')).toMatchObject({ priceMinor: 499 });
    expect(read('(01)03012345678902(3930)978005')).toMatchObject({ priceMinor: 500, currencyNumeric: '978' });
    expect(read('(01)03012345678902(3923)4999')).toBe('InexactMeasure');
  });

  test('contradictions and repetitions are refused', () => {
    expect(read('(01)03012345678902(02)03012345678902(37)2')).toBe('ConflictingElements');
    expect(read('(01)03012345678902(3102)000100(3103)000100')).toBe('ConflictingElements');
    expect(read('(01)03012345678902(10)A(10)B')).toBe('RepeatedElement');
    expect(read('(00)123456789012345675')).toBe('NoArticle');
    expect(read('(01)03012345678902(17)261332')).toBe('BadDate');
  });

  test('a loyalty card is told from an article', () => {
    const gsrn = withCheckDigit('37609990000000001');
    for (const text of [`(8018)${gsrn}`, `]C18018${gsrn}`, gsrn, `https://a.example/8018/${gsrn}`])
      expect(read(text)).toEqual({ kind: 'gsrn', gsrn });
    expect(isGsrn(gsrn)).toBe(true);
    expect(isGsrn(gsrn.slice(1))).toBe(false);
  });
});

describe('nonsense', () => {
  test('is refused with its reason and place', () => {
    expect(parseBarcode('')).toMatchObject({ reason: 'Empty' });
    expect(parseBarcode(' \r\n')).toMatchObject({ reason: 'Empty' });
    expect(parseBarcode('4006381\u0000333931')).toMatchObject({ reason: 'IllegalCharacter', position: 7 });
    expect(parseBarcode('40063\u200b81333931')).toMatchObject({ reason: 'IllegalCharacter', position: 5 });
    expect(parseBarcode('４００６３８１３３３９３１')).toMatchObject({
      reason: 'IllegalCharacter',
      position: 0,
    });
    expect(parseBarcode('1'.repeat(4096))).toMatchObject({ reason: 'TooLong' });
    expect(parseBarcode('-4006381333931')).toMatchObject({ reason: 'UnknownFormat' });
    expect(parseBarcode('0000000000000')).toMatchObject({ reason: 'AllZero' });
    expect(parseBarcode(']X0123')).toMatchObject({ reason: 'UnknownSymbology' });
    expect(parseBarcode('123456789')).toMatchObject({ reason: 'WrongLength' });
    expect(parseBarcode('https://shop.example/promo')).toMatchObject({ reason: 'BadLink' });
    expect(parseBarcode('(01)03012345678903')).toMatchObject({ reason: 'WrongCheckDigit', position: 17 });
    expect(parseBarcode(undefined as unknown as string)).toMatchObject({ reason: 'UnknownFormat' });
  });

  test('never throws, and whatever is accepted names a valid article or card', () => {
    const pieces = fc.constantFrom(
      ']C1',
      ']Q3',
      '(01)',
      '(10)',
      '\u001d',
      '01',
      '17',
      '3103',
      '03012345678902',
      '2100001027506',
      'https://a/01/',
      '%',
      '?17=',
      '\\(',
      '-',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(fc.oneof(pieces, digits(3)), { maxLength: 9 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (anything) => {
        const outcome = parseBarcode(anything);
        if (!outcome.ok) return outcome.position >= 0 && outcome.message.length > 0;
        const { barcode } = outcome;
        switch (barcode.kind) {
          case 'gtin':
          case 'gs1':
            return isGtin(barcode.gtin14) && barcode.gtin14.length === 14;
          case 'variable-measure':
            return isGtin(barcode.itemCode13);
          case 'gsrn':
            return hasValidCheckDigit(barcode.gsrn);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('check digits', () => {
  test('every single wrong digit is noticed', () => {
    fc.assert(
      fc.property(gtin13, fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, place, change) => {
        const wrong = (Number(code.charAt(place)) + change) % 10;
        return !isGtin(`${code.slice(0, place)}${wrong}${code.slice(place + 1)}`);
      }),
    );
  });

  test('refuses to be computed over anything but digits', () => {
    expect(() => checkDigit('12A')).toThrow(RangeError);
  });

  test('an in-store code gives back the weight that was printed into it', () => {
    fc.assert(
      fc.property(digits(5), fc.integer({ min: 1, max: 99_999 }), (item, weightGrams) => {
        const code = withCheckDigit(`21${item}${String(weightGrams).padStart(5, '0')}`);
        expect(read(code)).toEqual({
          kind: 'variable-measure',
          itemCode13: withCheckDigit(`21${item}00000`),
          measure: { weightGrams },
        });
      }),
    );
  });
});
