import type { Principal } from '@rayon/auth';
import { brandPeopleMin, inSteps, sumInSteps } from '../domain/brand-people';
import { isWithinStores } from '../domain/campaign-change';
import type { CampaignResults, Given } from '../records/campaign-results';
import type { CampaignResultsType, CampaignType } from './campaign.type';
import { authorOf } from './context';

/** What a brand learns of one currency: nothing while it is about too few people. */
const shownGiven = (given: Given): Given[] => {
  const minor = sumInSteps(given.minor, given);
  const contributedMinor = sumInSteps(given.contributedMinor, given);
  return minor === undefined || contributedMinor === undefined ? [] : [{ ...given, minor, contributedMinor }];
};

/**
 * Results for the caller. Who is bound to stores learns none of a campaign that runs elsewhere as well. A brand learns numbers about enough people only, and in steps, so that
 * the difference of two looks is never about one person either.
 */
export const presentResults = (
  {
    budget,
    contribution,
    storeIds,
    regions,
  }: Pick<CampaignType, 'budget' | 'contribution' | 'storeIds' | 'regions'>,
  results: CampaignResults | null,
  principal: Principal,
): CampaignResultsType => {
  if (!isWithinStores(authorOf(principal), { storeIds, regions })) return {};
  const { uses, given, messagesIssued, people, messagePeople } = results ?? {
    uses: 0,
    given: [],
    messagesIssued: 0,
    people: 0,
    messagePeople: 0,
  };
  const isBrand = principal.kind === 'brand';
  const told = (shown: readonly Given[]) => {
    const promised = shown.map(({ minor, currency }) => ({ minor, currency }));
    const raised = shown.map(({ raisedMinor: minor, currency }) => ({ minor, currency }));
    // What was raised is the retailer's own: to a brand it is no part of what its campaign gave.
    const discountGiven = isBrand
      ? promised
      : shown.map(({ minor, raisedMinor, currency }) => ({ minor: minor + raisedMinor, currency }));
    const contributed = shown.map(({ contributedMinor: minor, currency }) => ({ minor, currency }));
    const sums = { discountGiven, ...(isBrand ? {} : { raised }), ...(contribution ? { contributed } : {}) };
    if (!budget) return sums;
    const spent = promised.find(({ currency }) => currency === budget.currency)?.minor ?? 0;
    const left = budget.minor - spent;
    // In round steps more may seem to be spent than there is.
    return { ...sums, budgetLeft: { ...budget, minor: isBrand ? Math.max(0, left) : left } };
  };
  if (!isBrand)
    return {
      uses,
      messagesIssued,
      ...told(given),
    };

  const shownUses = inSteps(uses, people);
  const shownMessages = inSteps(messagesIssued, messagePeople);
  const withheld = { withheldBelow: brandPeopleMin };
  const messages = shownMessages > 0 ? { messagesIssued: shownMessages } : {};
  if (shownUses === 0) return { ...withheld, ...messages };
  return { ...withheld, ...messages, uses: shownUses, ...told(given.flatMap(shownGiven)) };
};
