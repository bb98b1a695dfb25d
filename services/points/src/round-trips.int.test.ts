import { MemberEnrolledV1, PointsAskedV1, PointsLetGoV1, ReceiptClosedV1 } from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { storeCommandsOf } from '@rayon/testkit';
import mongoose from 'mongoose';
import { ledgerUnderTest } from './testing/ledger-under-test';

const ledger = ledgerUnderTest({ monitored: true });
const { bus, clock } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);

const commandsOf = (work: () => Promise<unknown>): Promise<string[]> =>
  storeCommandsOf({ connections: mongoose.connections, service: 'points' }, work);

const at = () => clock().toISOString();
const euros = (minor: number) => ({ minor, currency: 'EUR' });

const enrolled = (memberId: string) =>
  newEvent(MemberEnrolledV1, {
    data: { memberId, locale: 'fr', enrolledAt: at() },
    sequence: 1,
    at: clock(),
    correlationId: newId(),
  });

const closed = (memberId: string, paidWith?: { paymentId: string; points: number }) =>
  newEvent(ReceiptClosedV1, {
    data: {
      receiptId: newId(),
      tripId: newId(),
      storeId: newId(),
      tillId: newId(),
      businessDate: '2026-03-02',
      receiptNumber: newId(),
      memberId,
      lines: [
        {
          lineId: newId(),
          sequence: 1,
          articleId: newId(),
          gtin: '03017620422003',
          name: 'Article',
          category: 'Lait',
          quantity: 1,
          unitPrice: euros(500),
          amount: euros(500),
          markdownPercent: 0,
          deposit: false,
          minimumAge: 0,
          priceListVersion: 1,
          discount: euros(0),
          paid: euros(500),
        },
      ],
      offers: [],
      total: euros(500),
      ...(paidWith ? { paidWithPoints: { ...paidWith, amount: euros(paidWith.points) } } : {}),
      closedAt: at(),
    },
    sequence: 1,
    at: clock(),
    correlationId: newId(),
  });

test('the points of a receipt are posted without a read when the account is in memory', async () => {
  const memberId = newId();
  await bus.publish([enrolled(memberId)]);
  const receipt = closed(memberId);
  expect(await commandsOf(() => bus.publish([receipt]))).toEqual([
    'update accounts',
    'insert transfers',
    'insert receipts',
    'commit',
  ]);
  const { discrepancies, outstanding } = await ledger.service.auditLedger();
  expect({ discrepancies, outstanding }).toEqual({ discrepancies: [], outstanding: 5 });
});

test('a receipt that comes again meets its own entry, and posts nothing', async () => {
  const { outstanding } = await ledger.service.auditLedger();
  const receipt = closed(newId());
  await bus.publish([receipt]);
  await bus.publish([receipt]);
  const after = await ledger.service.auditLedger();
  expect(after.discrepancies).toEqual([]);
  expect(after.outstanding).toBe(outstanding + 5);
});

test('points that are to pay look for their payment, and cost their account one write', async () => {
  const memberId = newId();
  await bus.publish([closed(memberId)]);
  const about = { at: clock(), correlationId: newId() };
  const given = { paymentId: newId(), tripId: newId(), memberId };
  const paying = { ...given, paymentId: newId() };
  const asked = [given, paying].map((payment, index) =>
    newEvent(PointsAskedV1, {
      data: { ...payment, due: euros(5), askedAt: at() },
      ...about,
      sequence: 1 + 2 * index,
    }),
  );
  const letGo = newEvent(PointsLetGoV1, { data: { ...given, letGoAt: at() }, ...about, sequence: 2 });
  const settled = ['find payments', 'update accounts', 'insert transfers'];
  expect(await commandsOf(() => bus.publish(asked.slice(0, 1)))).toEqual([
    ...settled,
    'insert payments',
    'commit',
  ]);
  expect(await commandsOf(() => bus.publish([letGo]))).toEqual([...settled, 'update payments', 'commit']);
  await bus.publish(asked.slice(1));
  const paid = closed(memberId, { paymentId: paying.paymentId, points: 5 });
  expect(await commandsOf(() => bus.publish([paid]))).toEqual([
    ...settled,
    'update payments',
    'insert receipts',
    'commit',
  ]);
  expect((await ledger.service.auditLedger()).discrepancies).toEqual([]);
});
