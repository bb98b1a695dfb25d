import fc from 'fast-check';
import type { Benefit, OwnChoice } from './campaign-content';
import { compileCampaign } from './compiled-campaign';
import { aiming, evaluateExample, exampleContent, exampleQuestion, line, noon, told } from './examples';
import { chosenName, chosenOf, ownChoiceOf, ownChoicesHeld } from './own-choice';
import { problemOfChoice } from './own-choice-rules';
import type { Past, PastSale } from './past';
import type { MemberShopper } from './shopper';
import { knowingShopper, shopperAtFirstEnd } from './trip-copy';
import { dayMilliseconds } from './utc-day';
import { whyNot } from './why-not';

const categories = ['coffee', 'tea', 'cocoa'];
const target = aiming({ categories });
const most: OwnChoice = { pick: 'most-bought', weeks: 8 };
const least: OwnChoice = { pick: 'least-bought', weeks: 8 };

const of = (category: string, pieces = 1) => ({
  line: { articleId: category, gtin: '00000000000000', category },
  pieces,
  minor: 100 * pieces,
});
const visit = (daysBefore: number, ...lines: PastSale['lines']): PastSale => ({
  at: new Date(noon.getTime() - daysBefore * dayMilliseconds),
  currency: 'EUR',
  lines,
});
const member = (sales: readonly PastSale[], memberId = 'member'): MemberShopper => ({
  kind: 'member',
  memberId,
  personalised: true,
  boughtCategories: new Set(),
  past: { kind: 'known', sales },
});
const inOrder = (key: string) => categories.indexOf(key.slice(2)) / 10;
const chosen = (ownChoice: OwnChoice, sales: readonly PastSale[], lotOf = inOrder) =>
  chosenOf({ target, ownChoice }, { sales, at: noon, lotOf });

test.each<[string, OwnChoice, PastSale[], string | undefined]>([
  ['most receipts', most, [visit(2, of('tea')), visit(3, of('tea')), visit(4, of('coffee', 9))], 'c:tea'],
  ['of equal receipts most pieces', most, [visit(2, of('tea', 2)), visit(3, of('coffee', 3))], 'c:coffee'],
  ['of equals the smallest lot', most, [visit(2, of('tea')), visit(3, of('coffee'))], 'c:coffee'],
  ['of what was never bought there is no most', most, [visit(2, of('milk', 5))], undefined],
  ['what was brought back was not bought', most, [visit(2, of('tea', 0)), visit(3, of('cocoa'))], 'c:cocoa'],
  ['weeks are looked back on', most, [visit(57, of('tea')), visit(50, of('cocoa'))], 'c:cocoa'],
  ['least: what was never bought', least, [visit(2, of('coffee')), visit(3, of('tea'))], 'c:cocoa'],
  ['least: nothing known, the smallest lot', least, [], 'c:coffee'],
])('%s', (_, ownChoice, sales, key) => {
  expect(chosen(ownChoice, sales)).toBe(key);
});

const anySales = fc.array(
  fc
    .tuple(
      fc.integer({ min: 1, max: 70 }),
      fc.array(fc.tuple(fc.constantFrom(...categories, 'milk'), fc.nat(4)), { maxLength: 4 }),
    )
    .map(([days, lines]) => visit(days, ...lines.map(([category, pieces]) => of(category, pieces)))),
  { maxLength: 8 },
);

const receiptsWith = (sales: readonly PastSale[], category: string): number =>
  sales.filter(
    ({ at, lines }) =>
      noon.getTime() - at.getTime() <= 56 * dayMilliseconds &&
      lines.some(({ line: { category: its }, pieces }) => its === category && pieces > 0),
  ).length;

