import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { type BasketLine } from './basket';
import type { Audience } from './campaign-content';
import type { Choice } from './choose-message';
import { compileCampaign } from './compiled-campaign';
import { evaluate } from './evaluate';
import { aiming, type ExampleCampaign, exampleContent, exampleQuestion, from, line, noon } from './examples';
import { anonymous, type Shopper, someMember } from './shopper';
import type { Target } from './target';
import { forBrand, type WhyNotAsked, whyNot } from './why-not';

type More = Omit<NonNullable<Parameters<typeof exampleQuestion>[2]>, 'shopper'> &
  Partial<
    Pick<
      WhyNotAsked,
      | 'stood'
      | 'gone'
      | 'messages'
      | 'choices'
      | 'isTyped'
      | 'isWeekFull'
      | 'isChosen'
      | 'isEnded'
      | 'isQuiet'
    >
  > &
  Readonly<{ shopper?: Shopper; lines?: readonly BasketLine[] }>;

const coffee = [line('coffee', 1_000), line('tea', 500)];

/** Why the first of the campaigns gave nothing, beside the others. */
const asked = (
  [campaign, ...others]: readonly [ExampleCampaign, ...ExampleCampaign[]],
  {
    lines = coffee,
    stood,
    gone,
    messages = [],
    choices = [],
    isTyped = false,
    isWeekFull = false,
    isChosen = false,
    isEnded = false,
    isQuiet = false,
    ...more
  }: More = {},
) => {
  const question = exampleQuestion(lines, [campaign, ...others], more);
  const content = exampleContent(campaign);
  const compiled = compileCampaign({
    campaignId: campaign.id,
    version: 1,
    ...(campaign.brandId === undefined ? {} : { brandId: campaign.brandId }),
    content,
  });
  return whyNot({
    campaign: question.campaigns.get(campaign.id) ?? compiled,
    question,
    evaluation: evaluate(question),
    stood,
    gone,
    messages,
    choices,
    isTyped,
    isWeekFull,
    isChosen,
    isEnded,
    isQuiet,
  });
};

const percent = (percent: number) => ({ kind: 'percent-off', percent }) as const;
const ten: ExampleCampaign = { id: 'ten', benefit: percent(10), target: { articleIds: ['coffee'] } };
const personal = (more: object = {}): ExampleCampaign => ({
  ...ten,
  audience: { kind: 'personalised', ...more },
});
const member = (bought: string[] = [], personalised = true): Shopper => ({
  kind: 'member',
  memberId: 'm',
  personalised,
  boughtCategories: new Set(bought),
});
const employee: Shopper = { ...someMember, employment: { since: noon, before: [] } };
const since = new Date('2026-05-01T00:00:00Z');
const choice = (campaignId: string | undefined): Choice => ({
  ...(campaignId === undefined ? {} : { campaignId }),
  ...{ sequence: 2, at: noon, afterSequence: 1, isExplored: false },
  candidates: [{ campaignId: 'said', version: 1, yes: 1, no: 9, worth: 1, drawn: 0.1, chance: 0.5 }],
});
const message: ExampleCampaign = {
  id: 'said',
  benefit: { kind: 'message' },
  trigger: 'line-scanned',
  target: { articleIds: ['coffee'] },
};

const visits: ExampleCampaign = {
  id: 'visits',
  audience: { kind: 'members' },
  benefit: {
    kind: 'challenge',
    challenge: { count: 'receipts', withinDays: 28, steps: [{ from: 2, points: 10 }] },
  },
};

test('what was given says how much', () => {
  expect(asked([ten])).toEqual({ reason: 'given', discountMinor: 100, bonusPoints: 0 });
});

