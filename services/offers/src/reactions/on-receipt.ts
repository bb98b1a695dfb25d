import { LineReturnedV1, ReceiptClosedV1 } from '@rayon/events';
import { type Cause, type Transaction, untilUnique } from '@rayon/store';
import { lineMargin, marginBack } from '../domain/margin';
import {
  awaitedReceipt,
  broughtBack,
  type Kept,
  paidReceipt,
  type ReceiptCopy,
  withReturn,
} from '../domain/receipt-copy';
import { type Sale, withKept } from '../domain/sale';
import { settle, takeBack } from '../domain/trip-redemption';
import type { Memory } from '../memory/memory';
import { moveChallenges } from '../records/challenges';
import { measure } from '../records/participants';
import { takeBackPlaces } from '../records/placements';
import type { Records } from '../records/records';
import { addUnits } from '../records/shopper';
import { recordRedemptions } from '../records/uses';
import { causedBy, type Reacting } from './reacting';
import { type ClosedReceipt, saleOf } from './sale-of';

const durable = 'offers-on-receipt';

/** Settles what a receipt used, remembers what was bought and sold, and gives back what is returned. */
export const reactToReceipts = ({ consumers, records, memory, clock }: Reacting): void => {
  const { database } = records;
  const settling = { records, versions: memory.versions, regions: memory.regions };
  consumers.on(ReceiptClosedV1, durable, (envelope) => {
    const closed = shopperOnly(envelope.data);
    const cause = causedBy(envelope, clock());
    return untilUnique((tries) =>
      database.transact((transaction) =>
        settleReceipt(settling, transaction, closed, { isLikelyNew: tries === 1, cause }),
      ),
    );
  });
  consumers.on(LineReturnedV1, durable, (envelope) => {
    const cause = causedBy(envelope, clock());
    return database.transact((transaction) => returnLines(settling, transaction, envelope.data, cause));
  });
};

/** What is kept of receipts, what campaigns said that are measured by them, and where stores are. */
type Settling = Readonly<{ records: Records }> & Pick<Memory, 'versions' | 'regions'>;

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
  { records, versions, regions }: Settling,
  transaction: Transaction,
  closed: ClosedReceipt,
  { isLikelyNew, cause }: { isLikelyNew: boolean; cause: Cause },
): Promise<void> => {
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
  const { receipt, units } = paidReceipt(closed);
  await addUnits(records, transaction, memberId, units);
  if (isLikelyNew) await receipts.insert([receipt], { session });
  else await receipts.put([receipt], { session });
  const sale = saleOf(closed, regions.of([closed.storeId])[0]);
  await sales.put([sale], { session });
  const lines = closed.lines
    .filter(({ deposit }) => !deposit)
    .map((line) => ({ line, paidMinor: line.paid.minor, marginMinor: marginOf(line) }));
  const { currency, at, given } = sale;
  await measure(records, transaction, { memberId, currency, at, lines, receipts: 1, given }, versions.find);
  if (earlier)
    await takeBackLines({ records, versions }, transaction, receipt, { lines: earlier.lines, at: cause.at });
  await moveChallenges(records, transaction, { receiptId, memberId, at }, cause);
};

const marginOf = ({ cost, vatBasisPoints, paid }: ClosedReceipt['lines'][number]): number | undefined =>
  lineMargin({ costMinor: cost?.minor, vatBasisPoints }, paid.minor);

/** Pieces were brought back: their share of budgets, uses and purchase history goes back, once. */
const returnLines = async (
  settling: Settling,
  transaction: Transaction,
  { receiptId, lines }: { receiptId: string; lines: Kept },
  cause: Cause,
): Promise<void> => {
  const { records } = settling;
  const { session } = transaction;
  const receipt = await records.receipts.find(receiptId, { session });
  if (receipt?.tripId !== undefined) {
    const sale = await takeBackLines(settling, transaction, receipt, { lines, at: cause.at });
    if (sale) await moveChallenges(records, transaction, sale, cause);
    return;
  }
  await records.receipts.put([awaitedReceipt(receiptId, receipt?.lines ?? [], lines)], { session });
};

/** Gives the sale that something was taken out of; nothing where it had been before. */
const takeBackLines = async (
  { records, versions }: Pick<Settling, 'records' | 'versions'>,
  transaction: Transaction,
  receipt: ReceiptCopy,
  { lines, at: broughtAt }: Readonly<{ lines: Kept; at: Date }>,
): Promise<Sale | undefined> => {
  const { session } = transaction;
  const { receipt: after, units } = withReturn(receipt, lines);
  if (after === receipt) return undefined;
  await addUnits(records, transaction, receipt.memberId, units);
  await records.receipts.put([after], { session });
  const kept = new Map(lines.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  const given = await records.redemptions.findMany({ tripId: receipt.tripId ?? '' }, { session });
  const changes = given.flatMap((one) => takeBack(one, kept) ?? []);
  await recordRedemptions(records, transaction, changes);

  const sale = await records.sales.find(receipt.receiptId, { session });
  if (!sale) return undefined;
  const back = broughtBack(receipt, after);
  const goods = sale.lines.filter(({ deposit }) => !deposit);
  const keptSale = withKept(sale, after);
  await records.sales.put([keptSale], { session });
  await takeBackPlaces(records, transaction, keptSale, broughtAt);
  const heldBefore = new Map(given.map(({ campaignId, heldMinor }) => [campaignId, heldMinor]));
  await measure(
    records,
    transaction,
    {
      memberId: receipt.memberId,
      currency: sale.currency,
      at: sale.at,
      lines: goods.map((line, at) => {
        const [had, has] = [receipt.lines[at], after.lines[at]];
        const marginMinor = had && has && marginBack(line, had, has);
        return { line, paidMinor: -(back[at] ?? 0), marginMinor };
      }),
      receipts: 0,
      given: changes.map(({ redemption: { campaignId, heldMinor } }) => ({
        campaignId,
        discountMinor: heldMinor - (heldBefore.get(campaignId) ?? 0),
      })),
    },
    versions.find,
  );
  return sale;
};
