import {
  accepted,
  eurosWorth,
  isCurrency,
  isPercentage,
  isUuid,
  lineShape,
  linesShape,
  type Result,
  rejected,
  tidyText,
  weekdays,
} from '@rayon/kernel';
import { z } from 'zod';
import {
  type Audience,
  asksForCode,
  type Benefit,
  type CampaignContent,
  choicePicks,
  isBundle,
  isForMembers,
  isOfPieces,
  lowersPrice,
  namesAmount,
  picksCheapest,
  stackings,
  triggers,
} from './campaign-content';
import { minutesOfDay } from './campaign-hours';
import { categoryKey } from './category-key';
import { problemOfChallenge } from './challenge-problems';
import { employeeRules } from './employment';
import type { Experiment } from './experiment';
import { gtin14Of } from './gtin';
import { customProblem, type Malformed, malformed, valueAt } from './malformed';
import { type ChoiceRule, problemOfChoice } from './own-choice-rules';
import { type OwnRule, piecesMax, problemOfOwn, weeksMax } from './own-rules';
import { lookBackDays, pastCounts } from './past';
import { aroundDaysMax, dayKinds } from './person-day';
import type { PictureProblem } from './picture-file';
import { problemOfPlacement } from './placement';
import { problemOfStopRules } from './stop-problems';
import { harmsOf } from './stop-rules';
import { isWholeBasket } from './target';
import { problemOfTargets, type TargetRule } from './target-rules';

/** One field of a campaign that cannot stand, which rule it breaks and, where they help, the facts it breaks it by. */
export type ContentProblem = Readonly<{ field: string }> &
  (
    | Readonly<{ rule: PlainRule }>
    | Malformed
    | Readonly<{ rule: 'amount-too-high'; highestMinor: number; currency: string }>
    /** Stores the campaign names and cannot act in, with their own currency. */
    | Readonly<{
        rule: 'stores-of-other-currency';
        currency: string;
        stores: readonly Readonly<{ name: string; currency: string }>[];
      }>
  );

/** The rules, by name; the edge turns them into sentences in the caller's language. */
export type PlainRule =
  | 'unknown'
  | 'unknown-region'
  | 'both-languages'
  | PictureProblem
  | 'picture-needs-words'
  | 'unknown-picture'
  | 'picture-too-large-for-handheld'
  | 'window-order'
  | 'window-too-long'
  | 'hours-order'
  | 'pay-below-take'
  | 'condition-empty'
  | 'greeting-without-condition'
  | 'message-at-prices'
  | 'nearly-needs-message'
  | 'after-offers-needs-stacking'
  | OwnRule
  | 'steps-rise'
  | 'repeats-one-amount'
  | 'set-needs-two'
  | 'cheapest-needs-limit'
  | 'cheapest-needs-pieces'
  | 'limit-needs-pieces'
  | 'partly-needs-budget'
  | 'coupon-taken'
  | 'coupon-needs-price-benefit'
  | 'coupon-or-codes'
  | 'history-contradicts'
  | 'history-needs-consent'
  | 'past-empty'
  | 'past-contradicts'
  | 'budget-needs-price-benefit'
  | 'points-need-members'
  | 'unit-benefit-needs-target'
  | 'unknown-currency'
  | 'currency-needs-amount'
  | 'period-order'
  | 'period-too-long'
  | 'period-not-over'
  | 'compare-with-another'
  | 'experiment-needs-members'
  | 'experiment-without-coupon'
  | 'challenge-over-visits'
  | 'challenge-outlasts-campaign'
  | 'challenge-steps-rise'
  | 'challenge-not-tried'
  | 'personal-needs-consent'
  | 'slice-order'
  | 'slice-meets-control'
  | 'slice-taken'
  | 'contribution-names-brand'
  | 'contribution-is-retailers'
  | 'payer-stays'
  | 'share-is-promised'
  | 'anonymous-needs-message'
  | 'anonymous-without-member-limits'
  | 'activation-needs-members'
  | 'activation-needs-offer'
  | ChoiceRule
  | TargetRule
  | 'placement-needs-message'
  | 'placement-without-priority'
  | 'placement-needs-reason'
  | 'placement-while-shopping'
  | 'placement-cap-pays-none'
  | 'placement-is-brands'
  | 'placement-price-stays'
  | 'stop-needs-experiment'
  | 'stop-needs-budget'
  | 'stop-needs-discount'
  | 'pace-is-even'
  | 'pace-is-short'
  | 'harm-is-promoted'
  | 'cost-is-retailers'
  | 'employees-need-cards'
  | 'employees-are-retailers';

