import { from, oneOf } from '@rayon/store';
import type { Records } from './records';

/** What a campaign took off in a currency, since a moment of that or in all; less what was brought back. */
export const readGone = async (
  { redemptions }: Pick<Records, 'redemptions'>,
  { campaignId, currency, since }: Readonly<{ campaignId: string; currency: string; since?: Date }>,
): Promise<number> => {
  const counted = { campaignId, currency, status: oneOf(['held', 'settled']), used: true } as const;
  const [sum] = await redemptions.aggregate<Readonly<{ minor: number }>>(
    since === undefined ? counted : { ...counted, at: from(since) },
    [{ $group: { _id: null, minor: { $sum: '$heldMinor' } } }],
  );
  return sum?.minor ?? 0;
};
