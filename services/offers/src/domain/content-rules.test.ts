import { newId } from '@rayon/kernel';
import { checkContent } from './content-rules';
import { exampleContent } from './examples';

const good = exampleContent({ id: 'x', benefit: { kind: 'percent-off', percent: 10 } });

test('keeps what is good, trimmed and without repeats', () => {
  const store = newId();
  const checked = checkContent({
    ...good,
    title: { fr: ' Promo ', en: 'Offer' },
    storeIds: [store, store],
    target: { ...good.target, gtins: ['3017620422003', '03017620422003'] },
  });
  expect(checked).toMatchObject({
    ok: true,
    value: { title: { fr: 'Promo' }, storeIds: [store], target: { gtins: ['03017620422003'] } },
  });
});

test('an exception that excepts nothing is none, and one in a list that is said is kept in order', () => {
  const of = (except: object) => checkContent({ ...good, target: { ...whole, every: false, except } });
  expect(of({ ...whole, markedDown: false })).toMatchObject({
    ok: true,
    value: { target: { except: undefined } },
  });
  expect(of({ ...whole, categories: ['Thés', 'Café', 'Thés'], markedDown: true })).toMatchObject({
    ok: true,
    value: { target: { every: undefined, except: { categories: ['Café', 'Thés'], markedDown: true } } },
  });
});

test('texts are kept in one form, and so are categories', () => {
  const checked = checkContent({
    ...good,
    title: { fr: ' Cre\u0300me  bru\u0302le\u0301e ', en: 'Offer\u200b' },
    body: { fr: 'Deux\r\nlignes ', en: 'x' },
    audience: { kind: 'personalised', boughtCategory: 'The\u0301s  verts', notBoughtCategory: 'Bières' },
    target: {
      ...good.target,
      categories: ['Thés\u00a0verts', 'The\u0301s verts'],
      gtins: ['3 017620 422003'],
    },
  });
  expect(checked).toMatchObject({
    ok: true,
    value: {
      title: { fr: 'Crème brûlée', en: 'Offer' },
      body: { fr: 'Deux\nlignes' },
      audience: { boughtCategory: 'Thés verts' },
      target: { categories: ['Thés verts'], gtins: ['03017620422003'] },
    },
  });
});

const soap = { categories: ['soap'], brandIds: [], articleIds: [], gtins: [] };
const whole = { categories: [], brandIds: [], articleIds: [], gtins: [] };
const steps = (some: { from: number; off: number }[]) => ({
  kind: 'steps',
  by: 'quantity',
  gives: 'percent',
  steps: some,
});

const challenge = (more: object = {}) => ({
  kind: 'challenge',
  challenge: { count: 'receipts', withinDays: 28, steps: [{ from: 2, points: 10 }], ...more },
});
const ownSteps = { weeks: 8, atLeast: 1, atMost: 6 };
const members = { audience: { kind: 'members' } };
const consenting = { audience: { kind: 'personalised' } };

test('a challenge stands, the same for all and each member’s own', () => {
  const fixed = checkContent({ ...good, ...members, benefit: challenge() });
  expect(fixed).toMatchObject({ ok: true, value: { benefit: challenge() } });
  const own = challenge({ count: 'amount', personal: ownSteps });
  const checked = checkContent({ ...good, ...consenting, currency: 'EUR', benefit: own });
  expect(checked).toMatchObject({ ok: true, value: { benefit: own } });
});

const shownAs = { alt: 'Une orange', small: 'a'.repeat(64), large: 'b'.repeat(64) };
const picture = { fr: shownAs, en: shownAs };

