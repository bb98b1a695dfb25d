import { graphEnum } from '@rayon/subgraph';

/** Where a campaign stands. */
export const campaignStatus = graphEnum('CampaignStatus', {
  DRAFT: 'draft',
  SUBMITTED: 'submitted',
  RETURNED: 'returned',
  APPROVED: 'approved',
  LIVE: 'live',
  PAUSED: 'paused',
  ENDED: 'ended',
});

/** A day of the week. */
export const weekday = graphEnum('Weekday', {
  MONDAY: 'monday',
  TUESDAY: 'tuesday',
  WEDNESDAY: 'wednesday',
  THURSDAY: 'thursday',
  FRIDAY: 'friday',
  SATURDAY: 'saturday',
  SUNDAY: 'sunday',
});

/** What a brand pays a place for. */
export const placementBilling = graphEnum(
  'PlacementBilling',
  { IMPRESSION: 'impression', REDEMPTION: 'redemption' },
  'IMPRESSION: a handheld told that it showed the message, once per trip. REDEMPTION: after that something of the brand was bought, and kept.',
);

/** Who a campaign is for. */
export const audienceKind = graphEnum(
  'AudienceKind',
  {
    EVERYBODY: 'everybody',
    ANONYMOUS: 'anonymous',
    MEMBERS: 'members',
    PERSONALISED: 'personalised',
  },
  'ANONYMOUS: whoever shops without a card, until one is shown; for messages alone, as a card costs nothing. PERSONALISED: members whose consent to personal offers is live, with the purchase history where one is named.',
);

/** What is counted of past purchases. */
export const pastCount = graphEnum(
  'PastCount',
  { RECEIPTS: 'receipts', PIECES: 'pieces', AMOUNT: 'amount' },
  'RECEIPTS: with some of it; AMOUNT: minor units of the currency of the campaign.',
);

/** Whether it is for employees of the retailer alone, or for anybody but them. */
export const employeeRule = graphEnum(
  'EmployeeRule',
  { ONLY: 'only', BARRED: 'barred' },
  'ONLY: members who agreed to personal offers and are marked as employees. BARRED: none who is marked as one, whatever they agreed to.',
);

/** The days of a person that come every year. */
export const personDayKind = graphEnum(
  'PersonDayKind',
  { BIRTHDAY: 'birthday', JOINED: 'joined' },
  'BIRTHDAY: as the member says it. JOINED: the day on which they joined, in each year after it. 29 February is kept on the 28th in other years.',
);

/** Which of what a campaign names is each shopper's own. */
export const choicePick = graphEnum(
  'OwnChoicePick',
  { MOST_BOUGHT: 'most-bought', LEAST_BOUGHT: 'least-bought' },
  'Receipts with some of it count, then pieces; of equals it is drawn, once for each shopper. Whoever bought none of it has no most bought.',
);

/** What makes a message appear. */
export const triggerKind = graphEnum(
  'TriggerKind',
  {
    TRIP_OPENED: 'trip-opened',
    LINE_SCANNED: 'line-scanned',
    TRIP_ENDED: 'trip-ended',
    BASKET: 'basket',
  },
  'When a MESSAGE is issued: as the trip opens, as a targeted line is scanned, or as a trip with some of the target ends. Price benefits always apply.',
);

/** What the shopper gets. */
export const benefitKind = graphEnum('BenefitKind', {
  PERCENT_OFF: 'percent-off',
  AMOUNT_OFF: 'amount-off',
  FIXED_PRICE: 'fixed-price',
  N_FOR_M: 'n-for-m',
  BUY_GET: 'buy-get',
  BUNDLE_PRICE: 'bundle-price',
  BUNDLE_PERCENT_OFF: 'bundle-percent-off',
  BASKET_AMOUNT_OFF: 'basket-amount-off',
  STEPS: 'steps',
  POINTS_BONUS: 'points-bonus',
  CHALLENGE: 'challenge',
  MESSAGE: 'message',
});

/** What a number of bonus points is given for. */
export const pointsPer = graphEnum(
  'PointsPer',
  { BASKET: 'basket', UNIT: 'unit', THRESHOLD: 'threshold' },
  'BASKET: once per trip; UNIT: for each paid piece, up to what the limits say; THRESHOLD: once, for each piece of their own threshold, or each hundred minor units of it.',
);

/** What an amount off is given for. */
export const amountPer = graphEnum(
  'AmountPer',
  { UNIT: 'unit', ARTICLE: 'article', THRESHOLD: 'threshold' },
  'UNIT: for each piece or kilogram; ARTICLE: once for each article, on however many lines it was scanned; THRESHOLD: once, for each piece of their own threshold, or each hundred minor units of it.',
);

/** Which pieces a percentage falls on where they are limited. */
export const pick = graphEnum('Pick', { DEAREST: 'dearest', CHEAPEST: 'cheapest' });

/** What steps are reached by. */
export const stepsBy = graphEnum('StepsBy', { AMOUNT: 'amount', QUANTITY: 'quantity' });

