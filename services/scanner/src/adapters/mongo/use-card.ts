import { tokenLimits } from '@rayon/auth';
import { accepted, type Result, rejected } from '@rayon/kernel';
import type { ClientSession } from 'mongoose';
import type { CardNotAccepted, Presentation } from '../../use-cases/ports';
import type { ScannerCollections } from './models';

/** Uses a presentation up in the transaction; one that was used before is refused. */
export const useCard =
  ({ presentations }: ScannerCollections) =>
  async (session: ClientSession, presentation: Presentation): Promise<Result<null, CardNotAccepted>> => {
    const _id = presentation.tokenId as never;
    if (await presentations.findOne({ _id }, { session })) return rejected({ reason: 'CardNotAccepted' });
    // Swept no sooner than the last instant a verifier whose clock lags would take it.
    const expiresAt = new Date(
      presentation.expiresAt.getTime() + 2 * tokenLimits.clockToleranceSeconds * 1000,
    );
    await presentations.insertOne({ _id, expiresAt }, { session });
    return accepted(null);
  };
