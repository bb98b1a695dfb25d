import { ReceiptClosedV1, ReturnClosedV1 } from '@rayon/events';
import { type Clock, newEvent, newId } from '@rayon/kernel';

export const euro = (minor: number) => ({ minor, currency: 'EUR' });

/** Receipts of one article and their returns, as the scanner tells of them at the moment of the clock. */
export const receiptsToldBy = (clock: Clock) => {
  const about = () => ({ sequence: 1, at: clock(), correlationId: newId() });
  const at = () => clock().toISOString();
  const closed = (
    memberId: string,
    points: number,
    { receiptId = newId(), paidWith = undefined as undefined | [string, number] } = {},
  ) =>
    newEvent(ReceiptClosedV1, {
      data: {
        receiptId,
        tripId: newId(),
        storeId: newId(),
        tillId: newId(),
        businessDate: '2026-03-02',
        receiptNumber: '17',
        memberId,
        lines: [
          {
            lineId: 'line',
            sequence: 1,
            articleId: newId(),
            gtin: '03017620422003',
            name: 'Article',
            category: 'Épicerie',
            quantity: 10,
            unitPrice: euro(Math.round(points * 10)),
            amount: euro(points * 100),
            markdownPercent: 0,
            deposit: false,
            minimumAge: 0,
            priceListVersion: 1,
            discount: euro(0),
            paid: euro(points * 100),
          },
        ],
        offers: [],
        total: euro(points * 100),
        ...(paidWith
          ? { paidWithPoints: { paymentId: paidWith[0], points: paidWith[1], amount: euro(paidWith[1]) } }
          : {}),
        closedAt: at(),
      },
      ...about(),
    });

  const allReturned = (receiptId: string, back: number) =>
    newEvent(ReturnClosedV1, {
      data: {
        returnId: newId(),
        receiptId,
        number: 1,
        storeId: newId(),
        lines: [{ lineId: 'line', quantity: 10, quantityKept: 0, paid: euro(0), bonusPoints: 0 }],
        refund: euro(0),
        ...(back > 0 ? { pointsBack: { points: back, amount: euro(back) } } : {}),
        returnedAt: at(),
      },
      ...about(),
      sequence: 2,
    });

  return { about, at, closed, allReturned };
};