/** What a step takes off. */
export const stepsGive = graphEnum('StepsGive', { PERCENT: 'percent', AMOUNT: 'amount' });

/** How a campaign goes together with others. */
export const stacking = graphEnum(
  'Stacking',
  { EXCLUSIVE: 'exclusive', STACKABLE: 'stackable', ALWAYS: 'always' },
  'EXCLUSIVE: alone on a piece, the best one; STACKABLE: adds up with others of its kind, where they are better together; ALWAYS: adds up with whatever else a piece gets.',
);

/** Why an offer gave nothing, or no longer gives what was shown. */
export const lostReason = graphEnum('LostReason', {
  BETTER_OFFER: 'better-offer',
  NOTHING_LEFT: 'nothing-left',
  PROMOTION_CAP: 'promotion-cap',
  BELOW_THRESHOLD: 'below-threshold',
  CARD_NEEDED: 'card-needed',
  MEMBER_LIMIT_REACHED: 'member-limit-reached',
  CAMPAIGN_LIMIT_REACHED: 'campaign-limit-reached',
  STORE_LIMIT_REACHED: 'store-limit-reached',
  MEMBER_DAY_LIMIT_REACHED: 'member-day-limit-reached',
  DAY_LIMIT_REACHED: 'day-limit-reached',
  STORE_DAY_LIMIT_REACHED: 'store-day-limit-reached',
  BUDGET_SPENT: 'budget-spent',
  CODE_HELD: 'code-held',
  CODE_USED: 'code-used',
  NOT_ACTIVATED: 'not-activated',
  TOO_MANY_OFFERS: 'too-many-offers',
  CAMPAIGN_OVER: 'campaign-over',
  LINE_REMOVED: 'line-removed',
  NOT_MEANT: 'not-meant',
});

/** Why an offer is shown to somebody. */
export const whyReason = graphEnum(
  'WhyOfferReason',
  {
    EVERYBODY: 'everybody',
    ANONYMOUS: 'anonymous',
    MEMBERS: 'members',
    CONSENT: 'consent',
    BOUGHT: 'bought',
    NEVER_BOUGHT: 'never-bought',
    BOUGHT_AND_NEVER_BOUGHT: 'bought-and-never-bought',
    PAST: 'past',
    DAY: 'day',
    EMPLOYEE: 'employee',
    OWN_THRESHOLD: 'own-threshold',
    OWN_CHOICE: 'own-choice',
    CODE: 'code',
  },
  'ANONYMOUS: shops without a card; CONSENT: agreed to personalised offers; BOUGHT and NEVER_BOUGHT: likewise, and by what was bought; PAST: likewise, by what was bought in the last days or by how long ago they joined; DAY: likewise, as it is around a day of theirs; EMPLOYEE: likewise, as they work for the retailer; OWN_THRESHOLD: it asks for a little more than they usually buy; OWN_CHOICE: it is about what they bought most of, or least; CODE: it was entered.',
);

/** Why a campaign gave nothing to a basket, or that it gave something. */
export const whyNotReason = graphEnum('WhyNotReason', {
  GIVEN: 'given',
  NOT_LIVE: 'not-live',
  NOT_LIVE_THEN: 'not-live-then',
  NOT_YET: 'not-yet',
  OVER: 'over',
  OTHER_HOURS: 'other-hours',
  OTHER_STORE: 'other-store',
  OTHER_CURRENCY: 'other-currency',
  NO_CODE: 'no-code',
  CODE_HELD: 'code-held',
  CODE_USED: 'code-used',
  NOT_ACTIVATED: 'not-activated',
  CARD_NEEDED: 'card-needed',
  CARD_TYPED: 'card-typed',
  CARD_SHOWN: 'card-shown',
  NO_CONSENT: 'no-consent',
  NEVER_BOUGHT: 'never-bought',
  BOUGHT: 'bought',
  OTHER_PAST: 'other-past',
  OTHER_DAY: 'other-day',
  NOT_EMPLOYEE: 'not-employee',
  EMPLOYEE: 'employee',
  CONTROL_GROUP: 'control-group',
  NOT_MEANT: 'not-meant',
  NO_ARTICLES: 'no-articles',
  EXCEPTED: 'excepted',
  MISSING: 'missing',
  NO_GAIN: 'no-gain',
  BELOW_THRESHOLD: 'below-threshold',
  BETTER_OFFER: 'better-offer',
  NOTHING_LEFT: 'nothing-left',
  PROMOTION_CAP: 'promotion-cap',
  RESALE_AT_A_LOSS: 'resale-at-a-loss',
  TOO_MANY_OFFERS: 'too-many-offers',
  MEMBER_LIMIT_REACHED: 'member-limit-reached',
  CAMPAIGN_LIMIT_REACHED: 'campaign-limit-reached',
  STORE_LIMIT_REACHED: 'store-limit-reached',
  MEMBER_DAY_LIMIT_REACHED: 'member-day-limit-reached',
  DAY_LIMIT_REACHED: 'day-limit-reached',
  STORE_DAY_LIMIT_REACHED: 'store-day-limit-reached',
  BUDGET_SPENT: 'budget-spent',
  CAMPAIGN_OVER: 'campaign-over',
  LINE_REMOVED: 'line-removed',
  DECLINED: 'declined',
  TOO_MANY_MESSAGES: 'too-many-messages',
  KEPT_SILENT: 'kept-silent',
  NO_REASON: 'no-reason',
  OTHER_MESSAGE: 'other-message',
  QUIET: 'quiet',
  WANTS_QUIET: 'wants-quiet',
  PASSED: 'passed',
  NOT_ENDED: 'not-ended',
  NOT_DUE: 'not-due',
  CHALLENGE: 'challenge',
  CHALLENGE_NOT_CHOSEN: 'challenge-not-chosen',
});

