import fc from 'fast-check';
import type { Benefit, CampaignContent } from './campaign-content';
import { compileCampaign } from './compiled-campaign';
import {
  aiming,
  type ExampleCampaign,
  evaluateExample,
  exampleContent,
  exampleQuestion,
  line,
  noon,
} from './examples';
import {
  type OwnCondition,
  ownTermsFor,
  ownTermsHeld,
  ownTermsOf,
  rewardOf,
  usualFromReceipts,
} from './own-terms';
import type { Past, PastSale } from './past';
import type { MemberShopper, Shopper } from './shopper';
import { knowingShopper, shopperAtFirstEnd } from './trip-copy';
import { utcDay } from './utc-day';
import { forBrand, whyNot } from './why-not';

const fruit = aiming({ categories: ['fruit'] });
const own = { weeks: 12, stretchPercent: 10, atMost: 4_000 };
/** From €10 to €40, 10 % over what is usual. */
const byAmount: OwnCondition = { target: fruit, minimumMinor: 1_000, own };
const byPieces: OwnCondition = { target: fruit, minimumQuantity: 2, own: { ...own, atMost: 8 } };

const usual = (receipts: number, minor: number, pieces = 0) => ({ receipts, minor, pieces, weeks: 12 });

test.each<[string, OwnCondition, [receipts: number, minor: number, pieces?: number], object]>([
  [
    '€18 a visit: a stretch of 10 %, up to a whole euro',
    byAmount,
    [4, 7_200],
    { threshold: 2_000, usual: 1_800 },
  ],
  ['what is whole already is not rounded', byAmount, [3, 6_000], { threshold: 2_200, usual: 2_000 }],
  ['a cent more is a step more', byAmount, [3, 6_003], { threshold: 2_300, usual: 2_001 }],
  ['less than the lowest: the lowest', byAmount, [10, 3_000], { threshold: 1_000, usual: 300 }],
  ['close to the highest: the highest', byAmount, [3, 11_700], { threshold: 4_000, usual: 3_900 }],
  ['above the highest: the highest', byAmount, [3, 30_000], { threshold: 4_000, usual: 10_000 }],
  [
    'too few receipts: the lowest, and nothing is said to be usual',
    byAmount,
    [2, 9_000],
    { threshold: 1_000 },
  ],
  ['nothing bought of it', byAmount, [0, 0], { threshold: 1_000 }],
  ['pieces: up to a whole one', byPieces, [4, 0, 12], { threshold: 4, usual: 3 }],
  ['pieces, the highest', byPieces, [4, 0, 60], { threshold: 8, usual: 15 }],
])('%s', (_, condition, [receipts, minor, pieces], terms) => {
  expect(ownTermsFor(condition, usual(receipts, minor, pieces))).toEqual(terms);
});

const anyOwn = fc
  .record({
    lowest: fc.integer({ min: 1, max: 200 }),
    more: fc.integer({ min: 1, max: 300 }),
    stretchPercent: fc.integer({ min: 1, max: 100 }),
    isAmount: fc.boolean(),
  })
  .map(({ lowest, more, stretchPercent, isAmount }): OwnCondition => {
    const step = isAmount ? 100 : 1;
    const bounds = { weeks: 12, stretchPercent, atMost: (lowest + more) * step };
    return isAmount
      ? { target: fruit, minimumMinor: lowest * step, own: bounds }
      : { target: fruit, minimumQuantity: lowest, own: bounds };
  });
const lowestOf = ({ minimumMinor, minimumQuantity = 0 }: OwnCondition) => minimumMinor ?? minimumQuantity;
const anyBought = fc.integer({ min: 0, max: 200_000 });
const anyReceipts = fc.integer({ min: 0, max: 60 });
const rewards: Benefit[] = [
  { kind: 'basket-amount-off', amountMinor: 7, per: 'threshold' },
  { kind: 'points', points: 3, per: 'threshold' },
];
const worthOf = (benefit: Benefit): number =>
  benefit.kind === 'basket-amount-off' ? benefit.amountMinor : benefit.kind === 'points' ? benefit.points : 0;