const uuid = z.string().refine(isUuid, customProblem.id);
const category = lineShape(100);
const translated = (text: typeof category) => z.strictObject({ fr: text, en: text });
const unique = <Shape extends z.ZodType<string>>(item: Shape, max: number) =>
  z
    .array(item)
    .max(max)
    .transform((items) => [...new Set<string>(items)].sort());
/** About so many euros, whatever the currency: above it, somebody slipped on the keyboard. */
const highestEuros = { amount: 1_000_000, budget: 1_000_000_000 } as const;
const amount = z.int().min(1);

const gtin = z.string().transform((code, check) => {
  const digits = gtin14Of(code);
  if (digits === undefined) check.addIssue({ code: 'custom', message: customProblem.gtin });
  return digits ?? '';
});

const hours = z.strictObject({
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .transform((days) => weekdays.filter((day) => days.includes(day))),
  fromMinute: z
    .int()
    .min(0)
    .max(minutesOfDay - 1),
  untilMinute: z.int().min(0).max(minutesOfDay),
});

/** More decimals than two are no percentage anybody advertises, and would not be exact. */
const percent = z.number().min(0.01).max(100).refine(isPercentage, customProblem.decimals);

const lists = z.strictObject({
  categories: unique(category, 50),
  brandIds: unique(uuid, 50),
  articleIds: unique(uuid, 500),
  gtins: unique(gtin, 500),
});

/** True, or nothing: what is not said and what is denied are one. */
const flag = z
  .boolean()
  .transform((is) => (is ? (true as const) : undefined))
  .optional();

/** One that excepts nothing is none. */
const exception = lists
  .extend({ markedDown: flag })
  .transform((except) => (isWholeBasket(except) && !except.markedDown ? undefined : except));

const target = lists.extend({ every: flag, except: exception.optional() });

/** Pieces of one set that belong to one part of it. */
const pieces = z.int().min(1).max(20);
const part = z.strictObject({ target, quantity: pieces });

/** Beyond it somebody slipped on the keyboard; amounts are judged by their currency. */
const challengeNumber = z.int().min(1).max(100_000_000);

const challenge = z.strictObject({
  count: z.enum(pastCounts),
  withinDays: z.int().min(1).max(366),
  steps: z
    .array(z.strictObject({ from: challengeNumber, points: z.int().min(1).max(100_000) }))
    .min(1)
    .max(5),
  personal: z
    .strictObject({
      weeks: z.int().min(1).max(52),
      atLeast: challengeNumber.or(z.literal(0)),
      atMost: challengeNumber,
    })
    .optional(),
});

const pick = z.literal('cheapest').optional();
const bundle = { quantity: pieces, parts: z.array(part).max(4) };

