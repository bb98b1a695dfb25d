import fc from 'fast-check';
import { Remaining } from './award';
import { type BasketLine, type Unit, unitsOf } from './basket';
import type { Benefit } from './campaign-content';
import type { Candidate } from './candidates';
import { compileCampaign } from './compiled-campaign';
import { aiming, type ExampleCampaign, evaluateExample, exampleContent, line } from './examples';
import { planFor } from './plan-for';
import { applyStackable, groundOf, inTurn } from './stackable-offers';

const articles = ['coffee', 'tea', 'milk'];

const anyUnitBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent): Benefit => ({ kind: 'percent-off', percent })),
  fc.integer({ min: 1, max: 900 }).map((amountMinor): Benefit => ({ kind: 'amount-off', amountMinor })),
  fc.integer({ min: 1, max: 900 }).map((amountMinor): Benefit => ({ kind: 'fixed-price', amountMinor })),
);
const anyBasketBenefit = fc
  .integer({ min: 1, max: 900 })
  .map((amountMinor): Benefit => ({ kind: 'basket-amount-off', amountMinor }));
const anyTarget = fc.oneof(
  fc.subarray(articles, { minLength: 1 }).map((articleIds) => ({ articleIds })),
  fc.subarray(articles).map((articleIds) => ({ except: aiming({ articleIds }) })),
  fc
    .subarray(articles, { minLength: 1 })
    .map((articleIds) => ({ articleIds, categories: ['food'], every: true as const })),
);

const offers = (benefit: fc.Arbitrary<Benefit>, stacking: 'exclusive' | 'stackable', maxLength: number) =>
  fc
    .array(fc.record({ benefit, target: anyTarget, priority: fc.nat(2) }), { maxLength })
    .map((some) => some.map((one, at): ExampleCampaign => ({ id: `${stacking}-${at}`, stacking, ...one })));

const anyLines = fc
  .array(fc.record({ article: fc.nat(2), price: fc.integer({ min: 1, max: 1_000 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((some) =>
    some.map(({ article, price }, at) =>
      line(articles[article] ?? '', price, 1, { lineId: `line-${at}`, sequence: at + 1 }),
    ),
  );

const candidatesOf = (campaigns: readonly ExampleCampaign[], units: readonly Unit[]): Candidate[] =>
  campaigns.map((campaign) => {
    const compiled = compileCampaign({
      campaignId: campaign.id,
      version: 1,
      content: exampleContent(campaign),
    });
    const own = units.filter((unit) => compiled.isTarget(unit.line));
    return { campaign: compiled, benefit: campaign.benefit, units: own };
  });

/** Every way to give each piece one exclusive offer or none, what stacks on the rest: the most that is taken off. */
const mostOff = (
  lines: readonly BasketLine[],
  exclusive: readonly ExampleCampaign[],
  stackable: readonly ExampleCampaign[],
): number => {
  const units = unitsOf(lines);
  const alone = candidatesOf(exclusive, units);
  const adding = candidatesOf(stackable, units);
  let most = 0;
  const ways = (alone.length + 1) ** units.length;
  for (let way = 0; way < ways; way += 1) {
    const holderOf = (unit: Unit) => Math.floor(way / (alone.length + 1) ** unit.index) % (alone.length + 1);
    const remaining = new Remaining(units);
    for (const [at, candidate] of alone.entries()) {
      const held = candidate.units.filter((unit) => holderOf(unit) === at + 1);
      const plan = planFor({ ...candidate, units: held }, groundOf(remaining, new Set()));
      if (plan) remaining.take(plan.award());
    }
    const free = adding.map((candidate) => ({
      ...candidate,
      units: candidate.units.filter((unit) => holderOf(unit) === 0),
    }));
    applyStackable(inTurn(free), { lines, units, remaining, grouped: new Set(), most: 50 });
    most = Math.max(most, units.reduce((sum, { priceMinor }) => sum + priceMinor, 0) - remaining.total);
  }
  return most;
};

/** A percentage is rounded once over all its pieces, so that how they are shared moves half a cent per offer. */
const rounding = (...offered: readonly (readonly ExampleCampaign[])[]): number => offered.flat().length;

test('no way to give each piece one exclusive offer, or those that stack, takes more off', () => {
  fc.assert(
    fc.property(
      anyLines,
      offers(anyUnitBenefit, 'exclusive', 2),
      offers(anyUnitBenefit, 'stackable', 2),
      (lines, exclusive, stackable) => {
        const { discountMinor } = evaluateExample(lines, [...exclusive, ...stackable]);
        const most = mostOff(lines, exclusive, stackable);
        expect(discountMinor + rounding(exclusive, stackable)).toBeGreaterThanOrEqual(most);
      },
    ),
    { numRuns: 600 },
  );
});

test('nor, but rarely, where an amount over several articles competes or stacks', () => {
  let missedIn = 0;
  fc.assert(
    fc.property(
      anyLines,
      offers(anyUnitBenefit, 'exclusive', 1),
      // Of two exclusive amounts over the same articles one has all that nothing else holds.
      fc.option(fc.record({ benefit: anyBasketBenefit, target: anyTarget }), { nil: undefined }),
      offers(fc.oneof(anyUnitBenefit, anyBasketBenefit), 'stackable', 2),
      (lines, units, amount, stackable) => {
        const exclusive = amount ? [...units, { id: 'amount', ...amount }] : units;
        const { discountMinor } = evaluateExample(lines, [...exclusive, ...stackable]);
        const most = mostOff(lines, exclusive, stackable);
        if (discountMinor + rounding(exclusive, stackable) < most) missedIn += 1;
      },
    ),
    { numRuns: 1_000 },
  );
  expect(missedIn).toBeLessThanOrEqual(40);
});
