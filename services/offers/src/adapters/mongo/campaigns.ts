import { above, below, oneOf } from '@rayon/store';
import type { ClientSession } from 'mongoose';
import type { Campaigns, StoredCampaign } from '../../use-cases/ports';
import type { CampaignRow, OffersModels } from './models';

const position = 'campaigns';

const fromRow = ({ _id, ...row }: CampaignRow): StoredCampaign => ({ campaignId: _id, ...row });

const toRow = ({ campaignId, ...campaign }: StoredCampaign): CampaignRow => ({
  _id: campaignId,
  ...campaign,
});

/** Campaigns in the store, as one session sees them. */
export const campaignsIn = (
  { campaigns, versions, positions }: OffersModels,
  session: ClientSession | undefined,
): Campaigns => {
  const keepVersion = async ({ campaignId, version, content, updatedAt }: StoredCampaign, by: string) => {
    const _id = `${campaignId}/${version}`;
    await versions.updateOne(
      { _id },
      { $setOnInsert: { campaignId, version, content, by, at: updatedAt } },
      { upsert: true, session },
    );
  };

  return {
    find: async (campaignIds) => {
      const rows = await campaigns.find({ _id: oneOf(campaignIds) }, null, { session }).lean<CampaignRow[]>();
      return rows.map(fromRow);
    },
    list: async ({ brandId, status, first, after }) => {
      const rows = await campaigns
        .find(
          {
            ...(brandId === undefined ? {} : { brandId }),
            ...(status === undefined ? {} : { status }),
            ...(after === undefined ? {} : { _id: below(after) }),
          },
          null,
          { session },
        )
        .sort({ _id: -1 })
        .limit(first)
        .lean<CampaignRow[]>();
      return rows.map(fromRow);
    },
    live: async ({ after, first }) => {
      const rows = await campaigns
        .find({ status: 'live', ...(after === undefined ? {} : { _id: below(after) }) }, null, { session })
        .sort({ _id: -1 })
        .limit(first)
        .lean<CampaignRow[]>();
      return rows.map(fromRow);
    },
    changedSince: async (change, first) => {
      const rows = await campaigns
        .find({ change: above(change) }, null, { session })
        .sort({ change: 1 })
        .limit(first)
        .lean<CampaignRow[]>();
      return rows.map(fromRow);
    },
    latestChange: async () =>
      (await positions.findOne({ _id: position }, null, { session }).lean())?.value ?? 0,
    nextChange: async () => {
      const row = await positions
        .findOneAndUpdate(
          { _id: position },
          { $inc: { value: 1 } },
          { upsert: true, returnDocument: 'after', session },
        )
        .lean();
      if (!row) throw new Error('no position for a campaign change');
      return row.value;
    },
    insert: async (campaign, by) => {
      await campaigns.insertMany([toRow(campaign)], { session });
      await keepVersion(campaign, by);
    },
    replace: async (campaign, by) => {
      const row = toRow(campaign);
      const written = await campaigns.replaceOne({ _id: row._id, revision: campaign.revision - 1 }, row, {
        session,
      });
      if (written.matchedCount !== 1) return false;
      await keepVersion(campaign, by);
      return true;
    },
  };
};
