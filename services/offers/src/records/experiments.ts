import { absent, type Transaction } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { Records } from './records';

/** Campaigns of one experiment that are looked at; of more the newest. */
const sameNameMax = 200;

/** The campaigns of an experiment, the newest first, whatever became of them. */
export const campaignsOfExperiment = async (
  { campaigns }: Pick<Records, 'campaigns'>,
  { brandId, name }: Readonly<{ brandId: string | undefined; name: string }>,
  options: Partial<Pick<Transaction, 'session'>> = {},
): Promise<StoredCampaign[]> => {
  const found = await campaigns.findMany(
    { 'content.experiment.name': name, brandId: brandId ?? absent },
    { ...options, sort: { campaignId: -1 }, limit: sameNameMax },
  );
  return found.map(({ row }) => row);
};
