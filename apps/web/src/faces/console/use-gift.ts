import type { CampaignGift } from './campaign';
import { fromInWords, giftInBrief } from './gift-words';
import { useSay } from './say';

/** What a campaign gives and from what on, in a word or two. */
export const useGift = (campaign: CampaignGift): string => {
  const say = useSay(campaign.currency);
  const asked = campaign.conditions.map((condition) => fromInWords(condition, say).join(' '));
  return [giftInBrief(campaign, say), asked.join(' + ')].filter(Boolean).join(' ');
};
