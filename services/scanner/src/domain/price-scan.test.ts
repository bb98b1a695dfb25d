import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { article, lyon, nantes, noon, shelf, today } from '../testing/example-shop';
import type { Article } from './article';
import { defaultLimits } from './limits';
import { priceScan } from './price-scan';
import type { PriorPriceRule } from './prior-prices';
import type { ResaleRule } from './resale';
import type { ScannedCode } from './scanned-code';

const price = (
  of: Article,
  about: Partial<ScannedCode> & {
    quantity?: number;
    deposit?: Article;
    store?: typeof nantes;
    resale?: ResaleRule;
    priorPrices?: PriorPriceRule;
  } = {},
) => {
  const {
    quantity = 1,
    deposit,
    store = nantes,
    resale = 'near-date',
    priorPrices = 'count',
    ...code
  } = about;
  return priceScan({
    article: of,
    deposit,
    code: { gtin: of.codes[0] ?? '', ...code },
    quantity,
    storeId: store.storeId,
    currency: 'EUR',
    openedAt: noon,
    today,
    limits: defaultLimits,
    resale,
    priorPrices,
  });
};

const amounts = (outcome: ReturnType<typeof price>): readonly (number | string)[] =>
  outcome.ok ? outcome.value.map((line) => line.amountMinor) : [outcome.rejection.reason];

test('a line has what was asked less for lately, unless the law does not ask or a label says its price', () => {
  const lowerBefore = [
    { minor: 299, until: '2026-05-20T00:00:00.000Z' },
    { minor: 319, until: '2026-05-28T00:00:00.000Z' },
  ];
  const raised = (per: 'unit' | 'kilogram') =>
    article('coffee', 349, {
      prices: article('coffee', 349).prices.map((one) => ({ ...one, per, lowerBefore })),
    });
  expect(price(raised('unit'))).toMatchObject(accepted([{ lowerBefore }]));
  expect(price(raised('kilogram'), { measure: { kind: 'weight', grams: 500 } })).toMatchObject(
    accepted([{ lowerBefore }]),
  );
  for (const none of [
    price(raised('unit'), { priorPrices: 'none' }),
    price(raised('unit'), { measure: { kind: 'price', minor: 399 } }),
    price(shelf.coffee),
  ])
    expect(none.ok && none.value[0]).not.toHaveProperty('lowerBefore');
});

describe('a piece', () => {
  test('costs its price times the quantity and names its price list', () => {
    expect(price(shelf.coffee, { quantity: 3 })).toMatchObject(
      accepted([{ quantity: 3, unitPriceMinor: 349, amountMinor: 1047, priceListVersion: 3 }]),
    );
  });

  test.each([
    ['stopped', 'SaleStopped'],
    ['recalled', 'Recalled'],
  ] as const)('that is %s is refused', (saleStop, reason) => {
    expect(price(article('soup', 100, { saleStop }))).toEqual(rejected({ reason, name: 'soup' }));
  });

  test('without a price in this store is refused, never given away', () => {
    expect(price(article('soup', 100, { prices: [] }))).toEqual(
      rejected({ reason: 'NoPrice', name: 'soup' }),
    );
  });

  test('with an age limit carries it and says so', () => {
    expect(price(shelf.wine)).toMatchObject(accepted([{ minimumAge: 18, warnings: ['AgeCheckNeeded'] }]));
  });

  test('says what it cost and below what it is not sold, where its purchase price in that currency is known', () => {
    const purchasePrices = [
      { currency: 'CHF', minor: 1 },
      { currency: 'EUR', minor: 200 },
    ];
    const soup = article('soup', 300, { vatBasisPoints: 550, purchasePrices });
    expect(price(soup, { quantity: 3 })).toMatchObject(
      accepted([{ costMinor: 600, resaleThresholdMinor: 633 }]),
    );
    const allowed = price(soup, { quantity: 3, resale: 'always' });
    expect(allowed).toMatchObject(accepted([{ costMinor: 600 }]));
    const inFrancs = price({ ...soup, purchasePrices: purchasePrices.slice(0, 1) });
    for (const outcome of [allowed, inFrancs])
      expect(outcome.ok && outcome.value[0]).not.toHaveProperty('resaleThresholdMinor');
    expect(inFrancs.ok && inFrancs.value[0]).not.toHaveProperty('costMinor');
  });

  test('keeps the VAT rate of its article, its deposit that of its own, and none where none is known', () => {
    const cider = { ...shelf.lemonade, vatBasisPoints: 2_000 };
    const deposit = { ...shelf.bottleDeposit, vatBasisPoints: 0 };
    expect(price(cider, { deposit })).toMatchObject(
      accepted([{ vatBasisPoints: 2_000 }, { vatBasisPoints: 0 }]),
    );
    const outcome = price(cider, { deposit: shelf.bottleDeposit });
    expect(outcome.ok && outcome.value[1]).not.toHaveProperty('vatBasisPoints');
  });
});

