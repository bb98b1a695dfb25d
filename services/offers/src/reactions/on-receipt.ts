import { ReceiptClosedV1, ReturnAskedV1 } from '@rayon/events';
import { type Cause, type Transaction, untilUnique } from '@rayon/store';
import type { z } from 'zod';
import { lineMargin } from '../domain/margin';
import { type AskedReturn, paidReceipt } from '../domain/receipt-copy';
import { settle } from '../domain/trip-redemption';
import { toBasketLine } from '../records/basket-lines';
import { moveChallenges } from '../records/challenges';
import { measure } from '../records/participants';
import { addUnits } from '../records/shopper';
import { recordRedemptions } from '../records/uses';
import { priceAskedReturn } from './price-asked-return';
import { causedBy, type Reacting } from './reacting';
import { type ClosedReceipt, saleOf } from './sale-of';

const durable = 'offers-on-receipt';

/** Settles what a receipt used, remembers what was bought and sold, and says what returns come to. */
export const reactToReceipts = (reacting: Reacting): void => {
  const { consumers, records, clock } = reacting;
  const { database } = records;
  consumers.on(ReceiptClosedV1, durable, (envelope) => {
    const closed = shopperOnly(envelope.data);
    const cause = causedBy(envelope, clock());
    return untilUnique((tries) =>
      database.transact((transaction) =>
        settleReceipt(reacting, transaction, closed, { isLikelyNew: tries === 1, cause }),
      ),
    );
  });
  consumers.on(ReturnAskedV1, durable, (envelope) => {
    const cause = causedBy(envelope, clock());
    const { receiptId, ...asked } = readAsked(envelope.data);
    return untilUnique(() =>
      database.transact(async (transaction) => {
        const { session } = transaction;
        const receipt = await records.receipts.find(receiptId, { session });
        if (receipt?.tripId !== undefined)
          await priceAskedReturn(reacting, transaction, receipt, asked, cause);
        else await records.receipts.put([{ receiptId, lines: [], asked }], { session });
      }),
    );
  });
};

const readAsked = ({
  receiptId,
  returnId,
  lines,
  paid,
  told,
  askedAt,
}: z.infer<typeof ReturnAskedV1.data>): AskedReturn & { receiptId: string } => ({
  receiptId,
  returnId,
  lines: lines.map(({ lineId, quantityKept, paid: share }) => ({
    lineId,
    quantityKept,
    paidMinor: share.minor,
  })),
  currency: paid.currency,
  paidMinor: paid.minor,
  ...(told ? { toldMinor: told.minor } : {}),
  at: new Date(askedAt),
});

/** A number that was typed says nothing of who bought: neither purchases nor uses are anybody's. */
const shopperOnly = <Closed extends { memberId?: string; byNumber?: true }>({
  memberId,
  ...closed
}: Closed) => (closed.byNumber || memberId === undefined ? closed : { ...closed, memberId });

/**
 * A receipt closed: what its trip held is spent for good, the member's purchases and the sale are remembered, once: the
 * receipt is known from then on, which its key says when it comes again. A return that came before its receipt takes effect
 * now; the sale stays what was paid.
 */
const settleReceipt = async (
  reacting: Reacting,
  transaction: Transaction,
  closed: ClosedReceipt,
  { isLikelyNew, cause }: { isLikelyNew: boolean; cause: Cause },
): Promise<void> => {
  const { records, memory } = reacting;
  const { receipts, redemptions, sales } = records;
  const { session } = transaction;
  const { receiptId, tripId, memberId } = closed;
  const earlier = isLikelyNew ? undefined : await receipts.find(receiptId, { session });
  if (earlier?.tripId !== undefined) return;

  const held = await redemptions.findMany({ tripId }, { session });
  await recordRedemptions(
    records,
    transaction,
    held.flatMap((one) => settle(one) ?? []),
  );
  const { receipt, units } = paidReceipt({
    ...closed,
    currency: closed.total.currency,
    lines: closed.lines.map((line) => ({
      line: toBasketLine(line),
      parentLineId: line.parentLineId,
      paidMinor: line.paid.minor,
    })),
  });
  await addUnits(records, transaction, memberId, units);
  if (isLikelyNew) await receipts.insert([receipt], { session });
  else await receipts.put([receipt], { session });
  const sale = saleOf(closed, memory.regions.of([closed.storeId])[0]);
  await sales.put([sale], { session });
  const lines = closed.lines
    .filter(({ deposit }) => !deposit)
    .map((line) => ({ line, paidMinor: line.paid.minor, marginMinor: marginOf(line) }));
  const { currency, at, given } = sale;
  await measure(
    records,
    transaction,
    { memberId, currency, at, lines, receipts: 1, given },
    memory.versions.find,
  );
  if (earlier?.asked) await priceAskedReturn(reacting, transaction, receipt, earlier.asked, cause);
  // Last, so that no step is reached by what is back already.
  await moveChallenges(records, transaction, { receiptId, memberId, at }, cause);
};

const marginOf = ({ cost, vatBasisPoints, paid }: ClosedReceipt['lines'][number]): number | undefined =>
  lineMargin({ costMinor: cost?.minor, vatBasisPoints }, paid.minor);
