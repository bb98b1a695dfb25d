import { LineReturnedV1, ReceiptClosedV1 } from '@rayon/events';
import { type Envelope, newEvent } from '@rayon/kernel';
import type { Receipt } from '../../domain/receipt';
import type { KeptReturn } from '../../use-cases/ports';
import { toLineFacts } from './line-facts';

/** The first event about a receipt. */
export const closedEnvelope = (receipt: Receipt, correlationId: string): Envelope => {
  const { currency } = receipt;
  const money = (minor: number) => ({ minor, currency });
  return newEvent(ReceiptClosedV1, {
    data: {
      receiptId: receipt.receiptId,
      tripId: receipt.tripId,
      storeId: receipt.key.storeId,
      tillId: receipt.key.tillId,
      businessDate: receipt.key.businessDate,
      receiptNumber: receipt.key.number,
      ...(receipt.memberId === undefined ? {} : { memberId: receipt.memberId }),
      lines: receipt.lines.map((line) => ({
        ...toLineFacts(line, currency),
        discount: money(line.discountMinor),
        paid: money(line.paidMinor),
      })),
      offers: receipt.offers.map((offer) => ({
        campaignId: offer.campaignId,
        campaignVersion: offer.campaignVersion,
        discount: money(offer.discountMinor),
        bonusPoints: offer.bonusPoints.map((bonus) => ({ ...bonus })),
      })),
      total: money(receipt.totalMinor),
      closedAt: receipt.closedAt.toISOString(),
    },
    sequence: 1,
    at: receipt.closedAt,
    correlationId,
  });
};

/** Units came back; `sequence` is the event's place among those of the receipt. */
export const returnedEnvelope = (
  receipt: Receipt,
  kept: KeptReturn,
  { sequence, correlationId }: { sequence: number; correlationId: string },
): Envelope =>
  newEvent(LineReturnedV1, {
    data: {
      returnId: kept.returnId,
      receiptId: kept.receiptId,
      storeId: kept.storeId,
      ...(receipt.memberId === undefined ? {} : { memberId: receipt.memberId }),
      lines: kept.lines.map(({ refundMinor, ...line }) => ({
        ...line,
        refund: { minor: refundMinor, currency: receipt.currency },
      })),
      returnedAt: kept.at.toISOString(),
    },
    sequence,
    at: kept.at,
    correlationId,
  });
