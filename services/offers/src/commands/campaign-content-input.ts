import { z } from 'zod';
import { namesAmount } from '../domain/campaign-content';
import { audienceKind, benefitKind, pointsPer, stacking, triggerKind, weekday } from '../graph/enums';

/** Forms and sizes are judged by the rules of campaigns (`checkContent`), which say which of them a value breaks. */
const id = z.string().meta({ scalar: 'ID' });

const translated = z.object({ fr: z.string(), en: z.string() }).meta({ input: 'TranslatedInput' });

const audience = z
  .object({
    kind: audienceKind,
    boughtCategory: z.string().nullish(),
    notBoughtCategory: z.string().nullish(),
  })
  .meta({ input: 'AudienceInput' });

const target = z
  .object({
    categories: z.array(z.string()).nullish(),
    brandIds: z.array(id).nullish(),
    articleIds: z.array(id).nullish(),
    gtins: z.array(z.string()).nullish(),
  })
  .meta({
    input: 'CampaignTargetInput',
    description: 'A line in any of the lists is meant; all empty: the whole basket.',
  });

const number = (description: string) => z.int().nullish().describe(description);

const benefit = z
  .object({
    kind: benefitKind,
    percent: z.number().nullish().describe('PERCENT_OFF: 0.01 to 100, two decimals at most.'),
    amountMinor: number(
      'AMOUNT_OFF, FIXED_PRICE: per piece, or per kilogram of a weighed article. BASKET_AMOUNT_OFF: once.',
    ),
    take: number('N_FOR_M: pieces taken.'),
    pay: number('N_FOR_M: pieces paid.'),
    thresholdMinor: number('BASKET_AMOUNT_OFF: reached when equal.'),
    points: number('POINTS_BONUS: as many as `per` says.'),
    per: pointsPer.nullish().describe('POINTS_BONUS with `points`; BASKET when absent.'),
    multiplierPercent: number('POINTS_BONUS: 200 doubles the ordinary points.'),
  })
  .meta({ input: 'BenefitInput', description: 'The numbers its kind needs, and no others.' });

const hours = z
  .object({
    days: z.array(weekday),
    from: z.string().describe('HH:MM, the first minute.'),
    until: z.string().describe('HH:MM, the first minute it no longer applies; 24:00 at most.'),
  })
  .meta({ input: 'CampaignHoursInput', description: 'By the calendar and the clock of each store.' });

const limits = z
  .object({
    perTrip: number('Pieces (or groups) within one trip.'),
    perMember: number('Trips of one member.'),
    total: number('Trips, all together.'),
  })
  .meta({ input: 'CampaignLimitsInput' });

/** What a campaign says, as it comes in. */
export const campaignContentInput = z.object({
  title: translated,
  body: translated,
  from: z.date(),
  to: z.date().describe('First instant it no longer applies.'),
  hours: hours.nullish().describe('At any time of its window when absent.'),
  storeIds: z.array(id).nullish().describe('Empty: every store.'),
  currency: z
    .string()
    .nullish()
    .describe(
      "ISO 4217, of its amounts and budget; the retailer's usual one when absent. Not for one that names none.",
    ),
  audience: audience.nullish().describe('Everybody when absent.'),
  target: target.nullish(),
  trigger: z
    .object({ kind: triggerKind })
    .meta({ input: 'CampaignTriggerInput' })
    .nullish()
    .describe('BASKET when absent.'),
  benefit,
  stacking: stacking.nullish().describe('EXCLUSIVE when absent.'),
  priority: number('0 to 1000; 0 when absent. The higher one wins ties.'),
  limits: limits.nullish(),
  budgetMinor: number('The most it may take off, all trips together.'),
});

/** Without what was not given, so that the rules see exactly what was said. */
const said = (input: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null));

const benefitSaid = (input: z.infer<typeof benefit>): Record<string, unknown> => {
  const { kind, multiplierPercent, ...numbers } = said(input);
  if (kind !== 'points-bonus') return { kind, ...numbers, ...said({ multiplierPercent }) };
  return multiplierPercent === undefined
    ? { kind: 'points', per: 'basket', ...numbers }
    : { kind: 'points-multiplier', percent: multiplierPercent, ...numbers };
};

/** The minute of the day that a clock shows; no number where none shows it, which the rules refuse. */
const minuteOf = (text: string): number => {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  return Number(hour) * 60 + Number(minute);
};

const hoursSaid = ({ days, from, until }: z.infer<typeof hours>) => ({
  days,
  fromMinute: minuteOf(from),
  untilMinute: minuteOf(until),
});

/** What was said about a campaign, for the rules to check. */
export const contentSaid = (
  input: z.infer<typeof campaignContentInput>,
  usualCurrency: string,
): Record<string, unknown> => ({
  title: said(input.title),
  body: said(input.body),
  from: input.from,
  to: input.to,
  ...said({ hours: input.hours && hoursSaid(input.hours) }),
  storeIds: input.storeIds ?? [],
  ...said({ currency: input.currency ?? (namesAmount(input) ? usualCurrency : undefined) }),
  audience: input.audience ? said(input.audience) : { kind: 'everybody' },
  target: { categories: [], brandIds: [], articleIds: [], gtins: [], ...said(input.target ?? {}) },
  trigger: input.trigger?.kind ?? 'basket',
  benefit: benefitSaid(input.benefit),
  stacking: input.stacking ?? 'exclusive',
  priority: input.priority ?? 0,
  limits: said(input.limits ?? {}),
  ...said({ budgetMinor: input.budgetMinor }),
});
