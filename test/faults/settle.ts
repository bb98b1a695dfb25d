import { auditLedger } from './accounts';
import { openBooks } from './books';

/** Everything that is wrong with a Rayon and its store once all events have arrived; and how many receipts the ledger holds. */
export const settle = async (
  url: string,
  storeUrl: string,
): Promise<Readonly<{ findings: unknown[]; receipts: number }>> => {
  const books = await openBooks(storeUrl);
  try {
    await books.untilNothingWaits();
    const parked = await books.parkedMessages();
    const audit = await auditLedger(url);
    const findings = [
      ...(await books.eventFindings()),
      ...audit.discrepancies,
      ...(parked > 0 ? [`${parked} messages were parked`] : []),
    ];
    return { findings, receipts: audit.receipts };
  } finally {
    await books.close();
  }
};
