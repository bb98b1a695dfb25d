import { dayAfter } from '@rayon/kernel';
import * as fc from 'fast-check';
import { memoryLedger } from '../testing/memory-ledger';
import { sumOf } from './lots';
import type { ProgrammeTerms } from './programme-terms';
import type { ReceiptFacts, ReturnFacts } from './receipt-points';
import { entrySumsOf, isMovement, type Statement, statementOf } from './statement';
import { monthAfter, monthIn, spanOf } from './statement-month';
import { newAccount } from './transfer';

const timeZone = 'Europe/Paris';
const memberId = 'm';

const receipt = (receiptId: string, points: number, closedAt: Date): ReceiptFacts => ({
  receiptId,
  tripId: receiptId,
  storeId: 's',
  tillId: 't',
  memberId,
  minorPerPoint: 100,
  lines: [{ lineId: 'a', quantity: points, paidMinor: points * 100, deposit: false, bonusPoints: 0 }],
  closedAt,
});

/** So many points of the receipt are kept. */
const keeping = (
  points: number,
  { returnId, number, at, back }: { returnId: string; number: number; at: Date; back?: number },
): ReturnFacts => ({
  returnId,
  number,
  lines: [{ lineId: 'a', quantityKept: points, paidMinor: points * 100, bonusPoints: 0 }],
  ...(back === undefined ? {} : { pointsBack: { points: back, amountMinor: back } }),
  at,
});

/** The statement of a month of what the ledger in memory holds, read as the store is. */
const statementIn = (
  ledger: ReturnType<typeof memoryLedger>,
  month: string,
  { listedMax = Number.POSITIVE_INFINITY } = {},
): Statement => {
  const account = ledger.accounts.get(memberId) ?? newAccount(memberId);
  const { from, to } = spanOf(month, timeZone);
  const all = [...ledger.transfers.values()].sort(
    (left, right) => left.at.getTime() - right.at.getTime() || left.sequence - right.sequence,
  );
  const since = all.filter(({ at }) => at >= from);
  const inMonth = since.filter((transfer) => transfer.at < to && isMovement(transfer));
  return statementOf({
    memberId,
    timeZone,
    held: { spendable: account.balance, reserved: account.reserved, pending: sumOf(account.pending) },
    since: since.flatMap((transfer) => entrySumsOf(transfer, to)),
    listed: inMonth.slice(0, listedMax),
    count: inMonth.length,
  });
};

const on = (day: string): Date => new Date(`${day}T12:00:00Z`);
const movesOf = ({ movements }: Statement) =>
  movements.map(({ day, kind, points, balanceAfter }) => [day, kind, points, balanceAfter]);

test('what is set aside and what waits for its day belong to the member: neither moves in a statement', () => {
  let day = '2026-10-20';
  const terms = { pendingDays: 20, expiry: { kind: 'never' } as const, timeZone, setBy: 'a' };
  const versions: ProgrammeTerms[] = [];
  const ledger = memoryLedger(() => ({ versions, at: on(day) }));
  ledger.close(receipt('first', 100, on(day)));
  versions.push({ ...terms, version: 1, setAt: on('2026-10-25') });
  day = '2026-10-30';
  ledger.close(receipt('second', 40, on(day)));
  const asked = { paymentId: 'p', tripId: 'third', due: { minor: 1_000, currency: 'EUR' } as const };
  ledger.ask(memberId, { ...asked, points: 60, at: on(day) });
  expect(statementIn(ledger, '2026-10')).toMatchObject({
    opening: { points: 0, spendable: 0, reserved: 0, pending: 0 },
    closing: { points: 140, spendable: 40, reserved: 60, pending: 40 },
    sums: [{ kind: 'accrual', points: 140 }],
    leftOut: 0,
  });
  day = '2026-11-20';
  ledger.close({
    ...receipt('third', 10, on(day)),
    paidWithPoints: { paymentId: 'p', points: 60, amountMinor: 60, currency: 'EUR' },
  });
  ledger.giveBack('third', keeping(0, { returnId: 'r', number: 1, at: on('2026-11-21'), back: 60 }));
  const november = statementIn(ledger, '2026-11');
  expect(movesOf(november)).toEqual([
    ['2026-11-20', 'redemption', -60, 80],
    ['2026-11-20', 'accrual', 9, 89],
    ['2026-11-21', 'refund', 60, 149],
    ['2026-11-21', 'reversal', -9, 140],
  ]);
  expect(november).toMatchObject({
    opening: { points: 140, spendable: 40, reserved: 60, pending: 40 },
    closing: { points: 140, spendable: 140, reserved: 0, pending: 0 },
  });
});

test('a purchase in the last minute of a month belongs to it by the clock of the programme, also when it comes late', () => {
  const ledger = memoryLedger();
  ledger.close(receipt('december', 3, new Date('2026-11-30T23:00:00Z')));
  const before = statementIn(ledger, '2026-12');
  ledger.close(receipt('november', 7, new Date('2026-11-30T22:59:59Z')));
  expect(movesOf(before)).toEqual([['2026-12-01', 'accrual', 3, 3]]);
  expect(movesOf(statementIn(ledger, '2026-11'))).toEqual([['2026-11-30', 'accrual', 7, 7]]);
  expect(movesOf(statementIn(ledger, '2026-12'))).toEqual([['2026-12-01', 'accrual', 3, 10]]);
  ledger.close(receipt('earlier', 1, on('2026-11-02')));
  expect(movesOf(statementIn(ledger, '2026-11'))).toEqual([
    ['2026-11-02', 'accrual', 1, 1],
    ['2026-11-30', 'accrual', 7, 8],
  ]);
});

