import { dayAfter, dayIn } from '@rayon/kernel';
import * as fc from 'fast-check';
import { memoryLedger } from '../testing/memory-ledger';
import { endOfMonthAfter } from './lots';
import { type EarnedUnder, type Expiry, earnedUnder, type ProgrammeTerms } from './programme-terms';
import type { ReceiptFacts, ReturnFacts } from './receipt-points';
import { settleDue } from './settle-due';
import { gainsOf } from './transfer';

const timeZone = 'Europe/Paris';
const memberId = 'm';
const graceDays = 30;

/** One point, as a simple model has it: what it is worth knowing of it is until when it can be spent. */
type Point = Readonly<{ until: string; renewMonths?: number | undefined; from?: string | undefined }>;
const never = '9999-12-31';

/** An account as a list of single points; slow and simple. */
const pointByPoint = () => {
  let active: Point[] = [];
  let pending: Point[] = [];
  let debt = 0;
  let expired = 0;
  const sorted = (points: readonly Point[]) =>
    [...points].sort((left, right) =>
      left.until === right.until
        ? (left.renewMonths ?? 0) - (right.renewMonths ?? 0)
        : left.until < right.until
          ? -1
          : 1,
    );
  const gain = (points: readonly Point[]): void => {
    const filling = Math.min(debt, points.length);
    debt -= filling;
    active = sorted([...active, ...sorted(points).slice(filling)]);
  };
  const model = {
    debt: () => debt,
    expired: () => expired,
    balance: () => active.length - debt,
    active: () => active,
    pending: () => pending,
    begin: (day: string): void => {
      gain(pending.filter(({ from = '' }) => from <= day));
      pending = pending.filter(({ from = '' }) => from > day);
      expired += active.filter(({ until }) => until < day).length;
      active = active.filter(({ until }) => until >= day);
    },
    earn: (count: number, { activeOn, expiresOn = never, renewMonths }: EarnedUnder): void => {
      const point = { until: expiresOn, renewMonths, from: activeOn };
      const points = Array.from({ length: count }, () => point);
      if (activeOn === undefined) gain(points);
      else pending.push(...points);
    },
    spend: (count: number): readonly Point[] => active.splice(0, count),
    gain,
    takeBack: (count: number, { activeOn, expiresOn = never, renewMonths }: EarnedUnder): void => {
      const isOwn = (point: Point) => point.until === expiresOn && point.renewMonths === renewMonths;
      for (let left = count; left > 0; left -= 1) {
        const waiting = pending.findIndex((point) => point.from === activeOn && isOwn(point));
        const own = active.findIndex(isOwn);
        if (activeOn !== undefined && waiting >= 0) pending.splice(waiting, 1);
        else if (own >= 0) active.splice(own, 1);
        else if (active.length > 0) active.pop();
        else debt += 1;
      }
    },
    renew: (day: string): void => {
      active = sorted(
        active.map((point) => {
          const until = point.renewMonths === undefined ? '' : endOfMonthAfter(day, point.renewMonths);
          return until > point.until ? { ...point, until } : point;
        }),
      );
    },
  };
  return model;
};

/** Points by lot, as text. */
const countsOf = (points: readonly Point[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { from = '', until, renewMonths = 0 } of points)
    if (until !== never || from !== '')
      counts[`${from}/${until}/${renewMonths}`] = (counts[`${from}/${until}/${renewMonths}`] ?? 0) + 1;
  return counts;
};

const rules: Pick<ProgrammeTerms, 'pendingDays' | 'expiry'>[] = [
  { pendingDays: 0, expiry: { kind: 'never' } },
  { pendingDays: 0, expiry: { kind: 'rolling', months: 1 } },
  { pendingDays: 14, expiry: { kind: 'rolling', months: 2 } },
  { pendingDays: 3, expiry: { kind: 'never' } },
  { pendingDays: 0, expiry: { kind: 'calendar', month: 4, day: 30 } },
  { pendingDays: 0, expiry: { kind: 'activity', months: 1 } },
  { pendingDays: 5, expiry: { kind: 'activity', months: 2 } },
] satisfies { pendingDays: number; expiry: Expiry }[];

