import { announcesReduction } from './announced';
import type { Basket } from './basket';
import type { Campaign } from './campaign';
import {
  asksForPersonDay,
  type Benefit,
  boundTo,
  type CampaignContent,
  isBundle,
  isOfPieces,
  picksCheapest,
} from './campaign-content';
import { sharedCodesOf } from './code-text';
import { type CompiledCondition, compileCondition } from './conditions';
import { asksForDay, type Counted, countedOf } from './counted';
import { withPlacementLimit } from './placement';
import { compileTarget, type IsIn, isNarrowed, isWholeBasket, keysOfTarget, type Target } from './target';

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
    /**
     * Where the index keeps it: its coupon or its codes, or what its own target and the other parts of its benefit are found by; none:
     * the whole basket.
     */
    keys: readonly string[];
    /** A brand's benefit falls on its own articles alone; its messages may answer to any. */
    onlyBrandId?: string;
    /** Only baskets of this currency; a campaign that names no amount fits every basket. */
    onlyCurrency?: string;
    /** What is looked at before any offer. */
    conditions: readonly CompiledCondition[];
    /** What is looked at when the campaign's turn comes. */
    laterConditions: readonly CompiledCondition[];
    /** Whether what one piece gets says nothing about what another gets, but for a limit of pieces. */
    isByPiece: boolean;
    /** Whether it announces a reduction to practically everybody: prior prices count. */
    isAnnounced: boolean;
    /** Whether it is kept from nobody and at no hour: for most campaigns nothing more has to be looked at. */
    isForAll: boolean;
    /** Whether its keys alone do not say which lines it looks at. */
    isNarrowed: boolean;
    isTarget: IsIn;
    /** What lines of its target are found by; none: the whole basket. */
    targetKeys: readonly string[];
    /** In the order of the benefit's other parts. */
    isPart: readonly IsIn[];
    /** Likewise. */
    partKeys: readonly (readonly string[])[];
    lane: Lane;
  }>;

/** In the order in which they are examined. */
export const lanes = [
  'percent',
  'amount',
  'fixed',
  'combination',
  'stackable',
  'always',
  'points',
  'message',
  'challenge',
] as const;

/** Campaigns of one lane compete or are applied in the same way; the index keeps each lane sorted. A challenge is looked up for no basket. */
export type Lane = (typeof lanes)[number];

/** Nothing yet in any lane. */
export const emptyLanes = <Item>(): Record<Lane, Item[]> => ({
  percent: [],
  amount: [],
  fixed: [],
  combination: [],
  stackable: [],
  always: [],
  points: [],
  message: [],
  challenge: [],
});

/** The lanes of exclusive offers that a piece gets by itself, whatever other pieces get. */
const pieceLanes: Readonly<Partial<Record<Benefit['kind'], Lane>>> = {
  'percent-off': 'percent',
  'amount-off': 'amount',
  'fixed-price': 'fixed',
};

const laneOf = (content: CampaignContent): Lane => {
  const { benefit, stacking } = content;
  if (benefit.kind === 'message' || benefit.kind === 'challenge') return benefit.kind;
  if (benefit.kind === 'points' || benefit.kind === 'points-multiplier') return 'points';
  if (stacking !== 'exclusive') return stacking;
  return (isByPiece(content) && pieceLanes[benefit.kind]) || 'combination';
};

const isByPiece = ({ benefit, group, limits, floor, budgetPartly }: CampaignContent): boolean =>
  isOfPieces(benefit) &&
  group === undefined &&
  floor === undefined &&
  limits.discountMinor === undefined &&
  limits.perArticle === undefined &&
  budgetPartly !== true &&
  !picksCheapest(benefit);

