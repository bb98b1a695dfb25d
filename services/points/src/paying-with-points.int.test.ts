import {
  PointsAskedV1,
  PointsLetGoV1,
  PointsPaymentDecidedV1,
  ReceiptClosedV1,
  ReturnClosedV1,
} from '@rayon/events';
import { type Envelope, newEvent, newId } from '@rayon/kernel';
import { type Data, memberOf } from '@rayon/testkit';
import { ledgerUnderTest } from './testing/ledger-under-test';

const ledger = ledgerUnderTest({ tapped: [PointsPaymentDecidedV1.subject] });
const { bus, clock, gateway, told } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const about = () => ({ sequence: 1, at: clock(), correlationId: newId() });
const at = () => clock().toISOString();

/** A payment with points of a basket of its own. */
const newPayment = (memberId: string) => ({ paymentId: newId(), tripId: newId(), memberId });
type Payment = ReturnType<typeof newPayment>;

const asked = (payment: Payment, dueMinor: number, points?: number) =>
  newEvent(PointsAskedV1, {
    data: {
      ...payment,
      due: euro(dueMinor),
      ...(points === undefined ? {} : { points }),
      askedAt: at(),
    },
    ...about(),
  });
const letGo = (payment: Payment) =>
  newEvent(PointsLetGoV1, { data: { ...payment, letGoAt: at() }, ...about(), sequence: 2 });

const lineId = 'line';
/** A receipt of ten pieces. */
const closed = (
  memberId: string,
  totalMinor: number,
  { receiptId = newId(), tripId = newId(), paidWith = undefined as undefined | [string, number] } = {},
) =>
  newEvent(ReceiptClosedV1, {
    data: {
      receiptId,
      tripId,
      storeId: newId(),
      tillId: newId(),
      businessDate: '2026-03-02',
      receiptNumber: '17',
      memberId,
      lines: [
        {
          lineId,
          sequence: 1,
          articleId: newId(),
          gtin: '03017620422003',
          name: 'Article',
          category: 'Épicerie',
          quantity: 10,
          unitPrice: euro(totalMinor / 10),
          amount: euro(totalMinor),
          markdownPercent: 0,
          deposit: false,
          minimumAge: 0,
          priceListVersion: 1,
          discount: euro(0),
          paid: euro(totalMinor),
        },
      ],
      offers: [],
      total: euro(totalMinor),
      ...(paidWith
        ? { paidWithPoints: { paymentId: paidWith[0], points: paidWith[1], amount: euro(paidWith[1]) } }
        : {}),
      closedAt: at(),
    },
    ...about(),
  });

const returned = (
  receiptId: string,
  { number, quantityKept, paidMinor, back }: Record<'number' | 'quantityKept' | 'paidMinor' | 'back', number>,
) =>
  newEvent(ReturnClosedV1, {
    data: {
      returnId: newId(),
      receiptId,
      number,
      storeId: newId(),
      lines: [{ lineId, quantity: 1, quantityKept, paid: euro(paidMinor), bonusPoints: 0 }],
      refund: euro(0),
      pointsBack: { points: back, amount: euro(back) },
      returnedAt: at(),
    },
    ...about(),
    sequence: 1 + number,
  });

/** A member who has earned so many points. */
const memberWith = async (points: number): Promise<string> => {
  const memberId = newId();
  await bus.publish([closed(memberId, points * 100)]);
  return memberId;
};

