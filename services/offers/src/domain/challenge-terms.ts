import type { StoredCampaign } from './campaign-change';
import { boundTo, runsIn } from './campaign-content';
import type { ChallengeRules, ChallengeStep } from './challenge-rules';
import { onlyOf, type PastSale } from './past';
import { pastSaleOf, type Sale } from './sale';
import { isInTarget, type Target } from './target';
import { usualOf } from './usual';
import { dayMilliseconds } from './utc-day';

/** What counts for a challenge. */
export type Counting = Readonly<{
  count: ChallengeRules['count'];
  target: Target;
  /** Of a brand's challenge: its own articles alone. */
  brandId?: string;
  /** Beside those of its regions; neither: every store. */
  storeIds: readonly string[];
  /** Stores that were in them when something was paid. Absent: none. */
  regions?: readonly string[];
  /** Of amounts: receipts in it alone. */
  currency?: string;
}>;

/** What a challenge asks of one member. */
export type ChallengeTerms = Readonly<{
  counting: Counting;
  /** Rising, each from so much on in all. */
  steps: readonly ChallengeStep[];
  /** What they usually buy in as much time, from which their steps count; absent where the steps are the same for all. */
  usual?: number;
}>;

/** A campaign that is a challenge. */
export type ChallengeCampaign = Pick<StoredCampaign, 'campaignId' | 'version' | 'brandId' | 'content'>;

/** What is looked at of a receipt, or of a basket that is not paid yet. */
export type Bought = Pick<Sale, 'at' | 'currency' | 'lines'> &
  Readonly<{ storeId?: string | undefined; region?: string | undefined }>;

const weekMilliseconds = 7 * dayMilliseconds;

/** What a campaign asks for as a challenge; undefined when it is none. */
export const challengeOf = ({
  content: { benefit },
}: Pick<ChallengeCampaign, 'content'>): ChallengeRules | undefined =>
  benefit.kind === 'challenge' ? benefit.challenge : undefined;

/** When a challenge that is chosen at a moment is over. */
export const endOf = (
  { withinDays }: Pick<ChallengeRules, 'withinDays'>,
  { to }: Readonly<{ to: Date }>,
  at: Date,
): Date => new Date(Math.min(at.getTime() + withinDays * dayMilliseconds, to.getTime()));

/** What counts for a campaign's challenge. */
const countingOf = ({ brandId, content }: ChallengeCampaign, { count }: ChallengeRules): Counting => {
  const currency = count === 'amount' ? boundTo(content) : undefined;
  return {
    count,
    target: content.target,
    ...(brandId === undefined ? {} : { brandId }),
    storeIds: content.storeIds,
    ...(content.regions === undefined ? {} : { regions: content.regions }),
    ...(currency === undefined ? {} : { currency }),
  };
};

/** Whether it was bought where a challenge counts: a store that changes its region takes nothing back that counted. */
const isThere = (where: Counting, { storeId, region }: Bought): boolean =>
  runsIn(where, storeId) || (region !== undefined && where.regions?.includes(region) === true);

/** The receipts that count, with the lines that may: of a brand its own. */
const countedSales = (counting: Counting, sales: readonly Bought[]): PastSale[] => {
  const { brandId, currency } = counting;
  return sales
    .filter((sale) => isThere(counting, sale) && (currency === undefined || sale.currency === currency))
    .map((sale) => onlyOf(brandId, pastSaleOf(sale)));
};

/** What purchases come to as a challenge counts them, less what was brought back. */
export const countOf = (counting: Counting, sales: readonly Bought[]): number => {
  const isIn = isInTarget(counting.target);
  let count = 0;
  for (const { lines } of countedSales(counting, sales)) {
    const kept = lines.filter(({ line, pieces }) => pieces > 0 && isIn(line));
    if (counting.count === 'receipts') count += kept.length > 0 ? 1 : 0;
    else for (const { pieces, minor } of kept) count += counting.count === 'pieces' ? pieces : minor;
  }
  return count;
};

/**
 * What a challenge asks of a member who chooses it now. Steps that are each member's own begin at what the member bought in
 * the weeks before, brought to the time there is, within the campaign's bounds: so much more than usual is asked of everybody,
 * and of who usually buys more than the upper bound less than that.
 */
export const termsFor = (
  campaign: ChallengeCampaign,
  rules: ChallengeRules,
  { sales, at }: Readonly<{ sales: readonly Sale[]; at: Date }>,
): ChallengeTerms => {
  const counting = countingOf(campaign, rules);
  const { personal, steps } = rules;
  if (personal === undefined) return { counting, steps };
  const { weeks, atLeast, atMost } = personal;
  const asked = { target: counting.target, weeks, currency: counting.currency, at };
  const { receipts, pieces, minor } = usualOf(countedSales(counting, sales), asked);
  const bought = { receipts, pieces, amount: minor }[counting.count];
  const milliseconds = endOf(rules, campaign.content, at).getTime() - at.getTime();
  const usual = Math.floor((bought * milliseconds) / (weeks * weekMilliseconds));
  const base = Math.min(Math.max(usual, atLeast), atMost);
  return { counting, steps: steps.map((step) => ({ ...step, from: base + step.from })), usual };
};