test('a threshold is in whole steps between the lowest and the highest, whatever was bought', () => {
  fc.assert(
    fc.property(anyOwn, anyReceipts, anyBought, (condition, receipts, bought) => {
      const { threshold } = ownTermsFor(condition, usual(receipts, bought, bought));
      expect(threshold).toBeGreaterThanOrEqual(lowestOf(condition));
      expect(threshold).toBeLessThanOrEqual(condition.own.atMost);
      if (condition.minimumMinor !== undefined) expect(threshold % 100).toBe(0);
    }),
  );
});

test('who usually buys more is never asked for less, nor given less, in all or for what is asked', () => {
  const anyPair = fc.tuple(anyBought, anyBought).map((two) => two.sort((left, right) => left - right));
  fc.assert(
    fc.property(anyOwn, anyReceipts, anyPair, (condition, receipts, [less = 0, more = 0]) => {
      const few = ownTermsFor(condition, usual(receipts, less, less));
      const many = ownTermsFor(condition, usual(receipts, more, more));
      expect(many.threshold).toBeGreaterThanOrEqual(few.threshold);
      for (const benefit of rewards) {
        const [little, much] = [few, many].map((terms) =>
          worthOf(rewardOf({ benefit, conditions: [condition] }, terms)),
        );
        expect(much).toBeGreaterThanOrEqual(little ?? 0);
        expect((much ?? 0) * few.threshold).toBe((little ?? 0) * many.threshold);
      }
    }),
  );
});

test('nobody is asked for less than the lowest for being new, nor for more than somebody who is known', () => {
  fc.assert(
    fc.property(anyOwn, anyReceipts, anyBought, (condition, receipts, bought) => {
      const unknown = ownTermsFor(condition, usual(usualFromReceipts - 1, bought, bought));
      expect(unknown).toEqual({ threshold: lowestOf(condition) });
      expect(ownTermsFor(condition, usual(receipts, bought, bought)).threshold).toBeGreaterThanOrEqual(
        unknown.threshold,
      );
    }),
  );
});

test('what is asked is more than usual, up to the highest; who usually buys more than that has it as they shop', () => {
  fc.assert(
    fc.property(
      anyOwn,
      fc.integer({ min: usualFromReceipts, max: 60 }),
      anyBought,
      (condition, receipts, bought) => {
        const { threshold } = ownTermsFor(condition, usual(receipts, bought, bought));
        const perVisit = bought / receipts;
        if (perVisit >= condition.own.atMost) expect(threshold).toBe(condition.own.atMost);
        else expect(threshold).toBeGreaterThan(perVisit);
      },
    ),
  );
});

const day = 86_400_000;
const bought = (minor: number, brandId?: string, category = 'fruit') => ({
  line: { articleId: 'pear', gtin: '00000000000000', category, ...(brandId ? { brandId } : {}) },
  pieces: 1,
  minor,
});
const sold = (daysAgo: number, ...lines: PastSale['lines']): PastSale => ({
  at: new Date(noon.getTime() - daysAgo * day),
  currency: 'EUR',
  lines,
});
const who = (past?: Past, personalised = true): MemberShopper => ({
  kind: 'member',
  memberId: 'm',
  personalised,
  boughtCategories: new Set(),
  ...(past ? { past } : {}),
});
const known = (...sales: PastSale[]): MemberShopper => who({ kind: 'known', sales });
/** Who usually buys fruit for so much. */
const buying = (minor: number): MemberShopper => known(...[7, 14, 21].map((ago) => sold(ago, bought(minor))));

