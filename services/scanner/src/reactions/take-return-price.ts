import { ReturnPricedV1 } from '@rayon/events';
import { accepted, BrokenContract, type Clock } from '@rayon/kernel';
import type { Consumers } from '@rayon/messaging';
import type { Aggregates } from '@rayon/store';
import { closeReturn } from '../domain/close-return';
import { lineId } from '../domain/ids';
import type { Receipt } from '../domain/receipt';
import { returnClosed } from '../events/receipt-events';

/** Takes the offers' binding word on a return. One that cannot be right is parked with its reason. */
export const takeReturnPrices = (consumers: Consumers, receipts: Aggregates<Receipt>, clock: Clock): void =>
  consumers.on(ReturnPricedV1, 'scanner-on-return-priced', async ({ data, correlationid, id }) => {
    const cause = { correlationId: correlationid, causationId: id, at: clock() };
    const changed = await receipts.change(data.receiptId, { cause }, (receipt) => {
      const minor = (amount: { minor: number; currency: string }): number => {
        if (amount.currency !== receipt.currency)
          throw new BrokenContract(`${amount.currency} instead of ${receipt.currency}`);
        return amount.minor;
      };
      const after = closeReturn(receipt, {
        returnId: data.returnId,
        agreed: data.agreed,
        refundMinor: minor(data.refund),
        lines: data.lines.map(({ lineId: line, quantityKept, paid, bonusPoints }) => ({
          lineId: lineId(line),
          quantityKept,
          paidMinor: minor(paid),
          bonusPoints,
        })),
      });
      if (!after.ok) throw new BrokenContract(after.rejection.detail);
      const { receipt: row, closed } = after.value;
      return accepted({ row, events: closed ? [returnClosed(row, closed)] : [] });
    });
    if (!changed.ok) throw new BrokenContract(`no receipt ${data.receiptId}`);
  });
