import { allocate, idFromName, proportion, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { article, associate, line, nantes, noon, otherTill, shelf, till } from '../testing/example-shop';
import { adjudicated, after, asOf, basketOf, claimed, ended, offer, opened } from '../testing/trip-story';
import { askReturn, keptOf } from './ask-return';
import { closeReturn, type PricedReturn } from './close-return';
import { confirmPayment } from './confirm-payment';
import { receiptId } from './ids';
import { type Receipt, refundedMinor } from './receipt';
import { refundTenders } from './refund-tenders';
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
  const asked = {
    returnId: 'r',
    storeId: nantes.storeId,
    terminalId: till,
    currency: 'EUR',
    window: undefined,
    at: noon,
  };
  const ask = (receipt: Receipt, lineId: Receipt['lines'][number]['lineId'], quantity = 1, more = {}) =>
    askReturn(receipt, { ...asked, ...more, lines: [{ lineId, quantity }] });

  /** The word of whoever prices it: each kept unit has its share of what was paid for the line, but for `raised`, which is more. */
  const priced = (receipt: Receipt, raised = 0, more: Partial<PricedReturn> = {}): PricedReturn => {
    if (!receipt.asked) throw new Error('nothing was asked');
    const kept = keptOf(receipt, receipt.asked);
    const lines = receipt.lines.map(({ lineId, quantity, paidMinor }, at) => {
      const quantityKept = kept.get(lineId) ?? 0;
      const share = proportion(paidMinor, quantityKept, quantity);
      return { lineId, quantityKept, paidMinor: share + (at === 0 ? raised : 0), bonusPoints: 0 };
    });
    const cost = lines.reduce((sum, line) => sum + line.paidMinor, 0);
    const refundMinor = receipt.totalMinor - refundedMinor(receipt) - cost;
    return { returnId: receipt.asked.returnId, agreed: true, refundMinor, lines, ...more };
  };
  const made = (receipt: Receipt, lineId: Receipt['lines'][number]['lineId'], quantity = 1, raised = 0) => {
    const open = ask(receipt, lineId, quantity);
    if (!open.ok) throw new Error(open.rejection.reason);
    const closed = closeReturn(open.value, priced(open.value, raised));
    if (!closed.ok) throw new Error(closed.rejection.detail);
    return closed.value.receipt;
  };
  const lemonades = paid(
    claimed(
      adjudicated(ended(basketOf({ article: shelf.lemonade, quantity: 3 })), [
        offer([{ lineId: line(0), discountMinor: 100 }]),
      ]),
    ),
  );

  test('units come back with their deposit, for what was paid less what is kept', () => {
    const one = made(lemonades, line(0));
    expect(one.lines).toMatchObject([
      { quantityKept: 2, refundedMinor: 147 },
      { quantityKept: 2, refundedMinor: 25 },
    ]);
    expect(one.returns).toMatchObject([{ returnId: 'r', refundMinor: 147 + 25 }]);
    expect(one.asked).toBeUndefined();
  });

  test('what is kept may cost more, of another line too, and the refund is less for it', () => {
    const basket = paid(claimed(adjudicated(ended(basketOf(shelf.coffee, shelf.lemonade)))));
    const lemonade = basket.lines[1]?.lineId ?? line(9);
    const back = made(basket, lemonade, 1, 100);
    expect(back.lines.map((each) => each.refundedMinor)).toEqual([-100, 180, 25]);
    expect(refundedMinor(back)).toBe(105);
    expect(back.returns?.[0]?.lines).toMatchObject([
      { quantity: 0, quantityKept: 1, refundMinor: -100 },
      { quantity: 1, quantityKept: 0, refundMinor: 180 },
      { quantity: 1, quantityKept: 0, refundMinor: 25 },
    ]);
  });

  test('refuses a deposit alone, an unknown line, more than is left, another currency, and a second one meanwhile', () => {
    expect(refusal(ask(lemonades, line(1)))).toBe('DepositAlone');
    expect(refusal(ask(lemonades, line(9)))).toBe('LineNotFound');
    expect(ask(lemonades, line(0), 1, { currency: 'JPY' })).toEqual(
      rejected({ reason: 'ReceiptInOtherCurrency', paidIn: 'EUR', tillIn: 'JPY' }),
    );
    expect(ask(made(lemonades, line(0), 3), line(0))).toEqual(
      rejected({ reason: 'NothingLeftToReturn', quantityKept: 0 }),
    );
    const twice = askReturn(lemonades, {
      ...asked,
      lines: [
        { lineId: line(0), quantity: 2 },
        { lineId: line(0), quantity: 2 },
      ],
    });
    expect(twice).toEqual(rejected({ reason: 'NothingLeftToReturn', quantityKept: 3 }));
    const open = ask(lemonades, line(0));
    expect(open.ok && refusal(ask(open.value, line(0)))).toBe('ReturnBeingPriced');
  });

  test('a word on another return, or one that does not agree, brings nothing back', () => {
    const open = ask(lemonades, line(0));
    if (!open.ok) throw new Error();
    const other = closeReturn(open.value, priced(open.value, 0, { returnId: 'another' }));
    expect(other).toEqual({ ok: true, value: { receipt: open.value } });
    const changed = closeReturn(open.value, priced(open.value, 0, { agreed: false }));
    expect(changed).toMatchObject({
      ok: true,
      value: { receipt: { lines: lemonades.lines, declined: [{ returnId: 'r', refundMinor: 172 }] } },
    });
    expect(changed.ok && ask(changed.value.receipt, line(0)).ok).toBe(true);
  });

  test('a word that cannot be right is refused whole', () => {
    const open = ask(lemonades, line(0));
    if (!open.ok) throw new Error();
    const right = priced(open.value);
    const wrong: PricedReturn[] = [
      { ...right, refundMinor: right.refundMinor + 1 },
      { ...right, refundMinor: -1 },
      { ...right, lines: right.lines.slice(1) },
      { ...right, lines: right.lines.map((each) => ({ ...each, quantityKept: 3 })) },
      priced(open.value, 0, { lines: right.lines.map((each) => ({ ...each, paidMinor: -1 })) }),
    ];
    for (const word of wrong) expect(closeReturn(open.value, word).ok).toBe(false);
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

          const keptOfLine = (lineId: Receipt['lines'][number]['lineId']) =>
            receipt.lines.find((each) => each.lineId === lineId)?.quantityKept ?? 0;
          for (const [at, quantity] of returns) {
            const target = goods[at % goods.length];
            if (!target || quantity > keptOfLine(target.lineId)) continue;
            receipt = made(receipt, target.lineId, quantity);
            for (const each of receipt.lines)
              if (each.parentLineId !== undefined)
                expect(each.quantityKept).toBe(keptOfLine(each.parentLineId));
          }
          for (const { lineId } of goods)
            if (keptOfLine(lineId) > 0) receipt = made(receipt, lineId, keptOfLine(lineId));
          expect(refundedMinor(receipt)).toBe(receipt.totalMinor);
          expect(receipt.returns?.reduce((sum, { refundMinor }) => sum + refundMinor, 0) ?? 0).toBe(
            receipt.totalMinor,
          );
        },
      ),
    );
  });
});

