import fc from 'fast-check';
import { coerceInputValue, type GraphQLInputObjectType } from 'graphql';
import { contentOf } from '../../apps/web/src/faces/console/content-of';
import { draftOf } from '../../apps/web/src/faces/console/draft-of';
import { exampleOf } from '../../apps/web/src/faces/console/example';
import { fieldRefused } from '../../apps/web/src/faces/console/field-refused';
import { gapsOf } from '../../apps/web/src/faces/console/gaps';
import { ownExamplesOf } from '../../apps/web/src/faces/console/own-threshold';
import {
  type campaignContentInput,
  contentSaid,
} from '../../services/offers/src/commands/campaign-content-input';
import {
  type Benefit,
  type CampaignContent,
  type Condition,
  isBundle,
  lowersPrice,
} from '../../services/offers/src/domain/campaign-content';
import { checkContent } from '../../services/offers/src/domain/content-rules';
import { aiming, evaluateExample, exampleContent, line } from '../../services/offers/src/domain/examples';
import { ownConditionOf, ownTermsFor, rewardOf } from '../../services/offers/src/domain/own-terms';
import { someMember } from '../../services/offers/src/domain/shopper';
import { harmsOf } from '../../services/offers/src/domain/stop-rules';
import { schema, shown } from './shown-campaign';

/** What the console sends, as the service takes it. */
const taken = (sent: ReturnType<typeof contentOf>) => {
  const type = schema.getType('DraftCampaignInput') as GraphQLInputObjectType;
  const input = coerceInputValue({ commandId: 'c', ...sent }, type) as Parameters<typeof contentSaid>[0];
  const said: typeof input = { ...input, from: new Date(input.from), to: new Date(input.to) };
  return checkContent(contentSaid(said as typeof campaignContentInput._output, 'EUR'));
};

const payerId = '01890000-0000-7000-8000-0000000000aa';
const minor = fc.integer({ min: 1, max: 100_000 });
const percent = fc.integer({ min: 1, max: 10_000 }).map((points) => points / 100);
const pieces = fc.integer({ min: 1, max: 6 });
const flag = fc.constantFrom(true, undefined);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const targeted = (...names: string[]) =>
  fc.constantFrom(...names).map((name) => aiming(name === '' ? {} : { categories: [name] }));

const rising = (from: fc.Arbitrary<number>, off: fc.Arbitrary<number>) =>
  fc
    .uniqueArray(fc.tuple(from, off), { minLength: 1, maxLength: 4, selector: ([one]) => one })
    .map((pairs) => {
      const sorted = (at: 0 | 1) => pairs.map((pair) => pair[at]).sort((left, right) => left - right);
      return sorted(0).map((one, at) => ({ from: one, off: sorted(1)[at] ?? 0 }));
    });

/** What is counted over several visits, with steps for all or of each member's own. */
const challenges = fc.record({
  count: fc.constantFrom('receipts', 'pieces', 'amount'),
  withinDays: fc.integer({ min: 1, max: 300 }),
  steps: rising(minor, minor).map((steps) => steps.map(({ from, off }) => ({ from, points: off }))),
  personal: optional(
    fc.tuple(fc.nat(5_000), fc.nat(5_000), fc.integer({ min: 1, max: 52 })).map(([one, other, weeks]) => ({
      weeks,
      atLeast: Math.min(one, other),
      atMost: Math.max(1, one, other),
    })),
  ),
});

