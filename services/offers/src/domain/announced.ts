import { type CampaignContent, picksCheapest } from './campaign-content';

/** Whether practically everybody may have it: individual offers, and codes for a few, announce nothing. */
export const isOpenToAll = ({ audience, usesPerCode }: CampaignContent): boolean =>
  (audience.kind === 'everybody' || audience.kind === 'members') && usesPerCode === undefined;

/**
 * Whether the campaign announces a reduction that has to count from the prior price: so much off each piece, for practically
 * everybody and without a condition. A price that is named, and what is given for taking more, promise no share of another price.
 */
export const announcesReduction = (content: CampaignContent): boolean => {
  const { benefit, conditions } = content;
  return (
    (benefit.kind === 'percent-off' || (benefit.kind === 'amount-off' && benefit.per !== 'article')) &&
    !picksCheapest(benefit) &&
    conditions.length === 0 &&
    isOpenToAll(content)
  );
};
