// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AdjustPointsInput = {
  commandId: string;
  memberId: string;
  /** Below zero where they are taken. */
  points: number;
  /** The member is told. */
  reason: PointsAdjustmentReason;
  /** What happened, for staff alone: 3 to 200 characters. */
  note: string;
};

/** REFUSED: payment waits until what was refused is out of the basket, or somebody approves after all. */
export type AgeCheck =
  | 'NOT_NEEDED'
  | 'OPEN'
  | 'REFUSED'
  | 'APPROVED';

/** UNIT: for each piece or kilogram; ARTICLE: once for each article, on however many lines it was scanned; THRESHOLD: once, for each piece of their own threshold, or each hundred minor units of it. */
export type AmountPer =
  | 'UNIT'
  | 'ARTICLE'
  | 'THRESHOLD';

export type ApproveAgeInput = {
  commandId: string;
  tripId: string;
  approved: boolean;
};

export type AudienceInput = {
  kind: AudienceKind;
  boughtCategory?: string | null | undefined;
  notBoughtCategory?: string | null | undefined;
  /** All of them; none when absent. PERSONALISED only. */
  past?: Array<AudiencePastInput> | null | undefined;
  /** Members since so many days at most. PERSONALISED only. */
  joinedWithinDays?: number | null | undefined;
  /** Employees of the retailer count as all others when absent. ONLY: PERSONALISED; BARRED: MEMBERS or PERSONALISED. Never where a brand writes or pays. */
  employees?: EmployeeRule | null | undefined;
  /** On any day when absent. PERSONALISED only; not for challenges. */
  day?: PersonDayInput | null | undefined;
};

/** ANONYMOUS: whoever shops without a card, until one is shown; for messages alone, as a card costs nothing. PERSONALISED: members whose consent to personal offers is live, with the purchase history where one is named. */
export type AudienceKind =
  | 'EVERYBODY'
  | 'ANONYMOUS'
  | 'MEMBERS'
  | 'PERSONALISED';

/** What their purchases of the last days come to, less what was brought back; amounts at prices before offers. */
export type AudiencePastInput = {
  /** Anything when absent. */
  target?: CampaignTargetInput | null | undefined;
  /** 1 to 400, counted back from the beginning of the hour. */
  withinDays: number;
  count: PastCount;
  atLeast?: number | null | undefined;
  /** 0: never. */
  atMost?: number | null | undefined;
};

export type AuditFinding =
  | 'CLEAN'
  | 'DISCREPANCY';

export type AuditOutcome =
  | 'OPEN'
  | 'CLEAN'
  | 'DISCREPANCY';

export type AuditReason =
  | 'NOT_DRAWN'
  | 'DRAWN_AT_RANDOM'
  | 'DRAWN_BY_RISK'
  | 'FOLLOWS_DEVICE';

/** The members its kind needs, and no others. */
export type BenefitInput = {
  kind: BenefitKind;
  /** 0.01 to 100, two decimals at most. PERCENT_OFF; BUNDLE_PERCENT_OFF: off the set; N_FOR_M, BUY_GET: off what is not paid in full, 100 when absent. */
  percent?: number | null | undefined;
  /** PERCENT_OFF, AMOUNT_OFF per UNIT, FIXED_PRICE of so many pieces per trip, BUY_GET: which pieces get it. DEAREST when absent. */
  pick?: Pick | null | undefined;
  /** AMOUNT_OFF: per piece, per kilogram of a weighed article, or once per article. FIXED_PRICE: per piece or kilogram. BUNDLE_PRICE: of a set. BASKET_AMOUNT_OFF: once, or by their own threshold. */
  amountMinor?: number | null | undefined;
  /** AMOUNT_OFF; UNIT when absent. BASKET_AMOUNT_OFF: THRESHOLD, or once when absent. */
  amountPer?: AmountPer | null | undefined;
  /** AMOUNT_OFF, BASKET_AMOUNT_OFF: the amount is without VAT, prices fall by more. */
  withoutVat?: boolean | null | undefined;
  /** N_FOR_M: pieces taken. */
  take?: number | null | undefined;
  /** N_FOR_M: pieces paid in full; the cheapest are the others. */
  pay?: number | null | undefined;
  /** N_FOR_M: pieces of one group are of the same article; of any of the target when absent. */
  ofOneArticle?: boolean | null | undefined;
  /** BUY_GET: what has to be taken; what is got is of the target. */
  buy?: CampaignPartInput | null | undefined;
  /** BUY_GET, BUNDLE_PRICE, BUNDLE_PERCENT_OFF: pieces of the target in each set. */
  quantity?: number | null | undefined;
  /** BUNDLE_PRICE, BUNDLE_PERCENT_OFF: what else belongs to a set. BUY_GET: what else has to be taken. Four at most. */
  parts?: Array<CampaignPartInput> | null | undefined;
  /** STEPS */
  by?: StepsBy | null | undefined;
  /** STEPS */
  gives?: StepsGive | null | undefined;
  /** STEPS: rising; the highest that is reached counts. */
  steps?: Array<BenefitStepInput> | null | undefined;
  /** STEPS by one that gives an amount: once for each time it is reached, `perTrip` at most. */
  repeats?: boolean | null | undefined;
  /** POINTS_BONUS: as many as `per` says. */
  points?: number | null | undefined;
  /** POINTS_BONUS with `points`; BASKET when absent. */
  per?: PointsPer | null | undefined;
  /** POINTS_BONUS: 200 doubles the ordinary points. */
  multiplierPercent?: number | null | undefined;
  /** CHALLENGE */
  challenge?: ChallengeInput | null | undefined;
};

export type BenefitKind =
  | 'PERCENT_OFF'
  | 'AMOUNT_OFF'
  | 'FIXED_PRICE'
  | 'N_FOR_M'
  | 'BUY_GET'
  | 'BUNDLE_PRICE'
  | 'BUNDLE_PERCENT_OFF'
  | 'BASKET_AMOUNT_OFF'
  | 'STEPS'
  | 'POINTS_BONUS'
  | 'CHALLENGE'
  | 'MESSAGE';

export type BenefitStepInput = {
  /** Pieces or minor units, reached when equal. */
  from: number;
  /** Percent or minor units. */
  off: number;
};

/** At the pace of the last whole days. WAITING: it does not run now. TOO_EARLY: it has run for no whole day. LASTS: to the end of the window. RUNS_OUT: on `spentOn`. */
export type BudgetOutlook =
  | 'OVER'
  | 'WAITING'
  | 'SPENT'
  | 'TOO_EARLY'
  | 'LASTS'
  | 'RUNS_OUT';

/** What must be in the basket; nothing is used up by it. */
export type CampaignConditionInput = {
  /** What is counted; the whole basket when absent. */
  target?: CampaignTargetInput | null | undefined;
  /** Pieces, reached when equal. */
  minimumQuantity?: number | null | undefined;
  /** Reached when equal. */
  minimumMinor?: number | null | undefined;
  /** Whether deposits count. */
  withDeposits?: boolean | null | undefined;
  /** Whether amounts count without the VAT in them. */
  withoutVat?: boolean | null | undefined;
  /** Whether amounts are what is left to pay after the offers before this one, instead of prices. */
  afterOffers?: boolean | null | undefined;
  /** The same threshold for everybody when absent. */
  own?: OwnThresholdInput | null | undefined;
  /** MESSAGE only: it is said on the way there, from so many percent of it (1 to 99) until it is reached. */
  fromPercent?: number | null | undefined;
};

/** What the other side pays of each discount: a brand, or the retailer of a brand’s campaign. */
export type CampaignContributionInput = {
  /** 0.01 to 100, two decimals at most. */
  percent: number;
  /** Of the retailer's campaign: the brand that pays it, which then approves. Not of a brand's. */
  brandId?: string | null | undefined;
};

/** Which members get it and which are only measured, so that its effect is known. */
export type CampaignExperimentInput = {
  /** Members are dealt by it, once and for all; variants share one. */
  name: string;
  /** Of all members, who get nothing of it and are measured: 1 to 90. */
  controlPercent: number;
  /** Where the members begin that get it; 0 when absent. */
  fromPercent?: number | null | undefined;
  /** Where they end; where the control begins when absent. */
  toPercent?: number | null | undefined;
};

/** What this campaign leaves to pay. */
export type CampaignFloorInput = {
  /** Of the price of each article. */
  articlePercent?: number | null | undefined;
  /** Of the whole basket, without deposits. */
  basketMinor?: number | null | undefined;
};

/** By the calendar and the clock of each store. */
export type CampaignHoursInput = {
  days: Array<Weekday>;
  /** HH:MM, the first minute. */
  from: string;
  /** HH:MM, the first minute it no longer applies; 24:00 at most. Before `from`: on the day after. */
  until: string;
};

export type CampaignLimitsInput = {
  /** Pieces (or groups, sets, articles) within one trip. */
  perTrip?: number | null | undefined;
  /** Pieces of each article within one trip. */
  perArticle?: number | null | undefined;
  /** The most it takes off one basket. */
  discountMinor?: number | null | undefined;
  /** Trips of one member. */
  perMember?: number | null | undefined;
  /** Trips of one member on one day, by the calendar of the store. */
  perMemberPerDay?: number | null | undefined;
  /** Trips in each store. */
  perStore?: number | null | undefined;
  /** Trips in each store on one day. */
  perStorePerDay?: number | null | undefined;
  /** Trips on one day, all together, each by the calendar of its store. */
  perDay?: number | null | undefined;
  /** Trips, all together. */
  total?: number | null | undefined;
};

export type CampaignPartInput = {
  target: CampaignTargetInput;
  /** Pieces of it, in each set. */
  quantity: number;
};

/** Both languages may show the same; each has words of its own for it. */
export type CampaignPictureInput = {
  fr: OfferPictureInput;
  en: OfferPictureInput;
};

/** A place on the scanner the campaign’s brand pays for. MESSAGE only, without priority, where it has a reason: an article that was scanned, or what the shopper bought. A brand says it itself. */
export type CampaignPlacementInput = {
  billing: PlacementBilling;
  /** For a thousand impressions, or for each redemption. */
  priceMinor: number;
  /** The most that is billed; then its message is silent. */
  capMinor: number;
};

export type CampaignStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'APPROVED'
  | 'LIVE'
  | 'PAUSED'
  | 'ENDED';

export type CampaignStepInput = {
  commandId: string;
  campaignId: string;
  /** The version that was read: refused once it is another. Null: whatever it is by now. */
  version?: number | null | undefined;
};

/** What it is paused for by itself; whoever resumes it lets them count anew from then on. */
export type CampaignStopRulesInput = {
  /** Needs an experiment; where a brand owns or pays of it, PROMOTED. */
  harm?: HarmOf | null | undefined;
  /** Needs an experiment. */
  uneven?: boolean | null | undefined;
  /** 1 to 10,000. Needs an experiment and a discount, and no brand that owns or pays of it: what it takes off for each unit of money it adds, 80 being 0.80. */
  costPerExtraPercent?: number | null | undefined;
  /** Needs a budget: so much of it is gone before so much of the window. */
  pace?: PaceRuleInput | null | undefined;
};

