import { tokenLimits } from '@rayon/auth';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Rows, type Transaction, table } from '@rayon/store';
import { z } from 'zod';
import type { Presentation } from '../cards/check-presentation';
import type { CardNotAccepted } from '../domain/refused';

const usedPresentation = z.object({ tokenId: z.string(), expiresAt: z.date() });

/** Card presentations that were used; forgotten once they would have expired anyway. */
export const usedPresentations = table('used_presentations', {
  key: 'tokenId',
  row: usedPresentation,
  indexes: [{ on: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

/** Uses a presentation up in the transaction; one that was used before is refused. */
export const useCard = async (
  used: Rows<z.infer<typeof usedPresentation>>,
  { session }: Transaction,
  { tokenId, expiresAt }: Presentation,
): Promise<Result<null, CardNotAccepted>> => {
  if (await used.find(tokenId, { session })) return rejected({ reason: 'CardNotAccepted' });
  // Swept no sooner than the last instant a verifier whose clock lags would take it.
  const sweptAt = new Date(expiresAt.getTime() + 2 * tokenLimits.clockToleranceSeconds * 1000);
  await used.insert([{ tokenId, expiresAt: sweptAt }], { session });
  return accepted(null);
};
