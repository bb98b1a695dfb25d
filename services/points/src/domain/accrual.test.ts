import { minorPerPoint } from '@rayon/kernel';
import * as fc from 'fast-check';
import { earnedByRule, type PaidLine, totalEarned } from './accrual';

const line = (lineId: string, paidMinor: number, change: Partial<PaidLine> = {}): PaidLine => ({
  lineId,
  quantity: 1,
  paidMinor,
  deposit: false,
  bonusPoints: 0,
  ...change,
});
const earnedOf = (...lines: PaidLine[]) => earnedByRule(1, { lines }).map((one) => one.earned);
const sumOf = (lines: PaidLine[], minorPerPoint: number) =>
  totalEarned(earnedByRule(2, { lines, minorPerPoint }));

/** Receipts as they occur, with deposits, free lines and bonuses among them. */
const paidLines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 12 }),
      paidMinor: fc.integer({ min: 0, max: 20_000 }),
      deposit: fc.boolean(),
      bonusPoints: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 500 })),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => lines.map((one, index) => ({ lineId: `l${index}`, ...one })));

describe('rule 1', () => {
  test('gives one point per full euro of the whole receipt, not of each line', () => {
    expect(earnedOf(line('a', 99), line('b', 99), line('c', 102))).toEqual([1, 1, 1]);
    expect(earnedOf(line('a', 99))).toEqual([0]);
    expect(earnedOf(line('a', 100))).toEqual([1]);
  });

  test('gives nothing for a deposit, not even a bonus', () => {
    expect(earnedOf(line('a', 200), line('d', 1000, { deposit: true, bonusPoints: 5 }))).toEqual([2, 0]);
  });

  test("adds a campaign's bonus to the line it was given for", () => {
    expect(earnedOf(line('a', 250, { bonusPoints: 50 }), line('b', 250))).toEqual([53, 2]);
  });

  test('counts what was paid: a line that was free earns only its bonus', () => {
    expect(earnedOf(line('a', 0, { bonusPoints: 3 }), line('b', 500))).toEqual([3, 5]);
  });

  test('spreads points that always add up to the full euros paid plus the bonuses', () => {
    fc.assert(
      fc.property(paidLines, (lines) => {
        const merchandise = lines.filter((one) => !one.deposit);
        const paid = merchandise.reduce((sum, one) => sum + one.paidMinor, 0);
        const bonus = merchandise.reduce((sum, one) => sum + one.bonusPoints, 0);
        return totalEarned(earnedByRule(1, { lines })) === Math.floor(paid / 100) + bonus;
      }),
    );
  });

  test('gives the same points whenever it is asked again, and knows no rule that never existed', () => {
    fc.assert(
      fc.property(paidLines, (lines) =>
        expect(earnedByRule(1, { lines })).toEqual(earnedByRule(1, { lines })),
      ),
    );
    expect(() => earnedByRule(4, { lines: [] })).toThrow(RangeError);
  });

  test('stays exact up to the largest whole number and stops beyond it', () => {
    expect(earnedOf(line('a', Number.MAX_SAFE_INTEGER))).toEqual([Math.floor(Number.MAX_SAFE_INTEGER / 100)]);
    expect(() => earnedOf(line('a', Number.MAX_SAFE_INTEGER), line('b', 1))).toThrow(RangeError);
  });
});

describe('rule 2', () => {
  test.each([
    ['EUR', 4_999, 49],
    ['JPY', 4_999, 49],
    ['KWD', 4_999, 4],
    ['VND', 520_000, 52],
    ['HUF', 399_000, 3],
  ])('counts in what is about a euro: of %s %d minor units earn %d', (currency, paidMinor, earned) => {
    expect(sumOf([line('a', paidMinor)], minorPerPoint(currency))).toBe(earned);
  });

  test('is rule 1 for euros', () => {
    fc.assert(
      fc.property(paidLines, (lines) => {
        expect(earnedByRule(2, { lines, minorPerPoint: minorPerPoint('EUR') })).toEqual(
          earnedByRule(1, { lines }),
        );
      }),
    );
  });
});

describe('rule 3', () => {
  const earnedOf3 = (amountMinor: number, ...lines: PaidLine[]) =>
    earnedByRule(3, { lines, minorPerPoint: 100, paidWithPoints: { amountMinor } }).map((one) => one.earned);

  test('gives nothing for what was paid with points, and spreads the rest over all lines', () => {
    expect(earnedOf3(0, line('a', 600), line('b', 400))).toEqual([6, 4]);
    expect(earnedOf3(500, line('a', 600), line('b', 400))).toEqual([3, 2]);
    expect(earnedOf3(501, line('a', 600), line('b', 400))).toEqual([2, 2]);
    expect(earnedOf3(1_000, line('a', 600), line('b', 400))).toEqual([0, 0]);
  });

  test('has points pay deposits last, and leaves the extra points of campaigns', () => {
    expect(earnedOf3(150, line('a', 300), line('d', 100, { deposit: true }))).toEqual([1, 0]);
    expect(earnedOf3(400, line('a', 300, { bonusPoints: 7 }), line('d', 100, { deposit: true }))).toEqual([
      7, 0,
    ]);
  });

  test('is rule 2 where nothing was paid with points', () => {
    fc.assert(
      fc.property(paidLines, fc.constantFrom('EUR', 'KWD', 'VND'), (lines, currency) => {
        const receipt = { lines, minorPerPoint: minorPerPoint(currency) };
        expect(earnedByRule(3, receipt)).toEqual(earnedByRule(2, receipt));
      }),
    );
  });
});
