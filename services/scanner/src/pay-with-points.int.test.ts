import { randomUUID } from 'node:crypto';
import { PointsAskedV1, PointsLetGoV1, ReceiptClosedV1, ReturnClosedV1, TripEndedV1 } from '@rayon/events';
import { idFromName } from '@rayon/kernel';
import { camille, lyon, sam, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner({ priceWaitMilliseconds: 400 });
});
afterAll(() => scanner.stop());
beforeEach(() => {
  scanner.ledger.available = 100;
  scanner.ledger.isAway = false;
});

let devices = 0;
/** A basket of a coffee and a milk of the member, in the hands of the till. */
const heldBasket = async (memberId: string = randomUUID()) => {
  devices += 1;
  const device = { ...callers.handheld, deviceId: idFromName(`device:points-${devices}`) } as const;
  const { trip } = await scanner.does(device, 'openTrip', {
    presentation: scanner.presentCard(memberId, device.deviceId),
  });
  const tripId = String(trip.id);
  for (const { codes } of [shelf.coffee, shelf.coffee])
    await scanner.does(device, 'scan', { tripId, code: codes[0] });
  const { transferCode } = await scanner.does(device, 'endTrip', { tripId });
  await scanner.adjudicate(tripId);
  await scanner.does(callers.till, 'claimBasket', { transferCode });
  return { tripId, memberId, device };
};
const codeOf = (memberId: string) => scanner.presentCard(memberId, callers.till.terminalId);
const payWithPoints = (tripId: string, memberId: string, more: Record<string, unknown> = {}) =>
  scanner.does(callers.till, 'payWithPoints', { tripId, presentation: codeOf(memberId), ...more });
let receipts = 0;
const payment = (tripId: string, tenders: readonly { kind: string; amountMinor: number }[]) => {
  receipts += 1;
  return { tripId, businessDate: '2026-11-21', receiptNumber: `P${receipts}`, tenders };
};
/** The offers price a basket that was changed at the till, once they were told of it. */
const pricedAgain = async (tripId: string): Promise<void> => {
  await scanner.until(() => scanner.sent(TripEndedV1, tripId)[1]);
  await scanner.adjudicate(tripId);
};
const letGoOf = (tripId: string) => scanner.sent(PointsLetGoV1).filter((one) => one.tripId === tripId);

test('points are kept for the basket, pay their part, and the receipt says so to everybody who counts', async () => {
  const { tripId, memberId } = await heldBasket();
  expect(await payWithPoints(tripId, memberId)).toMatchObject({
    trip: { due: { minor: 698 }, pointsPayment: { status: 'KEPT', points: 100, amount: { minor: 100 } } },
  });
  const asked = scanner.sent(PointsAskedV1).find((one) => one.tripId === tripId);
  const tenders = [
    { kind: 'POINTS', amountMinor: 100 },
    { kind: 'CARD', amountMinor: 598 },
  ];
  const { receipt } = await scanner.does(callers.till, 'confirmPayment', payment(tripId, tenders));
  expect(receipt).toMatchObject({
    total: { minor: 698 },
    paidWithPoints: { points: 100, amount: { minor: 100 } },
  });
  const closed = await scanner.until(() =>
    scanner.sent(ReceiptClosedV1).find((one) => one.tripId === tripId),
  );
  expect(closed.paidWithPoints).toEqual({
    paymentId: asked?.paymentId,
    points: 100,
    amount: { minor: 100, currency: 'EUR' },
  });
  expect(letGoOf(tripId)).toEqual([]);

  const back = await scanner.does(callers.till, 'returnLines', {
    receiptId: receipt.id,
    lines: [{ lineId: receipt.lines[0].id, quantity: 1 }],
  });
  expect(back.tenders).toEqual([
    { kind: 'CARD', points: null, amount: { minor: 299 } },
    { kind: 'POINTS', points: 50, amount: { minor: 50 } },
  ]);
  const rest = await scanner.does(callers.till, 'returnLines', {
    receiptId: receipt.id,
    lines: [{ lineId: receipt.lines[1].id, quantity: 1 }],
  });
  expect(rest.tenders).toEqual([
    { kind: 'CARD', points: null, amount: { minor: 299 } },
    { kind: 'POINTS', points: 50, amount: { minor: 50 } },
  ]);
  const said = await scanner.until(() => scanner.sent(ReturnClosedV1, receipt.id)[1]);
  expect(said.pointsBack).toEqual({ points: 100, amount: { minor: 100, currency: 'EUR' } });
});

