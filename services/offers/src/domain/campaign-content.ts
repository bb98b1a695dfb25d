import type { Currency, Locale, Translated } from '@rayon/kernel';
import type { CampaignHours } from './campaign-hours';
import type { ChallengeRules } from './challenge-rules';
import type { employeeRules } from './employment';
import type { Experiment } from './experiment';
import type { PastAsked } from './past';
import type { DayAsked } from './person-day';
import type { StopRules } from './stop-rules';
import type { Target } from './target';

/**
 * Who a campaign is for. `anonymous`: whoever shops without a card, until one is shown. `personalised` asks for a live consent and, where named, a purchase history.
 * Employees are told apart by their card; that they are meant is personal, that they are not is not.
 */
export type Audience =
  | Readonly<{ kind: 'everybody' }>
  | Readonly<{ kind: 'anonymous' }>
  | Readonly<{ kind: 'members'; employees?: 'barred' }>
  | (Readonly<{
      kind: 'personalised';
      employees?: (typeof employeeRules)[number];
      boughtCategory?: string;
      notBoughtCategory?: string;
      /** Only around that day of theirs; absent: on any. */
      day?: DayAsked;
    }> &
      PastAsked);

/** Whether it asks for a day of the person. */
export const asksForPersonDay = (audience: Audience): boolean =>
  audience.kind === 'personalised' && audience.day !== undefined;

/** Pieces that belong to an offer and are not its own target: any of the target, so many. */
export type Part = Readonly<{ target: Target; quantity: number }>;

/** A threshold that is each shopper's own: what they usually buy of it per visit, and more. */
export type OwnThreshold = Readonly<{
  /** Looked back on; reads with `stretchPercent`: so much over what was usual in them. */
  weeks: number;
  stretchPercent: number;
  /** The highest it is for anybody, in what its condition counts; the condition's own number is the lowest. */
  atMost: number;
}>;

/** How one of what a target names is found for each shopper: what they bought most of, or least. */
export const choicePicks = ['most-bought', 'least-bought'] as const;

/** That what an offer is about is each shopper's own: one of the categories, brands and articles that its target names. */
export type OwnChoice = Readonly<{
  pick: (typeof choicePicks)[number];
  /** Looked back on. */
  weeks: number;
}>;

/** Whether it is for people who have a card, all or some of them. */
export const isForMembers = ({ kind }: Audience): boolean => kind === 'members' || kind === 'personalised';

/** What must be in the basket before a campaign gives anything; nothing of it is used up by that. */
export type Condition = Readonly<{
  /** What is counted; empty: the whole basket. */
  target: Target;
  /** Pieces, a weighed line being one; reached when equal. */
  minimumQuantity?: number;
  /** Minor units of the campaign's currency; reached when equal. */
  minimumMinor?: number;
  /** Whether deposits count; they never do where it is absent. */
  withDeposits?: boolean;
  /** Of amounts: without the VAT in them. An article of unknown rate counts as it is priced. */
  withoutVat?: boolean;
  /** Of amounts: what is left to pay when the campaign's turn comes, instead of prices before any offer. */
  afterOffers?: boolean;
  /** Absent: the same for everybody. */
  own?: OwnThreshold;
  /** Of a message: it is said on the way there, from so many percent of it on until it is reached. Absent: once it is reached. */
  fromPercent?: number;
}>;

/** A step of an offer that grows: from so much of the target on (pieces or minor units), so much off (percent or minor units). */
export type Step = Readonly<{ from: number; off: number }>;

/** What makes a message appear. Price benefits are worked out on every basket, whatever their trigger. */
export const triggers = ['trip-opened', 'line-scanned', 'trip-ended', 'basket'] as const;

export type Trigger = (typeof triggers)[number];

/** Which pieces are rewarded where not all of them are: the cheapest; absent: the dearest. */
type Picking = Readonly<{ pick?: 'cheapest' }>;

