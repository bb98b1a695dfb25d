import { ReceiptClosedV1, ReturnAskedV1, ReturnClosedV1 } from '@rayon/events';
import { proportion } from '@rayon/kernel';
import { type Announcement, announce } from '@rayon/store';
import { keptOf } from '../domain/ask-return';
import type { ClosedReturn } from '../domain/close-return';
import { type AskedReturn, type Receipt, refundedMinor } from '../domain/receipt';
import { backOf } from '../domain/refund-tenders';
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
      ...(receipt.coupons?.length ? { coupons: [...receipt.coupons] } : {}),
      total: money(receipt.totalMinor),
      ...(receipt.paidWithPoints
        ? {
            paidWithPoints: {
              paymentId: receipt.paidWithPoints.paymentId,
              points: receipt.paidWithPoints.points,
              amount: money(receipt.paidWithPoints.amountMinor),
            },
          }
        : {}),
      closedAt: receipt.closedAt.toISOString(),
    },
    receipt.closedAt,
  );
};

/** A till takes units of a receipt back: whoever prices baskets says what the kept ones cost. */
export const returnAsked = (receipt: Receipt, asked: AskedReturn): Announcement => {
  const money = (minor: number) => ({ minor, currency: receipt.currency });
  const kept = keptOf(receipt, asked);
  return announce(
    ReturnAskedV1,
    {
      returnId: asked.returnId,
      receiptId: receipt.receiptId,
      lines: receipt.lines.map(({ lineId, quantityKept: before, paidMinor, refundedMinor }) => {
        const quantityKept = kept.get(lineId) ?? before;
        const share = before === 0 ? 0 : proportion(paidMinor - refundedMinor, quantityKept, before);
        return { lineId, quantityKept, paid: money(share) };
      }),
      paid: money(receipt.totalMinor - refundedMinor(receipt)),
      ...(asked.toldMinor === undefined ? {} : { told: money(asked.toldMinor) }),
      askedAt: asked.at.toISOString(),
    },
    asked.at,
  );
};

/** Units of a receipt came back. */
export const returnClosed = (receipt: Receipt, { made, bonusPoints }: ClosedReturn): Announcement => {
  const money = (minor: number) => ({ minor, currency: receipt.currency });
  const back = backOf(receipt, refundedMinor(receipt));
  const returned = new Map<string, number>(made.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return announce(
    ReturnClosedV1,
    {
      returnId: made.returnId,
      receiptId: receipt.receiptId,
      number: receipt.returns?.length ?? 1,
      storeId: made.storeId,
      ...(receipt.memberId === undefined ? {} : { memberId: receipt.memberId }),
      lines: receipt.lines.map(({ lineId, quantityKept, paidMinor, refundedMinor }) => ({
        lineId,
        quantity: returned.get(lineId) ?? 0,
        quantityKept,
        paid: money(paidMinor - refundedMinor),
        bonusPoints: bonusPoints.get(lineId) ?? 0,
      })),
      refund: money(made.refundMinor),
      ...(receipt.paidWithPoints
        ? { pointsBack: { points: back.points, amount: money(back.pointsMinor) } }
        : {}),
      returnedAt: made.at.toISOString(),
    },
    made.at,
  );
};
