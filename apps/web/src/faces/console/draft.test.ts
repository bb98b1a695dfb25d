import * as fc from 'fast-check';
import { minorIn, typedAmount } from './amount';
import { contentOf } from './content-of';
import { dayAfter, dayOf, daysBetween, lastDayOf } from './days';
import { type Draft, emptyDraft, emptyRows } from './draft';
import { fieldRefused } from './field-refused';
import { type Field, gapsOf } from './gaps';

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
  timeZone: 'Europe/Paris',
};

test('a form that is filled in has no gaps, and lasts to the end of its last day', () => {
  expect(gapsOf(filled)).toEqual({});
  const { from, to, body } = contentOf(filled);
  expect([from, to]).toEqual(['2026-11-30T23:00:00.000Z', '2026-12-24T23:00:00.000Z']);
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

const { parts: part, conditions: condition, pasts: past } = emptyRows;
const asksPast = (change: Partial<Draft['pasts'][number]>): Partial<Draft> => ({
  audience: 'PERSONALISED',
  pasts: [{ ...past, categories: ['Pain'], least: '1', ...change }],
});
const goal = (reached: string, points: string) => ({ key: 1, reached, points });
const step = (reached: string, off: string) => ({ key: 1, reached, off });

test.each<[Partial<Draft>, Field, string]>([
  [{ percent: '100,01' }, 'percent', 'percent'],
  [{ percent: '33.333' }, 'percent', 'percent'],
  [{ pictureFr: { small: 'a', large: 'b' }, altEn: 'A bottle' }, 'altFr', 'altMissing'],
  [{ pictureFr: { small: 'a', large: 'b' }, altFr: 'Une bouteille', altEn: ' ' }, 'altEn', 'altMissing'],
  [
    { pictureFr: { small: 'a', large: 'b' }, altFr: 'a', altEn: 'a', englishHasOwn: true },
    'pictureEn',
    'choose',
  ],
  [{ last: '2026-11-30' }, 'last', 'order'],
  [{ categories: [] }, 'categories', 'choose'],
  [{ where: 'SOME' }, 'storeIds', 'choose'],
  [{ weekdays: [] }, 'weekdays', 'choose'],
  [{ opens: '19:00', closes: '19:00' }, 'closes', 'hours'],
  [{ gift: 'AMOUNT_OFF', amount: '0' }, 'amount', 'amount'],
  [{ gift: 'FIXED_PRICE', amount: '1,799' }, 'amount', 'amount'],
  [{ gift: 'AMOUNT_OFF', amount: '1', reach: 'WHOLE' }, 'reach', 'needsSome'],
  [{ gift: 'N_FOR_M', take: '3', pay: '3' }, 'pay', 'fewerPaid'],
  [{ gift: 'N_FOR_M', take: '3', pay: '2', percent: '101' }, 'percent', 'percent'],
  [{ cheapest: true }, 'perTrip', 'range'],
  [{ gift: 'FIXED_PRICE', amount: '1', cheapest: true }, 'perTrip', 'range'],
  [{ gift: 'BUY_GET' }, 'buy.categories', 'choose'],
  [{ gift: 'BUY_GET', buy: { ...part, of: 'SAME', quantity: '21' } }, 'buy.quantity', 'range'],
  [{ gift: 'BUNDLE_PRICE', amount: '5' }, 'quantity', 'setNeedsTwo'],
  [{ gift: 'BUNDLE_PRICE', amount: '5', parts: [part] }, 'parts.0.categories', 'choose'],
  [{ gift: 'BUNDLE_PRICE', amount: '5', quantity: '2', reach: 'WHOLE' }, 'reach', 'needsSome'],
  [{ gift: 'STEPS', steps: [step('', '')] }, 'steps.0.reached', 'amount'],
  [{ gift: 'STEPS', steps: [step('30', '3'), step('30', '5')] }, 'steps.1.reached', 'rise'],
  [{ gift: 'STEPS', by: 'QUANTITY', steps: [step('3', '3'), step('4', '3')] }, 'steps.1.off', 'rise'],
  [{ gift: 'STEPS', gives: 'PERCENT', steps: [step('30', '101')] }, 'steps.0.off', 'percent'],
  [{ conditions: [condition] }, 'conditions.0.quantity', 'piecesOrAmount'],
  [{ conditions: [{ ...condition, amount: '0' }] }, 'conditions.0.amount', 'amount'],
  [{ conditions: [{ ...condition, of: 'SOME', quantity: '2' }] }, 'conditions.0.categories', 'choose'],
  [
    {
      gift: 'MESSAGE',
      bodyFr: 'a',
      bodyEn: 'a',
      conditions: [{ ...condition, quantity: '2', begins: '100' }],
    },
    'conditions.0.begins',
    'range',
  ],
  [
    {
      gift: 'MESSAGE',
      bodyFr: 'a',
      bodyEn: 'a',
      brandId: 'b',
      placement: 'IMPRESSION',
      placementPrice: '1',
      placementCap: '1',
      trigger: 'TRIP_ENDED',
    },
    'trigger',
    'whileShopping',
  ],
  [{ perArticle: '0' }, 'perArticle', 'range'],
  [{ discount: '0' }, 'discount', 'amount'],
  [{ floorPercent: '101' }, 'floorPercent', 'percent'],
  [{ floorBasket: 'much' }, 'floorBasket', 'amount'],
  [{ gift: 'POINTS', points: '' }, 'points', 'range'],
  [{ gift: 'CHALLENGE', goalDays: '0' }, 'goalDays', 'range'],
  [{ gift: 'CHALLENGE', goals: [goal('', '5')] }, 'goals.0.reached', 'range'],
  [{ gift: 'CHALLENGE', goals: [goal('2', '')] }, 'goals.0.points', 'range'],
  [{ gift: 'CHALLENGE', goals: [goal('2', '5'), goal('2', '9')] }, 'goals.1.reached', 'asksMore'],
  [{ gift: 'CHALLENGE', goalsBy: 'AMOUNT', goals: [goal('0', '5')] }, 'goals.0.reached', 'amount'],
  [{ gift: 'CHALLENGE', goalsAreOwn: true, usualWeeks: '53' }, 'usualWeeks', 'range'],
  [{ gift: 'CHALLENGE', goalsAreOwn: true, usualLeast: '5', usualMost: '3' }, 'usualMost', 'mostBelowLeast'],
  [{ gift: 'MESSAGE' }, 'bodyFr', 'missing'],
  [{ perTrip: '0' }, 'perTrip', 'range'],
  [{ budget: 'much' }, 'budget', 'amount'],
  [asksPast({ categories: [] }), 'pasts.0.categories', 'choose'],
  [asksPast({ days: '401' }), 'pasts.0.days', 'range'],
  [asksPast({ least: '' }), 'pasts.0.least', 'leastOrMost'],
  [asksPast({ least: '0' }), 'pasts.0.least', 'range'],
  [asksPast({ least: '3', most: '2' }), 'pasts.0.most', 'mostBelowLeast'],
  [asksPast({ count: 'AMOUNT', least: 'much' }), 'pasts.0.least', 'amount'],
  [{ audience: 'PERSONALISED', joined: '0' }, 'joined', 'range'],
  [{ audience: 'PERSONALISED', personDay: 'BIRTHDAY', daysBefore: '31' }, 'daysBefore', 'range'],
  [{ audience: 'PERSONALISED', personDay: 'JOINED', daysAfter: 'few' }, 'daysAfter', 'range'],
  [
    {
      gift: 'PERCENT_OFF',
      audience: 'MEMBERS',
      employees: 'BARRED',
      contribution: '50',
      payer: [{ id: 'b', name: 'Brand' }],
    },
    'employees',
    'employeesAreRetailers',
  ],
  [{ control: '10' }, 'control', 'controlNeedsCards'],
  [{ control: '91', audience: 'MEMBERS' }, 'control', 'range'],
  [{ control: '10', audience: 'MEMBERS', sliceFrom: '40', sliceTo: '40' }, 'sliceTo', 'slice'],
  [{ control: '10', audience: 'MEMBERS', sliceTo: '95' }, 'sliceTo', 'slice'],
])('%j is said beside its field', (change, field, says) => {
  expect(gapsOf({ ...filled, ...change })[field]).toMatchObject({ says });
});

test('what is decided at a basket is not asked of what is counted over several visits, and not said', () => {
  const challenge: Draft = {
    ...filled,
    gift: 'CHALLENGE',
    audience: 'MEMBERS',
    goals: [goal('2', '10')],
    conditions: [condition],
    coupon: 'X',
    group: 'G',
    opens: '10:00',
    closes: '09:00',
    perTrip: 'x',
    perMember: '2',
  };
  expect(gapsOf(challenge)).toEqual({});
  expect(contentOf(challenge)).toMatchObject({
    benefit: {
      kind: 'CHALLENGE',
      challenge: { count: 'RECEIPTS', withinDays: 28, steps: [{ from: 2, points: 10 }], personal: null },
    },
    conditions: [],
    hours: null,
    coupon: null,
    group: null,
    limits: null,
  });
});

test('a message is said on the way to what it asks for, and counts no other offers; an offer is given once it is there', () => {
  const asks = { ...condition, amount: '30', begins: '80', afterOffers: true };
  const said = (gift: Draft['gift']) => contentOf({ ...filled, gift, conditions: [asks] }).conditions;
  expect(said('MESSAGE')).toMatchObject([{ minimumMinor: 3_000, fromPercent: 80, afterOffers: false }]);
  expect(said('PERCENT_OFF')).toMatchObject([{ minimumMinor: 3_000, fromPercent: null }]);
});

test('what the gift has no use for is not asked, and not said', () => {
  const points: Draft = {
    ...filled,
    gift: 'POINTS',
    points: '10',
    percent: 'x',
    budget: 'x',
    discount: 'x',
    floorBasket: 'x',
    perArticle: 'x',
    steps: [step('', '')],
  };
  expect(gapsOf(points)).toEqual({});
  expect(contentOf(points)).toMatchObject({
    currency: null,
    floor: null,
    budgetMinor: null,
    limits: { perArticle: null, discountMinor: null },
  });
  const message: Draft = {
    ...filled,
    gift: 'MESSAGE',
    bodyFr: 'Bonjour',
    bodyEn: 'Hello',
    trigger: 'TRIP_OPENED',
    conditions: [condition],
  };
  expect(gapsOf(message)).toEqual({});
  expect(contentOf(message).conditions).toEqual([]);
});

test('what counts in the basket is everything, the same articles or what is picked', () => {
  const counted = (of: 'WHOLE' | 'SAME' | 'SOME') =>
    contentOf({ ...filled, conditions: [{ ...condition, of, categories: ['Pain'], quantity: '2' }] })
      .conditions?.[0]?.target?.categories;
  expect([counted('WHOLE'), counted('SAME'), counted('SOME')]).toEqual([undefined, ['Soupes'], ['Pain']]);
});

test('an offer that is alone on its article does not count what others leave', () => {
  const later: Draft = { ...filled, conditions: [{ ...condition, quantity: '2', afterOffers: true }] };
  const isLater = (stacking: Draft['stacking']) =>
    contentOf({ ...later, stacking }).conditions?.[0]?.afterOffers;
  expect([isLater('EXCLUSIVE'), isLater('STACKABLE')]).toEqual([false, true]);
});

test.each([
  ['benefit.steps.1', 'steps.1.reached'],
  ['benefit.steps.1.off', 'steps.1.off'],
  ['benefit.buy', 'buy.quantity'],
  ['benefit.buy.target.brandIds.0', 'buy.brands'],
  ['benefit.parts.0.target.gtins.3', 'parts.0.codes'],
  ['benefit.quantity', 'quantity'],
  ['conditions.0', 'conditions.0.quantity'],
  ['conditions.0.minimumMinor', 'conditions.0.amount'],
  ['conditions.0.afterOffers', 'conditions.0.afterOffers'],
  ['conditions.0.target.categories.1', 'conditions.0.categories'],
  ['conditions.7.minimumMinor', undefined],
  ['limits.perArticle', 'perArticle'],
  ['limits.discountMinor', 'discount'],
  ['floor.basketMinor', 'floorBasket'],
  ['budgetPartly', 'budgetPartly'],
  ['audience.past.0', 'pasts.0.least'],
  ['audience.past.0.atMost', 'pasts.0.most'],
  ['audience.past.0.target.brandIds.1', 'pasts.0.brands'],
  ['audience.employees', 'employees'],
  ['audience.joinedWithinDays', 'joined'],
  ['audience.day.daysBefore', 'daysBefore'],
  ['experiment.name', 'experiment'],
  ['experiment.toPercent', 'sliceTo'],
  ['stopRules.harm', 'stopHarm'],
  ['stopRules.costPerExtraPercent', 'stopCost'],
  ['stopRules.pace.windowPercent', 'stopWindow'],
  ['coupon', 'coupon'],
  ['group', 'group'],
  ['target.gtins.0', 'codes'],
  ['storeIds.4', 'where'],
  ['nobody.knows', undefined],
])('a refusal of %s is said beside %s', (field, beside) => {
  const draft: Draft = {
    ...filled,
    steps: [step('', ''), step('', '')],
    parts: [part],
    conditions: [condition],
    pasts: [past],
  };
  expect(fieldRefused(field, draft)).toBe(beside);
});

test('the past is asked of those who agreed to personal offers alone', () => {
  const asked: Draft = { ...filled, ...asksPast({ least: '', most: '0' }) };
  expect(gapsOf(asked)).toEqual({});
  expect(contentOf(asked).audience).toMatchObject({
    past: [{ withinDays: 90, count: 'RECEIPTS', atLeast: null, atMost: 0, target: { categories: ['Pain'] } }],
  });
  expect(contentOf({ ...asked, audience: 'MEMBERS' }).audience).toEqual({
    kind: 'MEMBERS',
    employees: null,
  });
});

test.each([
  [{ audience: 'PERSONALISED', employees: 'ONLY' }, 'ONLY'],
  [{ audience: 'MEMBERS', employees: 'BARRED' }, 'BARRED'],
  [{ audience: 'MEMBERS', employees: 'ONLY' }, null],
  [{ audience: 'EVERYBODY', employees: 'BARRED' }, null],
  [{ audience: 'MEMBERS', employees: 'BARRED', brandId: 'b' }, null],
] as const)('employees are asked for where they can be: %j', (said, employees) => {
  expect(contentOf({ ...filled, ...said }).audience).toMatchObject({ employees });
});

test('a control group goes by the title where it has no name, and takes the last members', () => {
  const measured: Draft = { ...filled, audience: 'MEMBERS', control: '10' };
  expect(contentOf(filled).experiment).toBeNull();
  expect(contentOf(measured).experiment).toEqual({
    name: 'Soupes −20 %',
    controlPercent: 10,
    fromPercent: null,
    toPercent: null,
  });
  expect(
    contentOf({ ...measured, experiment: 'soup', sliceFrom: '30', sliceTo: '60' }).experiment,
  ).toMatchObject({ name: 'soup', fromPercent: 30, toPercent: 60 });
});

test('it stops for what it measures and has: harm, an uneven split and cost with a control group, a pace with a budget', () => {
  const rules = {
    stopHarm: 'MARGIN',
    stopUneven: true,
    stopCost: '80',
    stopBudget: '50',
    stopWindow: '20',
  } as const;
  const pace = { budgetPercent: 50, windowPercent: 20 };
  const measured = { ...filled, audience: 'MEMBERS', control: '10' } as const;
  expect(contentOf(filled).stopRules).toBeNull();
  expect(contentOf({ ...filled, ...rules, budget: '' }).stopRules).toBeNull();
  expect(contentOf({ ...measured, ...rules, budget: '' }).stopRules).toEqual({
    ...{ harm: 'MARGIN', uneven: true, costPerExtraPercent: 80, pace: null },
  });
  expect(contentOf({ ...filled, ...rules, budget: '100' }).stopRules).toEqual({
    ...{ harm: null, uneven: false, costPerExtraPercent: null, pace },
  });
  // A brand that reads it is told of what it promotes alone.
  for (const brand of [{ brandId: 'b' }, { payer: [{ id: 'b', name: 'B' }], contribution: '50' }])
    expect(contentOf({ ...measured, ...rules, ...brand }).stopRules).toMatchObject({
      ...{ harm: 'PROMOTED', costPerExtraPercent: null },
    });
});

test.each([
  ['80', {}],
  ['', {}],
  ['0', { stopCost: { says: 'range', min: 1, max: 10_000 } }],
  ['a', { stopCost: { says: 'range', min: 1, max: 10_000 } }],
])('extra sales may cost %s %% of them: %j', (stopCost, gaps) => {
  expect(gapsOf({ ...filled, audience: 'MEMBERS', control: '10', stopCost })).toEqual(gaps);
});

test.each([
  ['50', '20', {}],
  ['', '', {}],
  ['50', '', { stopWindow: { says: 'range', min: 1, max: 99 } }],
  ['100', '20', { stopBudget: { says: 'range', min: 1, max: 99 } }],
  ['20', '20', { stopWindow: { says: 'evenPace' } }],
])('a pace of %s %% of the budget before %s %% of the time: %j', (stopBudget, stopWindow, gaps) => {
  expect(gapsOf({ ...filled, currency: 'EUR', budget: '100', stopBudget, stopWindow })).toEqual(gaps);
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
    from: '2026-12-01T07:30:00.000Z',
    to: '2026-12-24T19:00:00.000Z',
  };
  const read = { ...filled, ...had, readIn: filled.timeZone };
  expect(contentOf(read)).toMatchObject(had);
  expect(contentOf({ ...read, last: '2026-12-31' }).to).toBe('2026-12-31T23:00:00.000Z');
});

test('a period keeps its days where it goes to stores of another time zone, and begins and ends by their clocks', () => {
  const [from, to] = ['2026-11-30T23:00:00.000Z', '2026-12-24T23:00:00.000Z'];
  const read = { ...filled, from, to, readIn: 'Europe/Paris' };
  expect(contentOf(read)).toMatchObject({ from, to });
  expect(contentOf({ ...read, timeZone: 'America/Martinique' })).toMatchObject({
    from: '2026-12-01T04:00:00.000Z',
    to: '2026-12-25T04:00:00.000Z',
  });
});

const zone = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/Martinique',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Noumea',
);
const dayBetween2020And2035 = fc
  .integer({ min: 18_262, max: 23_741 })
  .map((days) => dayAfter('1970-01-01', days));