/** Every benefit there is; what else belongs to it is taken from places of its own, or from anywhere. */
const benefitOf = (place: (at: number) => fc.Arbitrary<ReturnType<typeof aiming>>): fc.Arbitrary<Benefit> => {
  const part = (at: number) => fc.record({ target: place(at), quantity: pieces });
  const withoutVat = flag;
  const pick = fc.constantFrom('cheapest', undefined);
  const kinds: fc.Arbitrary<object>[] = [
    fc.record({ kind: fc.constant('percent-off'), percent, pick }),
    fc.record({
      kind: fc.constant('amount-off'),
      amountMinor: minor,
      per: fc.constantFrom('article', undefined),
      withoutVat,
      pick,
    }),
    fc.record({ kind: fc.constant('fixed-price'), amountMinor: minor, pick }),
    fc.record({
      kind: fc.constant('n-for-m'),
      take: fc.integer({ min: 2, max: 6 }),
      pay: pieces,
      percent,
      ofOneArticle: flag,
    }),
    fc.record({
      kind: fc.constant('buy-get'),
      buy: part(0),
      parts: fc
        .integer({ min: 0, max: 4 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => part(at + 1)))),
      quantity: pieces,
      percent,
      pick,
    }),
    fc.record({
      kind: fc.constant('bundle-price'),
      amountMinor: minor,
      quantity: pieces,
      parts: fc
        .integer({ min: 0, max: 4 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => part(at)))),
    }),
    fc.record({
      kind: fc.constant('bundle-percent-off'),
      percent,
      quantity: pieces,
      parts: fc
        .integer({ min: 0, max: 4 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => part(at)))),
    }),
    fc.record({ kind: fc.constant('basket-amount-off'), amountMinor: minor, withoutVat }),
    ...(['amount', 'quantity'] as const).flatMap((by) =>
      (['amount', 'percent'] as const).map((gives) =>
        fc.record({
          kind: fc.constant('steps'),
          by: fc.constant(by),
          gives: fc.constant(gives),
          steps: rising(by === 'amount' ? minor : pieces, gives === 'amount' ? minor : percent),
        }),
      ),
    ),
    fc.record({
      kind: fc.constant('steps'),
      by: fc.constantFrom('amount', 'quantity'),
      gives: fc.constant('amount'),
      steps: fc.tuple(fc.record({ from: fc.integer({ min: 1, max: 30 }), off: minor })),
      repeats: fc.constant(true),
    }),
    fc.record({
      kind: fc.constant('points'),
      points: fc.integer({ min: 1, max: 100_000 }),
      per: fc.constantFrom('basket', 'unit'),
    }),
    fc.record({
      kind: fc.constant('basket-amount-off'),
      amountMinor: fc.integer({ min: 1, max: 110 }),
      per: fc.constant('threshold'),
    }),
    fc.record({ kind: fc.constant('points'), points: pieces, per: fc.constant('threshold') }),
    fc.record({ kind: fc.constant('points-multiplier'), percent: fc.integer({ min: 101, max: 1_000 }) }),
    fc.record({ kind: fc.constant('challenge'), challenge: challenges }),
    fc.constant({ kind: 'message' }),
  ];
  return fc.oneof(...kinds) as fc.Arbitrary<Benefit>;
};

type Places = (at: number) => fc.Arbitrary<ReturnType<typeof aiming>>;

const days = fc.integer({ min: 1, max: 400 });

