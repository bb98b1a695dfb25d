import type {
  AmountPer,
  AudienceKind,
  EmployeeRule,
  HarmOf,
  PastCount,
  PersonDayKind,
  PlacementBilling,
  PointsPer,
  Stacking,
  StepsBy,
  StepsGive,
  TriggerKind,
  Weekday,
} from '@rayon/client/operations/console';
import { type Gift, giftIsAmount, goesByThreshold, isBundle, isOverVisits, lowersPrice } from './gift';
import { weekdays } from './weekdays';

/** Something picked by its name. */
export type Named = Readonly<{ id: string; name: string }>;

/** What is picked by category, brand, article or code. */
export type Lists = { categories: string[]; brands: Named[]; articles: Named[]; codes: string };

/** What is left out, whatever else names it. */
export type ExceptDraft = Lists & { markedDown: boolean };

/** What is picked, any of it or what is in every list at once, and what is left out. */
export type Picks = Lists & { every: boolean; except: ExceptDraft };

/** What is looked at besides the articles a campaign applies to: any, those again, or what is picked. */
export type Aim = Picks & { of: 'WHOLE' | 'SAME' | 'SOME' };

/** One of several alike, with what tells it from the others while it stands in the form. */
type Row = { key: number };

/** So many pieces that belong to a set. */
export type PartDraft = Row & Aim & { quantity: string };

/** From so much on, so much off. */
export type StepDraft = Row & { reached: string; off: string };

/** A step of a challenge: from so much on, so many points. */
export type GoalDraft = Row & { reached: string; points: string };

/** What must be in the basket. */
export type ConditionDraft = Row &
  Aim & {
    quantity: string;
    amount: string;
    withDeposits: boolean;
    withoutVat: boolean;
    afterOffers: boolean;
    /** Whether the threshold is each shopper's own: so much over what was usual in the last weeks, up to the highest. */
    isOwn: boolean;
    weeks: string;
    stretch: string;
    highest: string;
    /** Of a message: from so many percent of it on, until it is reached; empty: once it is. */
    begins: string;
  };

/** What purchases of the last days have to come to. */
export type PastDraft = Row & Aim & { days: string; count: PastCount; least: string; most: string };

/** Where both sizes of a picture are found. */
type PictureDraft = { small: string; large: string };

