import type { ReceiptClosedV1, ReturnClosedV1 } from '@rayon/events';
import { type Connection, createDatabase, type Publisher } from '@rayon/store';
import { differencesOf, type ToldReceipt } from './domain/compare-receipt';
import { knownReceipt, type ReceiptPoints, sumsOf } from './domain/receipt-points';
import { auditStoredLedger, openLedger } from './ledger';
import type { LedgerAudit } from './ledger-audit';
import { receiptFactsOf } from './reactions/on-receipt-closed';
import { returnFactsOf } from './reactions/on-return-closed';
import { toReceipt } from './rows/receipts';

/** A receipt as its events would tell of it today. */
type Told = Readonly<{
  closed: ReturnType<typeof ReceiptClosedV1.data.parse>;
  returned?: ReturnType<typeof ReturnClosedV1.data.parse>;
  /** Units that are kept, by line. */
  unitsKept: ReadonlyMap<string, number>;
}>;

/** A receipt that the ledger has otherwise, and how. */
export type DifferentReceipt = Readonly<{ receiptId: string; findings: readonly string[] }>;

/** Nothing is written by who only reads. */
const silent: Publisher = {
  publish: () => undefined,
  isPublished: () => false,
  recoverFrom: () => undefined,
};

const toldReceipt = ({ closed, returned, unitsKept }: Told): ToldReceipt => ({
  facts: receiptFactsOf(closed),
  ...(returned ? { back: returnFactsOf(returned) } : {}),
  unitsKept,
  currency: closed.total.currency,
  names: new Map(closed.lines.map(({ lineId, name }) => [lineId, name])),
});

const findingsOf = (known: ReceiptPoints | undefined, told: Told | undefined): string[] => {
  if (!told) {
    const earned = known?.status === 'known' ? sumsOf(known).earned : 0;
    return known ? [`no such receipt was ever closed; the ledger has ${earned} points for it`] : [];
  }
  const { receiptNumber, businessDate, closedAt, memberId } = told.closed;
  const named = `receipt ${receiptNumber} of ${businessDate}`;
  const receipt = toldReceipt(told);
  if (known?.status === 'known')
    return differencesOf(known, receipt).map((difference) => `${named}: ${difference}`);
  const points = sumsOf(knownReceipt(receipt.facts)).earned;
  const whose = memberId === undefined ? 'without a member' : `${points} points of member ${memberId}`;
  return [`${named}, paid at ${closedAt}, is missing in the ledger: ${whose}`];
};

/** The ledger of a store, read only: for its audit, beside a service that runs or without one. */
export const openLedgerBooks = (connection: Connection) => {
  const ledger = openLedger(createDatabase(connection, silent));
  return {
    audit: (): Promise<LedgerAudit> => auditStoredLedger(ledger),
    /** Compares the receipts that were closed, told by id, with those the ledger has; gives what is different, by id. */
    compare: async function* compare(told: AsyncIterable<Told>): AsyncIterable<DifferentReceipt> {
      const known = ledger.receipts.stream({}, { sort: { receiptId: 1 } })[Symbol.asyncIterator]();
      let next = await known.next();
      const different = (receiptId: string, findings: string[]) =>
        findings.length > 0 ? [{ receiptId, findings }] : [];
      for await (const one of told) {
        const { receiptId } = one.closed;
        for (; !next.done && next.value.receiptId < receiptId; next = await known.next())
          yield* different(next.value.receiptId, findingsOf(toReceipt(next.value), undefined));
        const isKnown = !next.done && next.value.receiptId === receiptId;
        yield* different(receiptId, findingsOf(isKnown ? toReceipt(next.value) : undefined, one));
        if (isKnown) next = await known.next();
      }
      for (; !next.done; next = await known.next())
        yield* different(next.value.receiptId, findingsOf(toReceipt(next.value), undefined));
    },
    /** What is different of one receipt now. */
    compareOne: async (receiptId: string, told: Told | undefined): Promise<readonly string[]> => {
      const row = await ledger.receipts.find(receiptId);
      return findingsOf(row && toReceipt(row), told);
    },
  };
};
