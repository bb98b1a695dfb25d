import type { Campaign } from './campaign';
import { type Benefit, boundTo, type CampaignContent, isWholeBasket } from './campaign-content';
import { categoryKey } from './category-key';
import { type Counted, countedOf } from './counted';

/** A live campaign, ready to be evaluated: everything that does not depend on the basket is worked out once. */
export type CompiledCampaign = Counted &
  Readonly<{
    campaignId: string;
    version: number;
    brandId?: string;
    content: CampaignContent;
    benefit: Benefit;
    exclusive: boolean;
    priority: number;
    fromMilliseconds: number;
    toMilliseconds: number;
    /** Where the index keeps it: `c:` category, `b:` brand, `a:` article, `g:` code; none: the whole basket. */
    keys: readonly string[];
    /** A brand's benefit falls on its own articles alone; its messages may answer to any. */
    onlyBrandId?: string;
    /** Only baskets of this currency; a campaign that names no amount fits every basket. */
    onlyCurrency?: string;
    lane: Lane;
  }>;

/** In the order in which they are examined. */
export const lanes = ['percent', 'amount', 'fixed', 'combination', 'stackable', 'points', 'message'] as const;

/** Campaigns of one lane compete or are applied in the same way; the index keeps each lane sorted. */
export type Lane = (typeof lanes)[number];

/** Nothing yet in any lane. */
export const emptyLanes = <Item>(): Record<Lane, Item[]> => ({
  percent: [],
  amount: [],
  fixed: [],
  combination: [],
  stackable: [],
  points: [],
  message: [],
});

const laneOf = ({ benefit, stacking }: CampaignContent): Lane => {
  if (benefit.kind === 'message') return 'message';
  if (benefit.kind === 'points' || benefit.kind === 'points-multiplier') return 'points';
  if (stacking === 'stackable') return 'stackable';
  if (benefit.kind === 'percent-off') return 'percent';
  if (benefit.kind === 'amount-off') return 'amount';
  return benefit.kind === 'fixed-price' ? 'fixed' : 'combination';
};

/** Prepares a campaign for evaluation; whether it is live is the caller's to know. */
export const compileCampaign = ({
  campaignId,
  version,
  brandId,
  content,
}: Pick<Campaign, 'campaignId' | 'version' | 'brandId' | 'content'>): CompiledCampaign => {
  const { benefit } = content;
  const onlyBrandId = benefit.kind === 'message' ? undefined : brandId;
  return {
    campaignId,
    version,
    brandId,
    content,
    benefit,
    exclusive: content.stacking === 'exclusive',
    priority: content.priority,
    fromMilliseconds: content.from.getTime(),
    toMilliseconds: content.to.getTime(),
    keys: keysOf(content, onlyBrandId),
    onlyBrandId,
    onlyCurrency: boundTo(content),
    ...countedOf(content),
    lane: laneOf(content),
  };
};

/** A greeting looks at no article: it belongs to the whole basket whatever it targets. */
const keysOf = ({ target, trigger, benefit }: CampaignContent, onlyBrandId: string | undefined): string[] => {
  if (benefit.kind === 'message' && trigger === 'trip-opened') return [];
  if (isWholeBasket(target)) return onlyBrandId === undefined ? [] : [`b:${onlyBrandId}`];
  return [
    ...target.categories.map((key) => `c:${categoryKey(key)}`),
    ...target.brandIds.map((key) => `b:${key}`),
    ...target.articleIds.map((key) => `a:${key}`),
    ...target.gtins.map((key) => `g:${key}`),
  ];
};

/** The stated rule for ties: the higher priority, then the smaller campaign id. Negative: `left` goes first. */
export const byRank = (left: CompiledCampaign, right: CompiledCampaign): number =>
  right.priority - left.priority ||
  (left.campaignId < right.campaignId ? -1 : left.campaignId > right.campaignId ? 1 : 0);

/** Stackable benefits of equal priority in the order that serves the shopper best: shares before amounts. */
const phase: Readonly<Record<Benefit['kind'], number>> = {
  'fixed-price': 0,
  'percent-off': 1,
  'n-for-m': 2,
  'amount-off': 3,
  'basket-amount-off': 4,
  points: 5,
  'points-multiplier': 5,
  message: 6,
};

/** The order in which stackable campaigns are applied. */
export const byApplication = (left: CompiledCampaign, right: CompiledCampaign): number =>
  right.priority - left.priority ||
  phase[left.benefit.kind] - phase[right.benefit.kind] ||
  byRank(left, right);

const generosity = ({ benefit }: CompiledCampaign): number => {
  switch (benefit.kind) {
    case 'percent-off':
      return benefit.percent;
    case 'amount-off':
      return benefit.amountMinor;
    case 'fixed-price':
      return -benefit.amountMinor;
    case 'n-for-m':
      return (benefit.take - benefit.pay) / benefit.take;
    case 'basket-amount-off':
      return benefit.amountMinor / benefit.thresholdMinor;
    default:
      return 0;
  }
};

/** How a lane is sorted: what is examined first. */
export const laneOrder = (left: CompiledCampaign, right: CompiledCampaign): number => {
  if (left.lane === 'stackable') return byApplication(left, right);
  return generosity(right) - generosity(left) || byRank(left, right);
};
