import {
  accepted,
  eurosWorth,
  isCurrency,
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
  basisPointsOf,
  type CampaignContent,
  isWholeBasket,
  lowersPrice,
  namesAmount,
} from './campaign-content';
import { minutesOfDay } from './campaign-hours';
import { categoryKey } from './category-key';
import { gtin14Of } from './gtin';

/** One field of a campaign that cannot stand, which rule it breaks and, where they help, the facts it breaks it by. */
export type ContentProblem = Readonly<{ field: string }> &
  (
    | Readonly<{ rule: PlainRule }>
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
  | 'malformed'
  | 'unknown'
  | 'both-languages'
  | 'window-order'
  | 'window-too-long'
  | 'hours-order'
  | 'pay-below-take'
  | 'amount-above-threshold'
  | 'history-contradicts'
  | 'budget-needs-price-benefit'
  | 'points-need-members'
  | 'unit-benefit-needs-target'
  | 'unknown-currency'
  | 'currency-needs-amount';

const uuid = z.string().refine(isUuid);
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
  if (digits === undefined) check.addIssue({ code: 'custom', message: 'not a GTIN' });
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
  untilMinute: z.int().min(1).max(minutesOfDay),
});

/** More decimals than two are no percentage anybody advertises, and would not be exact. */
const percent = z
  .number()
  .min(0.01)
  .max(100)
  .refine((value) => basisPointsOf(value) / 100 === value);

const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent-off'), percent }),
  z.strictObject({ kind: z.literal('amount-off'), amountMinor: amount }),
  z.strictObject({ kind: z.literal('fixed-price'), amountMinor: amount }),
  z.strictObject({ kind: z.literal('n-for-m'), take: z.int().min(2).max(20), pay: z.int().min(1).max(19) }),
  z.strictObject({ kind: z.literal('basket-amount-off'), thresholdMinor: amount, amountMinor: amount }),
  z.strictObject({
    kind: z.literal('points'),
    points: z.int().min(1).max(100_000),
    per: z.enum(['basket', 'unit']),
  }),
  z.strictObject({ kind: z.literal('points-multiplier'), percent: z.int().min(101).max(1_000) }),
  z.strictObject({ kind: z.literal('message') }),
]);

/** Sizes and forms of a campaign. What holds between fields is checked after it. */
const campaignContentShape = z.strictObject({
  title: translated(lineShape(80)),
  body: translated(linesShape(300)),
  from: z.date(),
  to: z.date(),
  hours: hours.optional(),
  storeIds: unique(uuid, 500),
  currency: z.string().optional(),
  audience: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everybody') }),
    z.strictObject({ kind: z.literal('members') }),
    z.strictObject({
      kind: z.literal('personalised'),
      boughtCategory: category.optional(),
      notBoughtCategory: category.optional(),
    }),
  ]),
  target: z.strictObject({
    categories: unique(category, 50),
    brandIds: unique(uuid, 50),
    articleIds: unique(uuid, 500),
    gtins: unique(gtin, 500),
  }),
  trigger: z.enum(['trip-opened', 'line-scanned', 'basket']),
  benefit,
  stacking: z.enum(['exclusive', 'stackable']),
  priority: z.int().min(0).max(1_000),
  limits: z.strictObject({
    perTrip: z.int().min(1).max(1_000).optional(),
    perMember: z.int().min(1).max(1_000_000).optional(),
    total: z.int().min(1).max(1_000_000_000).optional(),
  }),
  budgetMinor: z.int().min(1).optional(),
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
    const path = (shaped.error.issues[0]?.path ?? []).map(String);
    const missingLanguage = /^(title|body)$/.test(path[0] ?? '') && path.length === 2;
    return rejected({
      field: saidAs(path),
      rule: missingLanguage && isBlank(input, path) ? 'both-languages' : 'malformed',
    });
  }
  const problem = problemBetweenFields(shaped.data);
  return problem === undefined ? accepted(shaped.data) : rejected(problem);
};

/** The member of the input that a part of the content comes from. */
const saidAs = (path: readonly string[]): string => {
  const named = path.join('.').replace(/^hours\.(from|until)Minute$/, 'hours.$1');
  return named || 'input';
};

const isBlank = (input: unknown, path: readonly string[]): boolean => {
  let value: unknown = input;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return value === undefined || (typeof value === 'string' && tidyText(value) === '');
};

const problemBetweenFields = (content: CampaignContent): ContentProblem | undefined => {
  const { audience, benefit: given, from, to, hours, target } = content;
  if (to.getTime() <= from.getTime()) return { field: 'to', rule: 'window-order' };
  if (to.getTime() - from.getTime() > windowMaxMilliseconds) return { field: 'to', rule: 'window-too-long' };
  if (hours && hours.untilMinute <= hours.fromMinute) return { field: 'hours.until', rule: 'hours-order' };
  if (given.kind === 'n-for-m' && given.pay >= given.take)
    return { field: 'benefit.pay', rule: 'pay-below-take' };
  if (given.kind === 'basket-amount-off' && given.amountMinor > given.thresholdMinor)
    return { field: 'benefit.amountMinor', rule: 'amount-above-threshold' };
  if (
    audience.kind === 'personalised' &&
    audience.boughtCategory !== undefined &&
    audience.notBoughtCategory !== undefined &&
    categoryKey(audience.boughtCategory) === categoryKey(audience.notBoughtCategory)
  )
    return { field: 'audience.notBoughtCategory', rule: 'history-contradicts' };
  if (content.budgetMinor !== undefined && !lowersPrice(given))
    return { field: 'budgetMinor', rule: 'budget-needs-price-benefit' };
  if ((given.kind === 'points' || given.kind === 'points-multiplier') && audience.kind === 'everybody')
    return { field: 'audience.kind', rule: 'points-need-members' };
  if ((given.kind === 'amount-off' || given.kind === 'fixed-price') && isWholeBasket(target))
    return { field: 'target', rule: 'unit-benefit-needs-target' };
  return problemOfMoney(content);
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
  const amounts = 'amountMinor' in given ? given.amountMinor : undefined;
  const threshold = 'thresholdMinor' in given ? given.thresholdMinor : undefined;
  return [
    ...tooHigh('benefit.amountMinor', amounts, highestEuros.amount),
    ...tooHigh('benefit.thresholdMinor', threshold, highestEuros.amount),
    ...tooHigh('budgetMinor', budgetMinor, highestEuros.budget),
  ][0];
};