/** A line in any of the lists is meant; all empty: the whole basket. */
export type CampaignTargetInput = {
  categories?: Array<string> | null | undefined;
  brandIds?: Array<string> | null | undefined;
  articleIds?: Array<string> | null | undefined;
  gtins?: Array<string> | null | undefined;
  /** Whether a line has to be in each kind of list that names something, instead of in any. Two kinds at least; articles by id and by code are one. */
  every?: boolean | null | undefined;
  /** Nothing is excepted when absent. */
  except?: TargetExceptionInput | null | undefined;
};

export type CampaignTriggerInput = {
  kind: TriggerKind;
};

export type CatalogRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'MISSING'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'ILLEGAL_TEXT'
  | 'BAD_CODE'
  | 'WRONG_CHECK_DIGIT'
  | 'DUPLICATE_CODE'
  | 'DUPLICATE_REFERENCE'
  | 'DUPLICATE_STORE'
  | 'DUPLICATE_LOT'
  | 'DUPLICATE_CURRENCY'
  | 'NOT_YOUR_STORE'
  | 'UNKNOWN_STORE'
  | 'UNKNOWN_ARTICLE'
  | 'UNKNOWN_DEPOSIT'
  | 'DEPOSIT_OF_DEPOSIT'
  | 'DEPOSIT_IN_USE'
  | 'NEGATIVE_PRICE'
  | 'PRICE_TOO_HIGH'
  | 'BAD_AGE'
  | 'BAD_VAT_RATE'
  | 'BAD_PROMOTION_CAP'
  | 'BAD_PERCENT'
  | 'BAD_DATE'
  | 'BAD_CURRENCY'
  | 'BAD_TIME_ZONE'
  | 'CURRENCY_IN_USE'
  | 'SOLD_BY_CHANGED';

export type ChallengeInput = {
  /** Receipts with some of the target, its pieces, or their price before offers. */
  count: PastCount;
  /** 1 to 366, from the moment it is chosen; the campaign lasts as long. */
  withinDays: number;
  /** Rising, 1 to 5. With `personal` so much more than usual. */
  steps: Array<ChallengeStepInput>;
  /** The same steps for all when absent. */
  personal?: PersonalStepsInput | null | undefined;
};

export type ChallengeStepInput = {
  /** Receipts, pieces or minor units, reached when equal. */
  from: number;
  /** Once. */
  points: number;
};

export type CompleteAuditInput = {
  commandId: string;
  tripId: string;
  outcome: AuditFinding;
  note?: string | null | undefined;
};

export type CreateDeviceEnrolmentInput = {
  commandId: string;
  storeId: string;
  kind: DeviceKind;
  label: string;
};

export type DecidePointsAdjustmentInput = {
  commandId: string;
  adjustmentId: string;
  /** True posts it, false refuses it. */
  approved: boolean;
};

export type DeviceKind =
  | 'HANDHELD'
  | 'TILL';

export type DeviceStatus =
  | 'ACTIVE'
  | 'REVOKED';

export type DraftCampaignInput = {
  title: TranslatedInput;
  body: TranslatedInput;
  /** The texts stand alone when absent. */
  picture?: CampaignPictureInput | null | undefined;
  from: string;
  /** First instant it no longer applies. */
  to: string;
  /** At any time of its window when absent. */
  hours?: CampaignHoursInput | null | undefined;
  /** Empty, without regions: every store. */
  storeIds?: Array<string> | null | undefined;
  /** Names of regions: each of their stores, also those that come later; beside `storeIds`. */
  regions?: Array<string> | null | undefined;
  /** ISO 4217, of its amounts and budget; the retailer's usual one when absent. Not for one that names none. */
  currency?: string | null | undefined;
  /** Everybody when absent. */
  audience?: AudienceInput | null | undefined;
  target?: CampaignTargetInput | null | undefined;
  /** All of the target for everybody when absent. */
  ownChoice?: OwnChoiceInput | null | undefined;
  /** BASKET when absent. */
  trigger?: CampaignTriggerInput | null | undefined;
  /** Whether it is for members alone who activated it (`activateOffer`). */
  activation?: boolean | null | undefined;
  /** Only where this code is entered; upper and lower case differ. No two running campaigns share one. */
  coupon?: string | null | undefined;
  /** Only where one of its own codes is entered, each for so many baskets: they are drawn (`generateCodes`) or taken over (`importCodes`). Not beside `coupon`. */
  usesPerCode?: number | null | undefined;
  /** All of them; none when absent. */
  conditions?: Array<CampaignConditionInput> | null | undefined;
  benefit: BenefitInput;
  /** EXCLUSIVE when absent. */
  stacking?: Stacking | null | undefined;
  /** Of the campaigns of one group a basket gets one: of the highest priority that gives something, the best; never less than what anybody would get of it. */
  group?: string | null | undefined;
  /** 0 to 1000; 0 when absent. The higher one wins ties. */
  priority?: number | null | undefined;
  limits?: CampaignLimitsInput | null | undefined;
  floor?: CampaignFloorInput | null | undefined;
  /** The most it may take off, all trips together. */
  budgetMinor?: number | null | undefined;
  /** Whether what is left of a budget that does not cover a discount is given; else nothing is. */
  budgetPartly?: boolean | null | undefined;
  /** Whoever owns the campaign pays all of it when absent. */
  contribution?: CampaignContributionInput | null | undefined;
  /** Nobody pays for where its message is shown when absent. */
  placement?: CampaignPlacementInput | null | undefined;
  /** Everybody it is for gets it when absent. */
  experiment?: CampaignExperimentInput | null | undefined;
  /** It is paused by people alone when absent. */
  stopRules?: CampaignStopRulesInput | null | undefined;
  commandId: string;
  /** A brand's own is understood. */
  brandId?: string | null | undefined;
};

/** FAILED and STOPPED (its process was stopped) come to nothing: start it again. */
export type DryRunState =
  | 'RUNNING'
  | 'DONE'
  | 'FAILED'
  | 'STOPPED';

/** MORE, LESS: the whole interval is above, below nothing, whenever one looks. UNEVEN: the sides are not split as they were dealt, and no number holds. */
export type EffectVerdict =
  | 'TOO_FEW'
  | 'NOT_SURE'
  | 'MORE'
  | 'LESS'
  | 'UNEVEN';

/** ONLY: members who agreed to personal offers and are marked as employees. BARRED: none who is marked as one, whatever they agreed to. */
export type EmployeeRule =
  | 'ONLY'
  | 'BARRED';

export type GenerateCodesInput = {
  commandId: string;
  campaignId: string;
  /** 1 to 2,000; a campaign has 100,000 at most. */
  count: number;
  /** In front of each: up to 12 capitals and digits. */
  prefix?: string | null | undefined;
  /** Drawn signs, 9 to 16; 11 when absent. */
  length?: number | null | undefined;
};

/** PROMOTED: sales of what it promotes; SPENT: all sales; MARGIN: what is left of those of which it is known. */
export type HarmOf =
  | 'PROMOTED'
  | 'SPENT'
  | 'MARGIN';

export type ImportCodesInput = {
  commandId: string;
  campaignId: string;
  /** At most 2,000; a campaign has 100,000 at most. */
  codes: Array<string>;
};

export type MembersRefusalReason =
  | 'BAD_INPUT'
  | 'WEAK_PASSWORD'
  | 'EMAIL_UNUSABLE'
  | 'INVALID_CREDENTIALS'
  | 'TOO_MANY_ATTEMPTS'
  | 'SESSION_ENDED'
  | 'UNKNOWN_WORDING'
  | 'NOT_YOUR_STORE'
  | 'UNKNOWN_STORE'
  | 'UNKNOWN_BRAND'
  | 'ENROLMENT_CODE_UNUSABLE'
  | 'DEVICE_NOT_FOUND'
  | 'DEVICE_REVOKED'
  | 'CARD_NOT_RECOGNISED'
  | 'CARD_CODE_USED'
  | 'UNKNOWN_MEMBER'
  | 'COMMAND_ID_REUSED';

/** LEARNING: too few trips to say; COMPARED: it is known what it and silence bring; SILENT: silence is better, it is hardly shown any more; UNSEEN: it is no message, or about nothing that could be seen in a basket. */
export type MessageStanding =
  | 'LEARNING'
  | 'COMPARED'
  | 'SILENT'
  | 'UNSEEN';

export type OfferPictureInput = {
  /** What is to be seen, for whoever does not see it. */
  alt: string;
  /** Address of an uploaded picture, for a handheld. */
  small: string;
  /** Address of the same at a larger size, for a card. */
  large: string;
};

export type OffersRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'CAMPAIGN_NOT_FOUND'
  | 'NOT_YOUR_STORE'
  | 'BRAND_APPROVES'
  | 'RETAILER_APPROVES'
  | 'ONLY_PAYS'
  | 'VERSION_CHANGED'
  | 'WRONG_STATUS'
  | 'WINDOW_OVER'
  | 'OWN_CAMPAIGN'
  | 'RETAILER_RESUMES'
  | 'TOO_MANY_DRY_RUNS'
  | 'TOO_MANY_PICTURES'
  | 'NO_OWN_CODES'
  | 'TOO_MANY_CODES'
  | 'TRIP_NOT_FOUND'
  | 'CARD_NEEDED'
  | 'TOO_MANY_DECLINED'
  | 'NO_ACTIVATION'
  | 'ALREADY_CHOSEN'
  | 'TOO_MANY_CHALLENGES'
  | 'NOT_RUNNING';

/** Of the 2 to 20 categories, brands and articles that the target names, each shopper has one. PERSONALISED only; not for sets of several kinds, messages and challenges, nor with a code or a threshold of one’s own. */
export type OwnChoiceInput = {
  pick: OwnChoicePick;
  /** 1 to 52, looked back on. */
  weeks: number;
};

/** Receipts with some of it count, then pieces; of equals it is drawn, once for each shopper. Whoever bought none of it has no most bought. */
export type OwnChoicePick =
  | 'MOST_BOUGHT'
  | 'LEAST_BOUGHT';

/** A threshold that is each shopper’s own. PERSONALISED only, with one minimum and a benefit per THRESHOLD. */
export type OwnThresholdInput = {
  /** 1 to 52, looked back on. */
  weeks: number;
  /** 1 to 100, over what was usual. */
  stretchPercent: number;
  /** The highest for anybody; the minimum of the condition is the lowest. */
  atMost: number;
};

export type PaceRuleInput = {
  /** 1 to 99. */
  budgetPercent: number;
  /** 1 to 99, below the share of the budget. */
  windowPercent: number;
};

/** RECEIPTS: with some of it; AMOUNT: minor units of the currency of the campaign. */
export type PastCount =
  | 'RECEIPTS'
  | 'PIECES'
  | 'AMOUNT';

/** Steps count from each member's own usual, for members who agreed to that. */
export type PersonalStepsInput = {
  /** 1 to 52: what was bought in so many weeks before is usual. */
  weeks: number;
  /** The least that counts as usual, in the time of the challenge. */
  atLeast: number;
  /** The most that counts as usual: nobody is asked more on top. */
  atMost: number;
};

/** A day of the person and so many around it, by the calendar of the store. */
export type PersonDayInput = {
  of: PersonDayKind;
  /** 0 to 30; 0 when absent. */
  daysBefore?: number | null | undefined;
  /** 0 to 30; 0 when absent. */
  daysAfter?: number | null | undefined;
};

