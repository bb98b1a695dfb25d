import type { Article } from './article';
import { type ArticleRow, articleIdOf, checkRow } from './article-row';
import { brandIdOf } from './brand';
import { type KnownCatalog, planImport } from './plan-import';
import { type Store, storeIdOf } from './store';

const noon = new Date('2026-03-02T12:00:00Z');
const later = new Date('2026-03-03T12:00:00Z');

const lyon: Store = {
  storeId: storeIdOf('S1'),
  reference: 'S1',
  version: 1,
  name: 'Lyon',
  city: 'Lyon',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  priceListVersion: 7,
};

const row = (change: Partial<ArticleRow> = {}): ArticleRow => ({
  reference: 'A1',
  name: 'Yaourt nature',
  brand: 'Ferme du Lac',
  category: 'Crèmerie',
  codes: ['3017620422003'],
  soldBy: 'unit',
  minimumAge: 0,
  deposit: false,
  prices: [{ storeReference: 'S1', minor: 199 }],
  lots: [],
  ...change,
});

const catalogOf = (articles: readonly Article[] = [], change: Partial<KnownCatalog> = {}): KnownCatalog => ({
  stores: new Map([[lyon.storeId, lyon]]),
  articles: new Map(articles.map((article) => [article.articleId, article])),
  brands: new Map(),
  ownerOfCode: new Map(articles.flatMap((article) => article.codes.map((code) => [code, article.articleId]))),
  depositsInUse: new Set(),
  ...change,
});

const importing = (rows: readonly ArticleRow[], known = catalogOf(), at = noon) =>
  planImport(
    rows.map((raw, index) => {
      const checked = checkRow(raw);
      if (!checked.ok) throw new Error(`not sound: ${checked.rejection.reason}`);
      return { row: index, checked: checked.value };
    }),
    known,
    at,
  );

const reasonOf = (change: Partial<ArticleRow>) => {
  const checked = checkRow(row(change));
  return checked.ok ? null : `${checked.rejection.reason} ${checked.rejection.field}`;
};

test.each([
  ['EUR', 100_000_000],
  ['JPY', 100_000_000],
  ['KWD', 1_000_000_000],
  ['VND', 10_000_000_000],
])('the highest price in %s is %d minor units', (currency, highest) => {
  const stores = new Map([[lyon.storeId, { ...lyon, currency }]]);
  const priced = (minor: number) =>
    importing([row({ prices: [{ storeReference: 'S1', minor }] })], catalogOf([], { stores }));
  expect(priced(highest).created).toHaveLength(1);
  expect(priced(highest + 1).rejected).toMatchObject([
    { reason: 'PriceTooHigh', field: 'prices.minor', about: currency },
  ]);
});

test('a store whose currency is none takes no price', () => {
  const stores = new Map([[lyon.storeId, { ...lyon, currency: 'ZZZ' }]]);
  expect(importing([row()], catalogOf([], { stores })).rejected).toMatchObject([
    { reason: 'BadCurrency', about: 'ZZZ' },
  ]);
});

describe('a row by itself', () => {
  test.each([
    ['no name', { name: '  ' }, 'Missing name'],
    ['a name with a hidden character', { name: 'Lait\u202e' }, 'IllegalText name'],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'TooLong name'],
    ['no reference', { reference: '' }, 'Missing reference'],
    ['no category', { category: '' }, 'Missing category'],
    ['no code', { codes: [] }, 'Missing codes'],
    ['a code of nine digits', { codes: ['123456789'] }, 'BadCode codes'],
    ['a wrong check digit', { codes: ['3017620422004'] }, 'WrongCheckDigit codes'],
    ['a negative price', { prices: [{ storeReference: 'S1', minor: -1 }] }, 'NegativePrice prices.minor'],
    ['a price of half a cent', { prices: [{ storeReference: 'S1', minor: 0.5 }] }, 'BadInput prices.minor'],
    [
      'two prices in one store',
      { prices: [1, 2].map((minor) => ({ storeReference: 'S1', minor })) },
      'DuplicateStore prices.storeReference',
    ],
    ['an age of 200', { minimumAge: 200 }, 'BadAge minimumAge'],
    [
      'a cap on offers above all of it',
      { promotionCapPercent: 100.01 },
      'BadPromotionCap promotionCapPercent',
    ],
    [
      'two purchase prices in one currency',
      { purchasePrices: [1, 2].map((minor) => ({ currency: 'EUR', minor })) },
      'DuplicateCurrency purchasePrices.currency',
    ],
    [
      'a purchase price below nothing',
      { purchasePrices: [{ currency: 'EUR', minor: -1 }] },
      'NegativePrice purchasePrices.minor',
    ],
    [
      'a purchase price in no currency',
      { purchasePrices: [{ currency: 'XXX', minor: 1 }] },
      'BadCurrency purchasePrices.minor',
    ],
    ['a VAT rate of three decimals', { vatPercent: 5.555 }, 'BadVatRate vatPercent'],
    ['a VAT rate above all of it', { vatPercent: 100.01 }, 'BadVatRate vatPercent'],
    ['a VAT rate below nothing', { vatPercent: -5.5 }, 'BadVatRate vatPercent'],
    [
      'a deposit that carries a deposit',
      { deposit: true, depositReference: 'B' },
      'DepositOfDeposit depositReference',
    ],
    ['itself as its deposit', { depositReference: 'A1' }, 'DepositOfDeposit depositReference'],
    [
      'a lot of the thirtieth of February',
      { lots: [{ storeReference: 'S1', lot: 'L', expiresOn: '2026-02-30', markdownPercent: 0 }] },
      'BadDate lots.expiresOn',
    ],
    [
      'a reduction of 91 percent',
      { lots: [{ storeReference: 'S1', lot: 'L', expiresOn: '2026-02-28', markdownPercent: 91 }] },
      'BadPercent lots.markdownPercent',
    ],
  ])('is refused with %s', (_, change, reason) => {
    expect(reasonOf(change)).toBe(reason);
  });

  test('gives one code for every form it was printed in', () => {
    const checked = checkRow(row({ codes: ['036000291452', '0036000291452'] }));
    expect(checked).toMatchObject({ ok: true, value: { codes: ['00036000291452'] } });
  });

  test('keeps an in-store code with its measure zeroed, even when a printed label was given', () => {
    const checked = checkRow(row({ codes: ['2100001027506'], soldBy: 'weight' }));
    expect(checked).toMatchObject({ ok: true, value: { codes: ['02100001000004'] } });
  });
});