test.each<[string, ExampleCampaign, More, object]>([
  [
    'paused since',
    ten,
    { stood: { status: 'paused', since }, lines: [] },
    { reason: 'not-live', status: 'paused', since },
  ],
  [
    'not known to have run then',
    ten,
    { stood: 'then', lines: [line('tea', 500)], storeId: 's1' },
    { reason: 'not-live-then' },
  ],
  ['gone after it was shown', ten, { gone: 'campaign-over', lines: [] }, { reason: 'campaign-over' }],
  [
    'to come',
    { ...ten, from: new Date('2026-07-01') },
    {},
    { reason: 'not-yet', from: new Date('2026-07-01') },
  ],
  ['over', { ...ten, to: noon }, {}, { reason: 'over', to: noon }],
  [
    'for other hours',
    { ...ten, hours: { days: ['sunday'], fromMinute: 0, untilMinute: 60 } },
    {},
    { reason: 'other-hours' },
  ],
  ['for another store', { ...ten, storeIds: ['s2'] }, { storeId: 's1' }, { reason: 'other-store' }],
  [
    'in another currency',
    { ...ten, conditions: [from(5)], currency: 'GBP' },
    {},
    { reason: 'other-currency' },
  ],
  ['for employees alone', personal({ employees: 'only' }), { shopper: member() }, { reason: 'not-employee' }],
  [
    'for an employee who has not agreed to personal offers',
    personal({ employees: 'only' }),
    { shopper: employee },
    { reason: 'no-consent' },
  ],
  [
    'for anybody but employees',
    { ...ten, audience: { kind: 'members', employees: 'barred' } },
    { shopper: employee },
    { reason: 'employee' },
  ],
  [
    'on what it excepts by name',
    { id: 'ten', benefit: percent(10), target: { except: aiming({ articleIds: ['coffee', 'tea'] }) } },
    {},
    { reason: 'excepted', as: 'named' },
  ],
  [
    'on what is marked down already',
    { ...ten, target: { ...ten.target, except: { ...aiming(), markedDown: true } } },
    { lines: [line('coffee', 700, 1, { markedDown: true }), line('tea', 500)] },
    { reason: 'excepted', as: 'marked-down' },
  ],
  [
    'a message on what it excepts',
    { ...ten, benefit: { kind: 'message' }, target: { except: aiming({ categories: ['food'] }) } },
    {},
    { reason: 'excepted', as: 'named' },
  ],
  [
    'on what it excepts, of another brand',
    { ...ten, brandId: 'lays', target: { except: aiming({ articleIds: ['coffee'] }) } },
    {},
    { reason: 'no-articles' },
  ],
  ['with a code', { ...ten, coupon: 'TEN' }, {}, { reason: 'no-code' }],
  ['a challenge without a card', visits, {}, { reason: 'card-needed' }],
  ['a challenge of others', visits, { shopper: member() }, { reason: 'challenge-not-chosen' }],
  ['a challenge', visits, { shopper: member(), isChosen: true }, { reason: 'challenge' }],
  ['for members', { ...ten, audience: { kind: 'members' } }, {}, { reason: 'card-needed' }],
  [
    'kept from who has another variant',
    {
      ...ten,
      audience: { kind: 'members' },
      experiment: { name: 'n', controlPercent: 98, fromPercent: 0, toPercent: 1 },
    },
    { shopper: member() },
    { reason: 'control-group' },
  ],
  ['for new members', personal({ joinedWithinDays: 7 }), { shopper: member() }, { reason: 'other-past' }],
  [
    'for members, a number typed',
    { ...ten, audience: { kind: 'members' } },
    { isTyped: true },
    { reason: 'card-typed' },
  ],
  ['for who agreed', personal(), { shopper: member([], false) }, { reason: 'no-consent' }],
  [
    'for who bought',
    personal({ boughtCategory: 'tea' }),
    { shopper: member() },
    { reason: 'never-bought', category: 'tea' },
  ],
  [
    'for who did not buy',
    personal({ notBoughtCategory: 'tea' }),
    { shopper: member(['tea']) },
    { reason: 'bought', category: 'tea' },
  ],
  ['on other articles', ten, { lines: [line('tea', 500)] }, { reason: 'no-articles' }],
  [
    'from an amount',
    { ...ten, conditions: [from(2_000)] },
    {},
    { reason: 'missing', minor: 500, of: aiming() },
  ],
  [
    'for sets',
    { ...ten, benefit: { kind: 'n-for-m', take: 3, pay: 2 } },
    {},
    { reason: 'missing', quantity: 2, of: aiming({ articleIds: ['coffee'] }) },
  ],
  [
    'used up',
    { ...ten, limits: { total: 1 } },
    { allowances: { ten: { usesLeft: { total: 0 } } } },
    { reason: 'campaign-limit-reached' },
  ],
  [
    'used up for the day in its store',
    { ...ten, limits: { perStorePerDay: 1 } },
    { allowances: { ten: { usesLeft: { perStorePerDay: 0 } } } },
    { reason: 'store-day-limit-reached' },
  ],
  [
    'at a price that is not lower',
    { ...ten, benefit: { kind: 'fixed-price', amountMinor: 1_000 } },
    {},
    { reason: 'no-gain' },
  ],
  [
    'a message that was shown',
    message,
    { messages: ['said'] },
    { reason: 'given', discountMinor: 0, bonusPoints: 0 },
  ],
  ['a message of other articles', message, { lines: [line('tea', 1)] }, { reason: 'no-articles' }],
  [
    'a message that asks for more than there is',
    { ...message, conditions: [{ target: aiming(), minimumMinor: 2_000 }] },
    {},
    { reason: 'missing', minor: 500, of: aiming() },
  ],
  [
    'a message on the way to more, of which there is too little yet',
    { ...message, conditions: [{ target: aiming(), minimumMinor: 4_000, fromPercent: 50 }] },
    {},
    { reason: 'missing', minor: 500, of: aiming() },
  ],
  [
    'a message on the way to what the basket had already',
    { ...message, conditions: [{ target: aiming(), minimumMinor: 1_500, fromPercent: 50 }] },
    {},
    { reason: 'passed' },
  ],
  [
    'a message at the end of a trip that goes on',
    { ...message, trigger: 'trip-ended' },
    {},
    { reason: 'not-ended' },
  ],
  [
    'a message at the end that was launched after it',
    { ...message, trigger: 'trip-ended' },
    { isEnded: true },
    { reason: 'not-due' },
  ],
  ['a message just after another', message, { isQuiet: true }, { reason: 'quiet' }],
  [
    'a greeting, which comes when it comes',
    { ...message, trigger: 'trip-opened' },
    { isQuiet: true },
    { reason: 'not-due' },
  ],
  [
    'a message to who wants none',
    message,
    { shopper: { ...someMember, wantsQuiet: true } as Shopper },
    { reason: 'wants-quiet' },
  ],
  [
    'a message for whoever has no card',
    { ...message, audience: { kind: 'anonymous' } },
    { shopper: member() },
    { reason: 'card-shown' },
  ],
  [
    'a message for whoever has no card, that was shown',
    { ...message, audience: { kind: 'anonymous' } },
    { messages: ['said'] },
    { reason: 'given', discountMinor: 0, bonusPoints: 0 },
  ],
  ['a message in a week that is full', message, { isWeekFull: true }, { reason: 'too-many-messages' }],
  [
    'a message beside which another was chosen',
    message,
    { choices: [choice('other')] },
    { reason: 'other-message', lostTo: 'other' },
  ],
  [
    'a message over which silence was chosen',
    message,
    { choices: [choice(undefined)] },
    { reason: 'kept-silent' },
  ],
  ['a message after three others', message, { messages: ['a', 'b', 'c'] }, { reason: 'too-many-messages' }],
  ['a message whose moment was before it', message, {}, { reason: 'not-due' }],
  [
    'a paid message that had no reason',
    { ...message, placement: { billing: 'impression', priceMinor: 1, capMinor: 1 } },
    {},
    { reason: 'no-reason' },
  ],
  [
    'a message that was declined',
    message,
    { shopper: { ...member(), declined: new Set(['said']) } as Shopper, messages: ['said'] },
    { reason: 'declined' },
  ],
])('one that is %s says so', (_, campaign, more, answer) => {
  expect(asked([campaign], more)).toEqual(answer);
});

