import type { ReturnClosedV1 } from '@rayon/events';
import type { z } from 'zod';
import type { ReturnFacts } from '../domain/receipt-points';

type ReturnClosed = z.infer<typeof ReturnClosedV1.data>;

/** The return as the rule sees it: what is kept of the receipt. */
export const returnFactsOf = ({
  returnId,
  number,
  lines,
  pointsBack,
  returnedAt,
}: ReturnClosed): ReturnFacts => ({
  returnId,
  number,
  lines: lines.map(({ lineId, quantityKept, paid, bonusPoints }) => ({
    lineId,
    quantityKept,
    paidMinor: paid.minor,
    bonusPoints,
  })),
  ...(pointsBack ? { pointsBack: { points: pointsBack.points, amountMinor: pointsBack.amount.minor } } : {}),
  at: new Date(returnedAt),
});
