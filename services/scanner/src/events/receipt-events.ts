import { LineReturnedV1, ReceiptClosedV1 } from '@rayon/events';
import { type Announcement, announce } from '@rayon/store';
import type { KeptReturn, Receipt } from '../domain/receipt';
import { toLineFacts } from './line-facts';

/** A basket was paid. */
export const receiptClosed = (receipt: Receipt): Announcement => {
  const { currency } = receipt;
  const money = (minor: number) => ({ minor, currency });
  return announce(
    ReceiptClosedV1,
    {
      receiptId: receipt.receiptId,
      tripId: receipt.tripId,
      storeId: receipt.key.storeId,
      tillId: receipt.key.tillId,
      businessDate: receipt.key.businessDate,
      receiptNumber: receipt.key.number,
      ...(receipt.memberId === undefined ? {} : { memberId: receipt.memberId }),
      ...(receipt.byNumber ? { byNumber: true as const } : {}),
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
    receipt.closedAt,
  );
};

/** Units of a receipt came back. */
export const lineReturned = (receipt: Receipt, kept: KeptReturn): Announcement =>
  announce(
    LineReturnedV1,
    {
      returnId: kept.returnId,
      receiptId: receipt.receiptId,
      storeId: kept.storeId,
      ...(receipt.memberId === undefined ? {} : { memberId: receipt.memberId }),
      lines: kept.lines.map(({ refundMinor, ...line }) => ({
        ...line,
        refund: { minor: refundMinor, currency: receipt.currency },
      })),
      returnedAt: kept.at.toISOString(),
    },
    kept.at,
  );