/** BIRTHDAY: as the member says it. JOINED: the day on which they joined, in each year after it. 29 February is kept on the 28th in other years. */
export type PersonDayKind =
  | 'BIRTHDAY'
  | 'JOINED';

export type Pick =
  | 'DEAREST'
  | 'CHEAPEST';

/** IMPRESSION: a handheld told that it showed the message, once per trip. REDEMPTION: after that something of the brand was bought, and kept. */
export type PlacementBilling =
  | 'IMPRESSION'
  | 'REDEMPTION';

/** GOODWILL: for a trouble they had. MISSING_PURCHASE: they bought without their card. CORRECTION: something was posted wrongly. MISUSE: points were come by against the rules. OTHER: as the note says. */
export type PointsAdjustmentReason =
  | 'GOODWILL'
  | 'MISSING_PURCHASE'
  | 'CORRECTION'
  | 'MISUSE'
  | 'OTHER';

/** WAITING: somebody else has to approve it. POSTED: on the account. REFUSED: by somebody else, or taken back by who asked for it. */
export type PointsAdjustmentStatus =
  | 'WAITING'
  | 'POSTED'
  | 'REFUSED';

/** ACCRUAL: a receipt earned points. REVERSAL: after a return what is kept earns this much less. CHALLENGE: a step of a challenge was reached. CHALLENGE_REVERSAL: a return took that step back. RESERVATION: set aside to pay a basket. RELEASE: the basket was not paid with them after all. REDEMPTION: a basket was paid with them though none were set aside. REFUND: what they had paid for was returned. ACTIVATION: points that were earned before can be spent from now on. EXPIRY: their last day has passed. ADJUSTMENT: the retailer gave or took some. */
export type PointsEntryKind =
  | 'ACCRUAL'
  | 'REVERSAL'
  | 'CHALLENGE'
  | 'CHALLENGE_REVERSAL'
  | 'RESERVATION'
  | 'RELEASE'
  | 'REDEMPTION'
  | 'REFUND'
  | 'ACTIVATION'
  | 'EXPIRY'
  | 'ADJUSTMENT';

export type PointsExpiryInput = {
  /** By which rule. */
  kind: PointsExpiryKind;
  /** Of ROLLING and ACTIVITY: 1 to 60. */
  months?: number | null | undefined;
  /** Of CALENDAR: 1 is January. */
  month?: number | null | undefined;
  /** Of CALENDAR: a day that this month has every year. */
  day?: number | null | undefined;
};

/** NEVER: never. ROLLING: at the end of the month that lies so many months after the one in which they could be spent first. CALENDAR: what could be spent in a year, with that day of the next one. ACTIVITY: at the end of the month that lies so many months after that of the last purchase. */
export type PointsExpiryKind =
  | 'NEVER'
  | 'ROLLING'
  | 'CALENDAR'
  | 'ACTIVITY';

/** BASKET: once per trip; UNIT: for each paid piece, up to what the limits say; THRESHOLD: once, for each piece of their own threshold, or each hundred minor units of it. */
export type PointsPer =
  | 'BASKET'
  | 'UNIT'
  | 'THRESHOLD';

export type PointsRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'THRESHOLDS_NOT_RISING'
  | 'UNKNOWN_TIER'
  | 'TIER_NAMED_TWICE'
  | 'UNKNOWN_MEMBER'
  | 'NOT_ENOUGH_POINTS'
  | 'UNKNOWN_ADJUSTMENT'
  | 'ADJUSTMENT_DECIDED'
  | 'OWN_ADJUSTMENT';

/** What the amount is for. */
export type PriceUnit =
  | 'UNIT'
  | 'KILOGRAM';

export type ReturnCampaignInput = {
  commandId: string;
  campaignId: string;
  /** What its author should change; 1 to 300 characters. */
  reason: string;
  /** The version that was read: refused once it is another. Null: whatever it is by now. */
  version?: number | null | undefined;
};

export type ReviseCampaignInput = {
  title: TranslatedInput;
  body: TranslatedInput;
  /** The texts stand alone when absent. */
  picture?: CampaignPictureInput | null | undefined;
  from: string;
  /** First instant it no longer applies. */
  to: string;
  /** At any time of its window when absent. */
  hours?: CampaignHoursInput | null | undefined;
  /** Empty, without regions: every store. */
  storeIds?: Array<string> | null | undefined;
  /** Names of regions: each of their stores, also those that come later; beside `storeIds`. */
  regions?: Array<string> | null | undefined;
  /** ISO 4217, of its amounts and budget; the retailer's usual one when absent. Not for one that names none. */
  currency?: string | null | undefined;
  /** Everybody when absent. */
  audience?: AudienceInput | null | undefined;
  target?: CampaignTargetInput | null | undefined;
  /** All of the target for everybody when absent. */
  ownChoice?: OwnChoiceInput | null | undefined;
  /** BASKET when absent. */
  trigger?: CampaignTriggerInput | null | undefined;
  /** Whether it is for members alone who activated it (`activateOffer`). */
  activation?: boolean | null | undefined;
  /** Only where this code is entered; upper and lower case differ. No two running campaigns share one. */
  coupon?: string | null | undefined;
  /** Only where one of its own codes is entered, each for so many baskets: they are drawn (`generateCodes`) or taken over (`importCodes`). Not beside `coupon`. */
  usesPerCode?: number | null | undefined;
  /** All of them; none when absent. */
  conditions?: Array<CampaignConditionInput> | null | undefined;
  benefit: BenefitInput;
  /** EXCLUSIVE when absent. */
  stacking?: Stacking | null | undefined;
  /** Of the campaigns of one group a basket gets one: of the highest priority that gives something, the best; never less than what anybody would get of it. */
  group?: string | null | undefined;
  /** 0 to 1000; 0 when absent. The higher one wins ties. */
  priority?: number | null | undefined;
  limits?: CampaignLimitsInput | null | undefined;
  floor?: CampaignFloorInput | null | undefined;
  /** The most it may take off, all trips together. */
  budgetMinor?: number | null | undefined;
  /** Whether what is left of a budget that does not cover a discount is given; else nothing is. */
  budgetPartly?: boolean | null | undefined;
  /** Whoever owns the campaign pays all of it when absent. */
  contribution?: CampaignContributionInput | null | undefined;
  /** Nobody pays for where its message is shown when absent. */
  placement?: CampaignPlacementInput | null | undefined;
  /** Everybody it is for gets it when absent. */
  experiment?: CampaignExperimentInput | null | undefined;
  /** It is paused by people alone when absent. */
  stopRules?: CampaignStopRulesInput | null | undefined;
  commandId: string;
  campaignId: string;
  /** The version that was read: refused once it is another. Null: whatever it is by now. */
  version?: number | null | undefined;
};

export type RevokeDeviceInput = {
  commandId: string;
  deviceId: string;
};

export type ScannerRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'STORE_UNKNOWN'
  | 'STORE_CURRENCY_UNKNOWN'
  | 'CARD_NOT_ACCEPTED'
  | 'CARD_HAS_OPEN_TRIP'
  | 'OTHER_CARD_ATTACHED'
  | 'DEVICE_BUSY'
  | 'TRIP_NOT_FOUND'
  | 'TRIP_NOT_OPEN'
  | 'TRIP_LIMIT_REACHED'
  | 'EMPTY_TRIP'
  | 'UNKNOWN_CODE'
  | 'WRONG_CHECK_DIGIT'
  | 'CARD_CODE_SCANNED'
  | 'COUPON_SCANNED'
  | 'BAD_MEASURE'
  | 'SALE_STOPPED'
  | 'RECALLED'
  | 'EXPIRED'
  | 'NO_PRICE'
  | 'SCAN_ONE_BY_ONE'
  | 'DEPOSIT_ALONE'
  | 'LINE_NOT_FOUND'
  | 'LAST_LINE'
  | 'TRANSFER_CODE_UNKNOWN'
  | 'OTHER_STORE'
  | 'BASKET_BEING_PRICED'
  | 'BASKET_AT_TILL'
  | 'NOT_CLAIMED'
  | 'ALREADY_PAID'
  | 'AGE_CHECK_OPEN'
  | 'AGE_REFUSED'
  | 'AGE_CHECK_NOT_NEEDED'
  | 'AUDIT_OPEN'
  | 'AUDIT_NOT_OPEN'
  | 'AMOUNT_MISMATCH'
  | 'CARD_CODE_NEEDED'
  | 'NO_CARD_ON_TRIP'
  | 'NOT_ENOUGH_POINTS'
  | 'TOO_MANY_POINTS'
  | 'POINTS_PAY_NOTHING_HERE'
  | 'POINTS_BEING_KEPT'
  | 'POINTS_MISMATCH'
  | 'RECEIPT_NUMBER_USED'
  | 'RECEIPT_NOT_FOUND'
  | 'RECEIPT_IN_OTHER_CURRENCY'
  | 'RETURN_WINDOW_OVER'
  | 'NOTHING_LEFT_TO_RETURN'
  | 'RETURN_BEING_PRICED'
  | 'REFUND_CHANGED';

export type SessionKind =
  | 'ANONYMOUS'
  | 'MEMBER'
  | 'DEVICE'
  | 'TERMINAL'
  | 'STAFF'
  | 'BRAND'
  | 'SERVICE';

/** The member is named by one of card number, address and id. */
export type SetEmployeeInput = {
  commandId: string;
  /** The 18 digits under the code of the card. */
  cardNumber?: string | null | undefined;
  email?: string | null | undefined;
  memberId?: string | null | undefined;
  /** False takes it back. */
  employed: boolean;
};

export type SetProgrammeTermsInput = {
  commandId: string;
  /** Days until points can be spent; 0: at once. */
  pendingDays: number;
  expiry: PointsExpiryInput;
  /** IANA name; its days are counted. */
  timeZone: string;
};

export type SetPromotionCapInput = {
  commandId: string;
  articleId: string;
  /** 34 for 34 %, two decimals at most; 0: it has no offers. Left out: no such limit. */
  promotionCapPercent?: number | null | undefined;
};

export type SetPurchasePriceInput = {
  commandId: string;
  articleId: string;
  /** ISO 4217. */
  currency: string;
  /** Minor units without VAT, per piece or per kilogram. Left out: not known. */
  minor?: number | null | undefined;
};

export type SetTiersInput = {
  commandId: string;
  /** What counts. */
  measure: TierMeasure;
  /** Of SPEND: ISO 4217. */
  currency?: string | null | undefined;
  /** Since when it counts. */
  window: TierWindow;
  /** Of ROLLING: 1 to 36. */
  months?: number | null | undefined;
  /** 0: a tier ends with the day. */
  graceDays: number;
  /** The lowest first; none: there are no tiers. */
  tiers: Array<TierInput>;
};

export type SetVatRateInput = {
  commandId: string;
  articleId: string;
  /** 5.5 for 5.5 %, two decimals at most. Left out: none known. */
  vatPercent?: number | null | undefined;
};

/** EXCLUSIVE: alone on a piece, the best one; STACKABLE: adds up with others of its kind, where they are better together; ALWAYS: adds up with whatever else a piece gets. */
export type Stacking =
  | 'EXCLUSIVE'
  | 'STACKABLE'
  | 'ALWAYS';

