import type { Principal } from '@rayon/auth';
import { proportion } from '@rayon/kernel';
import type { CampaignResults } from '../records/campaign-results';
import type { CampaignResultsType, CampaignType } from './campaign.type';

/** People a number told to a brand is about, at least; and the step in which it grows. */
const brandPeopleMin = 50;

const inSteps = (count: number, people: number): number =>
  people < brandPeopleMin ? 0 : count - (count % brandPeopleMin);

/**
 * Results for the caller. A brand learns numbers about enough people only, and in steps of that many, so that
 * the difference of two looks is never about one person either.
 */
export const presentResults = (
  { currency, budget }: Pick<CampaignType, 'currency' | 'budget'>,
  results: CampaignResults | null,
  principal: Principal,
): CampaignResultsType => {
  const { uses, discountMinor, messagesIssued, people, messagePeople } = results ?? {
    uses: 0,
    discountMinor: 0,
    messagesIssued: 0,
    people: 0,
    messagePeople: 0,
  };
  const amount = (minor: number) => ({ minor, currency });
  const left = (given: number) => (budget ? { budgetLeft: amount(budget.minor - given) } : {});
  if (principal.kind !== 'brand')
    return { uses, discountGiven: amount(discountMinor), messagesIssued, ...left(discountMinor) };

  const shownUses = inSteps(uses, people);
  const shownMessages = inSteps(messagesIssued, messagePeople);
  const withheld = { withheldBelow: brandPeopleMin };
  const messages = shownMessages > 0 ? { messagesIssued: shownMessages } : {};
  if (shownUses === 0) return { ...withheld, ...messages };
  const given = proportion(discountMinor, shownUses, uses);
  return { ...withheld, ...messages, uses: shownUses, discountGiven: amount(given), ...left(given) };
};
