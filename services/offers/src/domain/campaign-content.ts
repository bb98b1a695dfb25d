import type { Currency, Translated } from '@rayon/kernel';
import type { CampaignHours } from './campaign-hours';

/** Who a campaign is for. `personalised` asks for a live consent and, where named, a purchase history. */
export type Audience =
  | Readonly<{ kind: 'everybody' }>
  | Readonly<{ kind: 'members' }>
  | Readonly<{ kind: 'personalised'; boughtCategory?: string; notBoughtCategory?: string }>;

/** What a campaign looks at: a line that is in any of the lists. All lists empty: the whole basket. */
export type Target = Readonly<{
  categories: readonly string[];
  brandIds: readonly string[];
  articleIds: readonly string[];
  /** GTINs as 14 digits. */
  gtins: readonly string[];
}>;

/** What makes a message appear. Price benefits are worked out on every basket, whatever their trigger. */
type Trigger = 'trip-opened' | 'line-scanned' | 'basket';

/** What the shopper gets. Amounts are minor units of the campaign's currency. */
export type Benefit =
  /** Up to two decimals, 100 at most. */
  | Readonly<{ kind: 'percent-off'; percent: number }>
  /** Off each unit the price is stated in: a piece, or a kilogram of a weighed article. */
  | Readonly<{ kind: 'amount-off'; amountMinor: number }>
  /** The unit price becomes this one; an article that is already cheaper keeps its price. */
  | Readonly<{ kind: 'fixed-price'; amountMinor: number }>
  /** Of every `take` pieces only `pay` are paid: the cheapest of the group are free. */
  | Readonly<{ kind: 'n-for-m'; take: number; pay: number }>
  /** Off the targeted articles together, once, from a threshold on (reached when equal). */
  | Readonly<{ kind: 'basket-amount-off'; thresholdMinor: number; amountMinor: number }>
  /** A number of points: once per trip, or for each paid piece. */
  | Readonly<{ kind: 'points'; points: number; per: 'basket' | 'unit' }>
  /** The targeted articles earn this many percent of their ordinary points: 200 doubles them. */
  | Readonly<{ kind: 'points-multiplier'; percent: number }>
  | Readonly<{ kind: 'message' }>;

/**
 * How often a campaign may give. `perTrip` counts what is given inside one trip (units, or groups of an
 * N for M); `perMember` and `total` count trips in which it gave something.
 */
type Limits = Readonly<{ perTrip?: number; perMember?: number; total?: number }>;

/** Everything about a campaign that somebody decides; a version of a campaign is one of these. */
export type CampaignContent = Readonly<{
  title: Translated;
  body: Translated;
  /** First instant it may apply. */
  from: Date;
  /** First instant it no longer applies. */
  to: Date;
  /** Absent: at any time of its window. */
  hours?: CampaignHours;
  /** Empty: every store. */
  storeIds: readonly string[];
  /** Of its amounts; absent when it names none, and then it acts in every currency. */
  currency?: Currency;
  audience: Audience;
  target: Target;
  trigger: Trigger;
  benefit: Benefit;
  stacking: 'exclusive' | 'stackable';
  /** The higher one wins ties and is applied earlier. */
  priority: number;
  limits: Limits;
  /** The most it may take off, all trips together. */
  budgetMinor?: number;
}>;

/** Kinds of a benefit that name an amount; a percentage, points, a message and an N for M have no currency. */
const amountKinds: readonly string[] = ['amount-off', 'fixed-price', 'basket-amount-off'];

/** Whether a campaign names an amount, by its benefit or its budget: it then acts in the stores of that currency alone. */
export const namesAmount = ({
  benefit,
  budgetMinor,
}: {
  benefit: { kind: string };
  budgetMinor?: number | null;
}): boolean => amountKinds.includes(benefit.kind) || typeof budgetMinor === 'number';

/** The currency a campaign is bound to, if any; contents of earlier versions name one that binds nothing. */
export const boundTo = (content: Pick<CampaignContent, 'benefit' | 'budgetMinor' | 'currency'>) =>
  namesAmount(content) ? content.currency : undefined;

/** Of the whole price. */
export const basisPointsMax = 10_000;

/** A percentage of up to two decimals as a whole number. */
export const basisPointsOf = (percent: number): number => Math.round(percent * 100);

/** Whether the benefit lowers a price (and can therefore have a budget). */
export const lowersPrice = (benefit: Benefit): boolean =>
  benefit.kind !== 'message' && benefit.kind !== 'points' && benefit.kind !== 'points-multiplier';

/** Whether the campaign is about the basket as a whole instead of some of its articles. */
export const isWholeBasket = (target: Target): boolean =>
  target.categories.length + target.brandIds.length + target.articleIds.length + target.gtins.length === 0;