const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent-off'), percent, pick }),
  z.strictObject({
    kind: z.literal('amount-off'),
    amountMinor: amount,
    per: z.literal('article').optional(),
    withoutVat: flag,
    pick,
  }),
  z.strictObject({ kind: z.literal('fixed-price'), amountMinor: amount, pick }),
  z.strictObject({
    kind: z.literal('n-for-m'),
    take: z.int().min(2).max(20),
    pay: z.int().min(1).max(19),
    percent: percent.optional(),
    ofOneArticle: flag,
  }),
  z.strictObject({
    kind: z.literal('buy-get'),
    buy: part,
    parts: z
      .array(part)
      .max(4)
      .transform((parts) => (parts.length > 0 ? parts : undefined))
      .optional(),
    quantity: pieces,
    percent,
    pick,
  }),
  z.strictObject({ kind: z.literal('bundle-price'), amountMinor: amount, ...bundle }),
  z.strictObject({ kind: z.literal('bundle-percent-off'), percent, ...bundle }),
  z.strictObject({
    kind: z.literal('basket-amount-off'),
    amountMinor: amount,
    per: z.literal('threshold').optional(),
    withoutVat: flag,
  }),
  z.strictObject({
    kind: z.literal('steps'),
    by: z.enum(['amount', 'quantity']),
    gives: z.enum(['percent', 'amount']),
    steps: z
      .array(z.strictObject({ from: amount, off: z.number() }))
      .min(1)
      .max(10),
    repeats: flag,
  }),
  z.strictObject({
    kind: z.literal('points'),
    points: z.int().min(1).max(100_000),
    per: z.enum(['basket', 'unit', 'threshold']),
  }),
  z.strictObject({ kind: z.literal('points-multiplier'), percent: z.int().min(101).max(1_000) }),
  z.strictObject({ kind: z.literal('challenge'), challenge }),
  z.strictObject({ kind: z.literal('message') }),
]);

const condition = z.strictObject({
  target,
  minimumQuantity: z.int().min(1).max(piecesMax).optional(),
  minimumMinor: amount.optional(),
  withDeposits: flag,
  withoutVat: flag,
  afterOffers: flag,
  own: z
    .strictObject({
      weeks: z.int().min(1).max(weeksMax),
      stretchPercent: z.int().min(1).max(100),
      atMost: amount,
    })
    .optional(),
  fromPercent: z.int().min(1).max(99).optional(),
});

const days = z.int().min(1).max(lookBackDays);

const past = z.strictObject({
  target,
  withinDays: days,
  count: z.enum(pastCounts),
  atLeast: z.int().min(1).optional(),
  atMost: z.int().min(0).optional(),
});

const aroundDays = z.int().min(0).max(aroundDaysMax);

/** Whoever may shop without a card is not told apart. */
const nobody = z.never().optional();

/** Whom a campaign is for; what holds between its members is checked after it. */
export const audienceShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everybody'), employees: nobody }),
  z.strictObject({ kind: z.literal('anonymous'), employees: nobody }),
  z.strictObject({ kind: z.literal('members'), employees: z.literal('barred').optional() }),
  z.strictObject({
    kind: z.literal('personalised'),
    employees: z.enum(employeeRules).optional(),
    boughtCategory: category.optional(),
    notBoughtCategory: category.optional(),
    past: z.array(past).min(1).max(5).optional(),
    joinedWithinDays: days.optional(),
    day: z.strictObject({ of: z.enum(dayKinds), daysBefore: aroundDays, daysAfter: aroundDays }).optional(),
  }),
]);

/** By the SHA-256 of its bytes. */
const pictureId = z.string().regex(/^[0-9a-f]{64}$/);
const picture = z.strictObject({ alt: lineShape(150), small: pictureId, large: pictureId });

/** How an experiment shares members out; what holds between its members is checked after it. */
export const slicesShape = z.strictObject({
  controlPercent: z.int().min(1).max(90),
  fromPercent: z.int().min(0).max(98),
  toPercent: z.int().min(1).max(99),
});

