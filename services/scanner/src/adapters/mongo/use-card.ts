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
    await presentations.insertOne({ _id, expiresAt: presentation.expiresAt }, { session });
    return accepted(null);
  };
