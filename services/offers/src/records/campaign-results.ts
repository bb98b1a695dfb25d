import { oneOf } from '@rayon/store';
import type { Records } from './records';

/** What was taken off in one currency. */
export type Given = Readonly<{
  currency: string;
  /** What of it was promised. */
  minor: number;
  /** What only took back what prices were raised by: the retailer's own. */
  raisedMinor: number;
  /** What of it the other side pays. */
  contributedMinor: number;
  uses: number;
  people: number;
}>;

/** What came of a campaign so far. */
export type CampaignResults = Readonly<{
  uses: number;
  /** Members (or trips without a card) it gave something to. */
  people: number;
  /** By currency, in the order of their codes. */
  given: readonly Given[];
  messagesIssued: number;
  /** Members (or trips without a card) it sent a message to. */
  messagePeople: number;
}>;

type Key = Readonly<{ campaignId: string; currency: string }>;
type Sums<Id> = Readonly<{ _id: Id } & Omit<Given, 'currency'>>;
type Sent = Readonly<{ _id: null; messagesIssued: number; messagePeople: number }>;

/** What a redemption takes now of what its campaign promised: what is in its budget. */
export const promised = { $subtract: ['$heldMinor', { $ifNull: ['$raisedMinor', 0] }] };

/** Counts under a key, by person first, so that nobody is counted twice under one. */
const stagesBy = (key: Readonly<Record<string, string>>) => [
  {
    $group: {
      _id: { ...key, person: { $ifNull: ['$memberId', '$tripId'] } },
      uses: { $sum: 1 },
      minor: { $sum: promised },
      raisedMinor: { $sum: '$raisedMinor' },
      contributedMinor: { $sum: '$contribution.minor' },
    },
  },
  {
    $group: {
      _id: Object.fromEntries(Object.keys(key).map((name) => [name, `$_id.${name}`])),
      uses: { $sum: '$uses' },
      minor: { $sum: '$minor' },
      raisedMinor: { $sum: '$raisedMinor' },
      contributedMinor: { $sum: '$contributedMinor' },
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
  const counted = { campaignId: oneOf(campaignIds), status: oneOf(['held', 'settled']), used: true } as const;
  const byCampaign = await redemptions.aggregate<Sums<Pick<Key, 'campaignId'>>>(
    counted,
    stagesBy({ campaignId: '$campaignId' }),
  );
  const byCurrency = await redemptions.aggregate<Sums<Key>>(
    counted,
    stagesBy({ campaignId: '$campaignId', currency: '$currency' }),
  );
  const results: CampaignResults[] = [];
  for (const campaignId of campaignIds) {
    const [sent] = await tripRows.aggregate<Sent>({ 'messages.campaignId': campaignId }, sentStages);
    const { messagesIssued, messagePeople } = sent ?? { messagesIssued: 0, messagePeople: 0 };
    const { uses = 0, people = 0 } = byCampaign.find(({ _id }) => _id.campaignId === campaignId) ?? {};
    const given = byCurrency
      .filter(({ _id }) => _id.campaignId === campaignId)
      .map(({ _id: { currency }, ...sums }) => ({
        currency,
        ...sums,
      }))
      .sort((left, right) => (left.currency < right.currency ? -1 : 1));
    results.push({ uses, people, given, messagesIssued, messagePeople });
  }
  return results;
};