test('all of a basket may be paid with points, and no more than all of it', async () => {
  scanner.ledger.available = 5_000;
  const { tripId, memberId } = await heldBasket();
  expect(await payWithPoints(tripId, memberId, { points: 699 })).toMatchObject({
    reason: 'TOO_MANY_POINTS',
    due: { minor: 698 },
  });
  expect(await payWithPoints(tripId, memberId)).toMatchObject({
    trip: { pointsPayment: { points: 698 } },
  });
  const paid = await scanner.does(
    callers.till,
    'confirmPayment',
    payment(tripId, [{ kind: 'POINTS', amountMinor: 698 }]),
  );
  expect(paid.__typename).toBe('PaymentConfirmed');
});

test('more points than there are, or none at all, are refused with how many there are', async () => {
  const { tripId, memberId } = await heldBasket();
  expect(await payWithPoints(tripId, memberId, { points: 101 })).toMatchObject({
    reason: 'NOT_ENOUGH_POINTS',
    pointsAvailable: 100,
  });
  scanner.ledger.available = 0;
  expect(await payWithPoints(tripId, memberId)).toMatchObject({
    reason: 'NOT_ENOUGH_POINTS',
    pointsAvailable: 0,
  });
  const { data } = await scanner.ask(callers.till, `{ trip(id: "${tripId}") { pointsPayment { status } } }`);
  expect(data.trip.pointsPayment).toBeNull();
});

test.each([
  ['nothing', 0],
  ['less than nothing', -5],
  ['a part of a point', 1.5],
  ['more than can be counted', 2 ** 53],
])('%s of points is refused, naming the field', async (_what, points) => {
  const { tripId, memberId } = await heldBasket();
  const wrong = await payWithPoints(tripId, memberId, { points }).catch((error: Error) => error.message);
  if (typeof wrong === 'string') expect(wrong).toMatch(/SafeInt/);
  else expect(wrong).toMatchObject({ reason: 'BAD_INPUT', field: 'points' });
});

test('only the code of the card of the basket, shown at this till just now and once, spends its points', async () => {
  const { tripId, memberId } = await heldBasket();
  const pay = (presentation: string) => scanner.does(callers.till, 'payWithPoints', { tripId, presentation });
  expect(await pay(scanner.presentCard(memberId, callers.till.terminalId, 'STATIC'))).toMatchObject({
    reason: 'CARD_CODE_NEEDED',
  });
  expect(await pay(codeOf(sam))).toMatchObject({ reason: 'OTHER_CARD_ATTACHED' });
  expect(await pay(scanner.presentCard(memberId, callers.handheld.deviceId))).toMatchObject({
    reason: 'CARD_NOT_ACCEPTED',
  });
  expect(await pay('forged')).toMatchObject({ reason: 'CARD_NOT_ACCEPTED' });
  const code = codeOf(memberId);
  expect((await pay(code)).__typename).toBe('PointsKept');
  expect(await pay(code)).toMatchObject({ reason: 'CARD_NOT_ACCEPTED' });
  const elsewhere = await heldBasket();
  expect(
    await scanner.does(callers.till, 'payWithPoints', { tripId: elsewhere.tripId, presentation: code }),
  ).toMatchObject({ reason: 'OTHER_CARD_ATTACHED' });
  const stranger = { ...callers.till, terminalId: randomUUID(), storeId: lyon.storeId };
  expect(
    await scanner.does(stranger, 'payWithPoints', {
      tripId,
      presentation: scanner.presentCard(memberId, stranger.terminalId),
    }),
  ).toMatchObject({ reason: 'TRIP_NOT_FOUND' });
  expect(await scanner.does(stranger, 'letPointsGo', { tripId })).toMatchObject({
    reason: 'TRIP_NOT_FOUND',
  });
});