export type StaffRole =
  | 'ASSOCIATE'
  | 'MARKETER'
  | 'ADMINISTRATOR';

export type StartDryRunInput = {
  commandId: string;
  /** In whatever status. */
  campaignId: string;
  /** A second one, to be tried on the same sales. */
  against?: string | null | undefined;
  /** A brand looks at whole days that are over, in the time zone of most stores: both ends go to the nearest beginning of one. */
  from: string;
  /** The first moment that is no longer looked at; now at the latest. */
  to: string;
  /** None: all you may know of. */
  storeIds?: Array<string> | null | undefined;
};

export type StepsBy =
  | 'AMOUNT'
  | 'QUANTITY';

export type StepsGive =
  | 'PERCENT'
  | 'AMOUNT';

/** HARM: members who get it spend less, or leave less margin, for sure. UNEVEN: its sides are not split as they were dealt. COST_PER_EXTRA: what it adds costs more than it may, for sure. PACE: its budget goes too fast. */
export type StopRule =
  | 'HARM'
  | 'UNEVEN'
  | 'COST_PER_EXTRA'
  | 'PACE';

/** A line in any of the lists is never meant, whatever else names it. */
export type TargetExceptionInput = {
  categories?: Array<string> | null | undefined;
  brandIds?: Array<string> | null | undefined;
  articleIds?: Array<string> | null | undefined;
  gtins?: Array<string> | null | undefined;
  /** Lines whose price the shop has reduced already: those of a lot with a markdown. */
  markedDown?: boolean | null | undefined;
};

/** A tier as it is wanted. */
export type TierInput = {
  /** Of a tier there is already; without it the tier is a new one. */
  tierId?: string | null | undefined;
  name: TranslatedInput;
  /** Who has this much has reached it: points, minor units of the currency, or days. */
  threshold: number;
  benefits: TranslatedInput;
};

/** POINTS: points that kept purchases earned. SPEND: what was paid for kept merchandise in the currency of the tiers, less what points paid. VISITS: days on which something was bought and kept. */
export type TierMeasure =
  | 'POINTS'
  | 'SPEND'
  | 'VISITS';

/** ROLLING: so many months back from today. CALENDAR: since the first of January. */
export type TierWindow =
  | 'ROLLING'
  | 'CALENDAR';

export type TranslatedInput = {
  fr: string;
  en: string;
};

/** When a MESSAGE is issued: as the trip opens, as a targeted line is scanned, or as a trip with some of the target ends. Price benefits always apply. */
export type TriggerKind =
  | 'TRIP_OPENED'
  | 'LINE_SCANNED'
  | 'TRIP_ENDED'
  | 'BASKET';

export type UploadPictureInput = {
  /** PNG, JPEG or WebP that stands still and says nothing but what is seen; 300 KiB, 1600 × 1600. */
  base64: string;
};

export type Weekday =
  | 'MONDAY'
  | 'TUESDAY'
  | 'WEDNESDAY'
  | 'THURSDAY'
  | 'FRIDAY'
  | 'SATURDAY'
  | 'SUNDAY';

export type WhyNotReason =
  | 'GIVEN'
  | 'NOT_LIVE'
  | 'NOT_LIVE_THEN'
  | 'NOT_YET'
  | 'OVER'
  | 'OTHER_HOURS'
  | 'OTHER_STORE'
  | 'OTHER_CURRENCY'
  | 'NO_CODE'
  | 'CODE_HELD'
  | 'CODE_USED'
  | 'NOT_ACTIVATED'
  | 'CARD_NEEDED'
  | 'CARD_TYPED'
  | 'CARD_SHOWN'
  | 'NO_CONSENT'
  | 'NEVER_BOUGHT'
  | 'BOUGHT'
  | 'OTHER_PAST'
  | 'OTHER_DAY'
  | 'NOT_EMPLOYEE'
  | 'EMPLOYEE'
  | 'CONTROL_GROUP'
  | 'NOT_MEANT'
  | 'NO_ARTICLES'
  | 'EXCEPTED'
  | 'MISSING'
  | 'NO_GAIN'
  | 'BELOW_THRESHOLD'
  | 'BETTER_OFFER'
  | 'NOTHING_LEFT'
  | 'PROMOTION_CAP'
  | 'RESALE_AT_A_LOSS'
  | 'TOO_MANY_OFFERS'
  | 'MEMBER_LIMIT_REACHED'
  | 'CAMPAIGN_LIMIT_REACHED'
  | 'STORE_LIMIT_REACHED'
  | 'MEMBER_DAY_LIMIT_REACHED'
  | 'DAY_LIMIT_REACHED'
  | 'STORE_DAY_LIMIT_REACHED'
  | 'BUDGET_SPENT'
  | 'CAMPAIGN_OVER'
  | 'LINE_REMOVED'
  | 'DECLINED'
  | 'TOO_MANY_MESSAGES'
  | 'KEPT_SILENT'
  | 'NO_REASON'
  | 'OTHER_MESSAGE'
  | 'QUIET'
  | 'WANTS_QUIET'
  | 'PASSED'
  | 'NOT_ENDED'
  | 'NOT_DUE'
  | 'CHALLENGE'
  | 'CHALLENGE_NOT_CHOSEN';

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { session: { kind: SessionKind, id: string | null, name: string | null, role: StaffRole | null, storeIds: Array<string>, brandId: string | null } };

export type CampaignGiftFragment = { currency: string | null, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, ofOneArticle: boolean | null, pick: Pick | null, amountPer: AmountPer | null, withoutVat: boolean | null, quantity: number | null, by: StepsBy | null, gives: StepsGive | null, repeats: boolean | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null, steps: Array<{ from: number, off: number }> | null, challenge: { count: PastCount, withinDays: number, steps: Array<{ from: number, points: number }>, personal: { weeks: number, atLeast: number, atMost: number } | null } | null }, conditions: Array<{ minimumQuantity: number | null, minimumMinor: number | null, withDeposits: boolean, withoutVat: boolean, afterOffers: boolean, fromPercent: number | null, own: { weeks: number, stretchPercent: number, atMost: number } | null }> };

export type CampaignFragment = { id: string, version: number, status: CampaignStatus, to: string, timeZone: string, storeIds: Array<string>, regions: Array<string>, activation: boolean, returnedReason: string | null, writtenByMe: boolean, brandApproves: boolean, currency: string | null, title: { fr: string, en: string }, brand: { id: string, name: string } | null, audience: { kind: AudienceKind }, budget: { minor: number, currency: string } | null, contribution: { percent: number, brand: { id: string, name: string } | null } | null, ownChoice: { pick: OwnChoicePick, weeks: number } | null, placement: { billing: PlacementBilling, price: { minor: number, currency: string }, cap: { minor: number, currency: string } } | null, stops: Array<{ rule: StopRule, of: HarmOf | null, at: string, resumedAt: string | null }>, results: { uses: number | null, messagesIssued: number | null, withheldBelow: number | null, discountGiven: Array<{ minor: number, currency: string }> | null, raised: Array<{ minor: number, currency: string }> | null, contributed: Array<{ minor: number, currency: string }> | null, budgetLeft: { minor: number, currency: string } | null }, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, ofOneArticle: boolean | null, pick: Pick | null, amountPer: AmountPer | null, withoutVat: boolean | null, quantity: number | null, by: StepsBy | null, gives: StepsGive | null, repeats: boolean | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null, steps: Array<{ from: number, off: number }> | null, challenge: { count: PastCount, withinDays: number, steps: Array<{ from: number, points: number }>, personal: { weeks: number, atLeast: number, atMost: number } | null } | null }, conditions: Array<{ minimumQuantity: number | null, minimumMinor: number | null, withDeposits: boolean, withoutVat: boolean, afterOffers: boolean, fromPercent: number | null, own: { weeks: number, stretchPercent: number, atMost: number } | null }> };

export type CampaignsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { campaigns: { next: string | null, items: Array<{ id: string, version: number, status: CampaignStatus, to: string, timeZone: string, storeIds: Array<string>, regions: Array<string>, activation: boolean, returnedReason: string | null, writtenByMe: boolean, brandApproves: boolean, currency: string | null, title: { fr: string, en: string }, brand: { id: string, name: string } | null, audience: { kind: AudienceKind }, budget: { minor: number, currency: string } | null, contribution: { percent: number, brand: { id: string, name: string } | null } | null, ownChoice: { pick: OwnChoicePick, weeks: number } | null, placement: { billing: PlacementBilling, price: { minor: number, currency: string }, cap: { minor: number, currency: string } } | null, stops: Array<{ rule: StopRule, of: HarmOf | null, at: string, resumedAt: string | null }>, results: { uses: number | null, messagesIssued: number | null, withheldBelow: number | null, discountGiven: Array<{ minor: number, currency: string }> | null, raised: Array<{ minor: number, currency: string }> | null, contributed: Array<{ minor: number, currency: string }> | null, budgetLeft: { minor: number, currency: string } | null }, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, ofOneArticle: boolean | null, pick: Pick | null, amountPer: AmountPer | null, withoutVat: boolean | null, quantity: number | null, by: StepsBy | null, gives: StepsGive | null, repeats: boolean | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null, steps: Array<{ from: number, off: number }> | null, challenge: { count: PastCount, withinDays: number, steps: Array<{ from: number, points: number }>, personal: { weeks: number, atLeast: number, atMost: number } | null } | null }, conditions: Array<{ minimumQuantity: number | null, minimumMinor: number | null, withDeposits: boolean, withoutVat: boolean, afterOffers: boolean, fromPercent: number | null, own: { weeks: number, stretchPercent: number, atMost: number } | null }> }> } };

export type CampaignCalendarQueryVariables = Exact<{
  from: string;
  to: string;
  storeId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignCalendarQuery = { campaigns: { next: string | null, items: Array<{ id: string, status: CampaignStatus, from: string, to: string, timeZone: string, updatedAt: string, storeIds: Array<string>, regions: Array<string>, currency: string | null, title: { fr: string, en: string }, brand: { id: string, name: string } | null, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string> } | null }, experiment: { controlPercent: number } | null, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, ofOneArticle: boolean | null, pick: Pick | null, amountPer: AmountPer | null, withoutVat: boolean | null, quantity: number | null, by: StepsBy | null, gives: StepsGive | null, repeats: boolean | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null, steps: Array<{ from: number, off: number }> | null, challenge: { count: PastCount, withinDays: number, steps: Array<{ from: number, points: number }>, personal: { weeks: number, atLeast: number, atMost: number } | null } | null }, conditions: Array<{ minimumQuantity: number | null, minimumMinor: number | null, withDeposits: boolean, withoutVat: boolean, afterOffers: boolean, fromPercent: number | null, own: { weeks: number, stretchPercent: number, atMost: number } | null }> }> } };

export type MeasuredCampaignsQueryVariables = Exact<{
  region?: string | null | undefined;
  storeId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MeasuredCampaignsQuery = { campaigns: { next: string | null, items: Array<{ id: string, status: CampaignStatus, title: { fr: string, en: string }, brand: { id: string, name: string } | null, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null }, effect: { withheldBelow: number | null, currencies: Array<{ currency: string, isUneven: boolean, costPerExtra: number | null, costPerExtraMargin: number | null, promoted: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null }, spent: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } | null, margin: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } | null, cost: { minor: number, currency: string } | null }> } | null }> } };

