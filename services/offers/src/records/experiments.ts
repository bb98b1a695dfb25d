import { absent, noneOf, type Transaction } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { Records } from './records';

/** Campaigns of one experiment that are shown beside each other; of more the newest. */
export const variantsMax = 20;

/** Campaigns that may share a lasting control group. */
const sameNameMax = 10_000;

/** The campaigns of an experiment, the newest first: whatever became of them, or those that did not end. */
export const campaignsOfExperiment = async (
  { campaigns }: Pick<Records, 'campaigns'>,
  { brandId, name, notEnded }: Readonly<{ brandId: string | undefined; name: string; notEnded?: true }>,
  {
    limit = sameNameMax,
    ...options
  }: Partial<Pick<Transaction, 'session'>> & Readonly<{ limit?: number }> = {},
): Promise<StoredCampaign[]> => {
  const found = await campaigns.findMany(
    {
      'content.experiment.name': name,
      brandId: brandId ?? absent,
      ...(notEnded ? { status: noneOf(['ended']) } : {}),
    },
    { ...options, sort: { campaignId: -1 }, limit },
  );
  return found.map(({ row }) => row);
};