test.each([
  ['for everybody', { benefit: challenge() }, 'audience.kind', 'points-need-members'],
  [
    'of one basket only',
    { hours: { days: ['monday'], fromMinute: 0, untilMinute: 9 } },
    'hours',
    'challenge-over-visits',
  ],
  ['with a picture', { picture }, 'picture', 'challenge-over-visits'],
  ['with a code', { coupon: 'X' }, 'coupon', 'challenge-over-visits'],
  [
    'with a condition',
    { conditions: [{ target: whole, minimumQuantity: 2 }] },
    'conditions',
    'challenge-over-visits',
  ],
  ['in a group', { group: 'x' }, 'group', 'challenge-over-visits'],
  ['with a limit', { limits: { perMember: 1 } }, 'limits', 'challenge-over-visits'],
  ['with a budget', { budgetMinor: 100, currency: 'EUR' }, 'budgetMinor', 'budget-needs-price-benefit'],
  ['without steps', { benefit: challenge({ steps: [] }) }, 'benefit.challenge.steps', 'malformed'],
  ['of no days', { benefit: challenge({ withinDays: 0 }) }, 'benefit.challenge.withinDays', 'malformed'],
  [
    'without points',
    { benefit: challenge({ steps: [{ from: 1, points: 0 }] }) },
    'benefit.challenge.steps.0.points',
    'malformed',
  ],
  [
    'longer than its campaign',
    { benefit: challenge(), to: new Date(good.from.getTime() + 27 * 86_400_000) },
    'benefit.challenge.withinDays',
    'challenge-outlasts-campaign',
  ],
  [
    'whose steps do not rise',
    {
      benefit: challenge({
        steps: [
          { from: 2, points: 10 },
          { from: 2, points: 20 },
        ],
      }),
    },
    'benefit.challenge.steps.1.from',
    'challenge-steps-rise',
  ],
  [
    'personal, for whoever did not agree',
    { benefit: challenge({ personal: ownSteps }) },
    'audience.kind',
    'personal-needs-consent',
  ],
  [
    'with bounds the wrong way round',
    { ...consenting, benefit: challenge({ personal: { ...ownSteps, atLeast: 7 } }) },
    'benefit.challenge.personal.atMost',
    'past-contradicts',
  ],
  [
    'of amounts without a currency',
    { benefit: challenge({ count: 'amount' }) },
    'currency',
    'unknown-currency',
  ],
  ['of visits with a currency', { currency: 'EUR' }, 'currency', 'currency-needs-amount'],
  [
    'of a slip on the keyboard',
    {
      currency: 'JPY',
      storeIds: [],
      benefit: challenge({ count: 'pieces', steps: [{ from: 100_000_001, points: 1 }] }),
    },
    'benefit.challenge.steps.0.from',
    'malformed',
  ],
])('no challenge %s', (name, change, field, rule) => {
  const audience = name === 'for everybody' ? {} : members;
  const checked = checkContent({ ...good, ...audience, benefit: challenge(), ...change });
  expect(checked).toMatchObject({ ok: false, rejection: { field, rule } });
});