test('a brand is told neither who shopped nor what was bought, whatever the answer', () => {
  const personalReasons = ['no-consent', 'card-typed', 'member-limit-reached', 'declined'] as const;
  for (const reason of personalReasons) expect(forBrand({ reason })).toEqual({ reason: 'not-meant' });
  expect(forBrand({ reason: 'never-bought', category: 'tea' })).toEqual({ reason: 'not-meant' });
  expect(forBrand({ reason: 'missing', quantity: 2, of: aiming() })).toEqual({ reason: 'no-articles' });
  expect(forBrand({ reason: 'resale-at-a-loss' })).toEqual({ reason: 'promotion-cap' });
  expect(forBrand({ reason: 'no-code' })).toEqual({ reason: 'no-articles' });
  expect(forBrand({ reason: 'better-offer', lostTo: 'x' })).toEqual({ reason: 'better-offer' });
  expect(forBrand({ reason: 'given', discountMinor: 100, bonusPoints: 3 })).toEqual({ reason: 'given' });
});

test('what lost names to which, also where it was not worth examining', () => {
  const better = { ...ten, id: 'better', benefit: percent(20) };
  expect(asked([ten, better])).toEqual({ reason: 'better-offer', lostTo: 'better' });
  const worse = [1, 2, 3, 4].map((off) => ({ ...ten, id: `worse-${off}`, benefit: percent(off) }));
  expect(asked([{ ...ten, id: 'least', benefit: percent(1) }, better, ...worse])).toEqual({
    reason: 'better-offer',
    lostTo: 'better',
  });
});