/** What the shopper gets. Amounts are minor units of the campaign's currency. */
export type Benefit =
  /** Up to two decimals, 100 at most. */
  | (Readonly<{ kind: 'percent-off'; percent: number }> & Picking)
  /**
   * Off each unit the price is stated in (a piece, or a kilogram of a weighed article); per article: once for each,
   * on however many lines it was scanned.
   */
  | (Readonly<{ kind: 'amount-off'; amountMinor: number; per?: 'article'; withoutVat?: boolean }> & Picking)
  /** The unit price becomes this one; an article that is already cheaper keeps its price. */
  | (Readonly<{ kind: 'fixed-price'; amountMinor: number }> & Picking)
  /**
   * Of every `take` pieces `pay` are paid in full: the cheapest of the group get the percentage off; absent: they are free.
   * `ofOneArticle`: the pieces of a group are of the same article.
   */
  | Readonly<{ kind: 'n-for-m'; take: number; pay: number; percent?: number; ofOneArticle?: true }>
  /**
   * Who takes the part, and the others where there are some, gets the percentage off so many pieces of the target. A piece that
   * is taken for it is not rewarded.
   */
  | (Readonly<{ kind: 'buy-get'; buy: Part; parts?: readonly Part[]; quantity: number; percent: number }> &
      Picking)
  /** So many pieces of the target, with those of the other parts, cost this together. */
  | Readonly<{ kind: 'bundle-price'; amountMinor: number; quantity: number; parts: readonly Part[] }>
  /** The same set, at a percentage off; what is in no set keeps its price. */
  | Readonly<{ kind: 'bundle-percent-off'; percent: number; quantity: number; parts: readonly Part[] }>
  /**
   * Off the targeted articles together, once; per threshold: so much for each piece of the shopper's own threshold, or for each
   * `ownStepMinor` of it.
   */
  | Readonly<{ kind: 'basket-amount-off'; amountMinor: number; per?: 'threshold'; withoutVat?: boolean }>
  /** Off the targeted articles, as the highest step that is reached says. */
  | Readonly<{
      kind: 'steps';
      by: 'amount' | 'quantity';
      gives: 'percent' | 'amount';
      steps: readonly Step[];
      /** Of one step with an amount: once for each time it is reached, up to the most of a trip. */
      repeats?: true;
    }>
  /** A number of points: once per trip, for each paid piece, or, once per trip, by one's own threshold like an amount. */
  | Readonly<{ kind: 'points'; points: number; per: 'basket' | 'unit' | 'threshold' }>
  /** The targeted articles earn this many percent of their ordinary points: 200 doubles them. */
  | Readonly<{ kind: 'points-multiplier'; percent: number }>
  /** Points for what is bought over several visits, to members who choose it; it has no say in a basket. */
  | Readonly<{ kind: 'challenge'; challenge: ChallengeRules }>
  | Readonly<{ kind: 'message' }>;

/**
 * How often a campaign may give. `perTrip` counts what is given inside one trip (units, or groups of several);
 * `perArticle` units of one article; the others count trips in which it gave something. A day is one of the store's calendar.
 */
type Limits = Readonly<{
  perTrip?: number;
  perArticle?: number;
  /** The most it takes off one basket. */
  discountMinor?: number;
  perMember?: number;
  perMemberPerDay?: number;
  perStore?: number;
  perStorePerDay?: number;
  perDay?: number;
  total?: number;
}>;

/** What a campaign leaves to pay, all offers before it included. */
type Floor = Readonly<{
  /** Of the price of each article, in percent. */
  articlePercent?: number;
  /** Of the whole basket without deposits, in minor units. */
  basketMinor?: number;
}>;

/**
 * What the other side pays of each discount: a brand, of the retailer's campaign, or the retailer, of a brand's, and then no brand
 * is named.
 */
export type Contribution = Readonly<{ percent: number; brandId?: string }>;

/**
 * A place on the scanner that the campaign's brand pays for: so much for a thousand impressions, or for each redemption (what the
 * brand sells was bought after it was shown), up to a cap. Minor units of the campaign's currency.
 */
export type Placement = Readonly<{
  billing: 'impression' | 'redemption';
  priceMinor: number;
  capMinor: number;
}>;

/**
 * How a campaign goes together with others. Exclusive: alone on a piece. Stackable: adds up with others of its kind.
 * Always: adds up with whatever else a piece gets.
 */
export const stackings = ['exclusive', 'stackable', 'always'] as const;

/** A picture as one language shows it: two sizes of it, by the hashes that name them, and what is to be seen for whoever does not see it. */
export type OfferPicture = Readonly<{ alt: string; small: string; large: string }>;

/** Everything about a campaign that somebody decides; a version of a campaign is one of these. */
export type CampaignContent = Readonly<{
  title: Translated;
  body: Translated;
  /** Absent: the texts stand alone. */
  picture?: Readonly<Record<Locale, OfferPicture>>;
  /** First instant it may apply. */
  from: Date;
  /** First instant it no longer applies. */
  to: Date;
  /** Absent: at any time of its window. */
  hours?: CampaignHours;
  /** Beside those of its regions; neither: every store. */
  storeIds: readonly string[];
  /** Names of regions, whose stores it runs in, whichever these are at the moment. Absent: none. */
  regions?: readonly string[];
  /** Of its amounts; absent when it names none, and then it acts in every currency. */
  currency?: Currency;
  audience: Audience;
  target: Target;
  /** Absent: it is about all of its target for everybody. */
  ownChoice?: OwnChoice;
  trigger: Trigger;
  /** Only for members who activated it on their card, or on a handheld they showed it on. */
  activation?: true;
  /** Only where this code is entered; upper and lower case differ. Never beside `usesPerCode`. */
  coupon?: string;
  /** Only where one of its own codes is entered: each of them counts for so many baskets. */
  usesPerCode?: number;
  /** All of them; none: it needs nothing. */
  conditions: readonly Condition[];
  benefit: Benefit;
  stacking: (typeof stackings)[number];
  /** Of the campaigns of one group a basket gets one: of the highest priority that gives something, the best. */
  group?: string;
  /** The higher one wins ties and is applied earlier. */
  priority: number;
  limits: Limits;
  floor?: Floor;
  /** The most it may take off, all trips together. */
  budgetMinor?: number;
  /** Whether what is left of a budget that does not cover a discount is given; otherwise nothing is. */
  budgetPartly?: boolean;
  /** Absent: whoever owns it pays all of it. */
  contribution?: Contribution;
  /** Absent: nobody pays for where its message is shown. */
  placement?: Placement;
  /** Absent: everybody it is for gets it, and what it changes is not known. */
  experiment?: Experiment;
  /** Absent: it is paused by people alone. */
  stopRules?: StopRules;
}>;

