import { absent, present } from '@rayon/store';
import { addReceptions, noReception, type Reception } from '../domain/choose-message';
import type { CampaignVersion } from '../domain/trip-copy';
import type { Records } from './records';

/** What came of the message of a version, in all stores together. */
export const readReception = async (
  { messageFigures }: Pick<Records, 'messageFigures'>,
  { campaignId, version }: CampaignVersion,
): Promise<Reception> => {
  const rows = await messageFigures.findMany({ campaignId, version });
  return rows
    .map(({ shown, bought, unshown, anyway }) => ({ shown, bought, unshown, anyway }))
    .reduce(addReceptions, noReception);
};

/** How many people (members, or trips without a card) were shown the message of a version on trips that are over. */
export const countShown = async (
  { tripRows }: Pick<Records, 'tripRows'>,
  { campaignId, version }: CampaignVersion,
): Promise<number> => {
  const [counted] = await tripRows.aggregate<{ people: number }>(
    { 'messages.campaignId': campaignId, overAt: present, unjudged: absent },
    [
      { $unwind: '$messages' },
      {
        $match: {
          'messages.campaignId': campaignId,
          'messages.campaignVersion': version,
          'messages.shownAt': { $exists: true },
        },
      },
      { $group: { _id: { $ifNull: ['$memberId', '$tripId'] } } },
      { $group: { _id: null, people: { $sum: 1 } } },
    ],
  );
  return counted?.people ?? 0;
};