/** Everybody a campaign may be for. */
const audienceOf = (place: Places): fc.Arbitrary<object> =>
  fc.oneof(
    fc.constantFrom({ kind: 'everybody' }, { kind: 'members' }, { kind: 'members', employees: 'barred' }),
    fc.record({
      kind: fc.constant('personalised'),
      boughtCategory: optional(fc.constant('Café')),
      notBoughtCategory: optional(fc.constant('Thé')),
      past: optional(
        fc.array(
          fc.record({
            target: place(8),
            withinDays: days,
            count: fc.constantFrom('receipts', 'pieces', 'amount'),
            atLeast: optional(fc.integer({ min: 1, max: 50 })),
            atMost: optional(fc.integer({ min: 0, max: 90 })),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      joinedWithinDays: optional(days),
      employees: optional(fc.constantFrom('only', 'barred')),
      day: optional(
        fc.record({
          of: fc.constantFrom('birthday', 'joined'),
          daysBefore: fc.integer({ min: 0, max: 30 }),
          daysAfter: fc.integer({ min: 0, max: 30 }),
        }),
      ),
    }),
  );

/** Slices of the members, most of them possible. */
const experiments = fc
  .record({
    controlPercent: fc.integer({ min: 1, max: 60 }),
    fromPercent: fc.constantFrom(0, 0, 10),
    width: fc.integer({ min: 1, max: 60 }),
    isWhole: fc.boolean(),
  })
  .map(({ width, isWhole, ...one }) => ({
    name: 'Rentrée',
    ...one,
    toPercent: isWhole ? 100 - one.controlPercent : one.fromPercent + width,
  }));

/** Rules of which a campaign keeps those that go with what else it says. */
const stopRules = fc.record({
  harm: optional(fc.constantFrom(...harmsOf)),
  uneven: flag,
  costPerExtraPercent: optional(fc.integer({ min: 1, max: 10_000 })),
  pace: optional(
    fc.tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 98 })).map(([one, other]) => ({
      budgetPercent: Math.max(one, other) + 1,
      windowPercent: Math.min(one, other),
    })),
  ),
});

/** The rules that go with a campaign; of one that a brand pays of they are about what it promotes. */
const fittedRules = ({
  stopRules: { harm, uneven, costPerExtraPercent, pace } = {},
  experiment,
  budgetMinor,
  contribution,
  benefit,
}: CampaignContent): Pick<CampaignContent, 'stopRules'> => {
  const rules = {
    ...(experiment && harm ? { harm: contribution ? ('promoted' as const) : harm } : {}),
    ...(experiment && uneven ? { uneven } : {}),
    ...(experiment && costPerExtraPercent && !contribution && lowersPrice(benefit)
      ? { costPerExtraPercent }
      : {}),
    ...(budgetMinor !== undefined && pace ? { pace } : {}),
  };
  return Object.keys(rules).length > 0 ? { stopRules: rules } : {};
};

const ownThresholds = fc.record({
  weeks: fc.integer({ min: 1, max: 52 }),
  stretchPercent: fc.integer({ min: 1, max: 100 }),
  atMost: minor,
});

const goesByThreshold = ({ benefit }: CampaignContent): boolean =>
  'per' in benefit && benefit.per === 'threshold';

/** What goes by one's own threshold has one condition with such, of the articles that it falls on; nothing else has any. */
const withOwn = (content: CampaignContent): Pick<CampaignContent, 'conditions' | 'audience'> => {
  const { audience, target } = content;
  const conditions = content.conditions.map(({ own: _, ...one }) => one);
  if (!goesByThreshold(content)) return { audience, conditions };
  const [first] = content.conditions;
  const { weeks = 12, stretchPercent = 10, atMost = 1 } = first?.own ?? {};
  const lowest = 1 + ((first?.minimumQuantity ?? 1) % 50);
  const isAmount = first?.minimumQuantity === undefined;
  const step = isAmount ? 100 : 1;
  const own = { weeks, stretchPercent, atMost: (lowest + 1 + (atMost % 50)) * step };
  return {
    audience: audience.kind === 'personalised' ? audience : { kind: 'personalised' },
    conditions: [
      { target, own, ...(isAmount ? { minimumMinor: lowest * step } : { minimumQuantity: lowest }) },
      ...conditions.slice(1),
    ],
  };
};

const contents = (
  target: fc.Arbitrary<ReturnType<typeof aiming>>,
  elsewhere: Places,
  audience = audienceOf(elsewhere),
): fc.Arbitrary<CampaignContent> =>
  fc
    .record({
      benefit: benefitOf(elsewhere),
      target,
      audience,
      experiment: optional(experiments),
      stopRules: optional(stopRules),
      conditions: fc.array(
        fc.record({
          target: elsewhere(9),
          minimumQuantity: optional(fc.integer({ min: 1, max: 1_000 })),
          minimumMinor: optional(minor),
          withDeposits: flag,
          withoutVat: flag,
          afterOffers: flag,
          own: optional(ownThresholds),
          fromPercent: optional(fc.integer({ min: 1, max: 99 })),
        }),
        { maxLength: 3 },
      ),
      trigger: fc.constantFrom('line-scanned' as const, 'trip-opened' as const, 'trip-ended' as const),
      stacking: fc.constantFrom('exclusive' as const, 'stackable' as const, 'always' as const),
      coupon: optional(fc.constantFrom('RENTREE10', 'noël')),
      usesPerCode: optional(fc.integer({ min: 1, max: 1_000 })),
      group: optional(fc.constantFrom('Rentrée', 'Noël')),
      priority: fc.integer({ min: 0, max: 1_000 }),
      limits: fc.record({
        perTrip: optional(pieces),
        perArticle: optional(pieces),
        discountMinor: optional(minor),
        perMember: optional(pieces),
        perMemberPerDay: optional(pieces),
        perStore: optional(pieces),
        perStorePerDay: optional(pieces),
        perDay: optional(pieces),
        total: optional(pieces),
      }),
      floor: optional(fc.record({ articlePercent: optional(percent), basketMinor: optional(minor) })),
      budgetMinor: optional(minor),
      budgetPartly: flag,
      contribution: optional(fc.record({ percent, brandId: optional(fc.constantFrom(payerId, 'no id')) })),
    })
    .map((given) => {
      const { floor } = given;
      const isFloor = floor?.articlePercent !== undefined || floor?.basketMinor !== undefined;
      return exampleContent(plain({ id: 'c', ...given, floor: isFloor ? floor : undefined }) as never);
    });

/** Without what does not go with its benefit, so that few are refused. */
const fitted = (all: CampaignContent): CampaignContent => {
  if (all.benefit.kind === 'challenge') return fittedChallenge(all, all.benefit);
  const drawn = { ...all, ...withOwn(all) };
  const {
    floor,
    budgetMinor,
    budgetPartly,
    contribution: share,
    limits,
    currency: _,
    experiment,
    usesPerCode,
    stopRules: rules,
    ...content
  } = drawn;
  // No brand pays of what asks for who works here.
  const asksForEmployees = 'employees' in content.audience && content.audience.employees !== undefined;
  const contribution = asksForEmployees ? undefined : share;
  // A message asks for no code.
  const isMessage = content.benefit.kind === 'message';
  const coupon = isMessage ? undefined : content.coupon;
  const ownCodes = coupon === undefined && !isMessage ? usesPerCode : undefined;
  const isDiscount = lowersPrice(content.benefit);
  const isMeasured = content.audience.kind !== 'everybody' && coupon === undefined && ownCodes === undefined;
  const kept = {
    ...(isDiscount ? { budgetMinor, contribution } : {}),
    ...(isMeasured ? { experiment } : {}),
    stopRules: rules,
  };
  return exampleContent({
    id: 'c',
    ...content,
    ...fittedRules({ ...kept, benefit: content.benefit } as CampaignContent),
    conditions: fittedConditions(content),
    trigger: isMessage ? content.trigger : 'basket',
    limits: {
      ...limits,
      discountMinor: isDiscount && !goesByThreshold(drawn) ? limits.discountMinor : undefined,
      perArticle: /^(percent-off|fixed-price)$/.test(content.benefit.kind) ? limits.perArticle : undefined,
    },
    ...(isDiscount
      ? {
          floor,
          budgetMinor,
          budgetPartly: budgetMinor === undefined ? undefined : budgetPartly,
          // A campaign of the retailer names the brand that pays.
          contribution: contribution && { ...contribution, brandId: payerId },
        }
      : {}),
    audience:
      content.benefit.kind.startsWith('points') && content.audience.kind === 'everybody'
        ? { kind: 'members' }
        : content.audience,
    coupon,
    usesPerCode: ownCodes,
    ...(isMeasured ? { experiment } : {}),
  } as never);
};

/** Only a message is said on the way to something, none counts what offers leave, and a greeting asks for nothing. */
const fittedConditions = ({
  benefit,
  trigger,
  conditions,
}: Pick<CampaignContent, 'benefit' | 'trigger' | 'conditions'>): Condition[] => {
  const isMessage = benefit.kind === 'message';
  if (isMessage && trigger === 'trip-opened') return [];
  return conditions.map(({ fromPercent, afterOffers, ...one }) => ({
    ...(one.own ? {} : { minimumQuantity: 1 }),
    ...one,
    ...(isMessage ? { fromPercent } : { afterOffers }),
  }));
};

/** What is counted over several visits says nothing of one basket. */
const fittedChallenge = (
  {
    title,
    body,
    from,
    to,
    target,
    audience,
    stacking,
    priority,
    experiment,
    stopRules: rules,
  }: CampaignContent,
  benefit: Extract<Benefit, { kind: 'challenge' }>,
): CampaignContent => {
  const least = benefit.challenge.personal ? ('personalised' as const) : ('members' as const);
  const isAmong = audience.kind === 'personalised' || audience.kind === least;
  return exampleContent({
    id: 'c',
    ...{ title, body, from, to, target, stacking, priority, benefit },
    audience: isAmong ? audience : { kind: least },
    ...(experiment === undefined ? {} : { experiment }),
    ...fittedRules({ experiment, stopRules: rules, benefit } as CampaignContent),
  });
};

/** Without what is absent. */
const plain = (content: unknown): unknown => JSON.parse(JSON.stringify(content));

/** Only what the service takes. */
const good = (drawn: CampaignContent): CampaignContent => {
  const checked = checkContent(plainDates(fitted(drawn)));
  fc.pre(checked.ok);
  return checked.value;
};

const plainDates = (content: CampaignContent) => ({
  ...(plain(content) as object),
  from: content.from,
  to: content.to,
});

const brandId = '01890000-0000-7000-8000-0000000000bb';
const articleId = '01890000-0000-7000-8000-0000000000cc';

/** Anywhere, with exceptions, and in several lists at once. */
const anyTarget = fc.constantFrom(
  aiming(),
  aiming({ categories: ['a'] }),
  aiming({ categories: ['b'] }),
  aiming({ except: { ...aiming(), markedDown: true } }),
  aiming({
    categories: ['a'],
    except: { ...aiming({ brandIds: [brandId], categories: ['b'] }), markedDown: true },
  }),
  aiming({ except: aiming({ articleIds: [articleId], gtins: ['03017620422003'] }) }),
  aiming({ categories: ['a', 'b'], brandIds: [brandId], every: true }),
  aiming({
    categories: ['a'],
    articleIds: [articleId],
    every: true,
    except: aiming({ brandIds: [brandId] }),
  }),
  // Refused: the same in both, and every list of one kind.
  aiming({ categories: ['a'], except: aiming({ categories: ['A'] }) }),
  aiming({ categories: ['a'], every: true }),
);

describe('a campaign in the form of the console', () => {
  const anywhere = () => anyTarget;

  test.each(['fr', 'en'] as const)('says the same when it is saved as it was opened (%s)', (language) => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(contents(anywhere(), anywhere), (drawn) => {
        const content = good(drawn);
        kinds.add(content.benefit.kind);
        const draft = draftOf(shown(content), language);
        expect(gapsOf(draft)).toEqual({});
        const saved = taken(contentOf(draft));
        expect(saved).toMatchObject({ ok: true });
        expect(saved.ok && plain(saved.value)).toEqual(plain(content));
        expect(saved.ok && shown(saved.value)).toEqual(shown(content));
      }),
      { numRuns: 400 },
    );
    expect(kinds.size).toBe(13);
  });

  test('what the service refuses is about a field that the form has', () => {
    const refused = new Set<string>();
    fc.assert(
      fc.property(contents(anywhere(), anywhere), (drawn) => {
        const checked = checkContent(plainDates(drawn));
        if (checked.ok) return;
        const draft = draftOf(shown(drawn), 'en');
        // What the form leaves out by itself is not refused.
        const saved = taken(contentOf(draft));
        if (saved.ok) return;
        const { field } = saved.rejection;
        refused.add(field.replace(/\d+/, '#'));
        expect([field, fieldRefused(field, draft)]).not.toEqual([field, undefined]);
      }),
      { numRuns: 400 },
    );
    expect(refused.size).toBeGreaterThan(3);
  });

  test('the examples of thresholds of one’s own are what the rules give', () => {
    fc.assert(
      fc.property(contents(anywhere(), anywhere), (drawn) => {
        fc.pre(goesByThreshold(drawn));
        const content = good(drawn);
        const condition = ownConditionOf(content);
        if (!condition) throw new Error('there is a condition with a threshold of one’s own');
        const shownCondition = shown(content).conditions.find(({ own }) => own !== null);
        const examples = shownCondition ? ownExamplesOf(shownCondition) : [];
        expect(examples).toHaveLength(3);
        for (const { usual, threshold, times } of examples) {
          const receipts = usual === 0 ? 0 : 4;
          const bought = { receipts, pieces: 4 * usual, minor: 4 * usual, weeks: condition.own.weeks };
          const terms = ownTermsFor(condition, bought);
          expect(threshold).toBe(terms.threshold);
          const { benefit } = content;
          const each =
            'amountMinor' in benefit ? benefit.amountMinor : 'points' in benefit ? benefit.points : 0;
          expect(rewardOf(content, terms)).toMatchObject(
            'amountMinor' in benefit ? { amountMinor: each * times } : { points: each * times },
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the example is what the rules give', () => {
    const own = 'own';
    const partOf = (at: number) => targeted(`part ${at}`);
    const ownOrAll = fc.constantFrom(
      aiming({ categories: [own] }),
      aiming(),
      aiming({ except: { ...aiming({ categories: ['left out'] }), markedDown: true } }),
      aiming({ categories: [own], except: aiming({ articleIds: [articleId] }) }),
    );
    const isTold = new Set<string>();
    fc.assert(
      fc.property(contents(ownOrAll, partOf), (drawn) => {
        const content = good(drawn);
        if (!lowersPrice(content.benefit) || goesByThreshold(content)) return;
        const example = exampleOf(shown(content), 'EUR');
        // What is besides would be given something too where everything is meant.
        const isAlone = content.target.categories.length === 0;
        const needsOthers = example?.kind !== 'basket' && content.floor?.basketMinor !== undefined;
        if (isAlone && (needsOthers || content.conditions.length > 0)) return;
        if (!example || !('beforeMinor' in example)) throw new Error('a discount has an example with prices');
        isTold.add(content.benefit.kind);
        const isOfOne = content.benefit.kind === 'n-for-m' && content.benefit.ofOneArticle === true;
        const piecesOf = (category: string, price: number, count: number) =>
          Array.from({ length: isOfOne ? 1 : count }, (_, at) =>
            line(`${category} ${at}`, price, isOfOne ? count : 1, { category, vatBasisPoints: 2_000 }),
          );
        const parts =
          content.benefit.kind === 'buy-get'
            ? [content.benefit.buy, ...(content.benefit.parts ?? [])]
            : isBundle(content.benefit)
              ? content.benefit.parts
              : [];
        const price = example.kind === 'basket' ? example.beforeMinor : example.priceMinor;
        const count = example.kind === 'basket' ? 1 : example.pieces;
        const others = parts.reduce((sum, { quantity }) => sum + quantity, 0);
        const lines = [
          ...piecesOf(own, price, count - others),
          ...parts.flatMap(({ target, quantity }) => piecesOf(target.categories[0] ?? '', price, quantity)),
          ...(isAlone ? [] : [line('besides', 1_000_000, 1_000, { category: 'part 9' })]),
        ];
        const coupons = content.coupon === undefined ? [] : [content.coupon];
        // An example is of somebody who gets it.
        const { experiment: _, usesPerCode: __, ...got } = content;
        const campaign = { ...got, id: 'c', audience: { kind: 'members' } } as const;
        const { discountMinor } = evaluateExample(lines, [campaign], { shopper: someMember, coupons });
        expect(example.beforeMinor - example.afterMinor).toBe(discountMinor);
      }),
      { numRuns: 600 },
    );
    expect(isTold.size).toBe(9);
  });
});