/** What somebody fills in for a campaign, as it stands in the fields; what has to be chosen begins empty. */
export type Draft = Picks & {
  /** The brand it belongs to; empty: the retailer's own. */
  brandId: string;
  titleFr: string;
  titleEn: string;
  bodyFr: string;
  bodyEn: string;
  /** For both languages, unless English has its own. */
  pictureFr: PictureDraft | null;
  pictureEn: PictureDraft | null;
  englishHasOwn: boolean;
  altFr: string;
  altEn: string;
  gift: Gift | '';
  percent: string;
  /** Of the pieces that it is limited to, or of those to get: the cheapest. */
  cheapest: boolean;
  amount: string;
  amountPer: AmountPer;
  withoutVat: boolean;
  take: string;
  pay: string;
  ofOneArticle: boolean;
  /** What has to be taken. */
  buy: PartDraft;
  /** Of the articles it applies to, in each set. */
  quantity: string;
  parts: PartDraft[];
  by: StepsBy;
  gives: StepsGive;
  steps: StepDraft[];
  repeats: boolean;
  points: string;
  per: PointsPer;
  multiplier: string;
  /** What a challenge counts, for how long, and its steps. */
  goalsBy: PastCount;
  goalDays: string;
  goals: GoalDraft[];
  /** Whether they count from what each member usually buys: in so many weeks, within these bounds. */
  goalsAreOwn: boolean;
  usualWeeks: string;
  usualLeast: string;
  usualMost: string;
  trigger: TriggerKind;
  /** The whole basket, all articles of the brand it belongs to, or what is picked. */
  reach: 'WHOLE' | 'OWN' | 'SOME' | '';
  conditions: ConditionDraft[];
  where: 'EVERYWHERE' | 'SOME' | '';
  storeIds: string[];
  regions: string[];
  audience: AudienceKind;
  /** Of who works for the retailer; empty: as of anybody. */
  employees: EmployeeRule | '';
  bought: string;
  notBought: string;
  pasts: PastDraft[];
  /** Days since they joined, at most. */
  joined: string;
  /** Empty: on any day. */
  personDay: PersonDayKind | '';
  /** Empty: none. */
  daysBefore: string;
  daysAfter: string;
  /** Days as the stores have them, in `timeZone`. */
  first: string;
  last: string;
  /** That of the stores it is about. */
  timeZone: string;
  weekdays: Weekday[];
  /** HH:MM; empty: from the beginning of the day, to its end. */
  opens: string;
  closes: string;
  perTrip: string;
  perArticle: string;
  perMember: string;
  perMemberPerDay: string;
  perStore: string;
  perStorePerDay: string;
  perDay: string;
  total: string;
  /** The most it takes off one basket. */
  discount: string;
  budget: string;
  budgetPartly: boolean;
  /** What the other side pays of each discount, in percent; empty: nothing. */
  contribution: string;
  /** Of the retailer's own: the brand that pays it, or none yet. */
  payer: Named[];
  /** Of what is picked: all of it for everybody, or one for each shopper by what they bought in the last weeks. */
  choice: 'ALL' | 'MOST_BOUGHT' | 'LEAST_BOUGHT';
  choiceWeeks: string;
  /** Whether members have to activate it first. */
  activation: boolean;
  /** What the brand pays a place for: its message, and nobody's where it is empty. */
  placement: PlacementBilling | '';
  /** For a thousand impressions, or for each redemption. */
  placementPrice: string;
  /** The most that is billed. */
  placementCap: string;
  /** What it leaves to pay: of each price in percent, and of the basket. */
  floorPercent: string;
  floorBasket: string;
  stacking: Stacking;
  /** Whether a code has to be entered: none, one for everybody, or one of its own. */
  codeKind: 'NONE' | 'SHARED' | 'OWN';
  /** The one for everybody. */
  coupon: string;
  /** Baskets each of its own counts for. */
  usesPerCode: string;
  group: string;
  priority: string;
  /** Of all members, who do not get it and are measured; empty: nobody, and its effect is not known. */
  control: string;
  /** What members are dealt by; empty: the title. */
  experiment: string;
  /** Where the members begin and end that get it, in percent; empty: from the first to where the control begins. */
  sliceFrom: string;
  sliceTo: string;
  /** What it is paused for by itself: harm to this, an uneven split, so much of the budget before so much of the time in percent. */
  stopHarm: '' | HarmOf;
  stopUneven: boolean;
  stopCost: string;
  stopBudget: string;
  stopWindow: string;
  /** Of the amounts; empty until it is known. */
  currency: string;
  /** The instants it had, which stand while their days do, in the zone in which they were read. */
  from: string;
  to: string;
  readIn: string;
};

/** Whether something was filled in. */
export const isTyped = (text: string): boolean => text.trim() !== '';

/** Whether the gift names an amount. */
export const giftNamesAmount = ({ gift, by, gives, goalsBy }: Draft): boolean =>
  giftIsAmount(gift) ||
  (gift === 'STEPS' && (by === 'AMOUNT' || gives === 'AMOUNT')) ||
  (gift === 'CHALLENGE' && goalsBy === 'AMOUNT');

/** Whether it can show a picture: a challenge is read as a list of its steps. */
export const mayHavePicture = ({ gift }: Draft): boolean => !isOverVisits(gift);

/** Whether something can be asked of the basket: not of one that is still empty, nor over several visits. */
export const mayHaveConditions = ({ gift, trigger }: Draft): boolean =>
  !isOverVisits(gift) && !(gift === 'MESSAGE' && trigger === 'TRIP_OPENED');

/**
 * The conditions that count: a threshold is each shopper's own only where what is given goes by it, only a message is said on the way to
 * one, and none counts what offers leave.
 */
export const conditionsOf = (draft: Draft): ConditionDraft[] => {
  const { gift, conditions } = draft;
  if (!mayHaveConditions(draft)) return [];
  return conditions.map((one) => ({
    ...one,
    ...(goesByThreshold(gift) ? {} : { isOwn: false }),
    ...(gift === 'MESSAGE' ? { afterOffers: false } : { begins: '' }),
  }));
};

