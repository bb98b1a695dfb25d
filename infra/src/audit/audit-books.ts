import { setTimeout as pause } from 'node:timers/promises';
import { openLedgerBooks } from '@rayon/points/books';
import { openReceiptBooks } from '@rayon/scanner/books';
import { connectStore } from '@rayon/store';

/** Receipts and returns reach the ledger a moment after they are closed: what differs is looked at once more after so long. */
const onTheWaySeconds = 10;

/** What the audit saw of the books. */
export type BooksAudit = Readonly<{
  accounts: number;
  transfers: number;
  outstanding: number;
  /** Receipts the ledger knows, and those that were closed. */
  receipts: Readonly<{ ledger: number; closed: number }>;
  /** What does not add up or does not agree, in words. */
  differences: readonly string[];
}>;

/**
 * Derives the ledger again, and compares it with the receipts that were closed, also while Rayon runs. Both are read one after the
 * other: what differs is read again once what may have been on the way has come.
 */
export const auditBooks = async (
  storeUrl: string,
  { waitSeconds = onTheWaySeconds }: { waitSeconds?: number } = {},
): Promise<BooksAudit> => {
  const open = (database: string) => connectStore({ url: storeUrl, database, appName: 'audit' });
  const points = await open('rayon-points');
  const scanner = await open('rayon-scanner').catch(async (error) => {
    await points.close();
    throw error;
  });
  try {
    const ledger = openLedgerBooks(points);
    const receipts = openReceiptBooks(scanner);
    const { discrepancies, receipts: known, ...sums } = await ledger.audit();
    let closed = 0;
    const counted = async function* counted() {
      for await (const told of receipts.told()) {
        closed += 1;
        yield told;
      }
    };
    const suspected: string[] = [];
    for await (const { receiptId } of ledger.compare(counted())) suspected.push(receiptId);
    if (suspected.length > 0) await pause(waitSeconds * 1_000);
    const differences = discrepancies.map(({ about, finding }) => `${about}: ${finding}`);
    for (const receiptId of suspected)
      for (const finding of await ledger.compareOne(receiptId, await receipts.find(receiptId)))
        differences.push(`receipt:${receiptId}: ${finding}`);
    return { ...sums, receipts: { ledger: known, closed }, differences };
  } finally {
    await points.close();
    await scanner.close();
  }
};