/** Sizes and forms of a campaign. What holds between fields is checked after it. */
const campaignContentShape = z.strictObject({
  title: translated(lineShape(80)),
  body: translated(linesShape(300)),
  picture: z.strictObject({ fr: picture, en: picture }).optional(),
  from: z.date(),
  to: z.date(),
  hours: hours.optional(),
  storeIds: unique(uuid, 500),
  regions: unique(lineShape(60), 50).optional(),
  currency: z.string().optional(),
  audience: audienceShape,
  target,
  ownChoice: z.strictObject({ pick: z.enum(choicePicks), weeks: z.int().min(1).max(weeksMax) }).optional(),
  trigger: z.enum(triggers),
  activation: flag,
  coupon: lineShape(40).optional(),
  usesPerCode: z.int().min(1).max(1_000).optional(),
  conditions: z.array(condition).max(5),
  benefit,
  stacking: z.enum(stackings),
  group: lineShape(40).optional(),
  priority: z.int().min(0).max(1_000),
  limits: z.strictObject({
    perTrip: z.int().min(1).max(1_000).optional(),
    perArticle: z.int().min(1).max(1_000).optional(),
    discountMinor: amount.optional(),
    perMember: z.int().min(1).max(1_000_000).optional(),
    perMemberPerDay: z.int().min(1).max(1_000).optional(),
    perStore: z.int().min(1).max(1_000_000_000).optional(),
    perStorePerDay: z.int().min(1).max(1_000_000_000).optional(),
    perDay: z.int().min(1).max(1_000_000_000).optional(),
    total: z.int().min(1).max(1_000_000_000).optional(),
  }),
  floor: z.strictObject({ articlePercent: percent.optional(), basketMinor: amount.optional() }).optional(),
  budgetMinor: z.int().min(1).optional(),
  budgetPartly: flag,
  contribution: z.strictObject({ percent, brandId: uuid.optional() }).optional(),
  placement: z
    .strictObject({ billing: z.enum(['impression', 'redemption']), priceMinor: amount, capMinor: amount })
    .optional(),
  experiment: slicesShape.extend({ name: lineShape(40) }).optional(),
  stopRules: z
    .strictObject({
      harm: z.enum(harmsOf).optional(),
      uneven: flag,
      costPerExtraPercent: z.int().min(1).max(10_000).optional(),
      pace: z
        .strictObject({ budgetPercent: z.int().min(1).max(99), windowPercent: z.int().min(1).max(99) })
        .optional(),
    })
    .refine((rules) => Object.values(rules).some((rule) => rule !== undefined))
    .optional(),
});

const windowMaxMilliseconds = 2 * 366 * 24 * 3_600_000;

/**
 * Checks a campaign as somebody typed it: tidies, sorts and de-duplicates what is good, or names the first
 * field that is not and the rule it breaks. Discounts above the price are out of reach for every benefit:
 * by these rules where a campaign alone shows it, by the evaluation where it takes the article to know.
 */
export const checkContent = (input: unknown): Result<CampaignContent, ContentProblem> => {
  const shaped = campaignContentShape.safeParse(input);
  if (!shaped.success) {
    const { path, ...broken } = malformed(shaped.error, input);
    const missingLanguage = /^(title|body)$/.test(path[0] ?? '') && path.length === 2;
    const missingWords = path[0] === 'picture' && path[2] === 'alt';
    const missing = missingWords ? 'picture-needs-words' : missingLanguage ? 'both-languages' : undefined;
    return rejected({
      field: saidAs(path, input),
      ...(missing && isBlank(input, path) ? { rule: missing } : broken),
    });
  }
  const problem = problemBetweenFields(shaped.data);
  return problem === undefined ? accepted(shaped.data) : rejected(problem);
};

/** The member of the input that a part of the content comes from. */
const saidAs = (path: readonly string[], input: unknown): string => {
  const named = path.join('.').replace(/^hours\.(from|until)Minute$/, 'hours.$1');
  const isMultiplier = valueAt(input, ['benefit', 'kind']) === 'points-multiplier';
  if (isMultiplier && named === 'benefit.percent') return 'benefit.multiplierPercent';
  return named || 'input';
};