/** Whether a condition names one. */
export const conditionsNameAmount = (draft: Draft): boolean =>
  conditionsOf(draft).some(({ amount }) => isTyped(amount));

/** Whether a day of the person is asked for: of those who agreed to personal offers, and of nothing that is done over several visits. */
export const asksForPersonDay = ({ audience, gift, personDay }: Draft): boolean =>
  audience === 'PERSONALISED' && !isOverVisits(gift) && personDay !== '';

/** What is asked of the past: only of those who agreed to personal offers. */
export const pastsOf = ({ audience, pasts }: Draft): PastDraft[] =>
  audience === 'PERSONALISED' ? pasts : [];

/** Whether any of it is an amount. */
export const pastsNameAmount = (draft: Draft): boolean =>
  pastsOf(draft).some(({ count }) => count === 'AMOUNT');

/** Whether it is for people who have a card, all or some of them. */
export const isForCards = ({ audience }: Pick<Draft, 'audience'>): boolean =>
  audience === 'MEMBERS' || audience === 'PERSONALISED';

/** Limits of each member, which whoever shops without a card is not. */
export const memberLimits = ['perMember', 'perMemberPerDay'] as const;

/** Whether members may have to activate it: what gives something in a basket, without a code. */
export const isActivatable = ({ gift, audience, codeKind }: Draft): boolean =>
  gift !== '' && gift !== 'MESSAGE' && !isOverVisits(gift) && isForCards({ audience }) && codeKind === 'NONE';

/** Whether what it is about may be each shopper's own: some of it is picked, and it gives something of one kind in a basket. */
export const isChoosable = (draft: Draft): boolean => {
  const { gift, audience, reach } = draft;
  const isOfOneKind = gift !== 'BUY_GET' && !isBundle(gift) && !goesByThreshold(gift);
  const isPicked = reach === 'SOME' && !asksForEvery(draft);
  return isPicked && audience === 'PERSONALISED' && isActivatable(draft) && isOfOneKind;
};

/** How what it is about is found for each shopper; none: it is the same for everybody. */
export const choiceOf = (draft: Draft): Exclude<Draft['choice'], 'ALL'> | undefined =>
  isChoosable(draft) && draft.choice !== 'ALL' ? draft.choice : undefined;

/** What a place is paid for: only a message has one, of the brand it belongs to. */
export const placementOf = ({ gift, brandId, placement }: Draft): Draft['placement'] =>
  gift === 'MESSAGE' && brandId !== '' ? placement : '';

/** Whether an amount is named anywhere, which has a currency. */
export const namesAmount = (draft: Draft): boolean =>
  giftNamesAmount(draft) ||
  conditionsNameAmount(draft) ||
  pastsNameAmount(draft) ||
  placementOf(draft) !== '' ||
  (lowersPrice(draft.gift) && [draft.budget, draft.discount, draft.floorBasket].some(isTyped));

/** Whether it is given piece by piece, so that those of one article can be limited. */
export const isByPiece = ({ gift, amountPer }: Draft): boolean =>
  gift === 'PERCENT_OFF' || gift === 'FIXED_PRICE' || (gift === 'AMOUNT_OFF' && amountPer === 'UNIT');

/** Whether its steps are one amount, which can be given as often as it is reached. */
export const mayRepeat = ({ steps, gives }: Draft): boolean => steps.length === 1 && gives === 'AMOUNT';

/** Whether only the cheapest of the pieces it may fall on get it. */
export const picksCheapest = (draft: Draft): boolean =>
  draft.cheapest && (isByPiece(draft) || draft.gift === 'BUY_GET');

/** Whether it is decided before other offers, so that it cannot count what they leave. */
export const goesFirst = ({ gift, stacking }: Draft): boolean =>
  stacking === 'EXCLUSIVE' && lowersPrice(gift);

const noLists: Lists = { categories: [], brands: [], articles: [], codes: '' };

/** Nothing is left out. */
export const exceptNothing: ExceptDraft = { ...noLists, markedDown: false };