const campaign: ExampleCampaign = {
  id: 'own',
  audience: { kind: 'personalised' },
  target: fruit,
  conditions: [byAmount],
  benefit: { kind: 'basket-amount-off', amountMinor: 10, per: 'threshold' },
};
const compiled = (more: Partial<ExampleCampaign> = {}) => {
  const { brandId } = more;
  const content: CampaignContent = exampleContent({ ...campaign, ...more });
  return compileCampaign({ campaignId: 'own', version: 1, ...(brandId ? { brandId } : {}), content });
};
const basket = (minor: number) => [line('pear', minor, 1, { category: 'fruit' })];
const given = (minor: number, shopper: Shopper, more: Partial<ExampleCampaign> = {}) =>
  evaluateExample(basket(minor), [{ ...campaign, ...more }], { shopper });

test('each shopper reaches their own threshold, and gets what comes with it', () => {
  expect(given(1_999, buying(1_800)).discountMinor).toBe(0);
  expect(given(2_000, buying(1_800)).discountMinor).toBe(200);
  expect(given(5_000, buying(1_800)).discountMinor).toBe(200);
  expect(given(1_000, buying(500)).discountMinor).toBe(100);
  expect(given(4_000, buying(9_000)).discountMinor).toBe(400);
});

test('what is missing is told of their own threshold', () => {
  expect(given(1_550, buying(1_800)).next).toMatchObject({ missingMinor: 450, isOwn: true });
  expect(given(1_550, known()).next).toBeUndefined();
  expect(given(1_550, known()).discountMinor).toBe(100);
});

test('points come with it in the same way', () => {
  const points: Partial<ExampleCampaign> = { benefit: { kind: 'points', points: 5, per: 'threshold' } };
  expect(given(2_000, buying(1_800), points).bonusPoints).toBe(100);
  expect(given(1_000, known(), points).bonusPoints).toBe(50);
});

test('pieces are counted where it counts pieces', () => {
  const pieces: Partial<ExampleCampaign> = {
    conditions: [byPieces],
    benefit: { kind: 'basket-amount-off', amountMinor: 30, per: 'threshold' },
  };
  const threePieces = known(...[7, 14, 21].map((ago) => sold(ago, { ...bought(900), pieces: 3 })));
  const asked = (quantity: number) =>
    evaluateExample([line('pear', 300, quantity, { category: 'fruit' })], [{ ...campaign, ...pieces }], {
      shopper: threePieces,
    });
  expect(asked(3).next).toMatchObject({ missingQuantity: 1, isOwn: true });
  expect(asked(4).discountMinor).toBe(120);
});

test('it is nobody’s who has not agreed, or of whom the past was not read', () => {
  for (const shopper of [
    who(undefined),
    who({ kind: 'known', sales: [] }, false),
    { kind: 'anonymous' } as const,
  ]) {
    const evaluation = given(9_000, shopper);
    expect(evaluation).toMatchObject({ discountMinor: 0, lost: [] });
    expect(evaluation.next).toBeUndefined();
  }
});

test('in the weeks it looks back on, of what it counts, in its currency', () => {
  const other = known(
    ...[7, 14, 90].map((ago) => sold(ago, bought(1_800))),
    ...[8, 9].map((ago) => sold(ago, bought(1_800, undefined, 'bread'))),
    { ...sold(10, bought(1_800)), currency: 'CHF' },
  );
  expect(ownTermsOf(compiled(), other, noon)).toEqual({ threshold: 1_000 });
});

test('of a brand’s campaign its own articles count, in the past and in the basket', () => {
  const mixed = known(...[7, 14, 21].map((ago) => sold(ago, bought(1_800, 'ours'), bought(9_000, 'theirs'))));
  expect(ownTermsOf(compiled({ brandId: 'ours' }), mixed, noon)).toEqual({ threshold: 2_000, usual: 1_800 });
  const lines = [
    line('pear', 1_500, 1, { category: 'fruit', brandId: 'ours' }),
    line('plum', 1_500, 1, { category: 'fruit', brandId: 'theirs' }),
  ];
  const ofBrand = evaluateExample(lines, [{ ...campaign, brandId: 'ours' }], { shopper: mixed });
  expect(ofBrand.next).toMatchObject({ missingMinor: 500 });
});

