import { CampaignChangedV1 } from '@rayon/events';
import { type Announcement, announce, type Transaction } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import { campaignPosition } from '../rows/positions';
import type { Records } from './records';

/** A campaign reached another state or version. One that was returned is its author's draft again. */
export const campaignChanged = (campaign: StoredCampaign): Announcement => {
  const { campaignId, version, brandId, status, content, updatedAt } = campaign;
  return announce(CampaignChangedV1, {
    campaignId,
    version,
    ...(brandId === undefined ? {} : { brandId }),
    status: status === 'returned' ? 'draft' : status,
    title: content.title,
    at: updatedAt.toISOString(),
  });
};

/**
 * Changes of campaigns meet at the row of their position. Those of one process are made one after the other, so that none
 * loses to the others until its time is up.
 */
export const inTurn = <Answer>(
  { campaignLanes }: Pick<Records, 'campaignLanes'>,
  change: () => Promise<Answer>,
): Promise<Answer> => campaignLanes.run('changes', change);

/** The next position among the changes of all campaigns; taken in a transaction, positions become visible in their order. */
export const nextChange = async (
  { positions }: Pick<Records, 'positions'>,
  { session }: Transaction,
): Promise<number> => {
  const options = { session, upsert: true };
  const row = await positions.updateAndFind({ name: campaignPosition }, { add: { value: 1 } }, options);
  if (!row) throw new Error('no position for a campaign change');
  return row.value;
};