describe('a price that changes while somebody shops', () => {
  const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
  const soup = (minor: number, since: number, ...before: [number, number][]) =>
    article('soup', minor, {
      prices: [
        {
          storeId: nantes.storeId,
          minor,
          currency: 'EUR',
          per: 'unit',
          priceListVersion: 9,
          since: at(since),
          earlier: before.map(([price, from], index) => ({
            minor: price,
            since: at(from),
            priceListVersion: 5 + index,
          })),
        },
      ],
    });

  test.each([
    ['rose after they began: the lower', soup(1500, 10, [1000, -600]), 1000, 5],
    ['rose before they began: the new one', soup(1500, -1, [1000, -600]), 1500, 9],
    ['fell: the new one', soup(700, 10, [1000, -600]), 700, 9],
    ['rose twice: the lowest they may have seen', soup(2000, 20, [1000, -600], [1500, 10]), 1000, 5],
    [
      'rose twice, once before: what was in force when they began',
      soup(2000, 20, [1000, -600], [1500, -5]),
      1500,
      6,
    ],
    ['fell and rose: the lowest since they began', soup(1500, 20, [1000, -600], [800, 10]), 800, 6],
    ['rose in that very moment: the new one', soup(1500, 0, [1000, -600]), 1500, 9],
  ])('%s', (_, of, unitPriceMinor, priceListVersion) => {
    expect(price(of)).toMatchObject(accepted([{ unitPriceMinor, priceListVersion }]));
  });
});

describe('a markdown that changes while somebody shops', () => {
  const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
  const cream = (markdownPercent: number, ...before: [percent: number, until: number][]) =>
    article('cream', 500, {
      lots: [
        {
          storeId: nantes.storeId,
          lot: 'L1',
          expiresOn: '2026-12-20',
          markdownPercent,
          recalled: false,
          earlier: before.map(([percent, until]) => ({ markdownPercent: percent, until: at(until) })),
        },
      ],
    });

  test.each([
    ['shrank after they began: what the sticker still says', cream(10, [50, 10]), 50, 250],
    ['was taken off after they began: what the sticker still says', cream(0, [50, 10]), 50, 250],
    ['shrank before they began: the new one', cream(10, [50, -1]), 10, 450],
    ['shrank in that very moment: the new one', cream(10, [50, 0]), 10, 450],
    ['grew: the new one', cream(60), 60, 200],
    ['shrank twice: the most they may have seen', cream(0, [50, 10], [10, 20]), 50, 250],
    ['shrank twice, once before: what was in force when they began', cream(0, [50, -5], [10, 20]), 10, 450],
  ])('%s', (_, of, markdownPercent, amountMinor) => {
    const warnings = ['NearDate'];
    expect(price(of, { lot: 'L1' })).toMatchObject(accepted([{ markdownPercent, amountMinor, warnings }]));
  });

  test('makes a unit of it be scanned alone, as any markdown does', () => {
    expect(amounts(price(cream(0, [50, 10]), { lot: 'L1', quantity: 2 }))).toEqual(['ScanOneByOne']);
  });
});

describe('a printed price on a piece', () => {
  test('below the shelf is refused when the label carries a trade number: anybody can print one', () => {
    expect(price(shelf.coffee, { measure: { kind: 'price', minor: 1 } })).toEqual(
      rejected({ reason: 'BadMeasure' }),
    );
    expect(amounts(price(shelf.coffee, { measure: { kind: 'price', minor: 349 } }))).toEqual([349]);
  });

  test('is charged as printed on the shop’s own label', () => {
    expect(
      amounts(price(shelf.coffee, { wholeGtin: '02200001001993', measure: { kind: 'price', minor: 199 } })),
    ).toEqual([199]);
  });
});

describe('a deposit', () => {
  test('follows its article in quantity', () => {
    expect(price(shelf.lemonade, { quantity: 6, deposit: shelf.bottleDeposit })).toMatchObject(
      accepted([
        { amountMinor: 1080, deposit: false },
        { amountMinor: 150, deposit: true, quantity: 6 },
      ]),
    );
  });

  test('is never scanned alone', () => {
    expect(price(shelf.bottleDeposit)).toEqual(rejected({ reason: 'DepositAlone' }));
  });

  test('that is not known here keeps its article from being sold without it', () => {
    expect(price(shelf.lemonade)).toEqual(rejected({ reason: 'NoPrice', name: 'lemonade' }));
  });
});

