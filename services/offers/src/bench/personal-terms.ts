/**
 * Thresholds of each shopper's own against one threshold for all, at the same cost, on simulated shoppers whose tastes are known.
 * What is asked and given comes from the campaign's own code; each threshold is the best of a grid, found on shoppers of
 * another seed than those it is measured on. The same seeds give the same figures.
 */
import { cpus } from 'node:os';
import { seededDraws } from '@rayon/testkit';
import type { BasketLine } from '../domain/basket';
import type { CampaignContent } from '../domain/campaign-content';
import { CampaignIndex } from '../domain/campaign-index';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import { evaluate } from '../domain/evaluate';
import { aiming, exampleContent, line } from '../domain/examples';
import { termsFor } from '../domain/own-terms';
import type { PastSale } from '../domain/past';
import type { MemberShopper } from '../domain/shopper';
import { dayMilliseconds } from '../domain/utc-day';

const weekMilliseconds = 7 * dayMilliseconds;
const begins = new Date('2026-03-02T10:00:00Z').getTime();
const category = 'fruit';
const target = aiming({ categories: [category] });

/** How shoppers differ; spreads are those of the logarithm of what a visit comes to. */
type World = Readonly<{
  name: string;
  /** Between shoppers, and between the visits of one. */
  between: number;
  within: number;
  weeksBefore: number;
}>;

/** In a sample of a grocer's loyalty data the spreads within shoppers are 0.57 to 0.92 by department, those between 0.33 to 0.47. */
const worlds: readonly World[] = [
  { name: 'as in a grocer’s data', between: 0.45, within: 0.6, weeksBefore: 12 },
  { name: 'different and regular', between: 0.6, within: 0.3, weeksBefore: 12 },
  { name: 'different, 3 weeks known', between: 0.6, within: 0.3, weeksBefore: 3 },
  { name: 'irregular', between: 0.3, within: 0.9, weeksBefore: 12 },
  { name: 'all alike', between: 0.05, within: 0.3, weeksBefore: 12 },
];

const shoppersPerSeed = 400;
const weeksOffered = 6;
const weeklyVisit = 0.9;
const medianMinor = 1_200;
/** Of what is bought beyond the plan, so much is not bought the next time. */
const broughtForward = 0.3;
const pieceMinor = 250;
/** Of what they would spend anyway. */
const budgetShare = 0.02;
const measuredSeeds = 20;

const randomFrom = (seed: number): (() => number) => {
  const draw = seededDraws(seed);
  return () => draw() / 2 ** 32;
};

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

type Visit = Readonly<{ week: number; plannedMinor: number; overshoot: number }>;

/** What is known of a simulated shopper and of nobody else: what they usually spend, and what moves them. */
type Taste = Readonly<{
  usualMinor: number;
  /** They add so much of their usual spend at most, and of what they add this share is worth nothing to them. */
  room: number;
  unwanted: number;
  visits: readonly Visit[];
}>;

const tastesOf = ({ between, within, weeksBefore }: World, seed: number): Taste[] => {
  const random = randomFrom(seed);
  return Array.from({ length: shoppersPerSeed }, () => {
    const usualMinor = medianMinor * Math.exp(between * normal(random));
    const room = -0.4 * Math.log(1 - random());
    const unwanted = 0.6 * random();
    const visits = Array.from({ length: weeksBefore + weeksOffered }, (_, at) => ({
      week: at - weeksBefore,
      comes: random() < weeklyVisit,
      plannedMinor: Math.round(usualMinor * Math.exp(within * normal(random) - within ** 2 / 2)),
      overshoot: random(),
    })).filter(({ comes }) => comes);
    return { usualMinor, room, unwanted, visits };
  });
};

const atWeek = (week: number): Date => new Date(begins + week * weekMilliseconds);

const lineOf = (minor: number): BasketLine[] => [line('fruit', minor, 1, { category })];

const saleOf = (week: number, minor: number): PastSale => ({
  at: atWeek(week),
  currency: 'EUR',
  lines: [{ line: { articleId: 'fruit', gtin: '', category }, pieces: 1, minor }],
});

/** What a campaign asks and gives, as a marketer would write it. */
const campaignOf = (more: Partial<CampaignContent>): CompiledCampaign =>
  compileCampaign({
    campaignId: 'measured',
    version: 1,
    content: exampleContent({
      id: 'measured',
      benefit: { kind: 'basket-amount-off', amountMinor: 1 },
      ...more,
      audience: { kind: 'personalised' },
      target,
    }),
  });

type Tried = Readonly<{ said: string; campaign: CompiledCampaign }>;

/** A threshold that may be given any share of it back, in percent. */
type Shape = (each: number) => Tried;

const singles: readonly Shape[] = Array.from({ length: 20 }, (_, at) => 600 + 200 * at).map(
  (from) => (each) => ({
    said: `€${from / 100}, ${each} % of it`,
    campaign: campaignOf({
      conditions: [{ target, minimumMinor: from }],
      benefit: { kind: 'basket-amount-off', amountMinor: (each * from) / 100 },
    }),
  }),
);

const owns: readonly Shape[] = [10, 20, 35, 60].flatMap((stretchPercent) =>
  [400, 800].flatMap((lowest) =>
    [2_400, 4_800].map(
      (atMost): Shape =>
        (each) => ({
          said: `${stretchPercent} % over, €${lowest / 100} to €${atMost / 100}, ${each} % of it`,
          campaign: campaignOf({
            conditions: [{ target, minimumMinor: lowest, own: { weeks: 12, stretchPercent, atMost } }],
            benefit: { kind: 'basket-amount-off', amountMinor: each, per: 'threshold' },
          }),
        }),
    ),
  ),
);