test('a refund goes back as it was paid, cards first, each up to what it paid, whatever the portions', () => {
  const tenders = [
    { kind: 'cash' as const, amountMinor: 500 },
    { kind: 'card' as const, amountMinor: 300 },
    { kind: 'voucher' as const, amountMinor: 200 },
  ];
  const receipt = { tenders, totalMinor: 1_000 };
  expect(refundTenders(receipt, { before: 0, refund: 400 })).toEqual([
    { kind: 'card', amountMinor: 300 },
    { kind: 'voucher', amountMinor: 100 },
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 8 }), (portions) => {
      let before = 0;
      const back = { cash: 0, card: 0, voucher: 0, points: 0 };
      for (const portion of [...portions, 1_000]) {
        const refund = Math.min(portion, 1_000 - before);
        const given = refundTenders(receipt, { before, refund });
        expect(given.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(refund);
        for (const { kind, amountMinor } of given) back[kind] += amountMinor;
        before += refund;
      }
      expect(back).toEqual({ cash: 500, card: 300, voucher: 200, points: 0 });
    }),
  );
});

describe('what was paid with points', () => {
  const paidBy = (cardMinor: number, points: number, worth: number) => ({
    tenders: [
      ...(cardMinor > 0 ? [{ kind: 'card' as const, amountMinor: cardMinor }] : []),
      { kind: 'points' as const, amountMinor: points * worth },
    ],
    totalMinor: cardMinor + points * worth,
    paidWithPoints: { paymentId: 'payment', points, amountMinor: points * worth },
  });

  test('goes back in proportion, a part of a point as a whole one', () => {
    const receipt = paidBy(750, 250, 1);
    expect(refundTenders(receipt, { before: 0, refund: 101 })).toEqual([
      { kind: 'card', amountMinor: 75 },
      { kind: 'points', points: 26, amountMinor: 26 },
    ]);
    expect(refundTenders(receipt, { before: 101, refund: 899 })).toEqual([
      { kind: 'card', amountMinor: 675 },
      { kind: 'points', points: 224, amountMinor: 224 },
    ]);
  });

  test('is all back once everything is, never more than was paid by each, never less at a later return', () => {
    fc.assert(
      fc.property(
        fc.nat(2_000),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(1, 10, 100),
        fc.array(fc.nat(3_000), { maxLength: 8 }),
        (cardMinor, points, worth, portions) => {
          const receipt = paidBy(cardMinor, points, worth);
          let before = 0;
          let card = 0;
          let back = 0;
          for (const portion of [...portions, receipt.totalMinor]) {
            const refund = Math.min(portion, receipt.totalMinor - before);
            for (const given of refundTenders(receipt, { before, refund })) {
              expect(given.amountMinor).toBeGreaterThan(0);
              if (given.kind === 'card') card += given.amountMinor;
              back += given.points ?? 0;
            }
            before += refund;
            expect(card).toBeLessThanOrEqual(cardMinor);
            expect(card + back * worth).toBeGreaterThanOrEqual(before);
            expect(card + back * worth).toBeLessThan(before + worth);
          }
          expect([card, back]).toEqual([cardMinor, points]);
        },
      ),
    );
  });
});