const isBlank = (input: unknown, path: readonly string[]): boolean => {
  const value = valueAt(input, path);
  return value === undefined || (typeof value === 'string' && tidyText(value) === '');
};

const problemBetweenFields = (content: CampaignContent): ContentProblem | undefined => {
  const { audience, benefit: given, from, to, hours, target } = content;
  if (to.getTime() <= from.getTime()) return { field: 'to', rule: 'window-order' };
  if (to.getTime() - from.getTime() > windowMaxMilliseconds) return { field: 'to', rule: 'window-too-long' };
  if (hours && hours.untilMinute === hours.fromMinute) return { field: 'hours.until', rule: 'hours-order' };
  if (given.kind === 'n-for-m' && given.pay >= given.take)
    return { field: 'benefit.pay', rule: 'pay-below-take' };
  if (contradicts(audience)) return { field: 'audience.notBoughtCategory', rule: 'history-contradicts' };
  const lowering = ['budgetMinor', 'floor', 'contribution'] as const;
  const misplaced = lowering.find((field) => content[field] !== undefined && !lowersPrice(given));
  if (misplaced) return { field: misplaced, rule: 'budget-needs-price-benefit' };
  if (content.limits.discountMinor !== undefined && !lowersPrice(given))
    return { field: 'limits.discountMinor', rule: 'budget-needs-price-benefit' };
  if (content.budgetPartly && content.budgetMinor === undefined)
    return { field: 'budgetPartly', rule: 'partly-needs-budget' };
  if ((given.kind === 'points' || given.kind === 'points-multiplier') && !isForMembers(audience))
    return { field: 'audience.kind', rule: 'points-need-members' };
  if (needsTarget.includes(given.kind) && isWholeBasket(target))
    return { field: 'target', rule: 'unit-benefit-needs-target' };
  return (
    problemOfTargets(content) ??
    problemOfPast(audience) ??
    problemOfAnonymous(content) ??
    (given.kind === 'challenge'
      ? problemOfChallenge({ challenge: given.challenge, content })
      : problemOfBenefit(content)) ??
    problemOfConditions(content) ??
    problemOfOwn(content) ??
    problemOfChoice(content) ??
    problemOfMoney(content) ??
    problemOfPlacement(content) ??
    problemOfActivation(content) ??
    problemOfExperiment(content) ??
    problemOfStopRules(content)
  );
};

/** Whether a history asks for a category to be bought and not to be. */
export const contradicts = (audience: Audience): boolean =>
  audience.kind === 'personalised' &&
  audience.boughtCategory !== undefined &&
  audience.notBoughtCategory !== undefined &&
  categoryKey(audience.boughtCategory) === categoryKey(audience.notBoughtCategory);

/** Which rule the shares of an experiment break, and where. */
export const problemOfSlices = ({
  controlPercent,
  fromPercent,
  toPercent,
}: Omit<Experiment, 'name'>): Readonly<{ field: 'toPercent'; rule: PlainRule }> | undefined => {
  if (toPercent <= fromPercent) return { field: 'toPercent', rule: 'slice-order' };
  return toPercent + controlPercent > 100 ? { field: 'toPercent', rule: 'slice-meets-control' } : undefined;
};

/** Whoever is measured is known by their card; a code that was handed out is a promise to everybody who has it. */
const problemOfExperiment = ({
  experiment,
  audience,
  coupon,
  usesPerCode,
}: CampaignContent): ContentProblem | undefined => {
  if (experiment === undefined) return undefined;
  if (!isForMembers(audience)) return { field: 'audience.kind', rule: 'experiment-needs-members' };
  if (coupon !== undefined) return { field: 'coupon', rule: 'experiment-without-coupon' };
  if (usesPerCode !== undefined) return { field: 'usesPerCode', rule: 'experiment-without-coupon' };
  const problem = problemOfSlices(experiment);
  return problem && { ...problem, field: `experiment.${problem.field}` };
};

