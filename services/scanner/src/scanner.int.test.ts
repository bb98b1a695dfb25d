import { LineScannedV1, ReceiptClosedV1, ReturnClosedV1, TripEndedV1, TripOpenedV1 } from '@rayon/events';
import { camille, otherTill, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner();
});
afterAll(() => scanner.stop());

describe('a shopping trip from the card to the receipt and back', () => {
  let tripId: string;
  let receiptId: string;
  const payment = () => ({
    tripId,
    businessDate: '2026-11-21',
    receiptNumber: '0001',
    tenders: [{ kind: 'CARD', amountMinor: 699 }],
  });

  test('opens for the card', async () => {
    const { does, presentCard } = scanner;
    const presentation = presentCard(camille, callers.handheld.deviceId);
    const opened = await does(callers.handheld, 'openTrip', { presentation });
    expect(opened).toMatchObject({
      __typename: 'TripOpened',
      takenOver: false,
      trip: { status: 'OPEN', member: { id: camille }, lines: [] },
    });
    tripId = opened.trip.id;
  });

  test('prices each scan and totals the basket', async () => {
    const { does } = scanner;
    const scan = await does(callers.handheld, 'scan', { tripId, code: shelf.lemonade.codes[0], quantity: 2 });
    expect(scan).toMatchObject({
      __typename: 'LineScanned',
      line: { name: 'lemonade', amount: { minor: 360 } },
      linked: [{ name: 'bottle deposit' }],
    });
    const coffee = await does(callers.handheld, 'scan', { tripId, code: shelf.coffee.codes[0] });
    expect(coffee.trip).toMatchObject({
      piecesCount: 3,
      subtotal: { minor: 759 },
      priceListVersion: 3,
      freshness: 'CURRENT',
    });
  });

  test('is shown to those it concerns', async () => {
    const read = (principal: Parameters<typeof scanner.ask>[0]) =>
      scanner.ask(principal, 'query($id: ID!) { trip(id: $id) { id } currentTrip: __typename }', {
        id: tripId,
      });
    for (const caller of [callers.handheld, callers.camille, callers.associate])
      expect((await read(caller)).data.trip).toEqual({ id: tripId });
    expect((await read(callers.till)).data.trip).toBeNull();
    const current = await scanner.ask(callers.handheld, '{ currentTrip { id lines { name } } }');
    expect(current.data.currentTrip).toMatchObject({ id: tripId, lines: { length: 3 } });
  });

  test('ends, is priced, and goes to the till for its code', async () => {
    const { does, adjudicate } = scanner;
    const ended = await does(callers.handheld, 'endTrip', { tripId });
    expect(ended).toMatchObject({
      __typename: 'TripEnded',
      transferExpiresAt: '2026-11-21T12:10:00.000Z',
      trip: {
        status: 'ENDED',
        audit: { required: false, reason: 'NOT_DRAWN', probability: null, draw: null },
      },
    });
    const { transferCode } = ended;
    expect(await does(callers.till, 'claimBasket', { transferCode })).toMatchObject({
      reason: 'BASKET_BEING_PRICED',
      retryAfterMilliseconds: 250,
    });
    await adjudicate(tripId, 60, 100);
    // Typed by hand: small letters, no dashes.
    const typed = transferCode.toLowerCase().replaceAll('-', ' ');
    expect(await does(callers.till, 'claimBasket', { transferCode: typed })).toMatchObject({
      trip: {
        status: 'TO_PAY',
        due: { minor: 699 },
        discounts: [
          {
            ...{ title: 'Little discount', version: 1, discount: { minor: 60 } },
            priorPrices: [{ lineId: expect.any(String), price: { minor: 100 } }],
          },
        ],
        audit: { probability: 0.05, draw: 0.999999 },
        claimedBy: callers.till.terminalId,
      },
    });
    const held = await scanner.ask(callers.till, '{ claimedTrips { items { id } next } }');
    expect(held.data.claimedTrips).toEqual({ items: [{ id: tripId }], next: null });
  });

  test('is paid to the cent, once, under its number for ever', async () => {
    const { does, sent, until } = scanner;
    const short = { ...payment(), tenders: [{ kind: 'CASH', amountMinor: 698 }] };
    expect(await does(callers.till, 'confirmPayment', short)).toMatchObject({
      reason: 'AMOUNT_MISMATCH',
      due: { minor: 699 },
      message: 'The amount taken does not match: €6.99 is due.',
    });
    const paid = await does(callers.till, 'confirmPayment', payment());
    expect(paid).toMatchObject({
      __typename: 'PaymentConfirmed',
      receipt: { number: '0001', total: { minor: 699 }, refunded: { minor: 0 }, trip: { status: 'CLOSED' } },
    });
    receiptId = paid.receipt.id;
    const again = await Promise.all([1, 2, 3].map(() => does(callers.till, 'confirmPayment', payment())));
    expect(again.map(({ receipt }) => receipt.id)).toEqual([receiptId, receiptId, receiptId]);
    expect(await does(callers.till, 'confirmPayment', { ...payment(), receiptNumber: '0002' })).toMatchObject(
      {
        reason: 'ALREADY_PAID',
      },
    );
    await until(() => sent(ReceiptClosedV1, receiptId)[0]);
    expect(sent(ReceiptClosedV1)).toMatchObject([
      {
        receiptNumber: '0001',
        memberId: camille,
        total: { minor: 699 },
        lines: [{ discount: { minor: 60 }, paid: { minor: 300 } }, {}, {}],
        offers: [{ campaignId: 'campaign-1', discount: { minor: 60 }, bonusPoints: [{ points: 5 }] }],
      },
    ]);
  });

  test('is found again by its member and, by its number, at any till', async () => {
    const mine = await scanner.ask(callers.camille, '{ myReceipts { items { id total { minor } } next } }');
    expect(mine.data.myReceipts).toEqual({ items: [{ id: receiptId, total: { minor: 699 } }], next: null });
    const query =
      'query($s: ID!) { receiptsByNumber(storeId: $s, businessDate: "2026-11-21", number: "0001") { id tillId store { id } } }';
    const { storeId, terminalId: tillId } = callers.till;
    const mineOfTill = { id: receiptId, tillId, store: { id: storeId } };
    for (const till of [callers.till, { ...callers.till, terminalId: otherTill }]) {
      const found = await scanner.ask(till, query, { s: storeId });
      expect(found.data.receiptsByNumber).toEqual([mineOfTill]);
    }
    const entities = await scanner.ask(
      { kind: 'member', memberId: otherTill },
      'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      {
        r: [
          { __typename: 'Receipt', id: receiptId },
          { __typename: 'Trip', id: tripId },
        ],
      },
    );
    expect(entities.data._entities).toEqual([null, null]);
  });

  test('units come back at another till, exactly what was paid for them and no more', async () => {
    const { does, sent, until } = scanner;
    const { data } = await scanner.ask(
      callers.till,
      'query($id: ID!) { receipt(id: $id) { lines { id name } } }',
      {
        id: receiptId,
      },
    );
    const lineOf = (name: string) =>
      data.receipt.lines.find((line: { name: string }) => line.name === name).id;
    const other = { ...callers.till, terminalId: otherTill };
    const of = (name: string) => ({ receiptId, lines: [{ lineId: lineOf(name), quantity: 1 }] });
    const bottle = of('lemonade');

    expect(await does(other, 'returnLines', of('bottle deposit'))).toMatchObject({
      reason: 'DEPOSIT_ALONE',
    });
    const twice = await Promise.all([does(other, 'returnLines', bottle), does(other, 'returnLines', bottle)]);
    expect(twice.map(({ refund }) => refund)).toEqual([{ minor: 175 }, { minor: 175 }]);
    expect(await does(other, 'returnLines', bottle)).toMatchObject({
      reason: 'NOTHING_LEFT_TO_RETURN',
      quantityKept: 0,
    });
    const last = await does(other, 'returnLines', of('coffee'));
    expect(last.receipt).toMatchObject({ total: { minor: 699 }, refunded: { minor: 699 } });
    await until(() => sent(ReturnClosedV1, receiptId)[2]);
    expect(
      sent(ReturnClosedV1, receiptId).map(({ number, lines }) => [
        number,
        lines.map((line) => line.quantityKept),
      ]),
    ).toEqual([
      [1, [1, 1, 1]],
      [2, [0, 0, 1]],
      [3, [0, 0, 0]],
    ]);
  });

  test('its events left in order, none twice, none missing', async () => {
    const { events, sent } = scanner;
    expect(sent(TripOpenedV1, tripId)).toHaveLength(1);
    expect(sent(LineScannedV1, tripId).map(({ lines }) => lines.length)).toEqual([2, 1]);
    expect(sent(TripEndedV1, tripId)).toHaveLength(1);
    for (const aggregate of [tripId, receiptId]) {
      const sequences = events.filter((event) => event.subject === aggregate).map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    }
  });
});
