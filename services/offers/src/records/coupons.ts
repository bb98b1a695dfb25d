import type { Transaction } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { Records } from './records';

/** Campaigns that ever had one code and are looked at; of more the newest. */
const sameCodeMax = 50;

/** The campaigns with that coupon code, the newest first, whatever became of them. */
export const campaignsOfCoupon = async (
  { campaigns }: Pick<Records, 'campaigns'>,
  code: string,
  options: Partial<Pick<Transaction, 'session'>> = {},
): Promise<StoredCampaign[]> => {
  const found = await campaigns.findMany(
    { 'content.coupon': code },
    { ...options, sort: { campaignId: -1 }, limit: sameCodeMax },
  );
  return found.map(({ row }) => row);
};