/** Whoever activates is known by their card, and it is something that can be given in a basket. */
const problemOfActivation = (content: CampaignContent): ContentProblem | undefined => {
  const {
    activation,
    audience,
    benefit: { kind },
  } = content;
  if (!activation) return undefined;
  if (!isForMembers(audience)) return { field: 'audience.kind', rule: 'activation-needs-members' };
  const isGiven = kind !== 'message' && kind !== 'challenge';
  return isGiven && !asksForCode(content)
    ? undefined
    : { field: 'activation', rule: 'activation-needs-offer' };
};

const problemOfPast = (audience: Audience): ContentProblem | undefined => {
  if (audience.kind !== 'personalised') return undefined;
  for (const [at, { atLeast, atMost }] of (audience.past ?? []).entries()) {
    if (atLeast === undefined && atMost === undefined)
      return { field: `audience.past.${at}`, rule: 'past-empty' };
    if (atLeast !== undefined && atMost !== undefined && atMost < atLeast)
      return { field: `audience.past.${at}.atMost`, rule: 'past-contradicts' };
  }
  return undefined;
};

/** A card costs nothing: without one nobody gets what they would lose by showing it. And who has none is counted by no limit of members. */
const problemOfAnonymous = ({
  audience,
  benefit: { kind },
  limits,
}: CampaignContent): ContentProblem | undefined => {
  if (audience.kind !== 'anonymous') return undefined;
  if (kind !== 'message') return { field: 'audience.kind', rule: 'anonymous-needs-message' };
  const ofMembers = (['perMember', 'perMemberPerDay'] as const).find((limit) => limits[limit] !== undefined);
  return ofMembers && { field: `limits.${ofMembers}`, rule: 'anonymous-without-member-limits' };
};

/** What is stated for each article has to say which ones. */
const needsTarget: readonly Benefit['kind'][] = [
  'amount-off',
  'fixed-price',
  'bundle-price',
  'bundle-percent-off',
];

const offShapes = { percent, amount } as const;

const problemOfBenefit = ({ benefit: given, limits }: CampaignContent): ContentProblem | undefined => {
  if (given.kind === 'steps') {
    const { steps, gives, repeats } = given;
    if (repeats && (steps.length > 1 || gives === 'percent'))
      return { field: 'benefit.repeats', rule: 'repeats-one-amount' };
    for (const [at, { off }] of steps.entries()) {
      const shaped = offShapes[gives].safeParse(off);
      if (shaped.success) continue;
      const { path: _, ...broken } = malformed(shaped.error, off);
      return { field: `benefit.steps.${at}.off`, ...broken };
    }
    const falls = steps.findIndex((step, at) => {
      const before = steps[at - 1];
      return before !== undefined && (step.from <= before.from || step.off <= before.off);
    });
    if (falls >= 0) return { field: `benefit.steps.${falls}`, rule: 'steps-rise' };
  }
  if (isBundle(given) && given.quantity + given.parts.length < 2)
    return { field: 'benefit.quantity', rule: 'set-needs-two' };
  if (picksCheapest(given) && given.kind === 'amount-off' && given.per === 'article')
    return { field: 'benefit.pick', rule: 'cheapest-needs-pieces' };
  if (picksCheapest(given) && isOfPieces(given) && limits.perTrip === undefined)
    return { field: 'limits.perTrip', rule: 'cheapest-needs-limit' };
  if (limits.perArticle !== undefined && !isOfPieces(given))
    return { field: 'limits.perArticle', rule: 'limit-needs-pieces' };
  return undefined;
};