type PointsOf = Readonly<{
  balance: number;
  reserved: number;
  worth: Data | null;
  entries: { items: { kind: string; points: number; receiptId: string | null; balanceAfter: number }[] };
}>;
const pointsOf = async (memberId: string): Promise<PointsOf> => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { points { balance reserved worth(currency: "EUR") { minor currency }
    entries { items { kind points receiptId balanceAfter } } } } } }`;
  const variables = { of: [{ __typename: 'Member', id: memberId }] };
  const { data } = await gateway.ask(ledger.service, memberOf(memberId), query, { variables });
  return (data as { _entities: [{ points: PointsOf }] })._entities[0].points;
};
const decisionsOn = async (memberId: string): Promise<Data[]> => {
  await ledger.service.settled();
  return told.filter(({ subject }) => subject === memberId).map(({ data }) => data as Data);
};
const movesOf = async (memberId: string) =>
  (await pointsOf(memberId)).entries.items.map(({ kind, points }) => [kind, points]);
const discrepancies = async () => (await ledger.service.auditLedger()).discrepancies;

test('of 200 baskets that ask at once for all the points there are, one gets them', async () => {
  const memberId = await memberWith(500);
  const baskets = Array.from({ length: 200 }, () => newPayment(memberId));
  await Promise.all(baskets.map((payment) => bus.publish([asked(payment, 500, 500)])));
  const decisions = await decisionsOn(memberId);
  expect(new Set(decisions.map(({ paymentId }) => paymentId)).size).toBe(200);
  expect(decisions).toHaveLength(200);
  expect(decisions.filter(({ refused }) => refused === undefined)).toMatchObject([
    { points: 500, amount: euro(500), available: 0 },
  ]);
  expect(decisions.filter(({ refused }) => refused === 'not-enough')).toHaveLength(199);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 0, reserved: 500, worth: euro(0) });
  expect(await discrepancies()).toEqual([]);
});

test('what is asked, let go and paid twenty times each is decided, let go and paid once', async () => {
  const memberId = await memberWith(500);
  const given = newPayment(memberId);
  const often = (event: Envelope) => Promise.all(Array.from({ length: 20 }, () => bus.publish([event])));
  await often(asked(given, 300));
  expect(await pointsOf(memberId)).toMatchObject({ balance: 200, reserved: 300, worth: euro(200) });
  await often(letGo(given));
  await often(asked(given, 300));
  const paying = newPayment(memberId);
  await often(asked(paying, 1_000, 450));
  const { tripId } = paying;
  await often(closed(memberId, 1_000, { tripId, paidWith: [paying.paymentId, 450] }));
  await often(asked(paying, 1_000, 450));
  await often(letGo(paying));
  expect(await decisionsOn(memberId)).toMatchObject([
    { paymentId: given.paymentId, points: 300, amount: euro(300), available: 200 },
    { paymentId: paying.paymentId, points: 450, amount: euro(450), available: 50 },
  ]);
  // Of ten euros points paid 4.50: five full euros are left.
  expect(await movesOf(memberId)).toEqual([
    ['ACCRUAL', 5],
    ['RESERVATION', -450],
    ['RELEASE', 300],
    ['RESERVATION', -300],
    ['ACCRUAL', 500],
  ]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 55, reserved: 0 });
  expect(await discrepancies()).toEqual([]);
});

test('returns give back the points that had paid, all of them once all is back, and one that was overtaken gives nothing', async () => {
  const memberId = await memberWith(500);
  const payment = newPayment(memberId);
  const receiptId = newId();
  await bus.publish([asked(payment, 1_000, 455)]);
  const first = returned(receiptId, { number: 1, quantityKept: 9, paidMinor: 900, back: 45 });
  const second = returned(receiptId, { number: 2, quantityKept: 4, paidMinor: 400, back: 273 });
  await bus.publish([second]);
  await bus.publish([
    closed(memberId, 1_000, { receiptId, tripId: payment.tripId, paidWith: [payment.paymentId, 455] }),
  ]);
  await bus.publish([first, second]);
  // Kept for 4.00, of which 1.82 are points.
  expect(await pointsOf(memberId)).toMatchObject({ balance: 500 - 455 + 273 + 2, reserved: 0 });
  await bus.publish([returned(receiptId, { number: 3, quantityKept: 0, paidMinor: 0, back: 455 })]);
  expect(await movesOf(memberId)).toEqual([
    ['REVERSAL', -2],
    ['REFUND', 182],
    ['REVERSAL', -3],
    ['REFUND', 273],
    ['ACCRUAL', 5],
    ['RESERVATION', -455],
    ['ACCRUAL', 500],
  ]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 500 });
  expect(
    await (await ledger.openDatabase())
      .collection<{ _id: string }>('payments')
      .findOne({ _id: payment.paymentId }),
  ).toMatchObject({
    status: 'posted',
    receiptId,
    returned: 455,
  });
  expect(await discrepancies()).toEqual([]);
});

test('a till is told why no points are kept, also for a member nobody has heard of yet', async () => {
  const memberId = newId();
  const [unknown, tooMany, elsewhere] = [newPayment(memberId), newPayment(memberId), newPayment(memberId)];
  await bus.publish([asked(unknown, 1_000)]);
  await bus.publish([closed(memberId, 1_000)]);
  await bus.publish([asked(tooMany, 5, 6)]);
  const inNoCurrency = asked(elsewhere, 1_000);
  await bus.publish([
    { ...inNoCurrency, data: { ...inNoCurrency.data, due: { minor: 1_000, currency: 'ZZZ' } } },
  ]);
  expect(await decisionsOn(memberId)).toMatchObject([
    { paymentId: unknown.paymentId, refused: 'not-enough', points: 0, amount: euro(0), available: 0 },
    { paymentId: tooMany.paymentId, refused: 'too-many', points: 0, available: 10 },
    { paymentId: elsewhere.paymentId, refused: 'not-in-currency', amount: { minor: 0, currency: 'ZZZ' } },
  ]);
  await bus.publish([letGo(tooMany)]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 10, reserved: 0 });
  expect(await discrepancies()).toEqual([]);
});

test('what is let go before it was asked for is not reserved any more', async () => {
  const memberId = await memberWith(500);
  const payment = newPayment(memberId);
  await bus.publish([letGo(payment)]);
  await bus.publish([asked(payment, 300)]);
  expect(await decisionsOn(memberId)).toEqual([]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 500, reserved: 0 });
  expect(await discrepancies()).toEqual([]);
});

test('points on an account that an earlier version wrote pay, and its entries still carry their seals', async () => {
  const memberId = '5f0c2a6e-58c7-4c5e-9d55-0a4f2b6d7e11';
  const hash = '5c059d34d3aa20f00702058dc5151b58587cdea50dc854171bd9f7c444390b68';
  const database = await ledger.openDatabase();
  const rows = (name: string) => database.collection<{ _id: string }>(name);
  const facts = { memberId, receiptId: 'old-receipt' };
  const closedAt = new Date('2026-03-01T12:00:00Z');
  await rows('accounts').insertOne({ _id: memberId, balance: 500, sequence: 1, headHash: hash } as never);
  await rows('transfers').insertOne({
    _id: 'b84ee8eb-5445-835e-b79a-266147c3ef16',
    ...facts,
    kind: 'accrual',
    ruleVersion: 2,
    entries: [
      { account: `member:${memberId}`, points: 500 },
      { account: 'issuer', points: -500 },
    ],
    sequence: 1,
    balanceAfter: 500,
    at: closedAt,
    previousHash: '',
    hash,
  } as never);
  await rows('receipts').insertOne({
    _id: facts.receiptId,
    status: 'known',
    facts: {
      ...facts,
      tripId: 'old-trip',
      storeId: 's',
      tillId: 't',
      lines: [{ lineId: 'a', quantity: 1, paidMinor: 50_000, deposit: false, bonusPoints: 0 }],
      minorPerPoint: 100,
      closedAt,
    },
    ruleVersion: 2,
    lines: [{ lineId: 'a', quantity: 1, earned: 500, returned: 0, reversed: 0 }],
  } as never);
  expect(await discrepancies()).toEqual([]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 500, reserved: 0, worth: euro(500) });
  await bus.publish([asked(newPayment(memberId), 300)]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 200, reserved: 300 });
  expect(await discrepancies()).toEqual([]);
});

test('a receipt of one member is not paid with the points of another: it waits for an operator', async () => {
  const [memberId, other] = [await memberWith(500), await memberWith(500)];
  const payment = newPayment(memberId);
  await bus.publish([asked(payment, 300)]);
  await bus.publish([closed(other, 300, { paidWith: [payment.paymentId, 300] })]);
  expect(await pointsOf(other)).toMatchObject({ balance: 500 });
  expect(await pointsOf(memberId)).toMatchObject({ balance: 200, reserved: 300 });
  const parked = await (await ledger.openDatabase()).collection('parked').find({}).toArray();
  expect(JSON.stringify(parked)).toContain('is not of whoever earns');
});

test('points that paid without being reserved leave the account, also below zero, and the audit says so', async () => {
  const memberId = await memberWith(5);
  const receiptId = newId();
  const paymentId = newId();
  await bus.publish([closed(memberId, 1_000, { receiptId, paidWith: [paymentId, 300] })]);
  expect((await pointsOf(memberId)).entries.items).toMatchObject([
    { kind: 'ACCRUAL', points: 7, balanceAfter: -288 },
    { kind: 'REDEMPTION', points: -300, receiptId, balanceAfter: -295 },
    { kind: 'ACCRUAL', points: 5 },
  ]);
  expect(await pointsOf(memberId)).toMatchObject({ worth: euro(0) });
  await bus.publish([asked({ ...newPayment(memberId), paymentId }, 300)]);
  expect(await decisionsOn(memberId)).toEqual([]);
  expect(await discrepancies()).toEqual([
    {
      about: `payment:${paymentId}`,
      finding: '300 points were not reserved for it when it was paid with them',
    },
  ]);
});
