import fc from 'fast-check';
import { categoriesOf, effectRows, type Measured, retailer, wantedOf } from './effects';

type Figures = NonNullable<Measured['effect']>['currencies'][number];

const figures = (more: Partial<Figures> = {}): Figures => ({
  currency: 'EUR',
  isUneven: false,
  promoted: { verdict: 'NOT_SURE', perPerson: { minor: 0, currency: 'EUR' }, low: null, high: null },
  spent: null,
  margin: null,
  cost: null,
  costPerExtra: null,
  costPerExtraMargin: null,
  ...more,
});

const measured = (
  id: string,
  { brandId, categories = [], ...more }: Partial<Figures> & { brandId?: string; categories?: string[] } = {},
): Measured => ({
  id,
  status: 'LIVE',
  title: { fr: id, en: id },
  brand: brandId === undefined ? null : { id: brandId, name: brandId },
  target: {
    ...{ categories, brandIds: [], brands: [], articleIds: [], articles: [], gtins: [] },
    ...{ every: false, except: null },
  },
  effect: { withheldBelow: null, currencies: [figures(more)] },
});

const sells = (minor: number): Pick<Figures, 'promoted'> => ({
  promoted: { ...figures().promoted, perPerson: { minor, currency: 'EUR' } },
});
const all = { owner: '', category: '' };
const idsOf = (rows: ReturnType<typeof effectRows>) => rows.map(({ campaign }) => campaign.id);

test('where money works best comes first, then what is not known to sell more, by its difference', () => {
  const campaigns = [
    measured('unsure', sells(5)),
    measured('dear', { costPerExtra: 0.9 }),
    measured('surer', sells(40)),
    measured('cheap', { costPerExtra: 0.2 }),
  ];
  expect(idsOf(effectRows(campaigns))).toEqual(['cheap', 'dear', 'surer', 'unsure']);
});

test('money of several currencies is not compared', () => {
  const campaigns = [
    measured('francs', { currency: 'CHF', costPerExtra: 0.9 }),
    measured('euros', { costPerExtra: 0.2 }),
  ];
  expect(idsOf(effectRows(campaigns))).toEqual(['francs', 'euros']);
});

test('those of one owner, or about one category', () => {
  const campaigns = [
    measured('ours', { categories: ['Tea'] }),
    measured('theirs', { brandId: 'brand', categories: ['Tea', 'Coffee'] }),
    { ...measured('nothing yet'), effect: null },
  ];
  expect(idsOf(effectRows(wantedOf(campaigns, { ...all, owner: retailer })))).toEqual(['ours']);
  expect(idsOf(effectRows(wantedOf(campaigns, { ...all, owner: 'brand' })))).toEqual(['theirs']);
  expect(idsOf(effectRows(wantedOf(campaigns, { ...all, category: 'Coffee' })))).toEqual(['theirs']);
  expect(categoriesOf(campaigns)).toEqual(['Coffee', 'Tea']);
});

test('every measured campaign has its row, whatever the order they came in', () => {
  const anyCampaigns = fc.uniqueArray(
    fc.record({
      id: fc.integer(),
      costPerExtra: fc.option(fc.float({ min: 0, max: 9, noNaN: true })),
      minor: fc.integer({ min: -99, max: 99 }),
    }),
    { selector: ({ id }) => id, maxLength: 9 },
  );
  fc.assert(
    fc.property(anyCampaigns, (made) => {
      const campaigns = made.map(({ id, costPerExtra, minor }) =>
        measured(String(id), { costPerExtra, ...sells(minor) }),
      );
      const rows = effectRows(campaigns);
      expect(idsOf(rows).sort()).toEqual(campaigns.map(({ id }) => id).sort());
      const costs = rows.map(({ figures: { costPerExtra } }) => costPerExtra ?? Number.POSITIVE_INFINITY);
      expect(costs).toEqual([...costs].sort((left, right) => left - right || 0));
    }),
  );
});