const problemOfConditions = (content: CampaignContent): ContentProblem | undefined => {
  const { conditions, benefit: given, stacking } = content;
  if (content.coupon !== undefined && content.usesPerCode !== undefined)
    return { field: 'usesPerCode', rule: 'coupon-or-codes' };
  if (asksForCode(content) && given.kind === 'message')
    return {
      field: content.coupon === undefined ? 'usesPerCode' : 'coupon',
      rule: 'coupon-needs-price-benefit',
    };
  const isMessage = given.kind === 'message';
  if (conditions.length > 0 && isMessage && content.trigger === 'trip-opened')
    return { field: 'conditions', rule: 'greeting-without-condition' };
  for (const [at, one] of conditions.entries()) {
    if (one.minimumQuantity === undefined && one.minimumMinor === undefined)
      return { field: `conditions.${at}`, rule: 'condition-empty' };
    if (one.fromPercent !== undefined && !isMessage)
      return { field: `conditions.${at}.fromPercent`, rule: 'nearly-needs-message' };
    if (one.afterOffers && isMessage)
      return { field: `conditions.${at}.afterOffers`, rule: 'message-at-prices' };
    if (one.afterOffers && stacking === 'exclusive' && lowersPrice(given))
      return { field: `conditions.${at}.afterOffers`, rule: 'after-offers-needs-stacking' };
  }
  return undefined;
};

const problemOfMoney = (content: CampaignContent): ContentProblem | undefined => {
  const { currency, benefit: given, budgetMinor } = content;
  if (!namesAmount(content))
    return currency === undefined ? undefined : { field: 'currency', rule: 'currency-needs-amount' };
  if (currency === undefined || !isCurrency(currency)) return { field: 'currency', rule: 'unknown-currency' };
  const tooHigh = (field: string, minor: number | undefined, euros: number): ContentProblem[] => {
    const highestMinor = eurosWorth(euros, currency);
    return minor !== undefined && minor > highestMinor
      ? [{ field, rule: 'amount-too-high', highestMinor, currency }]
      : [];
  };
  const { audience, limits, floor, conditions } = content;
  const pasts = audience.kind === 'personalised' ? (audience.past ?? []) : [];
  const step = given.kind === 'steps' ? given : undefined;
  const asked =
    given.kind === 'challenge' && given.challenge.count === 'amount' ? given.challenge : undefined;
  return [
    ...tooHigh(
      'benefit.amountMinor',
      'amountMinor' in given ? given.amountMinor : undefined,
      highestEuros.amount,
    ),
    ...(step?.steps ?? []).flatMap(({ from, off }, at) => [
      ...tooHigh(`benefit.steps.${at}.from`, step?.by === 'amount' ? from : undefined, highestEuros.amount),
      ...tooHigh(`benefit.steps.${at}.off`, step?.gives === 'amount' ? off : undefined, highestEuros.amount),
    ]),
    ...(asked?.steps ?? []).flatMap(({ from }, at) =>
      tooHigh(`benefit.challenge.steps.${at}.from`, from, highestEuros.amount),
    ),
    ...tooHigh('benefit.challenge.personal.atMost', asked?.personal?.atMost, highestEuros.amount),
    ...conditions.flatMap(({ minimumMinor, own }, at) => [
      ...tooHigh(`conditions.${at}.minimumMinor`, minimumMinor, highestEuros.amount),
      ...tooHigh(
        `conditions.${at}.own.atMost`,
        minimumMinor === undefined ? undefined : own?.atMost,
        highestEuros.amount,
      ),
    ]),
    ...pasts.flatMap(({ count, atLeast, atMost }, at) =>
      count === 'amount'
        ? [
            ...tooHigh(`audience.past.${at}.atLeast`, atLeast, highestEuros.amount),
            ...tooHigh(`audience.past.${at}.atMost`, atMost, highestEuros.amount),
          ]
        : [],
    ),
    ...tooHigh('limits.discountMinor', limits.discountMinor, highestEuros.amount),
    ...tooHigh('floor.basketMinor', floor?.basketMinor, highestEuros.amount),
    ...tooHigh('budgetMinor', budgetMinor, highestEuros.budget),
  ][0];
};
