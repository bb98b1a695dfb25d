import type { Campaign } from './campaign';
import { isOfRetailer } from './is-of-retailer';

/**
 * The brand that approves this version; undefined: the retailer does. Whoever pays agrees: a brand to a share of a campaign of the
 * retailer, and to what the retailer wrote for it. What a brand wrote itself it agreed to by writing it; the retailer decides what
 * runs in its shops.
 */
export const approvingBrand = ({
  brandId,
  writtenBy,
  content: { contribution },
}: Pick<Campaign, 'brandId' | 'writtenBy' | 'content'>): string | undefined => {
  if (brandId === undefined) return contribution?.brandId;
  return isOfRetailer(writtenBy) ? brandId : undefined;
};
