import * as fc from 'fast-check';
import { memoryLedger } from '../testing/memory-ledger';
import type { ReceiptFacts, ReturnFacts } from './receipt-points';
import { gainsOf, type Transfer } from './transfer';

const noon = new Date('2026-03-02T12:00:00Z');
const unitMinor = 37;
const memberId = 'm';

/** A basket of some units of one article, as the scanner knows it. */
type Basket = {
  id: string;
  units: number;
  kept: number;
  returns: number;
  payment?: { paymentId: string; points: number };
  isPaid: boolean;
};

const totalOf = ({ units }: Basket) => units * unitMinor;
const lineOf = (quantity: number) => ({
  lineId: 'a',
  quantity,
  paidMinor: quantity * unitMinor,
  bonusPoints: 0,
});
const receiptOf = (basket: Basket): ReceiptFacts => ({
  receiptId: basket.id,
  tripId: basket.id,
  storeId: 's',
  tillId: 't',
  memberId,
  minorPerPoint: 100,
  lines: [{ ...lineOf(basket.units), deposit: false }],
  ...(basket.payment
    ? { paidWithPoints: { ...basket.payment, amountMinor: basket.payment.points, currency: 'EUR' } }
    : {}),
  closedAt: noon,
});
/** Given back in proportion, whole points, everything once everything is back. */
const pointsBackOf = (basket: Basket): number =>
  Math.floor(((basket.payment?.points ?? 0) * (basket.units - basket.kept)) / basket.units);
const returnOf = (basket: Basket): ReturnFacts => {
  const points = pointsBackOf(basket);
  return {
    returnId: `${basket.id}-${basket.returns}`,
    number: basket.returns,
    lines: [{ ...lineOf(basket.kept), quantityKept: basket.kept }],
    ...(basket.payment ? { pointsBack: { points, amountMinor: points } } : {}),
    at: noon,
  };
};

/** Extra points of a campaign, so that there is something to pay with from the beginning. */
const opening: ReceiptFacts = {
  ...receiptOf({ id: 'opening', units: 1, kept: 1, returns: 0, isPaid: true }),
  lines: [{ ...lineOf(1), deposit: false, bonusPoints: 400 }],
};

/** Of one paid basket: what is kept of it earns, less what points still pay of that; these points are gone. */
const leftBy = (basket: Basket): number => {
  const stillPaid = (basket.payment?.points ?? 0) - pointsBackOf(basket);
  return Math.floor(Math.max(0, basket.kept * unitMinor - stillPaid) / 100) - stillPaid;
};

type Step = Readonly<{ what: 'buy' | 'ask' | 'let go' | 'pay' | 'return' | 'again' | 'deliver'; n: number }>;
const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('buy', 'ask', 'let go', 'pay', 'return', 'again', 'deliver'),
    n: fc.nat(10_000),
  }),
  { minLength: 10, maxLength: 120, size: 'max' },
);

/** Takes back only: nothing else may leave an account below zero, or lower where it is. */
const keepsAboveZero = (transfer: Transfer): boolean =>
  transfer.balanceAfter >= 0 || transfer.kind === 'reversal' || gainsOf(transfer).balance >= 0;

