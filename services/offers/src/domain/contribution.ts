import { basisPointsMax, basisPointsOf, proportion } from '@rayon/kernel';
import type { CampaignContent, Contribution } from './campaign-content';

/** What the other side pays of what a campaign takes off one trip, now. */
export type Contributed = Contribution & Readonly<{ minor: number }>;

/** That share of what was promised and taken off a trip, rounded once (halves up); what prices were raised by is the retailer's own before. */
export const contributedTo = (promisedMinor: number, contribution: Contribution): Contributed => ({
  ...contribution,
  minor: proportion(promisedMinor, basisPointsOf(contribution.percent), basisPointsMax),
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

/**
 * Which rule a revision breaks: a brand that agreed to pay goes on paying, so that it sees what it is billed for, and the retailer
 * takes nothing back of what it promised a brand.
 */
export const problemOfNewContribution = (
  before: Readonly<{ brandId?: string; payer?: string; content: CampaignContent }>,
  { contribution }: CampaignContent,
  { ofRetailer }: Readonly<{ ofRetailer: boolean }>,
): 'payer-stays' | 'share-is-promised' | undefined => {
  if (before.brandId === undefined && before.payer !== undefined && contribution?.brandId !== before.payer)
    return 'payer-stays';
  const promised = before.content.contribution?.percent ?? 0;
  const isLess = (contribution?.percent ?? 0) < promised;
  return before.brandId !== undefined && ofRetailer && isLess ? 'share-is-promised' : undefined;
};
