import { minorIn, typedAmount } from './amount';
import { contentOf, type Draft, emptyDraft } from './draft';
import { gapsOf } from './gaps';

const filled: Draft = {
  ...emptyDraft,
  titleFr: 'Soupes −20 %',
  titleEn: 'Soups 20% off',
  gift: 'PERCENT_OFF',
  percent: '20',
  reach: 'SOME',
  categories: ['Soupes'],
  where: 'EVERYWHERE',
  first: '2026-12-01',
  last: '2026-12-24',
};

test('a form that is filled in has no gaps, and lasts to the end of its last day', () => {
  expect(gapsOf(filled)).toEqual({});
  const { from, to, body } = contentOf(filled);
  expect(new Date(from)).toEqual(new Date('2026-12-01T00:00'));
  expect(new Date(to)).toEqual(new Date('2026-12-25T00:00'));
  expect(body).toEqual({ fr: 'Soupes −20 %', en: 'Soups 20% off' });
});

test('what has to be decided is asked, and nothing is decided silently', () => {
  expect(Object.keys(gapsOf(emptyDraft)).sort()).toEqual([
    'first',
    'gift',
    'last',
    'reach',
    'titleEn',
    'titleFr',
    'where',
  ]);
});

test.each<[Partial<Draft>, keyof Draft, string]>([
  [{ percent: '100,01' }, 'percent', 'percent'],
  [{ percent: '33.333' }, 'percent', 'percent'],
  [{ last: '2026-11-30' }, 'last', 'order'],
  [{ categories: [] }, 'categories', 'choose'],
  [{ where: 'SOME' }, 'storeIds', 'choose'],
  [{ weekdays: [] }, 'weekdays', 'choose'],
  [{ opens: '19:00', closes: '17:00' }, 'closes', 'hours'],
  [{ gift: 'AMOUNT_OFF', amount: '0' }, 'amount', 'amount'],
  [{ gift: 'FIXED_PRICE', amount: '1,799' }, 'amount', 'amount'],
  [{ gift: 'AMOUNT_OFF', amount: '1', reach: 'WHOLE' }, 'reach', 'needsSome'],
  [{ gift: 'N_FOR_M', take: '3', pay: '3' }, 'pay', 'fewerPaid'],
  [{ gift: 'BASKET_AMOUNT_OFF', amount: '31', threshold: '30' }, 'amount', 'aboveThreshold'],
  [{ gift: 'POINTS', points: '' }, 'points', 'range'],
  [{ gift: 'MESSAGE' }, 'bodyFr', 'missing'],
  [{ perTrip: '0' }, 'perTrip', 'range'],
  [{ budget: 'much' }, 'budget', 'amount'],
])('%j is said beside its field', (change, field, says) => {
  expect(gapsOf({ ...filled, ...change })[field]).toMatchObject({ says });
});

test('hours are said where there are any, and come back as they were typed', () => {
  expect(contentOf(filled).hours).toBeNull();
  expect(contentOf({ ...filled, opens: '17:00' }).hours).toMatchObject({ from: '17:00', until: '24:00' });
  expect(contentOf({ ...filled, weekdays: ['SATURDAY'], closes: '12:30' }).hours).toEqual({
    days: ['SATURDAY'],
    from: '00:00',
    until: '12:30',
  });
});

test('a period keeps the instants it had while its days stay', () => {
  const had = {
    from: new Date('2026-12-01T08:30').toISOString(),
    to: new Date('2026-12-24T20:00').toISOString(),
  };
  expect(contentOf({ ...filled, ...had })).toMatchObject(had);
  expect(contentOf({ ...filled, ...had, last: '2026-12-31' }).to).toBe(
    new Date('2027-01-01T00:00').toISOString(),
  );
});

test.each([
  ['1,50', 'EUR', 150],
  ['1.5', 'EUR', 150],
  ['1 000', 'EUR', 100_000],
  ['1,505', 'EUR', undefined],
  ['150', 'JPY', 150],
  ['1.5', 'JPY', undefined],
  ['-1', 'EUR', undefined],
  ['', 'EUR', undefined],
])('%j in %s is %s in minor units', (text, currency, minor) => {
  expect(minorIn(text, currency)).toBe(minor);
  if (minor !== undefined) expect(minorIn(typedAmount(minor, currency, 'fr'), currency)).toBe(minor);
});
