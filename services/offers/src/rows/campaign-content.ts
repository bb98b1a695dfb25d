import { weekdays } from '@rayon/kernel';
import { z } from 'zod';
import type { CampaignContent } from '../domain/campaign-content';

const translated = z.object({ fr: z.string(), en: z.string() });

/** Answers of commands that earlier versions recorded have their instants as text. */
const instant = z.coerce.date<Date | string>();

const audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody') }),
  z.object({ kind: z.literal('members') }),
  z.object({
    kind: z.literal('personalised'),
    boughtCategory: z.string().optional(),
    notBoughtCategory: z.string().optional(),
  }),
]);

const benefit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent-off'), percent: z.number() }),
  z.object({ kind: z.literal('amount-off'), amountMinor: z.int() }),
  z.object({ kind: z.literal('fixed-price'), amountMinor: z.int() }),
  z.object({ kind: z.literal('n-for-m'), take: z.int(), pay: z.int() }),
  z.object({ kind: z.literal('basket-amount-off'), thresholdMinor: z.int(), amountMinor: z.int() }),
  z.object({
    kind: z.literal('points'),
    points: z.int(),
    /** Earlier versions knew points per basket only. */
    per: z.enum(['basket', 'unit']).default('basket'),
  }),
  z.object({ kind: z.literal('points-multiplier'), percent: z.int() }),
  z.object({ kind: z.literal('message') }),
]);

/** What a campaign says, as it is stored; whether it may say so was checked when it was said. */
export const campaignContentShape: z.ZodType<CampaignContent> = z.object({
  title: translated,
  body: translated,
  from: instant,
  to: instant,
  hours: z.object({ days: z.array(z.enum(weekdays)), fromMinute: z.int(), untilMinute: z.int() }).optional(),
  storeIds: z.array(z.string()),
  currency: z.string().optional(),
  audience,
  target: z.object({
    categories: z.array(z.string()),
    brandIds: z.array(z.string()),
    articleIds: z.array(z.string()),
    gtins: z.array(z.string()),
  }),
  trigger: z.enum(['trip-opened', 'line-scanned', 'basket']),
  benefit,
  stacking: z.enum(['exclusive', 'stackable']),
  priority: z.int(),
  limits: z.object({
    perTrip: z.int().optional(),
    perMember: z.int().optional(),
    total: z.int().optional(),
  }),
  budgetMinor: z.int().optional(),
});
