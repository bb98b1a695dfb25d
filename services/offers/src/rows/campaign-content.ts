import { weekdays } from '@rayon/kernel';
import { z } from 'zod';
import { type CampaignContent, choicePicks, stackings, triggers } from '../domain/campaign-content';
import { employeeRules } from '../domain/employment';
import { pastCounts } from '../domain/past';
import { dayKinds } from '../domain/person-day';
import { harmsOf } from '../domain/stop-rules';

const translated = z.object({ fr: z.string(), en: z.string() });
const offerPicture = z.object({ alt: z.string(), small: z.string(), large: z.string() });

/** The picture of a campaign, in each language. */
export const pictureShape = z.object({ fr: offerPicture, en: offerPicture });

/** Answers of commands that earlier versions recorded have their instants as text. */
const instant = z.coerce.date<Date | string>();

const flag = z.literal(true).optional();

const lists = z.object({
  categories: z.array(z.string()),
  brandIds: z.array(z.string()),
  articleIds: z.array(z.string()),
  gtins: z.array(z.string()),
});

/** A target as it is stored; those of earlier versions except nothing. */
export const targetShape = lists.extend({
  every: flag,
  except: lists.extend({ markedDown: flag }).optional(),
});

const audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody') }),
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('members'), employees: z.literal('barred').optional() }),
  z.object({
    kind: z.literal('personalised'),
    employees: z.enum(employeeRules).optional(),
    boughtCategory: z.string().optional(),
    notBoughtCategory: z.string().optional(),
    past: z
      .array(
        z.object({
          target: targetShape,
          withinDays: z.int(),
          count: z.enum(pastCounts),
          atLeast: z.int().optional(),
          atMost: z.int().optional(),
        }),
      )
      .optional(),
    joinedWithinDays: z.int().optional(),
    day: z.object({ of: z.enum(dayKinds), daysBefore: z.int(), daysAfter: z.int() }).optional(),
  }),
]);

const part = z.object({ target: targetShape, quantity: z.int() });
const pick = z.literal('cheapest').optional();
const bundle = { quantity: z.int(), parts: z.array(part) };

const storedBenefit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent-off'), percent: z.number(), pick }),
  z.object({
    kind: z.literal('amount-off'),
    amountMinor: z.int(),
    per: z.literal('article').optional(),
    withoutVat: flag,
    pick,
  }),
  z.object({ kind: z.literal('fixed-price'), amountMinor: z.int(), pick }),
  z.object({
    kind: z.literal('n-for-m'),
    take: z.int(),
    pay: z.int(),
    percent: z.number().optional(),
    ofOneArticle: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('buy-get'),
    buy: part,
    parts: z.array(part).optional(),
    quantity: z.int(),
    percent: z.number(),
    pick,
  }),
  z.object({ kind: z.literal('bundle-price'), amountMinor: z.int(), ...bundle }),
  z.object({ kind: z.literal('bundle-percent-off'), percent: z.number(), ...bundle }),
  z.object({
    kind: z.literal('basket-amount-off'),
    amountMinor: z.int(),
    per: z.literal('threshold').optional(),
    withoutVat: flag,
    /** Earlier versions had one condition, and had it here. */
    thresholdMinor: z.int().optional(),
  }),
  z.object({
    kind: z.literal('steps'),
    by: z.enum(['amount', 'quantity']),
    gives: z.enum(['percent', 'amount']),
    steps: z.array(z.object({ from: z.int(), off: z.number() })),
    repeats: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('points'),
    points: z.int(),
    /** Earlier versions knew points per basket only. */
    per: z.enum(['basket', 'unit', 'threshold']).default('basket'),
  }),
  z.object({ kind: z.literal('points-multiplier'), percent: z.int() }),
  z.object({
    kind: z.literal('challenge'),
    challenge: z.object({
      count: z.enum(pastCounts),
      withinDays: z.int(),
      steps: z.array(z.object({ from: z.int(), points: z.int() })),
      personal: z.object({ weeks: z.int(), atLeast: z.int(), atMost: z.int() }).optional(),
    }),
  }),
  z.object({ kind: z.literal('message') }),
]);

/** A condition as it is stored. */
export const conditionShape = z.object({
  target: targetShape,
  minimumQuantity: z.int().optional(),
  minimumMinor: z.int().optional(),
  withDeposits: flag,
  withoutVat: flag,
  afterOffers: flag,
  own: z.object({ weeks: z.int(), stretchPercent: z.int(), atMost: z.int() }).optional(),
  fromPercent: z.int().optional(),
});

const stored = z.object({
  title: translated,
  body: translated,
  picture: pictureShape.optional(),
  from: instant,
  to: instant,
  hours: z.object({ days: z.array(z.enum(weekdays)), fromMinute: z.int(), untilMinute: z.int() }).optional(),
  storeIds: z.array(z.string()),
  regions: z.array(z.string()).optional(),
  currency: z.string().optional(),
  audience,
  target: targetShape,
  ownChoice: z.object({ pick: z.enum(choicePicks), weeks: z.int() }).optional(),
  trigger: z.enum(triggers),
  activation: flag,
  coupon: z.string().optional(),
  usesPerCode: z.int().optional(),
  /** Earlier versions had none. */
  conditions: z.array(conditionShape).optional(),
  benefit: storedBenefit,
  stacking: z.enum(stackings),
  group: z.string().optional(),
  priority: z.int(),
  limits: z.object({
    perTrip: z.int().optional(),
    perArticle: z.int().optional(),
    discountMinor: z.int().optional(),
    perMember: z.int().optional(),
    perMemberPerDay: z.int().optional(),
    perStore: z.int().optional(),
    perStorePerDay: z.int().optional(),
    perDay: z.int().optional(),
    total: z.int().optional(),
  }),
  floor: z.object({ articlePercent: z.number().optional(), basketMinor: z.int().optional() }).optional(),
  budgetMinor: z.int().optional(),
  budgetPartly: flag,
  contribution: z.object({ percent: z.number(), brandId: z.string().optional() }).optional(),
  placement: z
    .object({ billing: z.enum(['impression', 'redemption']), priceMinor: z.int(), capMinor: z.int() })
    .optional(),
  experiment: z
    .object({ name: z.string(), controlPercent: z.int(), fromPercent: z.int(), toPercent: z.int() })
    .optional(),
  stopRules: z
    .object({
      harm: z.enum(harmsOf).optional(),
      uneven: flag,
      costPerExtraPercent: z.int().optional(),
      pace: z.object({ budgetPercent: z.int(), windowPercent: z.int() }).optional(),
    })
    .optional(),
});

/** What a campaign says, as it is stored; whether it may say so was checked when it was said. */
export const campaignContentShape: z.ZodType<CampaignContent> = stored.transform((content) => {
  const { benefit: given, target: looksAt, conditions = [], stacking } = content;
  // What stacked in earlier versions did so on whatever else a piece got.
  const kept = {
    ...content,
    stacking: content.conditions === undefined && stacking === 'stackable' ? ('always' as const) : stacking,
  };
  if (given.kind !== 'basket-amount-off') return { ...kept, conditions, benefit: given };
  const { thresholdMinor, ...benefit } = given;
  const threshold = thresholdMinor === undefined ? [] : [{ target: looksAt, minimumMinor: thresholdMinor }];
  return { ...kept, benefit, conditions: [...threshold, ...conditions] };
});
