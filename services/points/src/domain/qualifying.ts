import { dayIn } from '@rayon/kernel';
import { type KnownReceipt, keptLines, sumsOf } from './receipt-points';
import type { Qualifying } from './tier-standing';

/** What is kept of a receipt, as far as tiers go; undefined where all of it was brought back. */
export const qualifyingOf = (receipt: KnownReceipt, timeZone: string): Qualifying | undefined => {
  const { lines, paidWithPoints } = keptLines(receipt);
  if (!lines.some(({ quantity }) => quantity > 0)) return undefined;
  const merchandise = lines.reduce(
    (sum, { paidMinor, deposit }) => sum + (deposit ? 0 : Math.max(0, paidMinor)),
    0,
  );
  const { earned, reversed } = sumsOf(receipt);
  const { receiptId, closedAt, currency } = receipt.facts;
  return {
    receiptId,
    day: dayIn(closedAt, timeZone),
    points: Math.max(0, earned - reversed),
    spendMinor: Math.max(0, merchandise - (paidWithPoints?.amountMinor ?? 0)),
    ...(currency === undefined ? {} : { currency }),
  };
};
