import { basisPointsMax, basisPointsOf, proportion } from '@rayon/kernel';
import type { CampaignContent, Contribution } from './campaign-content';

/** What the other side pays of what a campaign takes off one trip, now. */
export type Contributed = Contribution & Readonly<{ minor: number }>;

/** That share of what was taken off a trip, rounded once (halves up). */
export const contributedTo = (heldMinor: number, contribution: Contribution): Contributed => ({
  ...contribution,
  minor: proportion(heldMinor, basisPointsOf(contribution.percent), basisPointsMax),
});

/** Which rule a contribution breaks: of a campaign of the retailer it says which brand pays, of a brand's it is the retailer's. */
export const problemOfContribution = ({
  brandId,
  content: { contribution },
}: Readonly<{ brandId?: string | undefined; content: CampaignContent }>):
  | 'contribution-names-brand'
  | 'contribution-is-retailers'
  | undefined => {
  if (contribution === undefined || (brandId === undefined) === (contribution.brandId !== undefined))
    return undefined;
  return brandId === undefined ? 'contribution-names-brand' : 'contribution-is-retailers';
};
