import { allocate, idFromName, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { article, associate, line, nantes, noon, otherTill, shelf, till } from '../testing/example-shop';
import { adjudicated, after, asOf, basketOf, claimed, ended, offer, opened } from '../testing/trip-story';
import { confirmPayment } from './confirm-payment';
import { receiptId } from './ids';
import { type Receipt, refundedMinor } from './receipt';
import { returnUnits } from './return-units';
import type { Trip } from './trip';

const payment = (amountMinor: number, terminalId = till) => ({
  terminalId,
  receiptId: receiptId(idFromName('receipt:1')),
  key: { storeId: nantes.storeId, tillId: till, businessDate: '2026-11-21', number: '42' },
  tenders: amountMinor === 0 ? [] : [{ kind: 'card' as const, amountMinor }],
});
const paid = (trip: Trip): Receipt => {
  if (trip.status !== 'to-pay') throw new Error(trip.status);
  const outcome = confirmPayment(trip, payment(trip.adjudication.totalMinor), asOf(noon));
  if (!outcome.ok) throw new Error(outcome.rejection.reason);
  return outcome.value.receipt;
};
const refusal = (outcome: { ok: boolean; rejection?: { reason: string } }) => outcome.rejection?.reason;

describe('paying', () => {
  const held = claimed(
    adjudicated(ended(basketOf({ article: shelf.coffee, quantity: 2 }, shelf.lemonade)), [
      offer([{ lineId: line(0), discountMinor: 100 }]),
    ]),
  );

  test('closes the basket with each line at what was paid for it', () => {
    expect(paid(held)).toMatchObject({
      totalMinor: 803,
      lines: [
        { amountMinor: 698, discountMinor: 100, paidMinor: 598, quantityKept: 2 },
        { amountMinor: 180, discountMinor: 0, paidMinor: 180 },
        { amountMinor: 25, paidMinor: 25, deposit: true },
      ],
    });
  });

  test('takes exactly what is due, from the till that holds the basket', () => {
    expect(confirmPayment(held, payment(802), asOf(noon))).toEqual(
      rejected({ reason: 'AmountMismatch', dueMinor: 803, currency: 'EUR' }),
    );
    expect(refusal(confirmPayment(held, payment(803, otherTill), asOf(noon)))).toBe('NotClaimed');
    expect(refusal(confirmPayment(opened, payment(0), asOf(noon)))).toBe('NotClaimed');
  });

  test('is closed for a paid or cancelled trip', () => {
    const closed = after(held, { type: 'PaymentConfirmed', receiptId: payment(0).receiptId, at: noon });
    expect(refusal(confirmPayment(closed, payment(803), asOf(noon)))).toBe('AlreadyPaid');
    const cancelled = after(held, { type: 'TripCancelled', because: 'staff', at: noon });
    expect(refusal(confirmPayment(cancelled, payment(803), asOf(noon)))).toBe('TripNotOpen');
  });

  test('waits for the age check and for the audit', () => {
    const wine = claimed(adjudicated(ended(basketOf(shelf.wine))));
    expect(confirmPayment(wine, payment(899), asOf(noon))).toEqual(
      rejected({ reason: 'AgeCheckOpen', age: 18 }),
    );
    const audited = claimed(adjudicated(ended(basketOf(shelf.coffee), { drawnMillionths: 0 })));
    expect(refusal(confirmPayment(audited, payment(349), asOf(noon)))).toBe('AuditOpen');
    const done = after(audited, {
      type: 'AuditCompleted',
      outcome: { outcome: 'clean', staffId: associate, at: noon },
      at: noon,
    });
    expect(confirmPayment(done, payment(349), asOf(noon)).ok).toBe(true);
  });

  test('of what must not be sold any more is refused, naming the line', () => {
    const recalled = { ...shelf.coffee, saleStop: 'recalled' } as const;
    const known = claimed(adjudicated(ended(basketOf(shelf.lemonade, shelf.coffee))));
    const lineId = known.lines.find(({ articleId }) => articleId === recalled.articleId)?.lineId;
    expect(confirmPayment(known, payment(554), asOf(noon, [recalled]))).toEqual(
      rejected({ reason: 'Recalled', name: recalled.name, lineId }),
    );
    expect(confirmPayment(known, payment(554), asOf(noon, [shelf.coffee])).ok).toBe(true);
    // Out of sale is no danger: who has it in the basket may buy it.
    const stopped = { ...shelf.coffee, saleStop: 'stopped' } as const;
    expect(confirmPayment(known, payment(554), asOf(noon, [stopped])).ok).toBe(true);
  });
});

describe('returning', () => {
  test('units come back with their deposit, each for its share of what was paid', () => {
    const receipt = paid(
      claimed(
        adjudicated(ended(basketOf({ article: shelf.lemonade, quantity: 3 })), [
          offer([{ lineId: line(0), discountMinor: 100 }]),
        ]),
      ),
    );
    const one = returnUnits(receipt, { lineId: line(0), quantity: 1, currency: 'EUR' });
    expect(one).toMatchObject({
      ok: true,
      value: {
        refundMinor: 147 + 25,
        lines: [
          { refundMinor: 147, quantityKept: 2 },
          { refundMinor: 25, quantityKept: 2 },
        ],
      },
    });
  });

  test('refuses a deposit alone, an unknown line and more than is left', () => {
    const receipt = paid(claimed(adjudicated(ended(basketOf(shelf.lemonade)))));
    expect(refusal(returnUnits(receipt, { lineId: line(1), quantity: 1, currency: 'EUR' }))).toBe(
      'DepositAlone',
    );
    expect(refusal(returnUnits(receipt, { lineId: line(9), quantity: 1, currency: 'EUR' }))).toBe(
      'LineNotFound',
    );
    const yen = returnUnits(receipt, { lineId: line(0), quantity: 1, currency: 'JPY' });
    expect(yen).toEqual(rejected({ reason: 'ReceiptInOtherCurrency', paidIn: 'EUR', tillIn: 'JPY' }));
    const all = returnUnits(receipt, { lineId: line(0), quantity: 1, currency: 'EUR' });
    if (!all.ok) throw new Error();
    expect(returnUnits(all.value.receipt, { lineId: line(0), quantity: 1, currency: 'EUR' })).toEqual(
      rejected({ reason: 'NothingLeftToReturn', quantityKept: 0 }),
    );
  });

  test('whatever was discounted and however it comes back, refunds add up to what was paid', () => {
    const baskets = fc.array(
      fc.record({
        article: fc
          .tuple(fc.integer({ min: 0, max: 9_999 }), fc.boolean())
          .map(([minor, withDeposit]) =>
            article(
              `a${minor}`,
              minor,
              withDeposit ? { depositArticleId: shelf.bottleDeposit.articleId } : {},
            ),
          ),
        quantity: fc.integer({ min: 1, max: 12 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        baskets,
        fc.nat(5_000),
        fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 4 })), { maxLength: 40 }),
        (scans, wished, returns) => {
          const trip = ended(basketOf(...scans));
          const goods = trip.lines.filter(({ deposit }) => !deposit);
          const discount = Math.min(
            wished,
            goods.reduce((sum, each) => sum + each.amountMinor, 0),
          );
          const parts = allocate(
            discount,
            goods.map(({ amountMinor }) => amountMinor),
          );
          const offers = [
            offer(goods.map(({ lineId }, index) => ({ lineId, discountMinor: parts[index] ?? 0 }))),
          ];
          let receipt = paid(claimed(adjudicated(trip, offers)));
          expect(receipt.lines.reduce((sum, each) => sum + each.paidMinor, 0)).toBe(receipt.totalMinor);

          let refunded = 0;
          const giveBack = (lineId: Receipt['lines'][number]['lineId'], quantity: number) => {
            const outcome = returnUnits(receipt, { lineId, quantity, currency: 'EUR' });
            if (!outcome.ok) return;
            for (const each of outcome.value.lines) expect(each.refundMinor).toBeGreaterThanOrEqual(0);
            refunded += outcome.value.refundMinor;
            receipt = outcome.value.receipt;
            for (const each of receipt.lines.filter(({ parentLineId }) => parentLineId !== undefined))
              expect(each.quantityKept).toBe(
                receipt.lines.find(({ lineId: id }) => id === each.parentLineId)?.quantityKept,
              );
          };
          for (const [at, quantity] of returns) {
            const target = goods[at % goods.length];
            if (target) giveBack(target.lineId, quantity);
          }
          for (const { lineId } of goods)
            for (
              let left = receipt.lines.find((each) => each.lineId === lineId)?.quantityKept ?? 0;
              left > 0;
              left -= 1
            )
              giveBack(lineId, 1);
          expect(refunded).toBe(receipt.totalMinor);
          expect(refundedMinor(receipt)).toBe(receipt.totalMinor);
        },
      ),
    );
  });
});