/** Per shopper, in minor units. */
type Came = Readonly<{ revenue: number; cost: number; visits: number; reached: number }>;

/** What shoppers of one seed come to while a campaign runs, or none. */
const play = (world: World, seed: number, campaign?: CompiledCampaign): Came => {
  const sum = { revenue: 0, cost: 0, visits: 0, reached: 0 };
  const campaigns = new CampaignIndex();
  if (campaign) campaigns.put(campaign);
  for (const { usualMinor, room, unwanted, visits } of tastesOf(world, seed)) {
    const sales: PastSale[] = [];
    let had = 0;
    for (const { week, plannedMinor, overshoot } of visits) {
      const planned = Math.max(50, plannedMinor - Math.round(broughtForward * had));
      had = 0;
      let bought = planned;
      if (campaign && week >= 0) {
        const at = atWeek(week);
        const shopper: MemberShopper = {
          kind: 'member',
          memberId: 'm',
          personalised: true,
          boughtCategories: new Set(),
          past: { kind: 'known', sales: [...sales] },
        };
        const { conditions, benefit } = termsFor(campaign, shopper, at);
        const threshold = conditions[0]?.minimumMinor ?? 0;
        const reward = benefit.kind === 'basket-amount-off' ? benefit.amountMinor : 0;
        const lacks = threshold - planned;
        const stretches = lacks > 0 && lacks <= room * usualMinor && reward >= unwanted * lacks;
        if (stretches) bought = threshold + Math.round(overshoot * pieceMinor);
        had = bought - planned;
        const { discountMinor } = evaluate({
          basket: { currency: 'EUR', lines: lineOf(bought) },
          campaigns,
          shopper,
          allowances: () => ({}),
          at,
        });
        sum.cost += discountMinor;
        if (discountMinor > 0) sum.reached += 1;
      }
      sales.push(saleOf(week, bought));
      if (week < 0) continue;
      sum.revenue += bought;
      sum.visits += 1;
    }
  }
  return {
    revenue: sum.revenue / shoppersPerSeed,
    cost: sum.cost / shoppersPerSeed,
    visits: sum.visits / shoppersPerSeed,
    reached: sum.reached / shoppersPerSeed,
  };
};

const usually = new Map<string, Came>();

/** What they come to without an offer. */
const playUsual = (world: World, seed: number): Came => {
  const key = `${world.name}/${seed}`;
  const known = usually.get(key) ?? play(world, seed);
  usually.set(key, known);
  return known;
};

/** What they spend more, before what is given, and what that costs. */
const effectOf = (world: World, seed: number, campaign: CompiledCampaign) => {
  const [without, came] = [playUsual(world, seed), play(world, seed, campaign)];
  return {
    extra: (came.revenue - without.revenue) / 100,
    cost: came.cost / 100,
    reached: came.reached / came.visits,
  };
};
type Effect = ReturnType<typeof effectOf>;

/** The one that brings most among those that cost no more than the budget, on shoppers that are not measured. */
const bestOf = (world: World, shapes: readonly Shape[]): Tried => {
  const seed = 1_000_000;
  const budget = (budgetShare * playUsual(world, seed).revenue) / 100;
  let best: { tried: Tried; extra: number } | undefined;
  for (const shape of shapes)
    for (let each = 1; each < 25; each += 1) {
      const tried = shape(each);
      const { extra, cost } = effectOf(world, seed, tried.campaign);
      // A higher share costs more, whatever it brings.
      if (cost > budget) break;
      if (best === undefined || extra > best.extra) best = { tried, extra };
    }
  if (!best) throw new Error(`nothing of ${shapes.length} keeps to the budget`);
  return best.tried;
};

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The mean of the seeds and its interval of 95 %. */
const shown = (numbers: readonly number[]): string => {
  const mean = meanOf(numbers);
  const variance = meanOf(numbers.map((one) => (one - mean) ** 2)) * (numbers.length / (numbers.length - 1));
  const half = 2.093 * Math.sqrt(variance / numbers.length);
  return `${mean.toFixed(2)} (${(mean - half).toFixed(2)} to ${(mean + half).toFixed(2)})`;
};

const rowOf = (name: string, said: string, effects: readonly Effect[]): string =>
  [
    '',
    name,
    said,
    shown(effects.map(({ extra }) => extra)),
    meanOf(effects.map(({ cost }) => cost)).toFixed(2),
    `${(100 * meanOf(effects.map(({ reached }) => reached))).toFixed(0)} %`,
    (meanOf(effects.map(({ cost }) => cost)) / meanOf(effects.map(({ extra }) => extra))).toFixed(2),
    '',
  ].join(' | ');

const [processor] = cpus();
console.log(
  `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${measuredSeeds} × ${shoppersPerSeed} shoppers, ${weeksOffered} weeks\n`,
);
console.log('| shoppers | threshold | extra € | cost € | visits that reach it | cost per extra € |');
console.log('| --- | --- | ---: | ---: | ---: | ---: |');
const seeds = Array.from({ length: measuredSeeds }, (_, at) => at + 1);
for (const world of worlds) {
  const [single, own] = [bestOf(world, singles), bestOf(world, owns)];
  const measured = [single, own].map(({ campaign }) => seeds.map((seed) => effectOf(world, seed, campaign)));
  const [ofSingle = [], ofOwn = []] = measured;
  console.log(rowOf(world.name, `for all: ${single.said}`, ofSingle).trim());
  console.log(rowOf('', `own: ${own.said}`, ofOwn).trim());
  const more = ofOwn.map(({ extra }, at) => extra - (ofSingle[at]?.extra ?? 0));
  console.log(`| | own, less for all | ${shown(more)} | | | |`);
}
