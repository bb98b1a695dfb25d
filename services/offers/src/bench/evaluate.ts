import { cpus } from 'node:os';
import type { BasketLine } from '../domain/basket';
import type { Benefit } from '../domain/campaign-content';
import { CampaignIndex } from '../domain/campaign-index';
import { compileCampaign } from '../domain/compiled-campaign';
import { evaluate } from '../domain/evaluate';
import { exampleContent, from, line, noon } from '../domain/examples';
import type { Shopper } from '../domain/shopper';

/**
 * CPU time of evaluating a basket of thirty lines, as it happens on every scan, with more and more live campaigns.
 *
 *   elsewhere  ten campaigns concern the basket, all the others other articles: what the index alone costs
 *   spread   campaigns of all kinds over a catalogue of 20,000 articles, 1,000 brands and 200 categories
 *   crowded  the worst case: every campaign aims at one of the categories of the basket
 */
type Shape = 'elsewhere' | 'spread' | 'crowded';

const articleCount = 20_000;
const brandCount = 1_000;
const categoryCount = 200;
const sizes = [10, 1_000, 10_000, 100_000];
const warmups = 2_000;
const runs = 2_000;

/** A small deterministic generator, so that two runs measure the same campaigns. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const articleLine = (article: number, sequence: number, quantity: number): BasketLine =>
  line(`article-${article}`, 99 + ((article * 37) % 1_900), quantity, {
    lineId: `line-${sequence}`,
    sequence,
    gtin: String(article).padStart(14, '0'),
    brandId: `brand-${article % brandCount}`,
    category: `category-${article % categoryCount}`,
  });

const basketOf = (seed: number): BasketLine[] => {
  const random = randomFrom(seed);
  return Array.from({ length: 30 }, (_, at) => articleLine(random(articleCount), at + 1, 1 + random(3)));
};

const benefitOf = (kind: number, random: (below: number) => number): Benefit => {
  if (kind < 40) return { kind: 'percent-off', percent: 5 + random(46) };
  if (kind < 55) return { kind: 'amount-off', amountMinor: 10 + random(200) };
  if (kind < 65) return { kind: 'fixed-price', amountMinor: 99 + random(400) };
  if (kind < 85) return { kind: 'n-for-m', take: 2 + random(2), pay: 1 };
  if (kind < 92) return { kind: 'basket-amount-off', amountMinor: 100 + random(900) };
  return { kind: 'points-multiplier', percent: 200 };
};

const targetOf = (
  { shape, at }: { shape: Shape; at: number },
  random: (below: number) => number,
  basket: readonly BasketLine[],
) => {
  if (shape === 'crowded') return { categories: [basket[random(basket.length)]?.category ?? ''] };
  if (shape === 'elsewhere')
    return at < 10
      ? { articleIds: [basket[at]?.articleId ?? ''] }
      : { articleIds: [`article-${articleCount + random(articleCount)}`] };
  const kind = random(100);
  if (kind < 88) return { articleIds: [`article-${random(articleCount)}`] };
  if (kind < 98) return { brandIds: [`brand-${random(brandCount)}`] };
  return { categories: [`category-${random(categoryCount)}`] };
};

const indexOf = (shape: Shape, size: number, basket: readonly BasketLine[]): CampaignIndex => {
  const random = randomFrom(size);
  const index = new CampaignIndex();
  for (let at = 0; at < size; at += 1) {
    const benefit = benefitOf(random(100), random);
    const content = exampleContent({
      id: `campaign-${at}`,
      benefit,
      target: targetOf({ shape, at }, random, basket),
      conditions: benefit.kind === 'basket-amount-off' ? [from(2_000 + random(8_000))] : [],
      stacking: random(5) === 0 ? 'stackable' : 'exclusive',
      audience: random(4) === 0 ? { kind: 'members' } : { kind: 'everybody' },
    });
    index.put(
      compileCampaign({ campaignId: `campaign-${String(at).padStart(6, '0')}`, version: 1, content }),
    );
  }
  return index;
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const shopper: Shopper = { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() };

const measure = (campaigns: CampaignIndex, baskets: readonly BasketLine[][]) => {
  const evaluateOne = (at: number) =>
    evaluate({
      basket: { currency: 'EUR', storeId: 'store', lines: baskets[at % baskets.length] ?? [] },
      campaigns,
      shopper,
      at: noon,
      allowances: () => ({}),
    });
  for (let at = 0; at < warmups; at += 1) evaluateOne(at);
  const micros: number[] = [];
  let applied = 0;
  for (let at = 0; at < runs; at += 1) {
    const before = process.cpuUsage();
    applied += evaluateOne(at).applied.length;
    const { user, system } = process.cpuUsage(before);
    micros.push(user + system);
  }
  micros.sort((left, right) => left - right);
  return { p50: quantile(micros, 0.5), p99: quantile(micros, 0.99), applied: applied / runs };
};

/** How long one change takes among all of them: a campaign leaves the index and comes back. */
const changeMicros = (campaigns: CampaignIndex): number => {
  const campaign = campaigns.get('campaign-000005');
  if (!campaign) return 0;
  const before = process.hrtime.bigint();
  for (let at = 0; at < 200; at += 1) {
    campaigns.remove(campaign.campaignId);
    campaigns.put(campaign);
  }
  return Number(process.hrtime.bigint() - before) / 1_000 / 200;
};

const main = (): void => {
  const [processor] = cpus();
  console.log(
    `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`,
  );
  console.log(
    `30 lines, ${runs} evaluations per row; CPU of the process in µs, garbage collection included\n`,
  );
  console.log('| shape | live campaigns | p50 µs | p99 µs | offers applied | change µs |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  const baskets = Array.from({ length: 50 }, (_, at) => basketOf(at + 1));
  for (const shape of ['elsewhere', 'spread', 'crowded'] as const)
    for (const size of sizes) {
      const own = shape === 'spread' ? baskets : baskets.slice(0, 1);
      const campaigns = indexOf(shape, size, own[0] ?? []);
      const { p50, p99, applied } = measure(campaigns, own);
      const change = changeMicros(campaigns).toFixed(1);
      console.log(`| ${shape} | ${size} | ${p50} | ${p99} | ${applied.toFixed(1)} | ${change} |`);
    }
};

main();