test('nothing else of the list was bought on more receipts, or on fewer', () => {
  fc.assert(
    fc.property(
      anySales,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3 }),
      (sales, lots) => {
        const lotOf = (key: string) => lots[categories.indexOf(key.slice(2))] ?? 0;
        const counts = categories.map((category) => receiptsWith(sales, category));
        const countOf = (key = '') => receiptsWith(sales, key.slice(2));
        const [up, down] = [chosen(most, sales, lotOf), chosen(least, sales, lotOf)];
        expect(up === undefined).toBe(Math.max(...counts) === 0);
        if (up !== undefined) expect(countOf(up)).toBe(Math.max(...counts));
        expect(countOf(down)).toBe(Math.min(...counts));
        expect(chosen(most, [...sales].reverse(), lotOf)).toBe(up);
      },
    ),
  );
});

const offer = (more: Partial<Parameters<typeof exampleContent>[0]> = {}) => ({
  id: 'own',
  audience: { kind: 'personalised' as const },
  target: { categories },
  ownChoice: most,
  benefit: { kind: 'percent-off' as const, percent: 20 },
  ...more,
});
const coffee = line('espresso', 500, 2, { category: 'coffee' });
const tea = line('earl-grey', 300, 1, { category: 'tea' });
const ofTea = member([visit(2, of('tea'))]);