/** Kinds of a benefit that name an amount; a percentage, points, a message and an N for M have no currency. */
const amountKinds: readonly string[] = ['amount-off', 'fixed-price', 'basket-amount-off', 'bundle-price'];

/** Kinds that take nothing off a price. */
const unpricedKinds: readonly Benefit['kind'][] = ['message', 'points', 'points-multiplier', 'challenge'];

/** Of a content, or of what somebody said one should be: whatever may name an amount. */
type MayNameAmount = Readonly<{
  audience?: Readonly<{ kind: string; past?: readonly Readonly<{ count: string }>[] | null }> | null;
  benefit: Readonly<{
    kind: string;
    by?: string | null;
    gives?: string | null;
    challenge?: Readonly<{ count: string }> | null;
  }>;
  conditions?: readonly Readonly<{ minimumMinor?: number | null }>[] | null;
  limits?: Readonly<{ discountMinor?: number | null }> | null;
  floor?: Readonly<{ basketMinor?: number | null }> | null;
  budgetMinor?: number | null;
  placement?: object | null;
}>;

/** Whether a campaign names an amount, anywhere: it then acts in the stores of that currency alone. */
export const namesAmount = ({
  audience,
  benefit,
  conditions,
  limits,
  floor,
  budgetMinor,
  placement,
}: MayNameAmount): boolean =>
  amountKinds.includes(benefit.kind) ||
  audience?.past?.some(({ count }) => count === 'amount') === true ||
  benefit.by === 'amount' ||
  benefit.gives === 'amount' ||
  benefit.challenge?.count === 'amount' ||
  (placement !== undefined && placement !== null) ||
  [
    budgetMinor,
    limits?.discountMinor,
    floor?.basketMinor,
    ...(conditions ?? []).map(({ minimumMinor }) => minimumMinor),
  ].some((minor) => typeof minor === 'number');

/** The currency a campaign is bound to, if any; contents of earlier versions name one that binds nothing. */
export const boundTo = (content: CampaignContent): Currency | undefined =>
  namesAmount(content) ? content.currency : undefined;

/** Where a campaign runs, as it says. */
export type Where = Pick<CampaignContent, 'storeIds' | 'regions'>;

/** Whether a campaign names no place, and so runs in every store. */
export const runsEverywhere = ({ storeIds, regions }: Where): boolean =>
  storeIds.length === 0 && regions === undefined;

/** Whether a campaign runs in a store, of whose regions the stores are known (`placedBy`). */
export const runsIn = (content: Where, storeId: string | undefined): boolean =>
  runsEverywhere(content) || (storeId !== undefined && content.storeIds.includes(storeId));

/** Gives campaigns the stores that their regions have now. */
export type Placing = Readonly<{
  place: <Kept extends Readonly<{ content: Where }>>(campaign: Kept) => Kept;
}>;

/** The content with the stores that its regions have now, by the region of each store. */
export const placedBy = <Content extends Where>(
  regionOf: ReadonlyMap<string, string>,
  content: Content,
): Content => {
  const { storeIds, regions } = content;
  if (regions === undefined) return content;
  const ofThem = [...regionOf].flatMap(([storeId, region]) => (regions.includes(region) ? [storeId] : []));
  return { ...content, storeIds: [...new Set([...storeIds, ...ofThem])] };
};

/** Whether it gives only where a code is entered, be it one for all or one of its own. */
export const asksForCode = ({
  coupon,
  usesPerCode,
}: Pick<CampaignContent, 'coupon' | 'usesPerCode'>): boolean =>
  coupon !== undefined || usesPerCode !== undefined;

/** Whether it is of sets that are rewarded whole. */
export const isBundle = (
  benefit: Benefit,
): benefit is Extract<Benefit, { kind: 'bundle-price' | 'bundle-percent-off' }> =>
  benefit.kind === 'bundle-price' || benefit.kind === 'bundle-percent-off';

/** Whether the benefit falls on single pieces, each by itself. */
export const isOfPieces = (benefit: Benefit): boolean =>
  benefit.kind === 'percent-off' ||
  benefit.kind === 'fixed-price' ||
  (benefit.kind === 'amount-off' && benefit.per === undefined);

/** Whether the cheapest pieces are rewarded, so that the best one for a piece by itself is not always what it gets. */
export const picksCheapest = (benefit: Benefit): boolean => 'pick' in benefit && benefit.pick === 'cheapest';

/** Whether the benefit lowers a price (and can therefore have a budget). */
export const lowersPrice = (benefit: Benefit): boolean => !unpricedKinds.includes(benefit.kind);
