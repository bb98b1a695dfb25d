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