test('days that are typed are those that are read again, whatever clocks do on them', () => {
  fc.assert(
    fc.property(dayBetween2020And2035, fc.integer({ min: 0, max: 400 }), zone, (first, more, timeZone) => {
      const last = dayAfter(first, more);
      const { from, to } = contentOf({ ...filled, first, last, timeZone });
      expect([dayOf(from, timeZone), lastDayOf(to, timeZone)]).toEqual([first, last]);
      expect(daysBetween(first, last)).toBe(more + 1);
    }),
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

test('a threshold is each shopper’s own only where what is given goes by it', () => {
  const asks = (gift: Draft['gift']) => {
    const draft = { ...filled, gift, conditions: [{ ...condition, quantity: '3', isOwn: true }] };
    return [
      Object.keys(gapsOf(draft)).filter((field) => field.startsWith('conditions')),
      contentOf(draft).conditions?.[0]?.own,
    ];
  };
  expect(asks('PERCENT_OFF')).toEqual([[], null]);
  expect(asks('OWN_POINTS')).toEqual([
    ['conditions.0.highest'],
    { weeks: 12, stretchPercent: 10, atMost: 0 },
  ]);
});

const bottle = { small: '/pictures/1', large: '/pictures/2' };
const words = { altFr: 'Une bouteille', altEn: 'A bottle' };

test('one picture is shown in both languages, each with its words, unless English has its own', () => {
  const both: Draft = { ...filled, ...words, pictureFr: bottle };
  expect(gapsOf(both)).toEqual({});
  expect(contentOf(both).picture).toEqual({
    fr: { ...bottle, alt: 'Une bouteille' },
    en: { ...bottle, alt: 'A bottle' },
  });
  const pictureEn = { small: '/pictures/3', large: '/pictures/4' };
  expect(contentOf({ ...both, englishHasOwn: true, pictureEn }).picture?.en).toEqual({
    ...pictureEn,
    alt: 'A bottle',
  });
  // One that was chosen and is not wanted any more.
  expect(contentOf({ ...both, pictureEn }).picture?.en).toEqual({ ...bottle, alt: 'A bottle' });
});

test('without a picture its words are not asked for, and what was removed is not sent', () => {
  expect(contentOf(filled).picture).toBeNull();
  expect(gapsOf({ ...filled, altFr: 'Une bouteille' })).toEqual({});
  expect(contentOf({ ...filled, ...words, englishHasOwn: true, pictureEn: bottle }).picture).toBeNull();
});

test('a challenge sends no picture that was chosen before it became one, and asks for no words of it', () => {
  const challenge: Draft = { ...filled, gift: 'CHALLENGE', pictureFr: bottle };
  expect(contentOf(challenge).picture).toBeNull();
  expect(gapsOf(challenge)).not.toHaveProperty('altFr');
});
