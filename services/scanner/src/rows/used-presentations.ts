import { tokenLimits } from '@rayon/auth';
import { type Rows, type Transaction, table } from '@rayon/store';
import { z } from 'zod';
import type { Presentation } from '../cards/check-presentation';

const usedPresentation = z.object({ tokenId: z.string(), expiresAt: z.date() });

/** Card presentations that were used; forgotten once they would have expired anyway. */
export const usedPresentations = table('used_presentations', {
  key: 'tokenId',
  row: usedPresentation,
  indexes: [{ on: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

type Used = Rows<z.infer<typeof usedPresentation>>;

/** Whether a presentation was used before. */
export const isUsed = async (
  used: Used,
  { session }: Transaction,
  { tokenId }: Presentation,
): Promise<boolean> => (await used.find(tokenId, { session })) !== undefined;

/** Uses a presentation up in the transaction; one that was used before fails as a duplicate. */
export const useCard = async (
  used: Used,
  { session }: Transaction,
  { tokenId, expiresAt }: Presentation,
): Promise<void> => {
  // Swept no sooner than the last instant a verifier whose clock lags would take it.
  const sweptAt = new Date(expiresAt.getTime() + 2 * tokenLimits.clockToleranceSeconds * 1000);
  await used.insert([{ tokenId, expiresAt: sweptAt }], { session });
};
