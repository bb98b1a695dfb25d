import { ReceiptClosedV1 } from '@rayon/events';
import { minorPerPoint } from '@rayon/kernel';
import type { z } from 'zod';
import type { ReceiptFacts } from '../domain/receipt-points';

type ReceiptClosed = z.infer<typeof ReceiptClosedV1.data>;

/** The receipt as the rule sees it: what was paid by line, and the campaigns' bonus points of each line added up. */
export const receiptFactsOf = (data: ReceiptClosed): ReceiptFacts => {
  const bonus = new Map<string, number>();
  for (const offer of data.offers)
    for (const { lineId, points } of offer.bonusPoints) bonus.set(lineId, (bonus.get(lineId) ?? 0) + points);
  const { receiptId, tripId, storeId, tillId, memberId, paidWithPoints, closedAt } = data;
  return {
    receiptId,
    tripId,
    storeId,
    tillId,
    ...(memberId === undefined ? {} : { memberId }),
    lines: data.lines.map((line) => ({
      lineId: line.lineId,
      quantity: line.quantity,
      paidMinor: line.paid.minor,
      deposit: line.deposit,
      bonusPoints: bonus.get(line.lineId) ?? 0,
    })),
    minorPerPoint: minorPerPoint(data.total.currency),
    ...(paidWithPoints ? { paidWithPoints: paidWithPointsOf(paidWithPoints) } : {}),
    currency: data.total.currency,
    closedAt: new Date(closedAt),
  };
};

const paidWithPointsOf = ({
  paymentId,
  points,
  amount: { minor, currency },
}: NonNullable<ReceiptClosed['paidWithPoints']>) => ({ paymentId, points, amountMinor: minor, currency });