describe('an import', () => {
  test('creates what is new and finds nothing to change the second time', () => {
    const first = importing([row()]);
    expect(first).toMatchObject({ unchanged: 0, changed: [], rejected: [], pricedStoreIds: [lyon.storeId] });
    expect(first.created).toMatchObject([
      { version: 1, prices: [{ minor: 199, priceListVersion: 8, since: noon }] },
    ]);
    expect(first.brands).toEqual([{ brandId: brandIdOf('ferme du lac'), name: 'Ferme du Lac', version: 1 }]);

    const again = importing([row()], catalogOf(first.created), later);
    expect(again).toMatchObject({ created: [], changed: [], unchanged: 1, pricedStoreIds: [] });
  });

  test('changes only what changed, and says which price was the lowest before', () => {
    const { created } = importing([row()]);
    const cheaper = row({ prices: [{ storeReference: 'S1', minor: 149 }] });
    const { changed } = importing([cheaper], catalogOf(created), later);
    expect(changed).toMatchObject([
      { version: 2, prices: [{ minor: 149, since: later, earlier: [{ minor: 199, since: noon }] }] },
    ]);
  });

  test('brings a VAT rate, changes it, and leaves the one that it does not mention', () => {
    const { created } = importing([row({ vatPercent: 5.5 })]);
    expect(created).toMatchObject([{ vatBasisPoints: 550 }]);
    for (const unsaid of [row(), row({ vatPercent: null }), row({ vatPercent: 5.5 })])
      expect(importing([unsaid], catalogOf(created), later)).toMatchObject({ unchanged: 1, changed: [] });
    expect(importing([row({ vatPercent: 0 })], catalogOf(created), later).changed).toMatchObject([
      { vatBasisPoints: 0, version: 2 },
    ]);
    expect(importing([row()]).created[0]).not.toHaveProperty('vatBasisPoints');
  });

  test('brings a cap on offers, changes it, and leaves the one that it does not mention', () => {
    const { created } = importing([row({ promotionCapPercent: 34 })]);
    expect(created).toMatchObject([{ promotionCapBasisPoints: 3_400 }]);
    for (const unsaid of [row(), row({ promotionCapPercent: null }), row({ promotionCapPercent: 34 })])
      expect(importing([unsaid], catalogOf(created), later)).toMatchObject({ unchanged: 1, changed: [] });
    expect(importing([row({ promotionCapPercent: 0 })], catalogOf(created), later).changed).toMatchObject([
      { promotionCapBasisPoints: 0, version: 2 },
    ]);
    expect(importing([row()]).created[0]).not.toHaveProperty('promotionCapBasisPoints');
  });

  test('brings purchase prices, changes one, and leaves those of currencies that it does not mention', () => {
    const both = [
      { currency: 'EUR', minor: 120 },
      { currency: 'CHF', minor: 130 },
    ];
    const { created } = importing([row({ purchasePrices: both })]);
    const [euros, francs] = both;
    expect(created).toMatchObject([{ purchasePrices: [francs, euros] }]);
    for (const unsaid of [row(), row({ purchasePrices: [] }), row({ purchasePrices: both })])
      expect(importing([unsaid], catalogOf(created), later)).toMatchObject({ unchanged: 1, changed: [] });
    const dearer = { currency: 'EUR', minor: 0 };
    expect(importing([row({ purchasePrices: [dearer] })], catalogOf(created), later).changed).toMatchObject([
      { purchasePrices: [francs, dearer], version: 2 },
    ]);
    expect(importing([row()]).created[0]).not.toHaveProperty('purchasePrices');
  });

  test('never lets a purchase price of a piece become one of a kilogram', () => {
    const purchasePrices = [{ currency: 'EUR', minor: 120 }];
    const { created } = importing([row({ purchasePrices })]);
    const weighed = { soldBy: 'weight' as const, prices: row().prices };
    expect(importing([row(weighed)], catalogOf(created), later).rejected).toMatchObject([
      { reason: 'SoldByChanged' },
    ]);
    expect(importing([row({ ...weighed, purchasePrices })], catalogOf(created), later).changed).toMatchObject(
      [{ soldBy: 'weight', purchasePrices }],
    );
  });

  test('leaves a recall, of the article and of a lot, that it does not mention', () => {
    const lots = [{ storeReference: 'S1', lot: 'L1', expiresOn: '2026-03-20', markdownPercent: 0 }];
    const { created } = importing([row({ lots, saleStop: 'recalled' })]);
    const recalled = created.map((article) => ({
      ...article,
      lots: article.lots.map((lot) => ({ ...lot, recalled: true })),
    }));
    expect(importing([row({ lots })], catalogOf(recalled), later)).toMatchObject({
      unchanged: 1,
      changed: [],
    });
    expect(importing([row({ lots, saleStop: 'none' })], catalogOf(recalled), later).changed).toMatchObject([
      { saleStop: 'none', lots: [{ recalled: true }] },
    ]);
  });

  test('that marks a lot down less says what its sticker said before, once', () => {
    const lots = (markdownPercent: number) => [
      { storeReference: 'S1', lot: 'L1', expiresOn: '2026-03-20', markdownPercent },
    ];
    const { created } = importing([row({ lots: lots(50) })]);
    const { changed } = importing([row({ lots: lots(10) })], catalogOf(created), later);
    expect(changed).toMatchObject([
      { lots: [{ markdownPercent: 10, earlier: [{ markdownPercent: 50, until: later }] }] },
    ]);
    expect(importing([row({ lots: lots(10) })], catalogOf(changed), later).unchanged).toBe(1);
  });

  test('refuses a code that belongs to another article, and the second claim of a free one', () => {
    const { created } = importing([row()]);
    const plan = importing(
      [
        row({ reference: 'A2' }),
        row({ reference: 'A3', codes: ['4006381333931'] }),
        row({ reference: 'A4', codes: ['4006381333931'] }),
        row({ reference: 'A3', codes: ['96385074'] }),
      ],
      catalogOf(created),
    );
    expect(plan.created.map((article) => article.reference)).toEqual(['A3']);
    expect(plan.rejected.map(({ row: place, reason }) => [place, reason])).toEqual([
      [0, 'DuplicateCode'],
      [2, 'DuplicateCode'],
      [3, 'DuplicateReference'],
    ]);
  });

  test('takes a bottle and its deposit from one file, whichever stands first', () => {
    const bottle = row({ depositReference: 'D1' });
    const deposit = row({ reference: 'D1', codes: ['96385074'], deposit: true });
    expect(importing([bottle, deposit]).created).toHaveLength(2);
    expect(importing([bottle]).rejected).toMatchObject([{ reason: 'UnknownDeposit' }]);
    expect(importing([bottle, { ...deposit, deposit: false }]).rejected).toMatchObject([
      { row: 0, reason: 'UnknownDeposit' },
    ]);
    const known = catalogOf([], { depositsInUse: new Set([articleIdOf('D1')]) });
    expect(importing([{ ...deposit, deposit: false }], known).rejected).toMatchObject([
      { reason: 'DepositInUse' },
    ]);
  });

  test('keeps a deposit one when a row further up of the same file starts to carry it', () => {
    const deposit = row({ reference: 'D1', codes: ['96385074'], deposit: true });
    const { created } = importing([deposit]);
    const plan = importing(
      [row({ depositReference: 'D1' }), { ...deposit, deposit: false }],
      catalogOf(created),
    );
    expect(plan.created).toHaveLength(1);
    expect(plan.rejected).toMatchObject([{ row: 1, reason: 'DepositInUse' }]);
  });

  test('refuses a store that does not exist', () => {
    const plan = importing([row({ prices: [{ storeReference: 'S9', minor: 1 }] })]);
    expect(plan.rejected).toMatchObject([{ reason: 'UnknownStore', field: 'prices.storeReference' }]);
  });

  test('never turns a price per piece silently into one per kilogram', () => {
    const { created } = importing([row()]);
    const known = catalogOf(created);
    expect(importing([row({ soldBy: 'weight', prices: [] })], known).rejected).toMatchObject([
      { reason: 'SoldByChanged' },
    ]);
    expect(
      importing([row({ soldBy: 'weight', prices: [{ storeReference: 'S1', minor: 199 }] })], known, later)
        .changed,
    ).toMatchObject([{ soldBy: 'weight', prices: [{ minor: 199, since: later, earlier: [] }] }]);
  });
});
