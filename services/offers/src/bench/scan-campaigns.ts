import type { BasketLine } from '../domain/basket';
import type { Audience, Benefit, CampaignContent } from '../domain/campaign-content';
import { CampaignIndex } from '../domain/campaign-index';
import { compileCampaign } from '../domain/compiled-campaign';
import { exampleContent, from, line } from '../domain/examples';

/** As many articles, brands and categories as the demonstration's store has. */
const articleCount = 4_341;
const brandCount = 965;
const categoryShares = [28, 22, 15, 11, 7, 5, 4, 3, 2, 1, 1, 1];

const categoryOf = (article: number): string => {
  let left = (article * 7_919) % 100;
  const at = categoryShares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return `category-${at}`;
};

/** Articles of a brand stand side by side; some brands have many, many have few. */
const brandOf = (article: number): string =>
  `brand-${Math.floor(brandCount * (article / articleCount) ** 2)}`;
const gtinOf = (article: number): string => String(article).padStart(14, '0');

/** The line that scanning the article makes. */
const scannedLine = (article: number, sequence: number): BasketLine =>
  line(`article-${article}`, 99 + 10 * ((article * 37) % 45), 1, {
    lineId: `01890000-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
    sequence,
    gtin: gtinOf(article),
    brandId: brandOf(article),
    category: categoryOf(article),
  });

/** The lines of a shopper who takes one article after the other, beginning with that one. */
export const linesFrom = (article: number, count: number): BasketLine[] =>
  Array.from({ length: count }, (_, at) => scannedLine((article + at) % articleCount, at + 1));

type Offer = Pick<
  CampaignContent,
  'audience' | 'target' | 'trigger' | 'conditions' | 'benefit' | 'stacking' | 'limits' | 'budgetMinor'
>;

const inTurn = <Value>(values: readonly [Value, ...Value[]], index: number): Value =>
  values[index % values.length] ?? values[0];

const everything = { categories: [], brandIds: [], articleIds: [], gtins: [] };

const ofTheBasket = (index: number): Offer => {
  const benefit = inTurn<Benefit>(
    [
      { kind: 'basket-amount-off', amountMinor: 50 },
      { kind: 'basket-amount-off', amountMinor: 100 },
      { kind: 'points-multiplier', percent: 110 + index },
      { kind: 'message' },
    ],
    index,
  );
  return {
    audience: { kind: 'members' },
    target: everything,
    trigger: benefit.kind === 'message' ? 'trip-opened' : 'basket',
    conditions: benefit.kind === 'basket-amount-off' ? [from(1_500 + 1_500 * index)] : [],
    benefit,
    stacking: index % 2 === 0 ? 'stackable' : 'exclusive',
    limits: { perTrip: 1, ...(index % 3 === 0 ? { perMember: 1_000 } : {}) },
  };
};

const targetedBenefits: readonly [Benefit, ...Benefit[]] = [
  { kind: 'percent-off', percent: 10 },
  { kind: 'amount-off', amountMinor: 20 },
  { kind: 'n-for-m', take: 3, pay: 2 },
  { kind: 'fixed-price', amountMinor: 149 },
  { kind: 'percent-off', percent: 25 },
  { kind: 'points', points: 10, per: 'basket' },
];

const audiences: readonly [Audience, ...Audience[]] = [
  { kind: 'everybody' },
  { kind: 'members' },
  { kind: 'personalised', notBoughtCategory: 'category-11' },
];

const targetOf = (index: number): CampaignContent['target'] => {
  const article = (index * 397) % articleCount;
  if (index % 12 === 0) return { ...everything, categories: [categoryOf(article)] };
  if (index % 3 === 0) return { ...everything, brandIds: [brandOf(article)] };
  const start = (index * 211) % (articleCount - 20);
  return { ...everything, gtins: Array.from({ length: 20 }, (_, at) => gtinOf(start + at)) };
};

const targeted = (index: number): Offer => {
  const benefit = inTurn(targetedBenefits, index);
  const isBonus = benefit.kind === 'points';
  return {
    audience: isBonus ? { kind: 'members' } : inTurn(audiences, index),
    target: targetOf(index),
    trigger: 'basket',
    conditions: [],
    benefit,
    stacking: index % 4 === 0 ? 'stackable' : 'exclusive',
    limits: { perTrip: 10 },
    ...(index % 5 === 0 && !isBonus ? { budgetMinor: 1_000_000_000 } : {}),
  };
};

/** Campaigns of the kinds and in the shares that `bench:scan` has live: a third of the whole basket, the others of a category, a brand or twenty articles. */
export const scanCampaigns = (count: number): CampaignIndex => {
  const campaigns = new CampaignIndex();
  for (let index = 0; index < count; index += 1) {
    const place = Math.floor(index / 3);
    const offer = index % 3 === 0 ? ofTheBasket(place) : targeted(place * 2 + (index % 3) - 1);
    const campaignId = `campaign-${String(index).padStart(3, '0')}`;
    const content = exampleContent({ id: campaignId, priority: index % 10, ...offer });
    campaigns.put(compileCampaign({ campaignId, version: 1, content }));
  }
  return campaigns;
};