/** Prepares a campaign for evaluation; whether it is live is the caller's to know. */
export const compileCampaign = ({
  campaignId,
  version,
  brandId,
  content: said,
}: Pick<Campaign, 'campaignId' | 'version' | 'brandId' | 'content'>): CompiledCampaign => {
  const content = withPlacementLimit(said);
  const { benefit } = content;
  const onlyBrandId = benefit.kind === 'message' ? undefined : brandId;
  const parts = partsOf(benefit);
  const conditions = content.conditions.map((condition) => compileCondition(condition, onlyBrandId));
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
    keys: keysOf(campaignId, content, onlyBrandId),
    onlyBrandId,
    onlyCurrency: boundTo(content),
    ...countedOf(content),
    conditions: conditions.filter(({ afterOffers }) => !afterOffers),
    laterConditions: conditions.filter(({ afterOffers }) => afterOffers),
    isByPiece: isByPiece(content),
    isAnnounced: announcesReduction(content),
    isForAll:
      content.audience.kind === 'everybody' &&
      content.experiment === undefined &&
      content.hours === undefined,
    isNarrowed: promotedTargets(content).some(isNarrowed),
    isTarget: compileTarget(content.target),
    targetKeys: keysOfTarget(content.target),
    isPart: parts.map(({ target }) => compileTarget(target)),
    partKeys: parts.map(({ target }) => keysOfTarget(target)),
    lane: laneOf(content),
  };
};

/** Whether it looks at the clock of the store: for its hours, the day of its limits, or a day of the person. */
export const asksForClock = (campaign: CompiledCampaign): boolean =>
  campaign.content.hours !== undefined || asksForDay(campaign) || asksForPersonDay(campaign.content.audience);

/** What a benefit takes besides pieces of the campaign's own target. */
export const partsOf = (benefit: Benefit) =>
  benefit.kind === 'buy-get'
    ? [benefit.buy, ...(benefit.parts ?? [])]
    : isBundle(benefit)
      ? benefit.parts
      : [];

/** All it gives something for: its own target, and those of the other parts of its benefit. */
export const promotedTargets = ({
  target,
  benefit,
}: Pick<CampaignContent, 'target' | 'benefit'>): Target[] => [
  target,
  ...partsOf(benefit).map((part) => part.target),
];

const keyOfCoupon = (code: string): string => `k:${code}`;
const keyOfCodes = (campaignId: string): string => `s:${campaignId}`;

/** What the campaigns are found by for which a code was entered. */
export const keysEntered = ({ coupons = [], codes = [] }: Pick<Basket, 'coupons' | 'codes'>): string[] => [
  ...new Set([
    ...coupons.flatMap(sharedCodesOf).map(keyOfCoupon),
    ...codes.map(({ campaignId }) => keyOfCodes(campaignId)),
  ]),
];

/** A greeting looks at no article: it belongs to the whole basket whatever it targets. One with a coupon is found by that alone. */
const keysOf = (campaignId: string, content: CampaignContent, onlyBrandId: string | undefined): string[] => {
  const { trigger, benefit, coupon, usesPerCode } = content;
  if (coupon !== undefined) return [keyOfCoupon(coupon)];
  if (usesPerCode !== undefined) return [keyOfCodes(campaignId)];
  if (benefit.kind === 'message' && trigger === 'trip-opened') return [];
  const targets = promotedTargets(content);
  if (targets.some(isWholeBasket)) return onlyBrandId === undefined ? [] : [`b:${onlyBrandId}`];
  return [...new Set(targets.flatMap(keysOfTarget))];
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
  'buy-get': 2,
  'bundle-price': 2,
  'bundle-percent-off': 2,
  steps: 3,
  'amount-off': 3,
  'basket-amount-off': 4,
  points: 5,
  'points-multiplier': 5,
  message: 6,
  challenge: 7,
};

/** The order in which stackable campaigns are applied. */
export const byApplication = (left: CompiledCampaign, right: CompiledCampaign): number =>
  right.priority - left.priority ||
  phase[left.benefit.kind] - phase[right.benefit.kind] ||
  byRank(left, right);

/** Within a lane of pieces, what is best for each of them is examined first. */
const generosity = ({ benefit }: CompiledCampaign): number => {
  switch (benefit.kind) {
    case 'percent-off':
      return benefit.percent;
    case 'amount-off':
      return benefit.amountMinor;
    case 'fixed-price':
      return -benefit.amountMinor;
    default:
      return 0;
  }
};

/** How a lane is sorted: what is examined first. */
export const laneOrder = (left: CompiledCampaign, right: CompiledCampaign): number => {
  if (left.lane === 'stackable' || left.lane === 'always') return byApplication(left, right);
  if (left.lane === 'combination') return byRank(left, right);
  return generosity(right) - generosity(left) || byRank(left, right);
};
