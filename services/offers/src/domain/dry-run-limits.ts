import { allowancesOf, type Counters, countedLimits } from './allowances';
import type { CompiledCampaign } from './compiled-campaign';
import { type CountedLimit, countedWhere, memberCountersOf, sharedCountersOf } from './counted';
import { occurrenceOf, type Seen } from './dry-run-visit';
import type { Allowance } from './eligibility';

/** What limits and budgets hold of what campaigns gave in the sales so far: full before the first one. */
export class GivenSoFar {
  private readonly counters = new Map<string, Counters>();
  /** What the counters at which all sales meet still allow, until something is given of it. */
  private readonly allowed = new Map<string, Allowance>();
  /** By member, then by counter. */
  private readonly uses = new Map<string, Map<string, number>>();

  allowanceOf(campaign: CompiledCampaign, seen: Seen): Allowance | undefined {
    const { campaignId } = campaign;
    const known = this.allowed.get(campaignId);
    if (known) return known;
    const byMember = this.uses.get(seen.sale.memberId ?? '') ?? new Map<string, number>();
    const used = { counters: this.counters, byMember };
    const allowance = allowancesOf([campaign], used, { occurrence: occurrenceOf(seen) }).get(campaignId);
    if (allowance && campaign.countedOnly === 'in-total' && !campaign.narrow)
      this.allowed.set(campaignId, allowance);
    return allowance;
  }

  /** What of its budget goes with it: what it promises, not what prices were raised by. */
  note(campaign: CompiledCampaign, promisedMinor: number, seen: Seen): void {
    if (!campaign.counted) return;
    this.allowed.delete(campaign.campaignId);
    const use = { ...campaign, ...countedWhere(campaign, occurrenceOf(seen)) };
    for (const { counter } of sharedCountersOf(use)) {
      const { uses, heldMinor } = this.counters.get(counter) ?? { uses: 0, heldMinor: 0 };
      this.counters.set(counter, { uses: uses + 1, heldMinor: heldMinor + promisedMinor });
    }
    const { memberId } = seen.sale;
    if (memberId === undefined) return;
    for (const { counter } of memberCountersOf(use)) {
      const own = this.uses.get(memberId) ?? new Map<string, number>();
      own.set(counter, (own.get(counter) ?? 0) + 1);
      this.uses.set(memberId, own);
    }
  }
}

/**
 * Whether two allowances of a campaign come to the same on a basket whose goods cost so much: of a use it has one or none, and of
 * a budget it takes no more than they cost.
 */
export const allowTheSame = (
  left: Allowance | undefined,
  right: Allowance | undefined,
  mostMinor: number,
): boolean => {
  if (left === undefined || right === undefined) return left === right;
  const budgetOf = ({ budgetLeftMinor = mostMinor }: Allowance) =>
    Math.max(0, Math.min(budgetLeftMinor, mostMinor));
  const isUsedUp = ({ usesLeft = {} }: Allowance, limit: CountedLimit) => (usesLeft[limit] ?? 1) <= 0;
  return (
    budgetOf(left) === budgetOf(right) &&
    left.code?.state === right.code?.state &&
    countedLimits.every((limit) => isUsedUp(left, limit) === isUsedUp(right, limit))
  );
};