describe('a weighed article', () => {
  test('costs price per kilogram times grams, halves rounded up', () => {
    expect(amounts(price(shelf.apples, { measure: { kind: 'weight', grams: 2750 } }))).toEqual([822]);
    expect(
      amounts(price(article('figs', 250, { soldBy: 'weight' }), { measure: { kind: 'weight', grams: 2 } })),
    ).toEqual([1]);
  });

  test('with a printed price is charged exactly that, and the weight follows from it', () => {
    expect(price(shelf.cheese, { measure: { kind: 'price', minor: 539 } })).toMatchObject(
      accepted([{ amountMinor: 539, weightGrams: 220, unitPriceMinor: 2450, warnings: ['PriceFromLabel'] }]),
    );
  });

  test.each([
    ['no weight', undefined],
    ['more than a person carries', { kind: 'weight', grams: 50_001 }],
    ['nothing', { kind: 'weight', grams: 0 }],
    ['less than nothing', { kind: 'weight', grams: -100 }],
    ['a price of zero', { kind: 'price', minor: 0 }],
    ['a price below one gram', { kind: 'price', minor: 1 }],
  ] as const)('whose label says %s is refused', (_what, measure) => {
    expect(price(shelf.cheese, { measure })).toEqual(rejected({ reason: 'BadMeasure' }));
  });

  test('is scanned one by one', () => {
    expect(price(shelf.apples, { quantity: 2, measure: { kind: 'weight', grams: 500 } })).toEqual(
      rejected({ reason: 'ScanOneByOne', name: 'apples' }),
    );
  });
});

describe('a unit with a lot', () => {
  test('near its date costs less, that unit only and in that store only', () => {
    expect(price(shelf.yoghurt, { lot: 'L1' })).toMatchObject(
      accepted([{ amountMinor: 139, unitPriceMinor: 199, markdownPercent: 30, warnings: ['NearDate'] }]),
    );
    expect(amounts(price(shelf.yoghurt))).toEqual([199]);
    expect(amounts(price(shelf.yoghurt, { lot: 'L1', store: lyon }))).toEqual([99]);
    expect(amounts(price(shelf.yoghurt, { lot: 'L1', quantity: 2 }))).toEqual(['ScanOneByOne']);
  });

  test('is found by its date when the label names no batch', () => {
    expect(amounts(price(shelf.yoghurt, { lastDay: '2026-11-22' }))).toEqual([139]);
  });

  test('past its date is refused, today is not past', () => {
    expect(price(shelf.yoghurt, { lot: 'L2' })).toEqual(
      rejected({ reason: 'Expired', name: 'yoghurt', lastDay: '2026-11-20' }),
    );
    expect(amounts(price(shelf.coffee, { lastDay: '2026-11-20' }))).toEqual(['Expired']);
    expect(amounts(price(shelf.coffee, { lastDay: today }))).toEqual([349]);
  });

  test('that is recalled is refused, other lots are not', () => {
    expect(amounts(price(shelf.yoghurt, { lot: 'L3' }))).toEqual(['Recalled']);
    expect(amounts(price(shelf.yoghurt, { lot: 'unknown' }))).toEqual([199]);
  });
});

test('grouping pieces into one scan or many costs the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 }),
      (minor, quantities) => {
        const of = article('anything', minor);
        const each = quantities.flatMap((quantity) => amounts(price(of, { quantity }))) as number[];
        const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
        const singly = Array.from({ length: pieces }, () => amounts(price(of))).flat() as number[];
        const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);
        expect(sum(each)).toBe(sum(singly));
      },
    ),
    { numRuns: 50 },
  );
});

test('no label makes a line cost less than nothing or more than it says', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom('price', 'weight'),
      (value, minor, kind) => {
        const measure =
          kind === 'price' ? ({ kind, minor: value } as const) : ({ kind: 'weight', grams: value } as const);
        const outcome = price(article('anything', minor, { soldBy: 'weight' }), { measure });
        if (!outcome.ok) return;
        const [line] = outcome.value;
        expect(line.amountMinor).toBeGreaterThanOrEqual(0);
        if (measure.kind === 'price') expect(line.amountMinor).toBe(value);
        expect(line.weightGrams).toBeGreaterThanOrEqual(1);
      },
    ),
  );
});
