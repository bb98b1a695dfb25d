import { noneOf, oneOf, type Transaction } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import { sharedCodesOf } from '../domain/code-text';
import type { Records } from './records';

/** Campaigns that are over and had one code: of more than these the newest are looked at. */
const overMax = 50;
/** Of those that did not end no two have the same code. */
const goingMax = 10;

/**
 * The campaigns with that coupon code, the newest first, whatever became of them: all that did not end, of which no two have
 * the same, and the newest of those that did.
 */
export const campaignsOfCoupon = async (
  { campaigns }: Pick<Records, 'campaigns'>,
  code: string,
  options: Partial<Pick<Transaction, 'session'>> = {},
): Promise<StoredCampaign[]> => {
  const coupon = oneOf(sharedCodesOf(code));
  const sorted = { ...options, sort: { campaignId: -1 } } as const;
  const going = await campaigns.findMany(
    { 'content.coupon': coupon, status: noneOf(['ended']) },
    { ...sorted, limit: goingMax },
  );
  const over = await campaigns.findMany(
    { 'content.coupon': coupon, status: 'ended' },
    { ...sorted, limit: overMax },
  );
  return [...going, ...over].map(({ row }) => row);
};
