import { oneOf } from '@rayon/store';
import type { Records } from './records';

/** What came of a campaign so far. */
export type CampaignResults = Readonly<{
  uses: number;
  discountMinor: number;
  messagesIssued: number;
  /** Members (or trips without a card) it gave something to. */
  people: number;
  /** Members (or trips without a card) it sent a message to. */
  messagePeople: number;
}>;

type Sums = Readonly<{ _id: string; uses: number; discountMinor: number; people: number }>;
type Sent = Readonly<{ _id: null; messagesIssued: number; messagePeople: number }>;

/** By campaign and person, so that nobody is counted twice. */
const stages = [
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
];

/** A trip has at most one message of a campaign. */
const sentStages = [
  { $group: { _id: { $ifNull: ['$memberId', '$tripId'] }, messages: { $sum: 1 } } },
  { $group: { _id: null, messagesIssued: { $sum: '$messages' }, messagePeople: { $sum: 1 } } },
];

/** Results of campaigns in the order of the ids, added up from what is recorded. */
export const readResults = async (
  { redemptions, tripRows }: Records,
  campaignIds: readonly string[],
): Promise<CampaignResults[]> => {
  if (campaignIds.length === 0) return [];
  const given = await redemptions.aggregate<Sums>(
    { campaignId: oneOf(campaignIds), status: oneOf(['held', 'settled']), used: true },
    stages,
  );
  const sums = new Map(given.map(({ _id, ...sum }) => [_id, sum]));
  const results: CampaignResults[] = [];
  for (const campaignId of campaignIds) {
    const [sent] = await tripRows.aggregate<Sent>({ 'messages.campaignId': campaignId }, sentStages);
    const { messagesIssued, messagePeople } = sent ?? { messagesIssued: 0, messagePeople: 0 };
    const sum = sums.get(campaignId) ?? { uses: 0, discountMinor: 0, people: 0 };
    results.push({ ...sum, messagesIssued, messagePeople });
  }
  return results;
};