test.each([
  ['no English title', { title: { fr: 'Promo', en: ' ' } }, 'title.en', 'both-languages'],
  ['no French body', { body: { en: 'Offer' } }, 'body.fr', 'both-languages'],
  ['a title that turns around', { title: { fr: '\u202eomorP', en: 'x' } }, 'title.fr', 'malformed'],
  ['a body that rings', { body: { fr: 'x', en: 'x\u0007' } }, 'body.en', 'malformed'],
  ['title too long', { title: { fr: 'x'.repeat(81), en: 'x' } }, 'title.fr', 'malformed'],
  ['window the wrong way round', { from: good.to, to: good.from }, 'to', 'window-order'],
  ['window of three years', { to: new Date('2029-01-02') }, 'to', 'window-too-long'],
  ['hours of no day', { hours: { days: [], fromMinute: 0, untilMinute: 60 } }, 'hours.days', 'malformed'],
  [
    'a minute no clock shows',
    { hours: { days: ['monday'], fromMinute: Number.NaN, untilMinute: 60 } },
    'hours.from',
    'malformed',
  ],
  [
    'hours that end as they begin',
    { hours: { days: ['monday'], fromMinute: 1_320, untilMinute: 1_320 } },
    'hours.until',
    'hours-order',
  ],
  ['no date', { from: new Date('x') }, 'from', 'malformed'],
  ['nothing off', { benefit: { kind: 'percent-off', percent: 0 } }, 'benefit.percent', 'malformed'],
  [
    'more than all off',
    { benefit: { kind: 'percent-off', percent: 100.01 } },
    'benefit.percent',
    'malformed',
  ],
  [
    'more decimals than two',
    { benefit: { kind: 'percent-off', percent: 33.333 } },
    'benefit.percent',
    'malformed',
  ],
  [
    'a negative amount',
    { benefit: { kind: 'amount-off', amountMinor: -1 } },
    'benefit.amountMinor',
    'malformed',
  ],
  ['three for three', { benefit: { kind: 'n-for-m', take: 3, pay: 3 } }, 'benefit.pay', 'pay-below-take'],
  [
    'a condition that asks for nothing',
    { conditions: [{ target: whole }] },
    'conditions.0',
    'condition-empty',
  ],
  [
    'an exclusive offer that waits for others',
    { conditions: [{ target: whole, minimumQuantity: 2, afterOffers: true }], stacking: 'exclusive' },
    'conditions.0.afterOffers',
    'after-offers-needs-stacking',
  ],
  [
    'a greeting that asks for something in the basket',
    {
      conditions: [{ target: whole, minimumQuantity: 2 }],
      benefit: { kind: 'message' },
      trigger: 'trip-opened',
    },
    'conditions',
    'greeting-without-condition',
  ],
  [
    'a message that counts what offers leave',
    {
      conditions: [{ target: whole, minimumQuantity: 2, afterOffers: true }],
      benefit: { kind: 'message' },
      trigger: 'line-scanned',
    },
    'conditions.0.afterOffers',
    'message-at-prices',
  ],
  [
    'an offer on the way to its condition',
    { conditions: [{ target: whole, minimumQuantity: 2, fromPercent: 50 }] },
    'conditions.0.fromPercent',
    'nearly-needs-message',
  ],
  [
    'a message on the way to all of it',
    {
      conditions: [{ target: whole, minimumQuantity: 2, fromPercent: 100 }],
      benefit: { kind: 'message' },
      trigger: 'line-scanned',
    },
    'conditions.0.fromPercent',
    'malformed',
  ],
  [
    'steps that fall',
    {
      benefit: steps([
        { from: 2, off: 10 },
        { from: 3, off: 5 },
      ]),
    },
    'benefit.steps.1',
    'steps-rise',
  ],
  [
    'a percentage for each time',
    { benefit: { ...steps([{ from: 2, off: 10 }]), repeats: true } },
    'benefit.repeats',
    'repeats-one-amount',
  ],
  [
    'two steps for each time',
    {
      benefit: {
        ...steps([
          { from: 2, off: 10 },
          { from: 3, off: 20 },
        ]),
        gives: 'amount',
        repeats: true,
      },
      currency: 'EUR',
    },
    'benefit.repeats',
    'repeats-one-amount',
  ],
  [
    'a step of more than all',
    { benefit: steps([{ from: 2, off: 101 }]) },
    'benefit.steps.0.off',
    'malformed',
  ],
  [
    'a set of one',
    { benefit: { kind: 'bundle-price', amountMinor: 5, quantity: 1, parts: [] }, target: soap },
    'benefit.quantity',
    'set-needs-two',
  ],
  [
    'the cheapest of how many',
    { benefit: { kind: 'percent-off', percent: 50, pick: 'cheapest' } },
    'limits.perTrip',
    'cheapest-needs-limit',
  ],
  [
    'a price of the cheapest of how many',
    { benefit: { kind: 'fixed-price', amountMinor: 5, pick: 'cheapest' }, target: soap },
    'limits.perTrip',
    'cheapest-needs-limit',
  ],
  [
    'the cheapest of what is given once per article',
    { benefit: { kind: 'amount-off', amountMinor: 5, per: 'article', pick: 'cheapest' }, target: soap },
    'benefit.pick',
    'cheapest-needs-pieces',
  ],
  [
    'pieces of an article in groups',
    { benefit: { kind: 'n-for-m', take: 3, pay: 2 }, limits: { perArticle: 1 } },
    'limits.perArticle',
    'limit-needs-pieces',
  ],
  ['a rest of no budget', { budgetPartly: true }, 'budgetPartly', 'partly-needs-budget'],
  [
    'a cap on points',
    {
      benefit: { kind: 'points', points: 5, per: 'basket' },
      audience: { kind: 'members' },
      limits: { discountMinor: 5 },
    },
    'limits.discountMinor',
    'budget-needs-price-benefit',
  ],
  [
    'a condition in no currency',
    { conditions: [{ target: whole, minimumMinor: 500 }] },
    'currency',
    'unknown-currency',
  ],
  [
    'every list of one kind',
    { target: { ...whole, articleIds: [newId()], gtins: ['3017620422003'], every: true } },
    'target.every',
    'every-needs-two',
  ],
  [
    'what it excepts by another spelling',
    {
      conditions: [
        {
          target: { ...whole, categories: ['Thés'], except: { ...whole, categories: ['THES', 'thés '] } },
          minimumQuantity: 1,
        },
      ],
    },
    'conditions.0.target.except.categories',
    'excepts-what-it-names',
  ],
  [
    'more exceptions than a list holds',
    { target: { ...whole, except: { ...whole, brandIds: Array.from({ length: 51 }, () => newId()) } } },
    'target.except.brandIds',
    'malformed',
  ],
  [
    'one for each of what has to be in every list',
    {
      audience: { kind: 'personalised' },
      ownChoice: { pick: 'most-bought', weeks: 8 },
      target: { ...whole, categories: ['Thés'], brandIds: [newId()], every: true },
    },
    'target.every',
    'choice-among-any',
  ],
  [
    'one price for the whole basket but something',
    {
      benefit: { kind: 'amount-off', amountMinor: 100 },
      currency: 'EUR',
      target: { ...whole, except: { ...whole, markedDown: true } },
    },
    'target',
    'unit-benefit-needs-target',
  ],
  [
    'an amount off every article',
    { benefit: { kind: 'amount-off', amountMinor: 100 } },
    'target',
    'unit-benefit-needs-target',
  ],
  [
    'points for nobody',
    { benefit: { kind: 'points', points: 5, per: 'basket' } },
    'audience.kind',
    'points-need-members',
  ],
  [
    'a discount that showing a card would cost',
    { audience: { kind: 'anonymous' } },
    'audience.kind',
    'anonymous-needs-message',
  ],
  [
    'everybody but employees',
    { audience: { kind: 'everybody', employees: 'barred' } },
    'audience.employees',
    'employees-need-cards',
  ],
  [
    'employees who were not asked for their consent',
    { audience: { kind: 'members', employees: 'only' } },
    'audience.employees',
    'employees-need-cards',
  ],
  [
    'a limit of members of whom nobody is one',
    { audience: { kind: 'anonymous' }, benefit: { kind: 'message' }, limits: { perMemberPerDay: 1 } },
    'limits.perMemberPerDay',
    'anonymous-without-member-limits',
  ],
  [
    'a control group of whom nobody is known',
    {
      audience: { kind: 'anonymous' },
      benefit: { kind: 'message' },
      experiment: { name: 'e', controlPercent: 10, fromPercent: 0, toPercent: 90 },
    },
    'audience.kind',
    'experiment-needs-members',
  ],
  [
    'a budget on a message',
    { benefit: { kind: 'message' }, budgetMinor: 5 },
    'budgetMinor',
    'budget-needs-price-benefit',
  ],
  [
    'bought and not bought',
    { audience: { kind: 'personalised', boughtCategory: 'tea', notBoughtCategory: 'tea' } },
    'audience.notBoughtCategory',
    'history-contradicts',
  ],
  [
    'a wrong check digit',
    { target: { ...good.target, gtins: ['3017620422004'] } },
    'target.gtins.0',
    'malformed',
  ],
  ['a region without a name', { regions: [' '] }, 'regions.0', 'malformed'],
  ['a store that is no id', { storeIds: ['{"$ne":1}'] }, 'storeIds.0', 'malformed'],
  ['a member nobody agreed on', { sneaky: 1 }, 'sneaky', 'malformed'],
  ['a sneaky audience', { audience: { kind: 'members', sneaky: 1 } }, 'audience.sneaky', 'malformed'],
  [
    'a day of members who were not asked',
    { audience: { kind: 'members', day: { of: 'birthday', daysBefore: 0, daysAfter: 0 } } },
    'audience.day',
    'history-needs-consent',
  ],
  [
    'new members who were not asked',
    { audience: { kind: 'members', joinedWithinDays: 30 } },
    'audience.joinedWithinDays',
    'history-needs-consent',
  ],
  [
    'a history of everybody',
    { audience: { kind: 'everybody', boughtCategory: 'tea' } },
    'audience.boughtCategory',
    'history-needs-consent',
  ],
  ['a limit of zero', { limits: { total: 0 } }, 'limits.total', 'malformed'],
])('refuses %s', (_, change, field, rule) => {
  expect(checkContent({ ...good, ...change })).toMatchObject({ ok: false, rejection: { field, rule } });
});