/** Where a challenge stands for a member. */
export const challengeStatus = graphEnum(
  'ChallengeStatus',
  { OPEN: 'open', RUNNING: 'running', DONE: 'done', OVER: 'over', GIVEN_UP: 'given-up' },
  'OPEN: it can be chosen. DONE: all its steps stand; a return may take one back.',
);

/** What became of a coupon code. */
export const couponState = graphEnum(
  'CouponState',
  {
    APPLIED: 'applied',
    LOST: 'lost',
    BESIDE_ANOTHER: 'beside-another',
    WAITING: 'waiting',
    CARD_NEEDED: 'card-needed',
    ELSEWHERE: 'elsewhere',
    USED: 'used',
    NOT_MEANT: 'not-meant',
    NOT_HERE: 'not-here',
    NOT_YET: 'not-yet',
    OVER: 'over',
    TOO_MANY_TRIES: 'too-many-tries',
    MISTYPED: 'mistyped',
    UNKNOWN: 'unknown',
  },
  'ELSEWHERE: another open basket holds it. BESIDE_ANOTHER: another code of the same campaign gives already. TOO_MANY_TRIES: it was not looked for. MISTYPED: its check character is wrong.',
);

/** Why a line of a list is no code. */
export const lineRefusal = graphEnum('CodeLineRefusal', {
  EMPTY: 'empty',
  TOO_LONG: 'too-long',
  REPEATED: 'repeated',
  ALREADY_THERE: 'already-there',
});

/** Whether what an answer rests on is up to date. */
export const freshness = graphEnum('Freshness', { CURRENT: 'current', BEHIND: 'behind' });

/** What can be said of what a campaign changes. */
export const effectVerdict = graphEnum(
  'EffectVerdict',
  { TOO_FEW: 'too-few', NOT_SURE: 'not-sure', MORE: 'more', LESS: 'less', UNEVEN: 'uneven' },
  'MORE, LESS: the whole interval is above, below nothing, whenever one looks. UNEVEN: the sides are not split as they were dealt, and no number holds.',
);

/** How far a dry run is. */
export const dryRunState = graphEnum(
  'DryRunState',
  { RUNNING: 'running', DONE: 'done', FAILED: 'failed', STOPPED: 'stopped' },
  'FAILED and STOPPED (its process was stopped) come to nothing: start it again.',
);

/** What is to be expected of a budget. */
export const budgetOutlook = graphEnum(
  'BudgetOutlook',
  {
    OVER: 'over',
    WAITING: 'waiting',
    SPENT: 'spent',
    TOO_EARLY: 'too-early',
    LASTS: 'lasts',
    RUNS_OUT: 'runs-out',
  },
  'At the pace of the last whole days. WAITING: it does not run now. TOO_EARLY: it has run for no whole day. LASTS: to the end of the window. RUNS_OUT: on `spentOn`.',
);

/** How a message stands against others and against silence. */
export const messageStanding = graphEnum(
  'MessageStanding',
  { LEARNING: 'learning', COMPARED: 'compared', SILENT: 'silent', UNSEEN: 'unseen' },
  'LEARNING: too few trips to say; COMPARED: it is known what it and silence bring; SILENT: silence is better, it is hardly shown any more; UNSEEN: it is no message, or about nothing that could be seen in a basket.',
);

/** What of a campaign is harmed. */
export const harmOf = graphEnum(
  'HarmOf',
  { PROMOTED: 'promoted', SPENT: 'spent', MARGIN: 'margin' },
  'PROMOTED: sales of what it promotes; SPENT: all sales; MARGIN: what is left of those of which it is known.',
);

/** A rule by which a campaign is paused. */
export const stopRule = graphEnum(
  'StopRule',
  { HARM: 'harm', UNEVEN: 'uneven', COST_PER_EXTRA: 'cost-per-extra', PACE: 'pace' },
  'HARM: members who get it spend less, or leave less margin, for sure. UNEVEN: its sides are not split as they were dealt. COST_PER_EXTRA: what it adds costs more than it may, for sure. PACE: its budget goes too fast.',
);