const anySales = fc.array(
  fc.record({ ago: fc.integer({ min: 0, max: 100 }), minor: fc.integer({ min: 1, max: 5_000 }) }),
  { maxLength: 10 },
);
const salesOf = (made: readonly Readonly<{ ago: number; minor: number }>[]) =>
  made.map(({ ago, minor }) => sold(ago, bought(minor)));

test('the order of the receipts makes no difference', () => {
  fc.assert(
    fc.property(
      anySales.chain((made) =>
        fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
      ),
      ([made, shuffled]) => {
        expect(ownTermsOf(compiled(), known(...salesOf(shuffled)), noon)).toEqual(
          ownTermsOf(compiled(), known(...salesOf(made)), noon),
        );
      },
    ),
  );
});

test('it is the same at each instant of a day, whatever is paid on it', () => {
  fc.assert(
    fc.property(anySales, fc.nat(day - 1), fc.nat(9_000), (made, instant, minor) => {
      const begins = Date.parse(utcDay(noon));
      const paid: PastSale = { ...sold(0, bought(minor)), at: new Date(begins + 1) };
      expect(ownTermsOf(compiled(), known(...salesOf(made), paid), new Date(begins + instant))).toEqual(
        ownTermsOf(compiled(), known(...salesOf(made)), new Date(begins)),
      );
    }),
  );
});

test('whoever just reaches their own threshold gets the same share of it as anybody else', () => {
  fc.assert(
    fc.property(anySales, anySales, (some, others) => {
      const [left, right] = [some, others].map((made) => {
        const shopper = known(...salesOf(made));
        const { threshold = 0 } = ownTermsOf(compiled(), shopper, noon) ?? {};
        expect(given(threshold - 1, shopper).discountMinor).toBe(0);
        return { threshold, minor: given(threshold, shopper).discountMinor };
      });
      expect((left?.minor ?? 0) * (right?.threshold ?? 0)).toBe((right?.minor ?? 0) * (left?.threshold ?? 0));
      expect(left?.minor).toBeGreaterThan(0);
    }),
  );
});

describe('a basket that is decided', () => {
  const firstEnd = { at: noon, campaigns: [{ campaignId: 'own', version: 1 }] };
  const then = (shopper: Shopper) =>
    shopperAtFirstEnd(
      knowingShopper(firstEnd, shopper, {
        categories: new Set(),
        pastHeld: [],
        daysHeld: [],
        employed: false,
        activated: [],
        ownTerms: ownTermsHeld([compiled()], shopper, noon),
        ownChoices: [],
      }),
      'm',
    );

  test('goes on by what was asked then, whatever is bought since', () => {
    fc.assert(
      fc.property(anySales, fc.integer({ min: 1, max: 6_000 }), (made, minor) => {
        const shopper = known(...salesOf(made));
        const decided = then(shopper) ?? who();
        expect(ownTermsOf(compiled(), decided, new Date(noon.getTime() + 90 * day))).toEqual(
          ownTermsOf(compiled(), shopper, noon),
        );
        expect(given(minor, decided).discountMinor).toBe(given(minor, shopper).discountMinor);
      }),
    );
  });

  test('gets nothing of a campaign whose terms were not known then', () => {
    expect(given(9_000, then(who()) ?? who()).discountMinor).toBe(0);
  });
});

test('staff are told what is missing of which threshold; a brand, that the basket did not have what is asked', () => {
  const question = exampleQuestion(basket(1_550), [campaign], { shopper: buying(1_800) });
  const why = whyNot({
    campaign: compiled(),
    question,
    evaluation: { applied: [], lost: [] },
    isTyped: false,
    messages: [],
    choices: [],
    isWeekFull: false,
    isChosen: false,
    isEnded: false,
    isQuiet: false,
  });
  expect(why).toEqual({ reason: 'missing', minor: 450, of: fruit, threshold: 2_000 });
  expect(forBrand(why)).toEqual({ reason: 'no-articles' });
});
