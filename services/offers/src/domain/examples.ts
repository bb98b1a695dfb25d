import type { BasketLine } from './basket';
import type { BasketFigures } from './basket-figures';
import { type Benefit, type CampaignContent, type Condition, namesAmount } from './campaign-content';
import { CampaignIndex } from './campaign-index';
import { compileCampaign } from './compiled-campaign';
import type { Allowance } from './eligibility';
import { type Evaluation, evaluate, type Question } from './evaluate';
import { anonymous, type Shopper, someMember } from './shopper';
import type { Target } from './target';

/** A moment inside every example's window. */
export const noon = new Date('2026-06-01T12:00:00Z');

/** What an example campaign says about itself; the rest is the plainest there is. */
export type ExampleCampaign = Partial<Omit<CampaignContent, 'target'>> &
  Readonly<{
    id: string;
    brandId?: string;
    benefit: Benefit;
    target?: Partial<Target>;
  }>;

/** The content of an example campaign. */
export const exampleContent = ({ id, brandId: _, target, ...given }: ExampleCampaign): CampaignContent => ({
  title: { fr: `Offre ${id}`, en: `Offer ${id}` },
  body: { fr: `Profitez de l'offre ${id}`, en: `Enjoy offer ${id}` },
  from: new Date('2026-01-01T00:00:00Z'),
  to: new Date('2026-12-31T00:00:00Z'),
  storeIds: [],
  ...(namesAmount(given) ? { currency: 'EUR' } : {}),
  audience: { kind: 'everybody' },
  trigger: 'basket',
  conditions: [],
  stacking: 'exclusive',
  priority: 0,
  limits: {},
  ...given,
  target: aiming(target),
});

/** A target of an example: what is not said is not looked at. */
export const aiming = (target: Partial<Target> = {}): Target => ({
  categories: [],
  brandIds: [],
  articleIds: [],
  gtins: [],
  ...target,
});

/** A condition that asks for an amount in the basket. */
export const from = (minimumMinor: number, more: Partial<Condition> = {}): Condition => ({
  target: aiming(),
  minimumMinor,
  ...more,
});

/** An index of example campaigns. */
const indexOf = (campaigns: readonly ExampleCampaign[]): CampaignIndex => {
  const index = new CampaignIndex();
  for (const campaign of campaigns)
    index.put(
      compileCampaign({
        campaignId: campaign.id,
        version: 1,
        brandId: campaign.brandId,
        content: exampleContent(campaign),
      }),
    );
  return index;
};

/** A line of an example basket: an article, its unit price and how many. */
export const line = (
  articleId: string,
  unitPriceMinor: number,
  quantity = 1,
  more: Partial<BasketLine> = {},
): BasketLine => ({
  lineId: `line-${articleId}`,
  sequence: 1,
  articleId,
  gtin: '00000000000000',
  category: 'food',
  quantity,
  unitPriceMinor,
  amountMinor: unitPriceMinor * quantity,
  deposit: false,
  ...more,
});

/** A question about example campaigns and lines; nobody is known and nothing is used up unless said. */
export const exampleQuestion = (
  lines: readonly BasketLine[],
  campaigns: readonly ExampleCampaign[],
  {
    shopper = anonymous,
    at = noon,
    storeId,
    currency = 'EUR',
    coupons = [],
    allowances = {},
    figures,
  }: {
    shopper?: Shopper;
    at?: Date;
    storeId?: string;
    currency?: string;
    coupons?: readonly string[];
    allowances?: Record<string, Allowance>;
    figures?: BasketFigures;
  } = {},
): Question => ({
  basket: { currency, storeId, lines, coupons },
  campaigns: indexOf(campaigns),
  shopper,
  at,
  allowances: (campaignId) => allowances[campaignId] ?? {},
  figures,
});

/** Evaluates example campaigns on lines; nobody is known and nothing is used up unless said. */
export const evaluateExample = (...asked: Parameters<typeof exampleQuestion>): Evaluation =>
  evaluate(exampleQuestion(...asked));

/** Evaluates them for a member, with every budget as it was before. */
export const evaluateUnspent = (
  lines: readonly BasketLine[],
  campaigns: readonly ExampleCampaign[],
): Evaluation =>
  evaluateExample(lines, campaigns, {
    shopper: someMember,
    allowances: Object.fromEntries(
      campaigns.map(({ id, budgetMinor }) => [id, { budgetLeftMinor: budgetMinor }]),
    ),
  });

/** All that an evaluation says, also what is worked out when it is read: to compare it with another one. */
export const told = ({ subtotalMinor, discountMinor, bonusPoints, applied, lost, next }: Evaluation) => ({
  subtotalMinor,
  discountMinor,
  bonusPoints,
  applied: applied.map(({ lines, linePoints, ...offer }) => ({ ...offer, lines, linePoints })),
  lost,
  next,
});
