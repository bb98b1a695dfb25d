import { oneOf } from '@rayon/store';
import type { ClientSession } from 'mongoose';
import type { CampaignResults, Redemptions, Results } from '../../use-cases/ports';
import type { CounterRow, MemberUseRow, OffersModels, RedemptionRow } from './models';

/** Uses of campaigns and their counters in the store. */
export const redemptionsIn = (
  { redemptions, counters, memberUses }: OffersModels,
  session: ClientSession | undefined,
): Redemptions => ({
  ofTrip: async (tripId) => {
    const rows = await redemptions.find({ tripId }, null, { session }).lean<RedemptionRow[]>();
    return rows.map(({ _id, ...redemption }) => redemption);
  },
  save: async (redemption) => {
    const _id = `${redemption.tripId}/${redemption.campaignId}`;
    const row: RedemptionRow = { _id, ...redemption, lines: [...redemption.lines] };
    await redemptions.replaceOne({ _id }, row, { upsert: true, session });
  },
  counters: async (campaignIds) => {
    if (campaignIds.length === 0) return new Map();
    const rows = await counters.find({ _id: oneOf(campaignIds) }, null, { session }).lean<CounterRow[]>();
    return new Map(rows.map(({ _id, uses, heldMinor }) => [_id, { uses, heldMinor }]));
  },
  memberUses: async (memberId, campaignIds) => {
    if (campaignIds.length === 0) return new Map();
    const keys = campaignIds.map((campaignId) => `${campaignId}/${memberId}`);
    const rows = await memberUses.find({ _id: oneOf(keys) }, null, { session }).lean<MemberUseRow[]>();
    return new Map(rows.map(({ campaignId, uses }) => [campaignId, uses]));
  },
  count: async ({ campaignId, memberId, uses, minor }) => {
    await counters.updateOne(
      { _id: campaignId },
      { $inc: { uses, heldMinor: minor } },
      { upsert: true, session },
    );
    if (memberId === undefined || uses === 0) return;
    await memberUses.updateOne(
      { _id: `${campaignId}/${memberId}` },
      { $inc: { uses }, $setOnInsert: { campaignId, memberId } },
      { upsert: true, session },
    );
  },
});

/** Results of campaigns, added up from what is recorded. */
export const resultsIn = (
  { redemptions, trips }: OffersModels,
  session: ClientSession | undefined,
): Results => ({
  of: async (campaignIds) => {
    const results = new Map<string, CampaignResults>();
    if (campaignIds.length === 0) return results;
    const given = await redemptions
      .aggregate<{ _id: string; uses: number; discountMinor: number; people: number }>(
        [
          {
            $match: {
              campaignId: { $in: [...campaignIds] },
              status: { $in: ['held', 'settled'] },
              used: true,
            },
          },
          {
            $group: {
              _id: { campaignId: '$campaignId', person: { $ifNull: ['$memberId', '$tripId'] } },
              uses: { $sum: 1 },
              discountMinor: { $sum: '$heldMinor' },
            },
          },
          {
            $group: {
              _id: '$_id.campaignId',
              uses: { $sum: '$uses' },
              discountMinor: { $sum: '$discountMinor' },
              people: { $sum: 1 },
            },
          },
        ],
        { session },
      )
      .exec();
    for (const { _id, ...sums } of given) results.set(_id, { ...sums, messagesIssued: 0 });
    for (const campaignId of campaignIds) {
      const messagesIssued = await trips.countDocuments({ 'messages.campaignId': campaignId }, { session });
      const known = results.get(campaignId) ?? { uses: 0, discountMinor: 0, people: 0 };
      results.set(campaignId, { ...known, messagesIssued });
    }
    return results;
  },
});
