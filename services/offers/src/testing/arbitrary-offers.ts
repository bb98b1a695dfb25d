import fc from 'fast-check';
import type { BasketLine } from '../domain/basket';
import { type Benefit, type Condition, isOfPieces, type Part, stackings } from '../domain/campaign-content';
import { aiming, type ExampleCampaign, from, line } from '../domain/examples';
import type { Target } from '../domain/target';

const articles = ['coffee', 'tea', 'milk', 'bread', 'rice', 'soap'];
const categories = ['hot', 'fresh', 'dry'];
const brands = ['north', 'south'];

/** A line of any of six articles in three categories, of two brands: by piece or weighed, sometimes a deposit or marked down. */
const anyLine = fc
  .record({
    article: fc.nat(articles.length - 1),
    price: fc.integer({ min: 0, max: 2_000 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    deposit: fc.constantFrom(false, false, false, true),
    isMarkedDown: fc.constantFrom(false, false, false, true),
    weight: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined }),
  })
  .map(({ article, price, quantity, deposit, isMarkedDown, weight }) => {
    const about = {
      category: categories[article % 3] ?? '',
      brandId: brands[article % 2] ?? '',
      ...(isMarkedDown ? { markedDown: true as const } : {}),
    };
    return weight === undefined
      ? line(articles[article] ?? '', price, quantity, { ...about, deposit })
      : line(articles[article] ?? '', price, 1, {
          ...about,
          weightGrams: weight,
          amountMinor: Math.round((price * weight) / 1000),
        });
  });

/** What a campaign looks at, often with exceptions or in several lists at once. */
export const anyTarget: fc.Arbitrary<Target> = fc.constantFrom(
  aiming(),
  aiming({ articleIds: ['coffee', 'tea'] }),
  aiming({ categories: ['hot'] }),
  aiming({ categories: ['fresh'], articleIds: ['coffee'] }),
  aiming({ except: aiming({ articleIds: ['coffee', 'milk'] }) }),
  aiming({ except: aiming({ brandIds: ['north'] }) }),
  aiming({ except: { ...aiming(), markedDown: true } }),
  aiming({ brandIds: ['south'], except: { ...aiming({ categories: ['dry'] }), markedDown: true } }),
  aiming({ categories: ['hot', 'fresh'], brandIds: ['north'], every: true }),
  aiming({
    categories: ['hot', 'dry'],
    articleIds: ['coffee', 'bread', 'soap'],
    every: true,
    except: aiming({ articleIds: ['soap'] }),
  }),
);

/** The lines of a basket, in the order of the trip. */
export const anyLines = (maxLength: number): fc.Arbitrary<BasketLine[]> =>
  fc
    .array(anyLine, { maxLength })
    .map((lines) => lines.map((one, at) => ({ ...one, lineId: `line-${at}`, sequence: at + 1 })));

const anyPart = fc
  .record({
    target: fc.oneof(
      fc.constantFrom(
        aiming({ articleIds: ['milk', 'bread'] }),
        aiming({ categories: ['hot'] }),
        aiming({ articleIds: ['coffee'] }),
      ),
      anyTarget,
    ),
    quantity: fc.integer({ min: 1, max: 2 }),
  })
  .map((part): Part => part);

const anyPercent = fc.integer({ min: 1, max: 10_000 }).map((points) => points / 100);
const anyAmount = fc.integer({ min: 1, max: 1500 });

/** A benefit of pieces without a limit is of no cheapest ones. */
export const ofAnyPiece = (benefit: Benefit): Benefit => {
  if (!isOfPieces(benefit) || !('pick' in benefit)) return benefit;
  const { pick: _, ...given } = benefit;
  return given;
};

/** Every third is of the cheapest. */
const pickedBy = (number: number) => (number % 3 === 0 ? { pick: 'cheapest' as const } : {});

const anyBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  anyPercent.map((percent): Benefit => ({ kind: 'percent-off', percent })),
  anyAmount.map((amountMinor): Benefit => ({ kind: 'amount-off', amountMinor, ...pickedBy(amountMinor) })),
  anyAmount.map((amountMinor): Benefit => ({ kind: 'amount-off', amountMinor, per: 'article' })),
  anyAmount.map((amountMinor): Benefit => ({ kind: 'fixed-price', amountMinor, ...pickedBy(amountMinor) })),
  fc
    .tuple(
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(undefined, 50),
      fc.boolean(),
    )
    .map(
      ([take, pay, percent, ofOneArticle]): Benefit => ({
        kind: 'n-for-m',
        take,
        pay: Math.min(pay, take - 1),
        ...(percent === undefined ? {} : { percent }),
        ...(ofOneArticle ? { ofOneArticle } : {}),
      }),
    ),
  fc
    .record({
      buy: anyPart,
      parts: fc.array(anyPart, { maxLength: 1 }),
      quantity: fc.integer({ min: 1, max: 2 }),
      percent: anyPercent,
    })
    .map(
      ({ parts, ...said }): Benefit => ({
        kind: 'buy-get',
        ...said,
        ...(parts.length > 0 ? { parts } : {}),
        ...pickedBy(Math.round(said.percent)),
      }),
    ),
  fc
    .record({
      amountMinor: anyAmount,
      quantity: fc.integer({ min: 1, max: 3 }),
      parts: fc.array(anyPart, { maxLength: 2 }),
    })
    .map(
      ({ amountMinor, ...said }): Benefit =>
        amountMinor % 4 === 0
          ? { kind: 'bundle-percent-off', percent: 1 + (amountMinor % 100), ...said }
          : { kind: 'bundle-price', amountMinor, ...said },
    ),
  anyAmount.map((amountMinor): Benefit => ({ kind: 'basket-amount-off', amountMinor })),
  fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), anyAmount).map(
    ([first, more, off]): Benefit => ({
      kind: 'steps',
      by: 'amount',
      gives: 'amount',
      steps: [
        { from: first, off },
        { from: first + more, off: 2 * off },
      ],
    }),
  ),
  fc.tuple(fc.integer({ min: 50, max: 2000 }), anyAmount).map(
    ([from, off]): Benefit => ({
      kind: 'steps',
      by: 'amount',
      gives: 'amount',
      steps: [{ from, off }],
      repeats: true,
    }),
  ),
  fc
    .record({ points: fc.integer({ min: 1, max: 500 }), per: fc.constantFrom('basket', 'unit') })
    .map((said): Benefit => ({ kind: 'points', ...said })),
  fc.integer({ min: 101, max: 500 }).map((percent): Benefit => ({ kind: 'points-multiplier', percent })),
);

const anyConditions: fc.Arbitrary<Condition[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Condition[]>([]) },
  fc
    .record({
      target: anyTarget,
      minimumQuantity: fc.integer({ min: 1, max: 6 }),
    })
    .map((condition) => [condition]),
  fc.integer({ min: 1, max: 5_000 }).map((minimumMinor) => [from(minimumMinor)]),
);

/** Campaigns of every kind that gives something, of the whole basket or of some of its articles. */
export const anyCampaigns = (maxLength: number): fc.Arbitrary<ExampleCampaign[]> =>
  fc
    .array(
      fc.record({
        benefit: anyBenefit,
        conditions: anyConditions,
        stacking: fc.constantFrom(...stackings),
        group: fc.constantFrom(undefined, undefined, undefined, 'one', 'other'),
        priority: fc.nat(2),
        perTrip: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        discountMinor: fc.constantFrom(undefined, undefined, 300),
        floor: fc.constantFrom(
          undefined,
          undefined,
          undefined,
          { articlePercent: 40 },
          { basketMinor: 1_000 },
        ),
        budgetMinor: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
        target: anyTarget,
      }),
      { maxLength },
    )
    .map((campaigns) =>
      campaigns.map(({ perTrip, discountMinor, group, floor, ...campaign }, at) => ({
        id: `c${at}`,
        limits: { perTrip, discountMinor },
        ...campaign,
        benefit: perTrip === undefined ? ofAnyPiece(campaign.benefit) : campaign.benefit,
        ...(group === undefined ? {} : { group }),
        ...(floor === undefined ? {} : { floor }),
      })),
    );