const whatIs = (one: BasketLine | undefined) =>
  one ? { category: one.category, ...(one.brandId === undefined ? {} : { brandId: one.brandId }) } : {};

/** A line of what is asked for: of an article that is in the basket it is one more of it. */
const lineOf = (
  { articleIds: [articleId], categories: [category], brandIds: [brandId] }: Target,
  { quantity, minor, lines }: { quantity: number; minor: number; lines: readonly BasketLine[] },
) => ({
  ...line(articleId ?? 'added', Math.max(1, Math.ceil(minor / quantity)), quantity, {
    category: category ?? 'food',
    ...(brandId === undefined ? {} : { brandId }),
    ...whatIs(lines.find((one) => one.articleId === articleId)),
  }),
  lineId: 'added',
  sequence: 99,
});

test('there is one answer for any basket and campaign: given where it applies, and a missing thing that is added changes it', () => {
  let missed = 0;
  fc.assert(
    fc.property(
      anyLines(6),
      anyCampaigns(5),
      fc.constantFrom(anonymous, someMember, employee),
      fc.constantFrom<Audience>(
        { kind: 'everybody' },
        { kind: 'members' },
        { kind: 'members', employees: 'barred' },
      ),
      (lines, campaigns, shopper, audience) => {
        const [first, ...others] = campaigns;
        if (!first) return;
        const campaign = { ...first, audience };
        const allowances = Object.fromEntries(
          campaigns.map(({ id, budgetMinor }) => [id, { budgetLeftMinor: budgetMinor }]),
        );
        const answerOf = (more: More) => asked([campaign, ...others], { shopper, allowances, ...more });
        const answer = answerOf({ lines });
        const { applied } = evaluate(
          exampleQuestion(
            lines,
            campaigns.map((one) => (one === first ? campaign : one)),
            { shopper, allowances },
          ),
        );
        expect(answer.reason === 'given').toBe(applied.some((one) => one.campaign.campaignId === first.id));

        if (answer.reason === 'card-needed')
          expect(answerOf({ lines, shopper: someMember }).reason).not.toBe('card-needed');
        if (answer.reason !== 'missing') return;
        missed += 1;
        const { quantity = 1, minor = 0, of } = answer;
        expect(answerOf({ lines: [...lines, lineOf(of, { quantity, minor, lines })] })).not.toEqual(answer);
      },
    ),
    { numRuns: 600 },
  );
  expect(missed).toBeGreaterThan(50);
});
