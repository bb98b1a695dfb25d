import type { Stores } from './ports';

/** Gives back everything a trip holds that was not paid for; a second time gives nothing. */
export const releaseHeld = async (
  { redemptions }: Pick<Stores, 'redemptions'>,
  tripId: string,
): Promise<void> => {
  for (const redemption of await redemptions.ofTrip(tripId)) {
    if (redemption.status !== 'held') continue;
    const { campaignId, memberId, counted, heldMinor, used } = redemption;
    await redemptions.save({ ...redemption, status: 'released', heldMinor: 0, used: false });
    if (counted) await redemptions.count({ campaignId, memberId, uses: used ? -1 : 0, minor: -heldMinor });
  }
};