test.each([
  ['all who agreed', {}],
  ['those who bought something', { boughtCategory: 'tea' }],
  ['those who never did', { notBoughtCategory: 'tea' }],
  ['those who bought one thing and never another', { boughtCategory: 'tea', notBoughtCategory: 'milk' }],
])('personal offers may be for %s', (_, history) => {
  expect(checkContent({ ...good, audience: { kind: 'personalised', ...history } }).ok).toBe(true);
});

test.each([undefined, null, 'x', 7, []])('refuses %p', (input) => {
  expect(checkContent(input).ok).toBe(false);
});

describe('money', () => {
  const target = { ...good.target, categories: ['tea'] };
  const amount = (currency: string | undefined, amountMinor: number, budgetMinor?: number) =>
    checkContent({ ...good, target, currency, budgetMinor, benefit: { kind: 'amount-off', amountMinor } });

  test('a campaign that names no amount has no currency', () => {
    expect(checkContent({ ...good, currency: 'CHF' })).toEqual({
      ok: false,
      rejection: { field: 'currency', rule: 'currency-needs-amount' },
    });
    expect(checkContent({ ...good, currency: 'CHF', budgetMinor: 100 }).ok).toBe(true);
  });

  test.each(['ZZZ', 'eur', undefined])('an amount in %p is refused', (currency) => {
    expect(amount(currency, 100)).toEqual({
      ok: false,
      rejection: { field: 'currency', rule: 'unknown-currency' },
    });
  });

  test.each([
    ['EUR', 100_000_000],
    ['JPY', 100_000_000],
    ['KWD', 1_000_000_000],
    ['VND', 10_000_000_000],
  ])(
    'an amount in %s is at most %d minor units, a budget a thousand times that',
    (currency, highestMinor) => {
      expect(amount(currency, highestMinor, highestMinor * 1_000).ok).toBe(true);
      const rule = 'amount-too-high';
      expect(amount(currency, highestMinor + 1)).toEqual({
        ok: false,
        rejection: { field: 'benefit.amountMinor', rule, highestMinor, currency },
      });
      expect(amount(currency, 1, highestMinor * 1_000 + 1)).toMatchObject({
        rejection: { field: 'budgetMinor', rule, currency },
      });
    },
  );
});