const benefits: readonly Benefit[] = [
  { kind: 'percent-off', percent: 20 },
  { kind: 'amount-off', amountMinor: 50 },
  { kind: 'fixed-price', amountMinor: 100 },
  { kind: 'n-for-m', take: 3, pay: 2 },
  { kind: 'basket-amount-off', amountMinor: 200 },
  { kind: 'steps', by: 'quantity', gives: 'percent', steps: [{ from: 2, off: 10 }] },
  { kind: 'points', points: 5, per: 'unit' },
  { kind: 'points-multiplier', percent: 300 },
];
const anyLine = fc
  .record({
    article: fc.constantFrom('a', 'b', 'c', 'd'),
    category: fc.constantFrom(...categories, 'milk'),
    price: fc.integer({ min: 1, max: 900 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ article, category, price, quantity }) =>
    line(`${article}-${category}`, price, quantity, { category }),
  );
const anyLines = fc.uniqueArray(anyLine, { maxLength: 8, selector: ({ lineId }) => lineId });

test('a campaign about one’s own is, for each shopper, the campaign about that alone', () => {
  fc.assert(
    fc.property(
      anyLines,
      anySales,
      fc.constantFrom(...benefits),
      fc.constantFrom('exclusive' as const, 'stackable' as const, 'always' as const),
      (lines, sales, benefit, stacking) => {
        const shopper = member(sales);
        const its = compileCampaign({ campaignId: 'own', version: 1, content: exampleContent(offer()) });
        const key = ownChoiceOf(its, shopper, noon);
        const others = { id: 'other', benefit: { kind: 'percent-off' as const, percent: 10 } };
        const own = evaluateExample(lines, [offer({ benefit, stacking }), others], { shopper });
        const { ownChoice: _, ...plain } = offer({ benefit, stacking });
        const alone = key === undefined ? [] : [{ ...plain, target: { categories: [key.slice(2)] } }];
        const expected = evaluateExample(lines, [...alone, others], { shopper });
        const amounts = ({ discountMinor, bonusPoints, applied }: ReturnType<typeof told>) => ({
          discountMinor,
          bonusPoints,
          applied: applied.map(({ campaign, lines: on, discountMinor: off }) => [
            campaign.campaignId,
            on,
            off,
          ]),
        });
        expect(amounts(told(own))).toEqual(amounts(told(expected)));
      },
    ),
  );
});

test('who is not known, or did not agree, has none', () => {
  const at = (shopper?: MemberShopper) =>
    evaluateExample([coffee, tea], [offer()], shopper ? { shopper } : {}).discountMinor;
  expect(at(ofTea)).toBe(60);
  expect(at(member([visit(2, of('coffee'))]))).toBe(200);
  expect(at(member([]))).toBe(0);
  expect(at({ ...ofTea, personalised: false })).toBe(0);
  const { past: _, ...unknown } = ofTea;
  expect(at(unknown)).toBe(0);
  expect(at()).toBe(0);
});

test('of a brand its own articles count', () => {
  const sales = [
    visit(2, of('tea')),
    visit(3, { ...of('coffee'), line: { ...of('coffee').line, brandId: 'b' } }),
  ];
  const campaign = { campaignId: 'own', version: 1, brandId: 'b', content: exampleContent(offer()) };
  expect(ownChoiceOf(compileCampaign(campaign), member(sales), noon)).toBe('c:coffee');
});

test('of what nobody bought yet it is not the same for all', () => {
  const campaign = compileCampaign({
    campaignId: 'own',
    version: 1,
    content: exampleContent(offer({ ownChoice: least })),
  });
  const keys = Array.from({ length: 60 }, (_, at) => ownChoiceOf(campaign, member([], `m-${at}`), noon));
  expect(new Set(keys).size).toBe(3);
});

test('it stays through a day, whatever is paid meanwhile, and goes on in a decided basket', () => {
  const campaign = compileCampaign({ campaignId: 'own', version: 1, content: exampleContent(offer()) });
  const sales = [visit(2, of('tea')), visit(0.2, of('coffee')), visit(0.1, of('coffee'))];
  expect(ownChoiceOf(campaign, member(sales), noon)).toBe('c:tea');
  const shopper = member(sales);
  const end = knowingShopper({ at: noon, campaigns: [] }, shopper, {
    categories: new Set(),
    pastHeld: [],
    daysHeld: [],
    employed: false,
    ownTerms: [],
    ownChoices: ownChoicesHeld([campaign], shopper, noon),
    activated: [],
  });
  const then = shopperAtFirstEnd(end, 'member');
  const later = new Date(noon.getTime() + 9 * dayMilliseconds);
  expect(then && ownChoiceOf(campaign, then, later)).toBe('c:tea');
  expect(then?.kind === 'member' && (then.past as Past).kind).toBe('decided');
});

test('a choice has the name that the campaign gave it', () => {
  const named = aiming({ categories: ['Thés & Cie'], brandIds: ['brand-1'], articleIds: ['article-1'] });
  const keys = ['c:thés & cie', 'b:brand-1', 'a:article-1'];
  expect(keys.map((key) => chosenName(named, key))).toEqual([
    { category: 'Thés & Cie' },
    { brandId: 'brand-1' },
    { articleId: 'article-1' },
  ]);
});

test('why not: nothing of what it is about for them', () => {
  const question = exampleQuestion([coffee], [offer()], { shopper: ofTea });
  const campaign = question.campaigns.get('own');
  if (!campaign) throw new Error('no campaign');
  const evaluation = evaluateExample([coffee], [offer()], { shopper: ofTea });
  const asked = {
    isTyped: false,
    messages: [],
    choices: [],
    isWeekFull: false,
    isChosen: false,
    isEnded: false,
    isQuiet: false,
  };
  expect(whyNot({ campaign, question, evaluation, ...asked })).toMatchObject({ reason: 'no-articles' });
});

test.each<[string, Parameters<typeof offer>[0], object | undefined]>([
  ['as it should be', {}, undefined],
  [
    'not for everybody',
    { audience: { kind: 'members' } },
    { field: 'audience.kind', rule: 'choice-needs-consent' },
  ],
  ['among one', { target: { categories: ['coffee'] } }, { field: 'ownChoice', rule: 'choice-among-named' }],
  ['among bare codes', { target: { gtins: ['1', '2'] } }, { field: 'ownChoice', rule: 'choice-among-named' }],
  ['of a message', { benefit: { kind: 'message' } }, { field: 'ownChoice', rule: 'choice-needs-offer' }],
  ['with a code', { coupon: 'TEA' }, { field: 'ownChoice', rule: 'choice-needs-offer' }],
  [
    'beside a threshold of one’s own',
    { conditions: [{ target, minimumMinor: 500, own: { weeks: 4, stretchPercent: 10, atMost: 900 } }] },
    { field: 'ownChoice', rule: 'choice-or-threshold' },
  ],
])('rules: %s', (_, more, problem) => {
  expect(problemOfChoice(exampleContent(offer(more)))).toEqual(problem);
});