test('whatever is asked, let go, paid, returned, told twice or late, every point is where a simple sum says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const ledger = memoryLedger();
      const baskets: Basket[] = [];
      const delivered: (() => void)[] = [];
      const late: (() => void)[] = [];
      let payments = 0;
      ledger.close(opening);
      const deliver = (event: () => void): void => {
        event();
        delivered.push(event);
      };
      const open = () => baskets.filter(({ isPaid }) => !isPaid);
      const one = <T>(of: readonly T[], n: number): T | undefined => of[n % Math.max(1, of.length)];

      const take = ({ what, n }: Step): void => {
        switch (what) {
          case 'buy': {
            const units = 1 + (n % 60);
            baskets.push({ id: `b${baskets.length}`, units, kept: units, returns: 0, isPaid: false });
            return;
          }
          case 'ask': {
            const basket = one(open(), n);
            if (!basket || basket.payment) return;
            payments += 1;
            const asked = {
              paymentId: `p${payments}`,
              tripId: basket.id,
              due: { minor: totalOf(basket), currency: 'EUR' },
              ...(n % 3 === 0 ? { points: 1 + (n % 40) } : {}),
              at: noon,
            };
            deliver(() => {
              ledger.ask(memberId, asked);
            });
            const decided = ledger.payments.get(asked.paymentId);
            if (decided?.status !== 'reserved') return;
            expect(decided.amountMinor).toBeLessThanOrEqual(totalOf(basket));
            basket.payment = { paymentId: decided.paymentId, points: decided.points };
            return;
          }
          case 'let go': {
            const basket = one(open(), n);
            if (!basket?.payment) return;
            const { paymentId } = basket.payment;
            delete basket.payment;
            deliver(() => ledger.letGo(paymentId, noon));
            return;
          }
          case 'pay': {
            const basket = one(open(), n);
            if (!basket) return;
            basket.isPaid = true;
            const facts = receiptOf(basket);
            late.push(() => {
              ledger.close(facts);
            });
            return;
          }
          case 'return': {
            const basket = one(
              baskets.filter(({ isPaid, kept }) => isPaid && kept > 0),
              n,
            );
            if (!basket) return;
            basket.kept -= 1 + (n % basket.kept);
            basket.returns += 1;
            const { id } = basket;
            const facts = returnOf(basket);
            late.push(() => {
              ledger.giveBack(id, facts);
            });
            return;
          }
          case 'again':
            one(delivered, n)?.();
            return;
          case 'deliver': {
            const [event] = late.splice(n % Math.max(1, late.length), 1);
            if (event) deliver(event);
          }
        }
      };
      for (const step of all) take(step);
      for (const event of late) deliver(event);

      const reserved = open().reduce((sum, { payment }) => sum + (payment?.points ?? 0), 0);
      const left = baskets.filter(({ isPaid }) => isPaid).reduce((sum, basket) => sum + leftBy(basket), 0);
      const account = ledger.accounts.get(memberId);
      expect([account?.balance, account?.reserved]).toEqual([400 + left - reserved, reserved]);
      expect([...ledger.transfers.values()].filter((transfer) => !keepsAboveZero(transfer))).toEqual([]);
      expect((await ledger.audit()).discrepancies).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the audit finds points that were paid with and not reserved, and a payment that says something else than its receipt', async () => {
  const basket: Basket = { id: 'b', units: 40, kept: 40, returns: 0, isPaid: true };
  const ledger = memoryLedger();
  ledger.close(receiptOf({ ...basket, id: 'earlier' }));
  ledger.close(receiptOf({ ...basket, payment: { paymentId: 'p', points: 10 } }));
  expect(ledger.accounts.get(memberId)).toMatchObject({ balance: 14 - 10 + 14, reserved: 0 });
  const unreserved = {
    about: 'payment:p',
    finding: '10 points were not reserved for it when it was paid with them',
  };
  expect((await ledger.audit()).discrepancies).toEqual([unreserved]);

  const posted = ledger.payments.get('p');
  if (!posted) throw new Error('the payment is posted');
  ledger.payments.set('p', { ...posted, returned: 3 });
  expect((await ledger.audit()).discrepancies).toContainEqual({
    about: 'payment:p',
    finding: '3 points given back, 0 of its receipt',
  });
  ledger.payments.set('p', { ...posted, status: 'reserved' });
  expect((await ledger.audit()).discrepancies.map(({ finding }) => finding)).toEqual([
    unreserved.finding,
    'reserved, and 0 points are reserved for it instead of 10',
    'reserved, and yet it paid receipt b',
  ]);
  ledger.payments.delete('p');
  expect((await ledger.audit()).discrepancies).toContainEqual({
    about: 'receipt:b',
    finding: 'paid with points of a payment that is not there',
  });
});

test('a return that gives back more points than were paid is refused', () => {
  const ledger = memoryLedger();
  const basket: Basket = { id: 'b', units: 40, kept: 40, returns: 0, isPaid: true };
  ledger.close(receiptOf(basket));
  const back = {
    ...returnOf({ ...basket, kept: 39, returns: 1 }),
    pointsBack: { points: 1, amountMinor: 1 },
  };
  expect(() => ledger.giveBack('b', back)).toThrow(RangeError);
});