test('a month in which nothing moved closes with what it opened with', () => {
  const ledger = memoryLedger();
  ledger.close(receipt('first', 5, on('2026-09-02')));
  const october = statementIn(ledger, '2026-10');
  expect(october).toMatchObject({ movements: [], sums: [], opening: { points: 5 }, closing: { points: 5 } });
  expect(statementIn(memoryLedger(), '2026-10')).toMatchObject({
    opening: { points: 0 },
    closing: { points: 0 },
  });
});

const step = fc.record({
  what: fc.constantFrom('terms', 'buy', 'ask', 'let go', 'pay', 'return', 'days', 'days', 'late'),
  n: fc.nat(10_000),
});

test('whatever happens, each month adds up, says what its kinds come to, and closes with what the next one opens with', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (steps) => {
      let day = '2026-01-25';
      const versions: ProgrammeTerms[] = [];
      const ledger = memoryLedger(() => ({ versions, at: on(day) }));
      const receipts: { id: string; points: number; kept: number; returns: number }[] = [];
      const asked: { paymentId: string; isOpen: boolean }[] = [];
      const buy = (points: number, at: Date) => {
        const id = `b${receipts.length}`;
        ledger.close(receipt(id, points, at));
        receipts.push({ id, points, kept: points, returns: 0 });
      };
      for (const { what, n } of steps) {
        const open = asked.filter(({ isOpen }) => isOpen);
        const payment = open[n % Math.max(1, open.length)];
        const bought = receipts[n % Math.max(1, receipts.length)];
        switch (what) {
          case 'terms':
            versions.push({
              version: versions.length + 1,
              pendingDays: n % 2 === 0 ? 0 : n % 45,
              expiry: n % 3 === 0 ? { kind: 'never' } : { kind: 'rolling', months: 1 + (n % 3) },
              timeZone,
              setAt: on(day),
              setBy: 'a',
            });
            break;
          case 'buy':
            buy(1 + (n % 90), on(day));
            break;
          case 'late':
            buy(1 + (n % 90), on(dayAfter(day, -(n % 40))));
            break;
          case 'ask': {
            const paymentId = `p${asked.length}`;
            const of = { paymentId, tripId: paymentId, due: { minor: 10_000, currency: 'EUR' } as const };
            const { status } = ledger.ask(memberId, { ...of, points: 1 + (n % 50), at: on(day) });
            asked.push({ paymentId, isOpen: status === 'reserved' });
            break;
          }
          case 'let go':
            if (payment) ledger.letGo(payment.paymentId, on(day));
            if (payment) payment.isOpen = false;
            break;
          case 'pay': {
            const points = ledger.payments.get(payment?.paymentId ?? '')?.points ?? 0;
            if (!payment || points === 0) break;
            const paidWithPoints = { ...payment, points, amountMinor: points, currency: 'EUR' as const };
            ledger.close({ ...receipt(`paid-${payment.paymentId}`, 60, on(day)), paidWithPoints });
            payment.isOpen = false;
            break;
          }
          case 'return':
            if (!bought || bought.kept === 0) break;
            bought.kept = n % bought.kept;
            bought.returns += 1;
            ledger.giveBack(
              bought.id,
              keeping(bought.kept, {
                returnId: `${bought.id}-${bought.returns}`,
                number: bought.returns,
                at: on(day),
              }),
            );
            break;
          default:
            day = dayAfter(day, 1 + (n % 35));
            ledger.settle();
        }
      }
      const account = ledger.accounts.get(memberId) ?? newAccount(memberId);
      const last = monthIn(on(day), timeZone);
      let closed = 0;
      for (let month = '2025-11'; month <= last; month = monthAfter(month, 1)) {
        const statement = statementIn(ledger, month);
        const { opening, movements, sums, closing } = statement;
        expect(opening.points).toBe(closed);
        expect(opening.points + sumOf(movements)).toBe(closing.points);
        expect(movements.at(-1)?.balanceAfter ?? opening.points).toBe(closing.points);
        expect(sumOf(sums)).toBe(sumOf(movements));
        for (const { kind, points } of sums)
          expect(sumOf(movements.filter((movement) => movement.kind === kind))).toBe(points);
        expect(movements.every((movement) => movement.day.startsWith(month))).toBe(true);
        expect(movements.map((movement) => movement.day).sort()).toEqual(
          movements.map((movement) => movement.day),
        );
        for (const held of [opening, closing])
          expect(held.spendable + held.reserved + held.pending).toBe(held.points);
        const short = statementIn(ledger, month, { listedMax: 2 });
        expect({ ...short, movements: [], leftOut: 0 }).toEqual({ ...statement, movements: [] });
        expect(short.leftOut).toBe(Math.max(0, movements.length - 2));
        closed = closing.points;
      }
      expect(closed).toBe(account.balance + account.reserved + sumOf(account.pending));
    }),
  );
});