test('the same command asks once, however often it comes', async () => {
  const { tripId, memberId } = await heldBasket();
  const command = { commandId: randomUUID(), presentation: codeOf(memberId), points: 30 };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => scanner.does(callers.till, 'payWithPoints', { tripId, ...command })),
  );
  for (const answer of answers) expect(answer).toMatchObject({ trip: { pointsPayment: { points: 30 } } });
  expect(scanner.sent(PointsAskedV1).filter((one) => one.tripId === tripId)).toHaveLength(1);
  expect(await scanner.does(callers.till, 'payWithPoints', { tripId, ...command, points: 31 })).toMatchObject(
    { reason: 'COMMAND_ID_REUSED' },
  );
});

test('they go back to the card when the till says so, when they pay more than the basket costs then, and when it is given up', async () => {
  const one = await heldBasket();
  await payWithPoints(one.tripId, one.memberId);
  expect(await scanner.does(callers.till, 'letPointsGo', { tripId: one.tripId })).toMatchObject({
    trip: { pointsPayment: null, status: 'TO_PAY' },
  });
  await scanner.until(() => letGoOf(one.tripId)[0]);

  const two = await heldBasket(camille);
  await payWithPoints(two.tripId, two.memberId);
  const { data } = await scanner.ask(callers.till, `{ trip(id: "${two.tripId}") { lines { id } } }`);
  const removed = await scanner.does(callers.till, 'removeLineAtTill', {
    tripId: two.tripId,
    lineId: data.trip.lines[0].id,
  });
  // They still fit what is left, and stay until the till gives them up.
  expect(removed).toMatchObject({ trip: { status: 'ENDED', pointsPayment: { status: 'KEPT' } } });
  await pricedAgain(two.tripId);
  const rest = [
    { kind: 'POINTS', amountMinor: 100 },
    { kind: 'CASH', amountMinor: 249 },
  ];
  const paid = await scanner.does(callers.till, 'confirmPayment', payment(two.tripId, rest));
  expect(paid).toMatchObject({ receipt: { paidWithPoints: { points: 100 } } });
  expect(letGoOf(two.tripId)).toEqual([]);

  scanner.ledger.available = 5_000;
  const four = await heldBasket(camille);
  await payWithPoints(four.tripId, four.memberId);
  const { data: whole } = await scanner.ask(callers.till, `{ trip(id: "${four.tripId}") { lines { id } } }`);
  await scanner.does(callers.till, 'removeLineAtTill', {
    tripId: four.tripId,
    lineId: whole.trip.lines[0].id,
  });
  await pricedAgain(four.tripId);
  // All of it had been paid with them: they are more than what is left costs.
  await scanner.until(() => letGoOf(four.tripId)[0]);

  const three = await heldBasket();
  await payWithPoints(three.tripId, three.memberId);
  await scanner.does(callers.till, 'cancelTrip', { tripId: three.tripId });
  await scanner.until(() => letGoOf(three.tripId)[0]);
  for (const { tripId } of [one, three, four]) expect(letGoOf(tripId)).toHaveLength(1);
});

test('while the ledger is away the till is told, may give them up and be paid, and a late word changes nothing', async () => {
  const { tripId, memberId } = await heldBasket();
  scanner.ledger.isAway = true;
  expect(await payWithPoints(tripId, memberId)).toMatchObject({
    reason: 'POINTS_BEING_KEPT',
    retryAfterMilliseconds: 250,
  });
  const cash = [{ kind: 'CASH', amountMinor: 698 }];
  expect(await scanner.does(callers.till, 'confirmPayment', payment(tripId, cash))).toMatchObject({
    reason: 'POINTS_BEING_KEPT',
  });
  await scanner.does(callers.till, 'letPointsGo', { tripId });
  const paid = await scanner.does(callers.till, 'confirmPayment', payment(tripId, cash));
  expect(paid).toMatchObject({ receipt: { paidWithPoints: null } });
});
