import type { Candidate } from './candidates';
import type { Ground, Plan } from './plan';
import { planOfAmount } from './plan-of-amount';
import { planOfArticles } from './plan-of-articles';
import { planOfGroups } from './plan-of-groups';
import { planOfSets } from './plan-of-sets';
import { planOfUnits } from './plan-of-units';

/** The best that a campaign can do with its candidate's units on that ground; undefined: nothing. */
export const planFor = (candidate: Candidate, ground: Ground): Plan | undefined => {
  const { benefit } = candidate;
  switch (benefit.kind) {
    case 'percent-off':
    case 'fixed-price':
      return planOfUnits(candidate, ground);
    case 'amount-off':
      return benefit.per === 'article'
        ? planOfArticles(candidate, benefit, ground)
        : planOfUnits(candidate, ground);
    case 'basket-amount-off':
      return planOfAmount(candidate, benefit, ground);
    case 'n-for-m':
      return planOfGroups(candidate, benefit, ground);
    case 'buy-get':
    case 'bundle-price':
    case 'bundle-percent-off':
      return planOfSets(candidate, benefit, ground);
    default:
      return undefined;
  }
};