test.each([
  [
    'a percentage above',
    { benefit: { kind: 'percent-off', percent: 101 } },
    { fits: 'at-most', number: 100, of: 'number' },
  ],
  ['too many decimals', { benefit: { kind: 'percent-off', percent: 12.345 } }, { fits: 'two-decimals' }],
  ['no percentage', { benefit: { kind: 'percent-off' } }, { fits: 'something' }],
  [
    'an amount of a percentage',
    { benefit: { kind: 'percent-off', percent: 5, amountMinor: 5 } },
    { fits: 'nothing' },
  ],
  [
    '24 taken',
    { benefit: { kind: 'n-for-m', take: 24, pay: 20 } },
    { fits: 'at-most', number: 20, of: 'number' },
  ],
  [
    'a step of 150 %',
    { benefit: steps([{ from: 2, off: 150 }]) },
    { fits: 'at-most', number: 100, of: 'number' },
  ],
  [
    'six conditions',
    { conditions: Array.from({ length: 6 }, () => ({ target: whole, minimumQuantity: 2 })) },
    { fits: 'at-most', number: 5, of: 'items' },
  ],
  ['a wrong check digit', { target: { ...good.target, gtins: ['3017620422004'] } }, { fits: 'gtin' }],
  [
    'half past midnight as 24:30',
    { hours: { days: ['monday'], fromMinute: 60, untilMinute: 1_470 } },
    { fits: 'clock' },
  ],
  ['no hour', { hours: { days: ['monday'], fromMinute: Number.NaN, untilMinute: 60 } }, { fits: 'clock' }],
  ['a store that is no id', { storeIds: ['x'] }, { fits: 'id' }],
  ['a long title', { title: { fr: 'x'.repeat(81), en: 'x' } }, { fits: 'at-most', number: 80, of: 'signs' }],
])('%s is told what would fit', (_, changed, fit) => {
  expect(checkContent({ ...good, ...changed })).toMatchObject({
    ok: false,
    rejection: { rule: 'malformed', fit },
  });
});

test('a multiplier is refused under the name that was written', () => {
  const benefit = { kind: 'points-multiplier', percent: 2_000 };
  expect(checkContent({ ...good, audience: { kind: 'members' }, benefit })).toMatchObject({
    ok: false,
    rejection: { field: 'benefit.multiplierPercent', fit: { fits: 'at-most', number: 1_000 } },
  });
});