/** Nothing is picked, and nothing left out. */
export const nothing: Picks = { ...noLists, every: false, except: exceptNothing };

/** A row of each kind before anything is filled in. */
export const emptyRows: {
  parts: PartDraft;
  steps: StepDraft;
  goals: GoalDraft;
  conditions: ConditionDraft;
  pasts: PastDraft;
} = {
  parts: { key: 1, of: 'SOME', ...nothing, quantity: '1' },
  steps: { key: 1, reached: '', off: '' },
  goals: { key: 1, reached: '', points: '' },
  conditions: {
    key: 1,
    of: 'WHOLE',
    ...nothing,
    quantity: '',
    amount: '',
    withDeposits: false,
    withoutVat: false,
    afterOffers: false,
    isOwn: false,
    weeks: '12',
    stretch: '10',
    highest: '',
    begins: '',
  },
  pasts: { key: 1, of: 'SOME', ...nothing, days: '90', count: 'RECEIPTS', least: '', most: '' },
};

/** An empty form. */
export const emptyDraft: Draft = {
  brandId: '',
  titleFr: '',
  titleEn: '',
  bodyFr: '',
  bodyEn: '',
  pictureFr: null,
  pictureEn: null,
  englishHasOwn: false,
  altFr: '',
  altEn: '',
  gift: '',
  percent: '',
  cheapest: false,
  amount: '',
  amountPer: 'UNIT',
  withoutVat: false,
  take: '',
  pay: '',
  ofOneArticle: false,
  buy: emptyRows.parts,
  quantity: '1',
  parts: [],
  by: 'AMOUNT',
  gives: 'AMOUNT',
  steps: [emptyRows.steps],
  repeats: false,
  points: '',
  per: 'UNIT',
  multiplier: '',
  goalsBy: 'RECEIPTS',
  goalDays: '28',
  goals: [emptyRows.goals],
  goalsAreOwn: false,
  usualWeeks: '8',
  usualLeast: '',
  usualMost: '',
  trigger: 'LINE_SCANNED',
  reach: '',
  ...nothing,
  conditions: [],
  where: '',
  storeIds: [],
  regions: [],
  audience: 'EVERYBODY',
  employees: '',
  bought: '',
  notBought: '',
  pasts: [],
  joined: '',
  personDay: '',
  daysBefore: '',
  daysAfter: '',
  first: '',
  last: '',
  timeZone: '',
  weekdays: [...weekdays],
  opens: '',
  closes: '',
  perTrip: '',
  perArticle: '',
  perMember: '',
  perMemberPerDay: '',
  perStore: '',
  perStorePerDay: '',
  perDay: '',
  total: '',
  discount: '',
  budget: '',
  budgetPartly: false,
  contribution: '',
  payer: [],
  choice: 'ALL',
  choiceWeeks: '8',
  activation: false,
  placement: '',
  placementPrice: '',
  placementCap: '',
  floorPercent: '',
  floorBasket: '',
  stacking: 'EXCLUSIVE',
  codeKind: 'NONE',
  coupon: '',
  usesPerCode: '1',
  group: '',
  priority: '5',
  control: '',
  experiment: '',
  sliceFrom: '',
  sliceTo: '',
  stopHarm: '',
  stopUneven: false,
  stopCost: '',
  stopBudget: '',
  stopWindow: '',
  currency: '',
  from: '',
  to: '',
  readIn: '',
};

/** The codes of a field that holds several. */
export const codesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** How many kinds of list name something: articles by name and by code are one. */
export const kindsPicked = ({ categories, brands, articles, codes }: Lists): number =>
  [categories.length, brands.length, articles.length + codesIn(codes).length].filter((count) => count > 0)
    .length;

/** Whether nothing is picked. */
export const picksNothing = (lists: Lists): boolean => kindsPicked(lists) === 0;

/** Whether an article has to be in several lists at once. */
export const asksForEvery = (picks: Picks): boolean => picks.every && kindsPicked(picks) > 1;

/** Whether nothing is left out. */
export const exceptsNothing = (except: ExceptDraft): boolean => !except.markedDown && picksNothing(except);
