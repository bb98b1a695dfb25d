import type { ReceiptClosedV1 } from '@rayon/events';
import type { z } from 'zod';
import type { Sale } from '../domain/sale';
import { toBasketLine } from '../records/basket-lines';

/** A receipt as it is told, with the member only where their card was shown. */
export type ClosedReceipt = Omit<z.infer<typeof ReceiptClosedV1.data>, 'byNumber'>;

/** What a receipt says was sold, in a store of that region. */
export const saleOf = (closed: ClosedReceipt, region: string | undefined): Sale => {
  const { receiptId, tripId, receiptNumber, storeId, businessDate, memberId, total } = closed;
  return {
    receiptId,
    tripId,
    receiptNumber,
    totalMinor: total.minor,
    storeId,
    ...(region === undefined ? {} : { region }),
    at: new Date(closed.closedAt),
    businessDate,
    currency: total.currency,
    ...(memberId === undefined ? {} : { memberId }),
    lines: closed.lines.map((facts) => {
      const { lineId: _, ...line } = toBasketLine(facts);
      const cost = facts.cost ? { costMinor: facts.cost.minor } : {};
      return { ...line, ...cost, discountMinor: facts.discount.minor };
    }),
    given: closed.offers.map(({ campaignId, discount }) => ({ campaignId, discountMinor: discount.minor })),
  };
};
