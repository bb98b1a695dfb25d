import { type ReturnFacts, unknownReceipt } from '../domain/receipt-points';
import { applyReturn } from './apply-return';
import type { LedgerUnit, PointsNews } from './points-ledger';

/** Takes back what returned units earned. A return told before its receipt is kept and applied when the receipt comes. */
export const takeBackPoints = async (
  ledger: LedgerUnit,
  receiptId: string,
  back: ReturnFacts,
): Promise<PointsNews[]> => {
  const before = (await ledger.receipt(receiptId)) ?? unknownReceipt(receiptId);
  if (before.status === 'awaited') {
    const known = before.waiting.some((waiting) => waiting.returnId === back.returnId);
    if (!known) await ledger.saveReceipt({ ...before, waiting: [...before.waiting, back] });
    return [];
  }
  const { receipt, news } = await applyReturn(ledger, before, back);
  if (receipt !== before) await ledger.saveReceipt(receipt);
  return news;
};
