import fc from 'fast-check';
import { type Gone, type Outlook, outlookOf, paceDays, startOfDay, windowShare } from './budget-pace';
import { utcDay } from './utc-day';

const at = new Date('2026-06-11T12:00:00Z');
const from = new Date('2026-06-01T00:00:00Z');
const to = new Date('2026-07-01T00:00:00Z');
const live = { status: 'live', from, to, budgetMinor: 10_000 } as const;

const cases: readonly (readonly [string, Partial<typeof live> | object, Gone, Outlook | undefined])[] = [
  // 3,000 are left and 700 went in seven days: 30 days more, and 19.5 are left of the window.
  ['lasts to the end', {}, { minor: 7_000, latelyMinor: 700, days: 7 }, { kind: 'lasts' }],
  [
    'is spent before the end, on a day that is named',
    {},
    { minor: 7_000, latelyMinor: 7_000, days: 7 },
    { kind: 'runs-out', on: '2026-06-14' },
  ],
  [
    'goes by the days there are',
    {},
    { minor: 2_000, latelyMinor: 2_000, days: 2 },
    { kind: 'runs-out', on: '2026-06-19' },
  ],
  ['lasts when nothing went lately', {}, { minor: 7_000, latelyMinor: 0, days: 7 }, { kind: 'lasts' }],
  ['is spent', {}, { minor: 10_000, latelyMinor: 100, days: 7 }, { kind: 'spent' }],
  ['has no pace on the first day', {}, { minor: 100, latelyMinor: 0, days: 0 }, { kind: 'too-early' }],
  ['waits while paused', { status: 'paused' }, { minor: 9, latelyMinor: 9, days: 7 }, { kind: 'waiting' }],
  [
    'waits before its window',
    { from: new Date('2026-06-12T00:00:00Z') },
    { minor: 0, latelyMinor: 0, days: 0 },
    { kind: 'waiting' },
  ],
  ['is over when ended early', { status: 'ended' }, { minor: 9, latelyMinor: 9, days: 7 }, { kind: 'over' }],
  ['is over with its window', { to: at }, { days: 7 }, { kind: 'over' }],
  ['is not told of while what is gone is withheld', {}, { latelyMinor: 700, days: 7 }, undefined],
  ['is not told of while the last days are withheld', {}, { minor: 7_000, days: 7 }, undefined],
];

test.each(cases)('a budget %s', (_, change, gone, outlook) => {
  expect(outlookOf({ ...live, ...change }, gone, at)).toEqual(outlook);
});

test('whole days are counted from the one it began on, a week at most, without today', () => {
  expect(paceDays(at, at)).toBe(0);
  expect(paceDays(new Date('2026-06-10T23:59:59Z'), at)).toBe(1);
  expect(paceDays(from, at)).toBe(7);
  expect(paceDays(to, at)).toBe(0);
});

test('a window is gone between its ends', () => {
  expect(windowShare({ from, to }, new Date('2026-06-16T00:00:00Z'))).toBe(0.5);
  expect([windowShare({ from, to }, new Date(0)), windowShare({ from, to }, new Date('2027-01-01'))]).toEqual(
    [0, 1],
  );
});

const minors = fc.integer({ min: 0, max: 1_000_000_000_000 });
const anyGone = fc.record({ minor: minors, latelyMinor: minors, days: fc.integer({ min: 1, max: 7 }) });
const anyBudget = fc.integer({ min: 1, max: 1_000_000_000_000 });
const dayOf = (outlook: Outlook | undefined): string => {
  if (outlook?.kind === 'spent') return utcDay(at);
  return outlook?.kind === 'runs-out' ? outlook.on : 'later than the window';
};

test('a day it is spent on lies within what is left of the window', () => {
  fc.assert(
    fc.property(anyGone, anyBudget, (gone, budgetMinor) => {
      const outlook = outlookOf({ ...live, budgetMinor }, gone, at);
      if (outlook?.kind !== 'runs-out') return;
      expect(outlook.on >= utcDay(at) && outlook.on < utcDay(to)).toBe(true);
    }),
  );
});

test('it is never spent later where more is gone, more goes or the budget is smaller', () => {
  fc.assert(
    fc.property(anyGone, anyBudget, minors, (gone, budgetMinor, more) => {
      const outlook = (change: Partial<Gone>, budget = budgetMinor) =>
        dayOf(outlookOf({ ...live, budgetMinor: budget }, { ...gone, ...change }, at));
      const asIs = outlook({});
      expect(outlook({ minor: gone.minor + more }) <= asIs).toBe(true);
      expect(outlook({ latelyMinor: gone.latelyMinor + more }) <= asIs).toBe(true);
      expect(outlook({}, budgetMinor + more) >= asIs).toBe(true);
    }),
  );
});

test('the unit of the amounts has no say', () => {
  fc.assert(
    fc.property(anyGone, anyBudget, ({ minor, latelyMinor, days }, budgetMinor) => {
      const gone = { minor: minor * 1_000, latelyMinor: latelyMinor * 1_000, days };
      expect(outlookOf({ ...live, budgetMinor: budgetMinor * 1_000 }, gone, at)?.kind).toBe(
        outlookOf({ ...live, budgetMinor }, { minor, latelyMinor, days }, at)?.kind,
      );
    }),
  );
});

test('a day begins where the one before ends', () => {
  expect(startOfDay(at)).toEqual(new Date('2026-06-11T00:00:00Z'));
  expect(startOfDay(at, 10)).toEqual(from);
});
