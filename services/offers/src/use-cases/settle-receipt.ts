import { giveBack } from '../domain/redemption';
import type { ReceiptCopy, StoredRedemption, Stores } from './ports';

/** A line of a receipt that just closed. */
export type ReceiptLine = Readonly<{ lineId: string; category: string; quantity: number; deposit: boolean }>;

/** Pieces of lines kept after a return. */
export type Kept = readonly Readonly<{ lineId: string; quantityKept: number }>[];

type Books = Pick<Stores, 'receipts' | 'redemptions' | 'members'>;

/**
 * A receipt closed: what its trip held is spent for good, and the member's purchases are remembered. A return
 * that was heard before its receipt takes effect now.
 */
export const settleReceipt = async (
  stores: Books,
  closed: { receiptId: string; tripId: string; memberId?: string; lines: readonly ReceiptLine[] },
): Promise<void> => {
  const { receiptId, tripId, memberId, lines } = closed;
  const earlier = await stores.receipts.find(receiptId);
  if (earlier?.tripId !== undefined) return;

  for (const redemption of await stores.redemptions.ofTrip(tripId))
    if (redemption.status === 'held') await stores.redemptions.save({ ...redemption, status: 'settled' });

  const merchandise = lines.filter(({ deposit }) => !deposit);
  const receipt: ReceiptCopy = {
    receiptId,
    tripId,
    ...(memberId === undefined ? {} : { memberId }),
    lines: merchandise.map(({ lineId, category, quantity }) => ({
      lineId,
      category,
      quantity,
      quantityKept: quantity,
    })),
  };
  if (memberId !== undefined) {
    const units = new Map<string, number>();
    for (const { category, quantity } of merchandise)
      units.set(category, (units.get(category) ?? 0) + quantity);
    await stores.members.addUnits(memberId, units);
  }
  await stores.receipts.save(receipt);
  if (earlier) await takeBack(stores, receipt, earlier.lines);
};

/** Pieces were brought back: their share of budgets, uses and purchase history goes back, once. */
export const returnLines = async (
  stores: Books,
  returned: { receiptId: string; lines: Kept },
): Promise<void> => {
  const { receiptId, lines } = returned;
  const receipt = await stores.receipts.find(receiptId);
  if (receipt?.tripId === undefined) {
    await stores.receipts.save({ receiptId, lines: leastKept(receipt?.lines ?? [], lines) });
    return;
  }
  await takeBack(stores, receipt, lines);
};

const leastKept = (known: Kept, heard: Kept): Kept => {
  const kept = new Map(known.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  for (const { lineId, quantityKept } of heard)
    kept.set(lineId, Math.min(kept.get(lineId) ?? quantityKept, quantityKept));
  return [...kept].map(([lineId, quantityKept]) => ({ lineId, quantityKept }));
};

const takeBack = async (stores: Books, receipt: ReceiptCopy, lines: Kept): Promise<void> => {
  const kept = new Map(lines.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  const units = new Map<string, number>();
  const after = receipt.lines.map((line) => {
    const quantityKept = Math.min(line.quantityKept, kept.get(line.lineId) ?? line.quantityKept);
    if (line.category !== undefined && quantityKept < line.quantityKept)
      units.set(line.category, (units.get(line.category) ?? 0) + quantityKept - line.quantityKept);
    return { ...line, quantityKept };
  });
  if (receipt.memberId !== undefined) await stores.members.addUnits(receipt.memberId, units);
  await stores.receipts.save({ ...receipt, lines: after });

  for (const stored of await stores.redemptions.ofTrip(receipt.tripId ?? ''))
    if (stored.status === 'settled') await giveBackTo(stores, stored, kept);
};

const giveBackTo = async (
  { redemptions }: Books,
  stored: StoredRedemption,
  kept: ReadonlyMap<string, number>,
): Promise<void> => {
  const back = giveBack(stored, kept);
  if (
    back.discountMinor === 0 &&
    !back.use &&
    back.redemption.lines.every((line, at) => line.quantityKept === stored.lines[at]?.quantityKept)
  )
    return;
  const { campaignId, memberId, counted, heldMinor } = stored;
  await redemptions.save({
    ...stored,
    lines: back.redemption.lines,
    heldMinor: heldMinor - back.discountMinor,
    used: stored.used && !back.use,
  });
  if (counted)
    await redemptions.count({ campaignId, memberId, uses: back.use ? -1 : 0, minor: -back.discountMinor });
};
