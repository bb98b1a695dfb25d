import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const setShape = z.looseObject({
  sku: z.string().optional(),
  skus: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  quantity: z.number(),
  percent_off: z.string().optional(),
});

const ruleShape = z.looseObject({
  id: z.string(),
  kind: z.string(),
  percent: z.string().optional(),
  amount: z.string().optional(),
  basis: z.string().optional(),
  skus: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  exclusive_group: z.string().optional(),
  max_applications_per_order: z.number().optional(),
  max_units_per_line: z.number().optional(),
  max_uses_per_customer: z.number().optional(),
  max_discount: z.string().optional(),
  max_discount_gross: z.string().optional(),
  valid_from: z.string().nullish(),
  valid_to: z.string().nullish(),
  needs_code: z.string().optional(),
  buy: setShape.optional(),
  get: setShape.optional(),
  condition: z
    .looseObject({
      sku: z.string().optional(),
      skus: z.array(z.string()).optional(),
      min_amount: z.string().optional(),
      amount_excludes_vat: z.boolean().optional(),
      min_quantity: z.number().optional(),
      min_quantity_together: z.number().optional(),
      customer_group: z.string().optional(),
    })
    .optional(),
  campaign: z.looseObject({ budget_used: z.string(), budget_limit: z.string() }).optional(),
});

const caseShape = z.looseObject({
  id: z.string(),
  title: z.string(),
  cart: z.array(
    z.looseObject({
      sku: z.string(),
      quantity: z.number(),
      unit_price: z.string().optional(),
      line_subtotal: z.string().optional(),
      vat_rate: z.string().optional(),
      price_includes_vat: z.boolean().optional(),
      fixed_tax: z.string().optional(),
      tags: z.array(z.string()).optional(),
    }),
  ),
  rules: z.array(ruleShape),
  codes: z.array(z.string()).optional(),
  customer: z.unknown().optional(),
  now: z.string().optional(),
  expected: z.looseObject({
    total: z.string().optional(),
    total_gross: z.string().optional(),
    total_net: z.string().optional(),
    vat: z.string().optional(),
    vat_and_taxes: z.string().optional(),
    discount: z.string().optional(),
    discount_gross: z.string().optional(),
    applied: z.array(z.string()).optional(),
    line_discounts: z.record(z.string(), z.string()).optional(),
    line_discounts_by_rule: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    orders: z.array(z.looseObject({ total_gross: z.string().optional() })).optional(),
  }),
});

/** A promotion case restated from the test suite of another engine. */
export type PromotionCase = z.infer<typeof caseShape>;

/** One rule of a case. */
export type PromotionRule = PromotionCase['rules'][number];

/** All collected cases; each names its source in `data/promotion_cases.json`. */
export const promotionCases: readonly PromotionCase[] = z
  .object({ cases: z.array(caseShape) })
  .parse(JSON.parse(readFileSync(join(__dirname, '../../data/promotion_cases.json'), 'utf8'))).cases;
