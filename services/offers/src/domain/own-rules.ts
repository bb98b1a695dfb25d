import type { CampaignContent, Condition } from './campaign-content';
import type { Malformed } from './malformed';
import { ownStepMinor } from './own-terms';
import { areSame, hasEveryLine } from './target';

/** Weeks that are looked back on at most for what somebody usually buys. */
export const weeksMax = 52;

/** Pieces that a condition asks for at most. */
export const piecesMax = 1_000;

/** The rules of thresholds of one's own, by name. */
export type OwnRule =
  | 'own-needs-consent'
  | 'own-once'
  | 'own-needs-one-minimum'
  | 'own-at-prices'
  | 'own-in-whole-steps'
  | 'own-order'
  | 'own-needs-own-reward'
  | 'reward-needs-own'
  | 'reward-above-threshold'
  | 'own-without-cap'
  | 'own-reward-on-counted';

type Problem = Readonly<{ field: string; rule: OwnRule }> | (Readonly<{ field: string }> & Malformed);

/**
 * Which rule a threshold of one's own breaks, and where. What is given has to grow with it as it does, and nothing may cap
 * that: otherwise who is asked for more would have the worse deal.
 */
export const problemOfOwn = (content: CampaignContent): Problem | undefined => {
  const { conditions, benefit, limits, target, audience } = content;
  const own = conditions.flatMap((condition, at) => (condition.own ? [{ condition, at }] : []));
  const isOwnReward = 'per' in benefit && benefit.per === 'threshold';
  const [first, second] = own;
  if (!first) return isOwnReward ? { field: 'benefit.kind', rule: 'reward-needs-own' } : undefined;
  if (second) return { field: `conditions.${second.at}.own`, rule: 'own-once' };
  if (audience.kind !== 'personalised') return { field: 'audience.kind', rule: 'own-needs-consent' };
  if (!isOwnReward) return { field: 'benefit.kind', rule: 'own-needs-own-reward' };
  const problem = problemOfBounds(first.condition);
  if (problem) return { ...problem, field: `conditions.${first.at}.${problem.field}` };
  if ('withoutVat' in benefit && benefit.withoutVat)
    return { field: 'benefit.withoutVat', rule: 'own-at-prices' };
  const isAmountOfAmount = 'amountMinor' in benefit && first.condition.minimumMinor !== undefined;
  if (isAmountOfAmount && benefit.amountMinor >= ownStepMinor)
    return { field: 'benefit.amountMinor', rule: 'reward-above-threshold' };
  if (limits.discountMinor !== undefined) return { field: 'limits.discountMinor', rule: 'own-without-cap' };
  return hasEveryLine(target) || areSame(target, first.condition.target)
    ? undefined
    : { field: 'target', rule: 'own-reward-on-counted' };
};

const problemOfBounds = (condition: Condition): Problem | undefined => {
  const { own, minimumMinor, minimumQuantity } = condition;
  if (!own) return undefined;
  if (minimumMinor !== undefined && minimumQuantity !== undefined)
    return { field: 'minimumQuantity', rule: 'own-needs-one-minimum' };
  const counted = (['withDeposits', 'withoutVat', 'afterOffers'] as const).find((how) => condition[how]);
  if (counted) return { field: counted, rule: 'own-at-prices' };
  if (minimumMinor === undefined && own.atMost > piecesMax)
    return {
      field: 'own.atMost',
      rule: 'malformed',
      fit: { fits: 'at-most', number: piecesMax, of: 'number' },
    };
  if (minimumMinor !== undefined) {
    const uneven = [
      { field: 'minimumMinor', minor: minimumMinor },
      { field: 'own.atMost', minor: own.atMost },
    ].find(({ minor }) => minor % ownStepMinor !== 0);
    if (uneven) return { field: uneven.field, rule: 'own-in-whole-steps' };
  }
  return own.atMost > (minimumMinor ?? minimumQuantity ?? 0)
    ? undefined
    : { field: 'own.atMost', rule: 'own-order' };
};