export type TargetFragment = { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null };

export type CampaignContentFragment = { coupon: string | null, usesPerCode: number | null, notInAssortment: Array<string>, version: number, from: string, storeIds: Array<string>, regions: Array<string>, stacking: Stacking, group: string | null, priority: number, budgetPartly: boolean, body: { fr: string, en: string }, picture: { fr: { alt: string, small: string, large: string }, en: { alt: string, small: string, large: string } } | null, hours: { days: Array<Weekday>, from: string, until: string } | null, stores: Array<{ name: string } | null>, audience: { boughtCategory: string | null, notBoughtCategory: string | null, joinedWithinDays: number | null, employees: EmployeeRule | null, past: Array<{ withinDays: number, count: PastCount, atLeast: number | null, atMost: number | null, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } }>, day: { of: PersonDayKind, daysBefore: number, daysAfter: number } | null }, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null }, trigger: { kind: TriggerKind }, conditions: Array<{ target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } }>, benefit: { buy: { quantity: number, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } } | null, parts: Array<{ quantity: number, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } }> | null }, limits: { perTrip: number | null, perArticle: number | null, discountMinor: number | null, perMember: number | null, perMemberPerDay: number | null, perStore: number | null, perStorePerDay: number | null, perDay: number | null, total: number | null }, floor: { articlePercent: number | null, basketMinor: number | null } | null, experiment: { name: string, controlPercent: number, fromPercent: number, toPercent: number } | null, stopRules: { harm: HarmOf | null, uneven: boolean, costPerExtraPercent: number | null, pace: { budgetPercent: number, windowPercent: number } | null } | null };

export type CampaignQueryVariables = Exact<{
  id: string;
}>;


export type CampaignQuery = { campaign: { id: string, version: number, status: CampaignStatus, to: string, timeZone: string, storeIds: Array<string>, regions: Array<string>, activation: boolean, returnedReason: string | null, writtenByMe: boolean, brandApproves: boolean, coupon: string | null, usesPerCode: number | null, notInAssortment: Array<string>, from: string, stacking: Stacking, group: string | null, priority: number, budgetPartly: boolean, currency: string | null, title: { fr: string, en: string }, brand: { id: string, name: string } | null, audience: { kind: AudienceKind, boughtCategory: string | null, notBoughtCategory: string | null, joinedWithinDays: number | null, employees: EmployeeRule | null, past: Array<{ withinDays: number, count: PastCount, atLeast: number | null, atMost: number | null, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } }>, day: { of: PersonDayKind, daysBefore: number, daysAfter: number } | null }, budget: { minor: number, currency: string } | null, contribution: { percent: number, brand: { id: string, name: string } | null } | null, ownChoice: { pick: OwnChoicePick, weeks: number } | null, placement: { billing: PlacementBilling, price: { minor: number, currency: string }, cap: { minor: number, currency: string } } | null, stops: Array<{ rule: StopRule, of: HarmOf | null, at: string, resumedAt: string | null }>, results: { uses: number | null, messagesIssued: number | null, withheldBelow: number | null, discountGiven: Array<{ minor: number, currency: string }> | null, raised: Array<{ minor: number, currency: string }> | null, contributed: Array<{ minor: number, currency: string }> | null, budgetLeft: { minor: number, currency: string } | null }, body: { fr: string, en: string }, picture: { fr: { alt: string, small: string, large: string }, en: { alt: string, small: string, large: string } } | null, hours: { days: Array<Weekday>, from: string, until: string } | null, stores: Array<{ name: string } | null>, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null }, trigger: { kind: TriggerKind }, conditions: Array<{ minimumQuantity: number | null, minimumMinor: number | null, withDeposits: boolean, withoutVat: boolean, afterOffers: boolean, fromPercent: number | null, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null }, own: { weeks: number, stretchPercent: number, atMost: number } | null }>, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, ofOneArticle: boolean | null, pick: Pick | null, amountPer: AmountPer | null, withoutVat: boolean | null, quantity: number | null, by: StepsBy | null, gives: StepsGive | null, repeats: boolean | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null, buy: { quantity: number, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } } | null, parts: Array<{ quantity: number, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, every: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null>, except: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, markedDown: boolean, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> } | null } }> | null, steps: Array<{ from: number, off: number }> | null, challenge: { count: PastCount, withinDays: number, steps: Array<{ from: number, points: number }>, personal: { weeks: number, atLeast: number, atMost: number } | null } | null }, limits: { perTrip: number | null, perArticle: number | null, discountMinor: number | null, perMember: number | null, perMemberPerDay: number | null, perStore: number | null, perStorePerDay: number | null, perDay: number | null, total: number | null }, floor: { articlePercent: number | null, basketMinor: number | null } | null, experiment: { name: string, controlPercent: number, fromPercent: number, toPercent: number } | null, stopRules: { harm: HarmOf | null, uneven: boolean, costPerExtraPercent: number | null, pace: { budgetPercent: number, windowPercent: number } | null } | null } | null };

export type CampaignCodesQueryVariables = Exact<{
  id: string;
}>;


export type CampaignCodesQuery = { campaign: { codes: { count: number, held: number | null, used: number | null, left: number | null } | null } | null };

export type GenerateCodesMutationVariables = Exact<{
  input: GenerateCodesInput;
}>;