type Basket = {
  id: string;
  units: number;
  kept: number;
  returns: number;
  earned: EarnedUnder;
  spent: Point[];
  paid: number;
};

const lineOf = (quantity: number) => ({
  lineId: 'a',
  quantity,
  paidMinor: quantity * 100,
  bonusPoints: 0,
});
const backOf = ({ paid, units, kept }: Basket) => Math.floor((paid * (units - kept)) / units);
const earnsOf = (basket: Basket) =>
  Math.floor(Math.max(0, basket.kept * 100 - (basket.paid - backOf(basket))) / 100);

const step = fc.record({
  what: fc.constantFrom(
    'terms',
    'buy',
    'ask',
    'let go',
    'pay',
    'return',
    'again',
    'give',
    'take',
    'days',
    'days',
    'job',
  ),
  n: fc.nat(10_000),
});

test('whatever is earned, paid, let go, returned, given and taken while days pass and jobs run or not, each point is where it is when points are moved one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }), async (steps) => {
      let day = '2026-03-20';
      const versions: ProgrammeTerms[] = [];
      const at = () => new Date(`${day}T12:00:00Z`);
      const ledger = memoryLedger(() => ({ versions, at: at() }));
      const model = pointByPoint();
      const delivered: (() => void)[] = [];
      const baskets: Basket[] = [];
      const reserved = new Map<string, readonly Point[]>();
      const balances: [string, number][] = [];
      let payments = 0;
      let adjustments = 0;
      const one = <T>(of: readonly T[], n: number): T | undefined => of[n % Math.max(1, of.length)];
      const deliver = (event: () => void): void => {
        event();
        delivered.push(event);
      };
      const today = () => (versions.length > 0 ? dayIn(at(), timeZone) : day);
      const open = (points: readonly Point[]) =>
        points.map((point) => (point.until < today() ? { ...point, until: today() } : point));

      const close = (basket: Basket, paymentId?: string): void => {
        const facts: ReceiptFacts = {
          receiptId: basket.id,
          tripId: basket.id,
          storeId: 's',
          tillId: 't',
          memberId,
          minorPerPoint: 100,
          lines: [{ ...lineOf(basket.units), deposit: false }],
          ...(paymentId === undefined
            ? {}
            : {
                paidWithPoints: {
                  paymentId,
                  points: basket.paid,
                  amountMinor: basket.paid,
                  currency: 'EUR',
                },
              }),
          closedAt: at(),
        };
        baskets.push(basket);
        deliver(() => void ledger.close(facts));
        model.earn(earnsOf(basket), basket.earned);
        model.renew(today());
      };
      const newBasket = (n: number): Basket => ({
        id: `b${baskets.length}`,
        units: 1 + (n % 12),
        kept: 1 + (n % 12),
        returns: 0,
        earned: earnedUnder(versions, at()),
        spent: [],
        paid: 0,
      });

      const take = ({ what, n }: { what: string; n: number }): void => {
        switch (what) {
          case 'terms':
            versions.push({
              version: versions.length + 1,
              ...(rules[n % rules.length] as (typeof rules)[number]),
              timeZone,
              setAt: at(),
              setBy: 'a',
            });
            return;
          case 'buy':
            close(newBasket(n));
            return;
          case 'ask': {
            payments += 1;
            const paymentId = `p${payments}`;
            const due = { minor: 100 * (1 + (n % 12)), currency: 'EUR' };
            const asked = { paymentId, tripId: paymentId, due, points: 1 + (n % 9), at: at() };
            deliver(() => void ledger.ask(memberId, asked));
            if (asked.points <= model.balance()) reserved.set(paymentId, model.spend(asked.points));
            return;
          }
          case 'let go': {
            const [paymentId, points] = one([...reserved], n) ?? [];
            if (paymentId === undefined || !points) return;
            reserved.delete(paymentId);
            deliver(() => ledger.letGo(paymentId, at()));
            model.gain(open(points));
            return;
          }
          case 'pay': {
            const [paymentId, points] = one([...reserved], n) ?? [];
            if (paymentId === undefined || !points) return;
            reserved.delete(paymentId);
            close({ ...newBasket(n), spent: [...points], paid: points.length }, paymentId);
            return;
          }
          case 'return': {
            const basket = one(
              baskets.filter(({ kept }) => kept > 0),
              n,
            );
            if (!basket) return;
            const before = { earns: earnsOf(basket), back: backOf(basket) };
            basket.kept -= 1 + (n % basket.kept);
            basket.returns += 1;
            const points = backOf(basket);
            const { id } = basket;
            const facts: ReturnFacts = {
              returnId: `${id}-${basket.returns}`,
              number: basket.returns,
              lines: [{ ...lineOf(basket.kept), quantityKept: basket.kept }],
              ...(basket.paid > 0 ? { pointsBack: { points, amountMinor: points } } : {}),
              at: at(),
            };
            deliver(() => void ledger.giveBack(id, facts));
            basket.spent.sort((left, right) => (left.until < right.until ? 1 : -1));
            const back = basket.spent.splice(0, points - before.back);
            const last = dayAfter(today(), graceDays);
            model.gain(back.map((point) => (point.until < today() ? { ...point, until: last } : point)));
            const taken = before.earns - earnsOf(basket);
            if (taken >= 0) model.takeBack(taken, basket.earned);
            return;
          }
          case 'give':
          case 'take': {
            adjustments += 1;
            const count = 1 + (n % 9);
            const isPosted = ledger.adjust({
              adjustmentId: `a${adjustments}`,
              memberId,
              points: what === 'give' ? count : -count,
              reason: 'goodwill',
              note: 'for the queue',
              status: 'posted',
              askedBy: 'a',
              askedAt: at(),
            });
            expect(isPosted).toBe(what === 'give' || count <= model.balance());
            const { activeOn: _atOnce, ...earned } = earnedUnder(versions, at());
            if (what === 'give') model.earn(count, earned);
            else if (isPosted) model.takeBack(count, {});
            return;
          }
          case 'again':
            one(delivered, n)?.();
            return;
          case 'days':
            for (let days = 1 + (n % 25); days > 0; days -= 1) {
              day = dayAfter(day, 1);
              model.begin(day);
              for (let runs = (n + days) % 3; runs > 0; runs -= 1) ledger.settle();
              balances.push([day, model.balance()]);
            }
            return;
          default:
            ledger.settle();
        }
      };
      for (const one of steps) {
        take(one);
        const [last] = balances.at(-1) ?? [];
        if (last === day) balances[balances.length - 1] = [day, model.balance()];
        else balances.push([day, model.balance()]);
        const kept = ledger.accounts.get(memberId);
        if (!kept) continue;
        const { account } = settleDue(kept, { versions, at: at() });
        expect({
          balance: account.balance,
          reserved: account.reserved,
          lots: Object.fromEntries(
            account.lots.map((lot) => [`/${lot.expiresOn}/${lot.renewMonths ?? 0}`, lot.points]),
          ),
          pending: Object.fromEntries(
            account.pending.map(({ activeOn, expiresOn = never, renewMonths = 0, points }) => [
              `${activeOn}/${expiresOn}/${renewMonths}`,
              points,
            ]),
          ),
        }).toEqual({
          balance: model.balance(),
          reserved: [...reserved.values()].flat().length,
          lots: countsOf(model.active().map(({ from: _from, ...point }) => point)),
          pending: countsOf(model.pending()),
        });
      }
      ledger.settle();
      ledger.settle();
      const transfers = [...ledger.transfers.values()];
      const expired = transfers.filter(({ kind }) => kind === 'expiry');
      expect(expired.reduce((sum, transfer) => sum - gainsOf(transfer).balance, 0)).toBe(model.expired());
      for (const [on, balance] of balances) {
        const until = transfers.filter((transfer) => dayIn(transfer.at, timeZone) <= on);
        expect([on, until.reduce((sum, transfer) => sum + gainsOf(transfer).balance, 0)]).toEqual([
          on,
          balance,
        ]);
      }
      expect((await ledger.audit()).discrepancies).toEqual([]);
    }),
    { numRuns: 120 },
  );
});