export type GenerateCodesMutation = { generateCodes:
    | { __typename: 'CodesGenerated', codes: Array<string> }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ImportCodesMutationVariables = Exact<{
  input: ImportCodesInput;
}>;


export type ImportCodesMutation = { importCodes:
    | { __typename: 'CodesImported', imported: number, refused: Array<{ line: number, message: string }> }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type UploadPictureMutationVariables = Exact<{
  input: UploadPictureInput;
}>;


export type UploadPictureMutation = { uploadPicture:
    | { __typename: 'PictureUploaded', address: string }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type SubmitCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type SubmitCampaignMutation = { submitCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ApproveCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type ApproveCampaignMutation = { approveCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ReturnCampaignMutationVariables = Exact<{
  input: ReturnCampaignInput;
}>;


export type ReturnCampaignMutation = { returnCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type LaunchCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type LaunchCampaignMutation = { launchCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type PauseCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type PauseCampaignMutation = { pauseCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type EndCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type EndCampaignMutation = { endCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type DraftCampaignMutationVariables = Exact<{
  input: DraftCampaignInput;
}>;


export type DraftCampaignMutation = { draftCampaign:
    | { __typename: 'CampaignDrafted', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ReviseCampaignMutationVariables = Exact<{
  input: ReviseCampaignInput;
}>;


export type ReviseCampaignMutation = { reviseCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type BrandsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type BrandsQuery = { brands: { next: string | null, items: Array<{ id: string, name: string }> } };

export type FindArticlesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type FindArticlesQuery = { articles: { next: string | null, items: Array<{ id: string, name: string, brand: { name: string } | null }> } };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<string> };

export type ArticlesQueryVariables = Exact<{
  search?: string | null | undefined;
  storeId: string;
  withCost: boolean;
  after?: string | null | undefined;
}>;


export type ArticlesQuery = { articles: { next: string | null, items: Array<{ id: string, name: string, category: string, codes: Array<string>, vatPercent: number | null, promotionCapPercent: number | null, purchasePrices?: Array<{ minor: number, currency: string }>, brand: { name: string } | null, price: { per: PriceUnit, amount: { minor: number, currency: string } } | null }> } };

export type DevicesQueryVariables = Exact<{
  storeId: string;
  after?: string | null | undefined;
}>;


export type DevicesQuery = { devices: { next: string | null, items: Array<{ id: string, kind: DeviceKind, label: string, status: DeviceStatus, enrolledAt: string, lastSeenAt: string | null }> } };

export type EmployeesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EmployeesQuery = { employees: { next: string | null, items: Array<{ markedBy: string | null, member: { id: string, firstName: string, employedSince: string | null } }> } };

export type SetEmployeeMutationVariables = Exact<{
  input: SetEmployeeInput;
}>;


export type SetEmployeeMutation = { setEmployee:
    | { __typename: 'EmployeeSet', member: { id: string, firstName: string } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type TermsFragment = { version: number, pendingDays: number, timeZone: string, setAt: string | null, expiry: { kind: PointsExpiryKind, months: number | null, month: number | null, day: number | null } };

export type ProgrammeTermsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProgrammeTermsQuery = { programmeTerms: { version: number, pendingDays: number, timeZone: string, setAt: string | null, earlier: Array<{ version: number, pendingDays: number, timeZone: string, setAt: string | null, expiry: { kind: PointsExpiryKind, months: number | null, month: number | null, day: number | null } }>, expiry: { kind: PointsExpiryKind, months: number | null, month: number | null, day: number | null } } };

export type SetProgrammeTermsMutationVariables = Exact<{
  input: SetProgrammeTermsInput;
}>;


export type SetProgrammeTermsMutation = { setProgrammeTerms:
    | { __typename: 'ProgrammeTermsSet', terms: { version: number, pendingDays: number, timeZone: string, setAt: string | null, earlier: Array<{ version: number, pendingDays: number, timeZone: string, setAt: string | null, expiry: { kind: PointsExpiryKind, months: number | null, month: number | null, day: number | null } }>, expiry: { kind: PointsExpiryKind, months: number | null, month: number | null, day: number | null } } }
    | { __typename: 'PointsRefusal', reason: PointsRefusalReason, message: string, field: string | null }
   };

export type TiersFragment = { version: number, setAt: string | null, rules: { measure: TierMeasure, currency: string | null, window: TierWindow, months: number | null, graceDays: number, tiers: Array<{ id: string, threshold: number, names: { fr: string, en: string }, benefitsIn: { fr: string, en: string } }> } | null };

export type TierProgrammeQueryVariables = Exact<{ [key: string]: never; }>;


export type TierProgrammeQuery = { tierProgramme: { version: number, setAt: string | null, earlier: Array<{ version: number, setAt: string | null, rules: { measure: TierMeasure, currency: string | null, window: TierWindow, months: number | null, graceDays: number, tiers: Array<{ id: string, threshold: number, names: { fr: string, en: string }, benefitsIn: { fr: string, en: string } }> } | null }>, rules: { measure: TierMeasure, currency: string | null, window: TierWindow, months: number | null, graceDays: number, tiers: Array<{ id: string, threshold: number, names: { fr: string, en: string }, benefitsIn: { fr: string, en: string } }> } | null } };

export type SetTiersMutationVariables = Exact<{
  input: SetTiersInput;
}>;


export type SetTiersMutation = { setTiers:
    | { __typename: 'TiersSet', tiers: { version: number, setAt: string | null, earlier: Array<{ version: number, setAt: string | null, rules: { measure: TierMeasure, currency: string | null, window: TierWindow, months: number | null, graceDays: number, tiers: Array<{ id: string, threshold: number, names: { fr: string, en: string }, benefitsIn: { fr: string, en: string } }> } | null }>, rules: { measure: TierMeasure, currency: string | null, window: TierWindow, months: number | null, graceDays: number, tiers: Array<{ id: string, threshold: number, names: { fr: string, en: string }, benefitsIn: { fr: string, en: string } }> } | null } }
    | { __typename: 'PointsRefusal', reason: PointsRefusalReason, message: string, field: string | null }
   };

export type DeviceNamesQueryVariables = Exact<{
  storeId: string;
  after?: string | null | undefined;
}>;


export type DeviceNamesQuery = { devices: { next: string | null, items: Array<{ id: string, label: string }> } };

export type CreateDeviceEnrolmentMutationVariables = Exact<{
  input: CreateDeviceEnrolmentInput;
}>;


export type CreateDeviceEnrolmentMutation = { createDeviceEnrolment:
    | { __typename: 'DeviceEnrolmentCreated', code: string, expiresAt: string }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type RevokeDeviceMutationVariables = Exact<{
  input: RevokeDeviceInput;
}>;


export type RevokeDeviceMutation = { revokeDevice:
    | { __typename: 'DeviceRevoked', device: { id: string, status: DeviceStatus } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type WaitingTripsQueryVariables = Exact<{
  storeId: string;
}>;


export type WaitingTripsQuery = { tripsNeedingHelp: Array<{ id: string, deviceId: string, claimedBy: string | null, openedAt: string, endedAt: string | null, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, store: { id: string }, member: { firstName: string } | null, audit: { required: boolean, outcome: AuditOutcome | null, reason: AuditReason } | null, due: { minor: number, currency: string } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number }> }> };

export type ApproveAgeMutationVariables = Exact<{
  input: ApproveAgeInput;
}>;


export type ApproveAgeMutation = { approveAge:
    | { __typename: 'AgeChecked', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type CompleteAuditMutationVariables = Exact<{
  input: CompleteAuditInput;
}>;


export type CompleteAuditMutation = { completeAudit:
    | { __typename: 'AuditCompleted', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type StartDryRunMutationVariables = Exact<{
  input: StartDryRunInput;
}>;


export type StartDryRunMutation = { startDryRun:
    | { __typename: 'DryRunStarted', dryRun: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type DryRunResultFragment = { campaignId: string, message: boolean, title: { fr: string, en: string }, totals: Array<{ currency: string, sales: number | null, reachedSales: number | null, reachedMembers: number | null, points: number | null, marginKnown: number | null, cost: { minor: number, currency: string } | null, raised: { minor: number, currency: string } | null, takenFromOthers: { minor: number, currency: string } | null, net: { minor: number, currency: string } | null, goods: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null, revenueBefore: { minor: number, currency: string } | null, revenueAfter: { minor: number, currency: string } | null }>, stores: Array<{ store: { id: string, name: string } | null, figures: { currency: string, reachedSales: number | null, cost: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null } }>, days: Array<{ day: string, figures: { currency: string, reachedSales: number | null, cost: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null } }>, taken: Array<{ campaignId: string, title: { fr: string, en: string }, less: { minor: number, currency: string } }> };

export type DryRunQueryVariables = Exact<{
  id: string;
}>;


export type DryRunQuery = { dryRun: { id: string, state: DryRunState, progress: number, looked: number | null, inAll: number | null, from: string, to: string, knownSince: string | null, byHistoryOfNow: boolean, byConsentOfNow: boolean, withheldBelow: number | null, result: { campaignId: string, message: boolean, title: { fr: string, en: string }, totals: Array<{ currency: string, sales: number | null, reachedSales: number | null, reachedMembers: number | null, points: number | null, marginKnown: number | null, cost: { minor: number, currency: string } | null, raised: { minor: number, currency: string } | null, takenFromOthers: { minor: number, currency: string } | null, net: { minor: number, currency: string } | null, goods: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null, revenueBefore: { minor: number, currency: string } | null, revenueAfter: { minor: number, currency: string } | null }>, stores: Array<{ store: { id: string, name: string } | null, figures: { currency: string, reachedSales: number | null, cost: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null } }>, days: Array<{ day: string, figures: { currency: string, reachedSales: number | null, cost: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null } }>, taken: Array<{ campaignId: string, title: { fr: string, en: string }, less: { minor: number, currency: string } }> } | null, against: { campaignId: string, message: boolean, title: { fr: string, en: string }, totals: Array<{ currency: string, sales: number | null, reachedSales: number | null, reachedMembers: number | null, points: number | null, marginKnown: number | null, cost: { minor: number, currency: string } | null, raised: { minor: number, currency: string } | null, takenFromOthers: { minor: number, currency: string } | null, net: { minor: number, currency: string } | null, goods: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null, revenueBefore: { minor: number, currency: string } | null, revenueAfter: { minor: number, currency: string } | null }>, stores: Array<{ store: { id: string, name: string } | null, figures: { currency: string, reachedSales: number | null, cost: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null } }>, days: Array<{ day: string, figures: { currency: string, reachedSales: number | null, cost: { minor: number, currency: string } | null, marginBefore: { minor: number, currency: string } | null, marginAfter: { minor: number, currency: string } | null } }>, taken: Array<{ campaignId: string, title: { fr: string, en: string }, less: { minor: number, currency: string } }> } | null } | null };

export type EffectLiftFragment = { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null };

export type EffectArmFragment = { people: number, receipts: number | null, spentPerPerson: { minor: number, currency: string } | null, promotedPerPerson: { minor: number, currency: string } | null };

export type CampaignEffectQueryVariables = Exact<{
  id: string;
  version?: number | null | undefined;
}>;


export type CampaignEffectQuery = { campaign: { effect: { version: number, versions: Array<number>, since: string, until: string, withheldBelow: number | null, currencies: Array<{ currency: string, isUneven: boolean, costPerExtra: number | null, costPerExtraAtMost: number | null, marginKnown: number | null, costPerExtraMargin: number | null, costPerExtraMarginAtMost: number | null, offered: { people: number, receipts: number | null, spentPerPerson: { minor: number, currency: string } | null, promotedPerPerson: { minor: number, currency: string } | null }, control: { people: number, receipts: number | null, spentPerPerson: { minor: number, currency: string } | null, promotedPerPerson: { minor: number, currency: string } | null }, promoted: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null }, beside: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } | null, spent: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } | null, after: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } | null, cost: { minor: number, currency: string } | null, margin: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } | null }>, stores: Array<{ currency: string, store: { id: string, name: string } | null, offered: { people: number }, control: { people: number }, promoted: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } }>, regions: Array<{ region: string | null, currency: string, offered: { people: number }, control: { people: number }, promoted: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } }>, days: Array<{ day: string, currency: string, promoted: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } }>, variants: Array<{ campaignId: string, currency: string, pAmongAll: number | null, title: { fr: string, en: string }, promoted: { verdict: EffectVerdict, perPerson: { minor: number, currency: string } | null, low: { minor: number, currency: string } | null, high: { minor: number, currency: string } | null } }> } | null } | null };

export type WhyNotSaidFragment = { given: boolean, reason: WhyNotReason, explanation: string, moment: string | null };

export type WhyNotQueryVariables = Exact<{
  storeId: string;
  businessDate: string;
  number: string;
  campaignId: string;
}>;


export type WhyNotQuery = { receiptsByNumber: Array<{ id: string, closedAt: string, total: { minor: number, currency: string }, trip: { id: string, whyNot: { given: boolean, reason: WhyNotReason, explanation: string, moment: string | null } | null } | null }> };

export type WhyNotOnReceiptQueryVariables = Exact<{
  storeId: string;
  businessDate: string;
  number: string;
  totalMinor: number;
  campaignId: string;
}>;


export type WhyNotOnReceiptQuery = { whyNotOnReceipt: { given: boolean, reason: WhyNotReason, explanation: string, moment: string | null } | null };

export type CampaignPaceQueryVariables = Exact<{
  id: string;
}>;


export type CampaignPaceQuery = { campaign: { budgetPace: { windowShare: number, ofDays: number, outlook: BudgetOutlook | null, spentOn: string | null, withheldBelow: number | null, gone: { minor: number, currency: string } | null, perDay: { minor: number, currency: string } | null, days: Array<{ day: string, gone: { minor: number, currency: string } | null }> } | null } | null };

export type RateFragment = { trips: number, bought: number, low: number, high: number };

export type PlacementBillQueryVariables = Exact<{
  id: string;
}>;


export type PlacementBillQuery = { campaign: { placementBill: { waiting: number | null, left: number | null, peopleMin: number, lines: Array<{ number: number, from: string, to: string, count: number, takenBack: number, countSum: number, amount: { minor: number, currency: string }, amountSum: { minor: number, currency: string } }>, billed: { minor: number, currency: string } } | null } | null };

export type MessageReceptionQueryVariables = Exact<{
  id: string;
}>;


export type MessageReceptionQuery = { campaign: { reception: { standing: MessageStanding, chance: number | null, withheldBelow: number | null, shown: { trips: number, bought: number, low: number, high: number } | null, unshown: { trips: number, bought: number, low: number, high: number } | null } | null } | null };

export type AudienceReachQueryVariables = Exact<{
  kind: AudienceKind;
  boughtCategory?: string | null | undefined;
  notBoughtCategory?: string | null | undefined;
  controlPercent?: number | null | undefined;
  employees?: EmployeeRule | null | undefined;
  dayOf?: PersonDayKind | null | undefined;
  daysBefore?: number | null | undefined;
  daysAfter?: number | null | undefined;
  fromPercent?: number | null | undefined;
  toPercent?: number | null | undefined;
}>;


export type AudienceReachQuery = { audienceReach: { members: number | null, among: number | null, offered: number | null, control: number | null, withheldBelow: number | null } };

export type SetVatRateMutationVariables = Exact<{
  input: SetVatRateInput;
}>;


export type SetVatRateMutation = { setVatRate:
    | { __typename: 'VatRateSet', article: { id: string } }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string, field: string }
   };

export type SetPromotionCapMutationVariables = Exact<{
  input: SetPromotionCapInput;
}>;


export type SetPromotionCapMutation = { setPromotionCap:
    | { __typename: 'PromotionCapSet', article: { id: string } }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string, field: string }
   };

export type CampaignChallengeQueryVariables = Exact<{
  id: string;
}>;


export type CampaignChallengeQuery = { campaign: { id: string, challengeResults: { chosen: number | null, points: number | null, withheldBelow: number | null, steps: Array<{ reached: number, points: number }> } | null } | null };

export type SetPurchasePriceMutationVariables = Exact<{
  input: SetPurchasePriceInput;
}>;


export type SetPurchasePriceMutation = { setPurchasePrice:
    | { __typename: 'PurchasePriceSet', article: { id: string } }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string, field: string }
   };

export type MemberPointsQueryVariables = Exact<{
  id?: string | null | undefined;
  cardNumber?: string | null | undefined;
  email?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MemberPointsQuery = { member: { id: string, firstName: string, enrolledAt: string | null, tier: { current: { name: string } | null } | null, points: { balance: number, reserved: number, pending: { points: number }, entries: { next: string | null, items: Array<{ id: string, kind: PointsEntryKind, points: number, pending: number, activeOn: string | null, at: string, challengeTitle: string | null, adjustmentReason: PointsAdjustmentReason | null }> } } | null } | null };

export type AdjustmentFragment = { id: string, points: number, reason: PointsAdjustmentReason, note: string, status: PointsAdjustmentStatus, askedBy: string, askedAt: string, decidedBy: string | null, decidedAt: string | null, member: { id: string, firstName: string } | null };

export type PointsAdjustmentsQueryVariables = Exact<{
  status?: PointsAdjustmentStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type PointsAdjustmentsQuery = { pointsAdjustments: { next: string | null, items: Array<{ id: string, points: number, reason: PointsAdjustmentReason, note: string, status: PointsAdjustmentStatus, askedBy: string, askedAt: string, decidedBy: string | null, decidedAt: string | null, member: { id: string, firstName: string } | null }> } };

export type AdjustPointsMutationVariables = Exact<{
  input: AdjustPointsInput;
}>;


export type AdjustPointsMutation = { adjustPoints:
    | { __typename: 'PointsAdjusted', adjustment: { id: string, points: number, reason: PointsAdjustmentReason, note: string, status: PointsAdjustmentStatus, askedBy: string, askedAt: string, decidedBy: string | null, decidedAt: string | null, member: { id: string, firstName: string } | null } }
    | { __typename: 'PointsRefusal', reason: PointsRefusalReason, message: string, field: string | null }
   };

export type DecidePointsAdjustmentMutationVariables = Exact<{
  input: DecidePointsAdjustmentInput;
}>;


export type DecidePointsAdjustmentMutation = { decidePointsAdjustment:
    | { __typename: 'PointsAdjusted', adjustment: { id: string, points: number, reason: PointsAdjustmentReason, note: string, status: PointsAdjustmentStatus, askedBy: string, askedAt: string, decidedBy: string | null, decidedAt: string | null, member: { id: string, firstName: string } | null } }
    | { __typename: 'PointsRefusal', reason: PointsRefusalReason, message: string, field: string | null }
   };

export type StaffNamesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StaffNamesQuery = { staff: { next: string | null, items: Array<{ id: string, name: string }> } };

export const whoAmIDocument =
  "query WhoAmI{session{kind id name role storeIds brandId}}" as TypedDocument<WhoAmIQuery, WhoAmIQueryVariables>;

export const campaignsDocument =
  "query Campaigns($after:String){campaigns(first:20 after:$after){items{...Campaign}next}}fragment Campaign on Campaign{id version status title{fr en}brand{id name}to timeZone storeIds regions ...CampaignGift audience{kind}budget{minor currency}contribution{percent brand{id name}}ownChoice{pick weeks}activation placement{billing price{minor currency}cap{minor currency}}returnedReason stops{rule of at resumedAt}writtenByMe brandApproves results{uses discountGiven{minor currency}raised{minor currency}contributed{minor currency}messagesIssued budgetLeft{minor currency}withheldBelow}}fragment CampaignGift on Campaign{currency benefit{kind percent amountMinor take pay ofOneArticle pick amountPer withoutVat quantity by gives steps{from off}repeats points per multiplierPercent challenge{count withinDays steps{from points}personal{weeks atLeast atMost}}}conditions{minimumQuantity minimumMinor withDeposits withoutVat afterOffers fromPercent own{weeks stretchPercent atMost}}}" as TypedDocument<CampaignsQuery, CampaignsQueryVariables>;

export const campaignCalendarDocument =
  "query CampaignCalendar($from:DateTimeISO!$to:DateTimeISO!$storeId:ID$after:String){campaigns(first:30 from:$from to:$to storeId:$storeId after:$after){items{id status title{fr en}brand{id name}from to timeZone updatedAt storeIds regions ...CampaignGift target{categories brandIds articleIds gtins every except{categories brandIds articleIds gtins}}experiment{controlPercent}}next}}fragment CampaignGift on Campaign{currency benefit{kind percent amountMinor take pay ofOneArticle pick amountPer withoutVat quantity by gives steps{from off}repeats points per multiplierPercent challenge{count withinDays steps{from points}personal{weeks atLeast atMost}}}conditions{minimumQuantity minimumMinor withDeposits withoutVat afterOffers fromPercent own{weeks stretchPercent atMost}}}" as TypedDocument<CampaignCalendarQuery, CampaignCalendarQueryVariables>;

export const measuredCampaignsDocument =
  "query MeasuredCampaigns($region:String$storeId:ID$after:String){campaigns(first:20 measured:true after:$after){items{id status title{fr en}brand{id name}target{...Target}effect(region:$region storeId:$storeId){withheldBelow currencies{currency isUneven promoted{...EffectLift}spent{...EffectLift}margin{...EffectLift}cost{minor currency}costPerExtra costPerExtraMargin}}}next}}fragment Target on CampaignTarget{categories brandIds brands{name}articleIds articles{name}gtins every except{categories brandIds brands{name}articleIds articles{name}gtins markedDown}}fragment EffectLift on EffectLift{verdict perPerson{minor currency}low{minor currency}high{minor currency}}" as TypedDocument<MeasuredCampaignsQuery, MeasuredCampaignsQueryVariables>;

export const campaignDocument =
  "query Campaign($id:ID!){campaign(id:$id){...Campaign ...CampaignContent}}fragment Campaign on Campaign{id version status title{fr en}brand{id name}to timeZone storeIds regions ...CampaignGift audience{kind}budget{minor currency}contribution{percent brand{id name}}ownChoice{pick weeks}activation placement{billing price{minor currency}cap{minor currency}}returnedReason stops{rule of at resumedAt}writtenByMe brandApproves results{uses discountGiven{minor currency}raised{minor currency}contributed{minor currency}messagesIssued budgetLeft{minor currency}withheldBelow}}fragment CampaignGift on Campaign{currency benefit{kind percent amountMinor take pay ofOneArticle pick amountPer withoutVat quantity by gives steps{from off}repeats points per multiplierPercent challenge{count withinDays steps{from points}personal{weeks atLeast atMost}}}conditions{minimumQuantity minimumMinor withDeposits withoutVat afterOffers fromPercent own{weeks stretchPercent atMost}}}fragment CampaignContent on Campaign{coupon usesPerCode notInAssortment version body{fr en}picture{fr{alt small large}en{alt small large}}from hours{days from until}storeIds regions stores{name}audience{boughtCategory notBoughtCategory past{target{...Target}withinDays count atLeast atMost}joinedWithinDays employees day{of daysBefore daysAfter}}target{...Target}trigger{kind}conditions{target{...Target}}benefit{buy{target{...Target}quantity}parts{target{...Target}quantity}}stacking group priority limits{perTrip perArticle discountMinor perMember perMemberPerDay perStore perStorePerDay perDay total}floor{articlePercent basketMinor}budgetPartly experiment{name controlPercent fromPercent toPercent}stopRules{harm uneven costPerExtraPercent pace{budgetPercent windowPercent}}}fragment Target on CampaignTarget{categories brandIds brands{name}articleIds articles{name}gtins every except{categories brandIds brands{name}articleIds articles{name}gtins markedDown}}" as TypedDocument<CampaignQuery, CampaignQueryVariables>;

export const campaignCodesDocument =
  "query CampaignCodes($id:ID!){campaign(id:$id){codes{count held used left}}}" as TypedDocument<CampaignCodesQuery, CampaignCodesQueryVariables>;

export const generateCodesDocument =
  "mutation GenerateCodes($input:GenerateCodesInput!){generateCodes(input:$input){__typename ...on CodesGenerated{codes}...on OffersRefusal{reason message field}}}" as TypedDocument<GenerateCodesMutation, GenerateCodesMutationVariables>;

export const importCodesDocument =
  "mutation ImportCodes($input:ImportCodesInput!){importCodes(input:$input){__typename ...on CodesImported{imported refused{line message}}...on OffersRefusal{reason message field}}}" as TypedDocument<ImportCodesMutation, ImportCodesMutationVariables>;

export const uploadPictureDocument =
  "mutation UploadPicture($input:UploadPictureInput!){uploadPicture(input:$input){__typename ...on PictureUploaded{address}...on OffersRefusal{reason message field}}}" as TypedDocument<UploadPictureMutation, UploadPictureMutationVariables>;

export const submitCampaignDocument =
  "mutation SubmitCampaign($input:CampaignStepInput!){submitCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<SubmitCampaignMutation, SubmitCampaignMutationVariables>;

export const approveCampaignDocument =
  "mutation ApproveCampaign($input:CampaignStepInput!){approveCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<ApproveCampaignMutation, ApproveCampaignMutationVariables>;

export const returnCampaignDocument =
  "mutation ReturnCampaign($input:ReturnCampaignInput!){returnCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<ReturnCampaignMutation, ReturnCampaignMutationVariables>;

export const launchCampaignDocument =
  "mutation LaunchCampaign($input:CampaignStepInput!){launchCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<LaunchCampaignMutation, LaunchCampaignMutationVariables>;

export const pauseCampaignDocument =
  "mutation PauseCampaign($input:CampaignStepInput!){pauseCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<PauseCampaignMutation, PauseCampaignMutationVariables>;

export const endCampaignDocument =
  "mutation EndCampaign($input:CampaignStepInput!){endCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<EndCampaignMutation, EndCampaignMutationVariables>;

export const draftCampaignDocument =
  "mutation DraftCampaign($input:DraftCampaignInput!){draftCampaign(input:$input){__typename ...on CampaignDrafted{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<DraftCampaignMutation, DraftCampaignMutationVariables>;

export const reviseCampaignDocument =
  "mutation ReviseCampaign($input:ReviseCampaignInput!){reviseCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<ReviseCampaignMutation, ReviseCampaignMutationVariables>;

export const brandsDocument =
  "query Brands($search:String){brands(search:$search first:20){items{id name}next}}" as TypedDocument<BrandsQuery, BrandsQueryVariables>;

export const findArticlesDocument =
  "query FindArticles($search:String){articles(search:$search first:20){items{id name brand{name}}next}}" as TypedDocument<FindArticlesQuery, FindArticlesQueryVariables>;

export const categoriesDocument =
  "query Categories{categories}" as TypedDocument<CategoriesQuery, CategoriesQueryVariables>;

export const articlesDocument =
  "query Articles($search:String$storeId:ID!$withCost:Boolean!$after:String){articles(search:$search first:25 after:$after){items{id name category codes vatPercent promotionCapPercent purchasePrices@include(if:$withCost){minor currency}brand{name}price(storeId:$storeId){amount{minor currency}per}}next}}" as TypedDocument<ArticlesQuery, ArticlesQueryVariables>;

export const devicesDocument =
  "query Devices($storeId:ID!$after:String){devices(storeId:$storeId first:20 after:$after){items{id kind label status enrolledAt lastSeenAt}next}}" as TypedDocument<DevicesQuery, DevicesQueryVariables>;

export const employeesDocument =
  "query Employees($after:String){employees(first:20 after:$after){items{member{id firstName employedSince}markedBy}next}}" as TypedDocument<EmployeesQuery, EmployeesQueryVariables>;

export const setEmployeeDocument =
  "mutation SetEmployee($input:SetEmployeeInput!){setEmployee(input:$input){__typename ...on EmployeeSet{member{id firstName}}...on MembersRefusal{reason message}}}" as TypedDocument<SetEmployeeMutation, SetEmployeeMutationVariables>;

export const programmeTermsDocument =
  "query ProgrammeTerms{programmeTerms{...Terms earlier{...Terms}}}fragment Terms on ProgrammeTerms{version pendingDays expiry{kind months month day}timeZone setAt}" as TypedDocument<ProgrammeTermsQuery, ProgrammeTermsQueryVariables>;

export const setProgrammeTermsDocument =
  "mutation SetProgrammeTerms($input:SetProgrammeTermsInput!){setProgrammeTerms(input:$input){__typename ...on ProgrammeTermsSet{terms{...Terms earlier{...Terms}}}...on PointsRefusal{reason message field}}}fragment Terms on ProgrammeTerms{version pendingDays expiry{kind months month day}timeZone setAt}" as TypedDocument<SetProgrammeTermsMutation, SetProgrammeTermsMutationVariables>;

export const tierProgrammeDocument =
  "query TierProgramme{tierProgramme{...Tiers earlier{...Tiers}}}fragment Tiers on TierProgramme{version setAt rules{measure currency window months graceDays tiers{id names{fr en}threshold benefitsIn{fr en}}}}" as TypedDocument<TierProgrammeQuery, TierProgrammeQueryVariables>;

export const setTiersDocument =
  "mutation SetTiers($input:SetTiersInput!){setTiers(input:$input){__typename ...on TiersSet{tiers{...Tiers earlier{...Tiers}}}...on PointsRefusal{reason message field}}}fragment Tiers on TierProgramme{version setAt rules{measure currency window months graceDays tiers{id names{fr en}threshold benefitsIn{fr en}}}}" as TypedDocument<SetTiersMutation, SetTiersMutationVariables>;

export const deviceNamesDocument =
  "query DeviceNames($storeId:ID!$after:String){devices(storeId:$storeId first:100 after:$after){items{id label}next}}" as TypedDocument<DeviceNamesQuery, DeviceNamesQueryVariables>;

export const createDeviceEnrolmentDocument =
  "mutation CreateDeviceEnrolment($input:CreateDeviceEnrolmentInput!){createDeviceEnrolment(input:$input){__typename ...on DeviceEnrolmentCreated{code expiresAt}...on MembersRefusal{reason message}}}" as TypedDocument<CreateDeviceEnrolmentMutation, CreateDeviceEnrolmentMutationVariables>;

export const revokeDeviceDocument =
  "mutation RevokeDevice($input:RevokeDeviceInput!){revokeDevice(input:$input){__typename ...on DeviceRevoked{device{id status}}...on MembersRefusal{reason message}}}" as TypedDocument<RevokeDeviceMutation, RevokeDeviceMutationVariables>;

export const waitingTripsDocument =
  "query WaitingTrips($storeId:ID!){tripsNeedingHelp(storeId:$storeId){id store{id}member{firstName}deviceId claimedBy openedAt endedAt requiredAge ageCheck audit{required outcome reason}due{minor currency}subtotal{minor currency}piecesCount lines{id name quantity minimumAge}}}" as TypedDocument<WaitingTripsQuery, WaitingTripsQueryVariables>;

export const approveAgeDocument =
  "mutation ApproveAge($input:ApproveAgeInput!){approveAge(input:$input){__typename ...on AgeChecked{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<ApproveAgeMutation, ApproveAgeMutationVariables>;

export const completeAuditDocument =
  "mutation CompleteAudit($input:CompleteAuditInput!){completeAudit(input:$input){__typename ...on AuditCompleted{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<CompleteAuditMutation, CompleteAuditMutationVariables>;

export const startDryRunDocument =
  "mutation StartDryRun($input:StartDryRunInput!){startDryRun(input:$input){__typename ...on DryRunStarted{dryRun{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<StartDryRunMutation, StartDryRunMutationVariables>;

export const dryRunDocument =
  "query DryRun($id:ID!){dryRun(id:$id){id state progress looked inAll from to knownSince byHistoryOfNow byConsentOfNow withheldBelow result{...DryRunResult}against{...DryRunResult}}}fragment DryRunResult on DryRunResult{campaignId title{fr en}message totals{currency sales reachedSales reachedMembers cost{minor currency}raised{minor currency}points takenFromOthers{minor currency}net{minor currency}goods{minor currency}marginKnown marginBefore{minor currency}marginAfter{minor currency}revenueBefore{minor currency}revenueAfter{minor currency}}stores{store{id name}figures{currency reachedSales cost{minor currency}marginBefore{minor currency}marginAfter{minor currency}}}days{day figures{currency reachedSales cost{minor currency}marginBefore{minor currency}marginAfter{minor currency}}}taken{campaignId title{fr en}less{minor currency}}}" as TypedDocument<DryRunQuery, DryRunQueryVariables>;

export const campaignEffectDocument =
  "query CampaignEffect($id:ID!$version:Int){campaign(id:$id){effect(version:$version){version versions since until withheldBelow currencies{currency isUneven offered{...EffectArm}control{...EffectArm}promoted{...EffectLift}beside{...EffectLift}spent{...EffectLift}after{...EffectLift}cost{minor currency}costPerExtra costPerExtraAtMost margin{...EffectLift}marginKnown costPerExtraMargin costPerExtraMarginAtMost}stores{store{id name}currency offered{people}control{people}promoted{...EffectLift}}regions{region currency offered{people}control{people}promoted{...EffectLift}}days{day currency promoted{...EffectLift}}variants{campaignId title{fr en}currency promoted{...EffectLift}pAmongAll}}}}fragment EffectArm on EffectArm{people receipts spentPerPerson{minor currency}promotedPerPerson{minor currency}}fragment EffectLift on EffectLift{verdict perPerson{minor currency}low{minor currency}high{minor currency}}" as TypedDocument<CampaignEffectQuery, CampaignEffectQueryVariables>;

export const whyNotDocument =
  "query WhyNot($storeId:ID!$businessDate:String!$number:String!$campaignId:ID!){receiptsByNumber(storeId:$storeId businessDate:$businessDate number:$number){id closedAt total{minor currency}trip{id whyNot(campaignId:$campaignId){...WhyNotSaid}}}}fragment WhyNotSaid on WhyNot{given reason explanation moment}" as TypedDocument<WhyNotQuery, WhyNotQueryVariables>;

export const whyNotOnReceiptDocument =
  "query WhyNotOnReceipt($storeId:ID!$businessDate:String!$number:String!$totalMinor:SafeInt!$campaignId:ID!){whyNotOnReceipt(storeId:$storeId businessDate:$businessDate number:$number totalMinor:$totalMinor campaignId:$campaignId){...WhyNotSaid}}fragment WhyNotSaid on WhyNot{given reason explanation moment}" as TypedDocument<WhyNotOnReceiptQuery, WhyNotOnReceiptQueryVariables>;

export const campaignPaceDocument =
  "query CampaignPace($id:ID!){campaign(id:$id){budgetPace{gone{minor currency}windowShare perDay{minor currency}ofDays outlook spentOn days{day gone{minor currency}}withheldBelow}}}" as TypedDocument<CampaignPaceQuery, CampaignPaceQueryVariables>;

export const placementBillDocument =
  "query PlacementBill($id:ID!){campaign(id:$id){placementBill{lines{number from to count takenBack amount{minor currency}countSum amountSum{minor currency}}billed{minor currency}waiting left peopleMin}}}" as TypedDocument<PlacementBillQuery, PlacementBillQueryVariables>;

export const messageReceptionDocument =
  "query MessageReception($id:ID!){campaign(id:$id){reception{shown{...Rate}unshown{...Rate}standing chance withheldBelow}}}fragment Rate on MessageRate{trips bought low high}" as TypedDocument<MessageReceptionQuery, MessageReceptionQueryVariables>;

export const audienceReachDocument =
  "query AudienceReach($kind:AudienceKind!$boughtCategory:String$notBoughtCategory:String$controlPercent:Int$employees:EmployeeRule$dayOf:PersonDayKind$daysBefore:Int$daysAfter:Int$fromPercent:Int$toPercent:Int){audienceReach(kind:$kind boughtCategory:$boughtCategory notBoughtCategory:$notBoughtCategory employees:$employees dayOf:$dayOf daysBefore:$daysBefore daysAfter:$daysAfter controlPercent:$controlPercent fromPercent:$fromPercent toPercent:$toPercent){members among offered control withheldBelow}}" as TypedDocument<AudienceReachQuery, AudienceReachQueryVariables>;

export const setVatRateDocument =
  "mutation SetVatRate($input:SetVatRateInput!){setVatRate(input:$input){__typename ...on VatRateSet{article{id}}...on CatalogRefusal{reason message field}}}" as TypedDocument<SetVatRateMutation, SetVatRateMutationVariables>;

export const setPromotionCapDocument =
  "mutation SetPromotionCap($input:SetPromotionCapInput!){setPromotionCap(input:$input){__typename ...on PromotionCapSet{article{id}}...on CatalogRefusal{reason message field}}}" as TypedDocument<SetPromotionCapMutation, SetPromotionCapMutationVariables>;

export const campaignChallengeDocument =
  "query CampaignChallenge($id:ID!){campaign(id:$id){id challengeResults{chosen points withheldBelow steps{reached points}}}}" as TypedDocument<CampaignChallengeQuery, CampaignChallengeQueryVariables>;

export const setPurchasePriceDocument =
  "mutation SetPurchasePrice($input:SetPurchasePriceInput!){setPurchasePrice(input:$input){__typename ...on PurchasePriceSet{article{id}}...on CatalogRefusal{reason message field}}}" as TypedDocument<SetPurchasePriceMutation, SetPurchasePriceMutationVariables>;

export const memberPointsDocument =
  "query MemberPoints($id:ID$cardNumber:String$email:String$after:String){member(id:$id cardNumber:$cardNumber email:$email){id firstName enrolledAt tier{current{name}}points{balance reserved pending{points}entries(first:20 after:$after){items{id kind points pending activeOn at challengeTitle adjustmentReason}next}}}}" as TypedDocument<MemberPointsQuery, MemberPointsQueryVariables>;

export const pointsAdjustmentsDocument =
  "query PointsAdjustments($status:PointsAdjustmentStatus$after:String){pointsAdjustments(status:$status after:$after){items{...Adjustment}next}}fragment Adjustment on PointsAdjustment{id member{id firstName}points reason note status askedBy askedAt decidedBy decidedAt}" as TypedDocument<PointsAdjustmentsQuery, PointsAdjustmentsQueryVariables>;

export const adjustPointsDocument =
  "mutation AdjustPoints($input:AdjustPointsInput!){adjustPoints(input:$input){__typename ...on PointsAdjusted{adjustment{...Adjustment}}...on PointsRefusal{reason message field}}}fragment Adjustment on PointsAdjustment{id member{id firstName}points reason note status askedBy askedAt decidedBy decidedAt}" as TypedDocument<AdjustPointsMutation, AdjustPointsMutationVariables>;

export const decidePointsAdjustmentDocument =
  "mutation DecidePointsAdjustment($input:DecidePointsAdjustmentInput!){decidePointsAdjustment(input:$input){__typename ...on PointsAdjusted{adjustment{...Adjustment}}...on PointsRefusal{reason message field}}}fragment Adjustment on PointsAdjustment{id member{id firstName}points reason note status askedBy askedAt decidedBy decidedAt}" as TypedDocument<DecidePointsAdjustmentMutation, DecidePointsAdjustmentMutationVariables>;

export const staffNamesDocument =
  "query StaffNames($after:String){staff(first:100 after:$after){items{id name}next}}" as TypedDocument<StaffNamesQuery, StaffNamesQueryVariables>;
