import type { Lot } from './article';
import { withLots } from './lots';

const start = new Date('2026-01-01T08:00:00Z').getTime();
const at = (minutes: number): Date => new Date(start + minutes * 60_000);

const lot = (markdownPercent: number, change: Partial<Lot> = {}): Lot => ({
  storeId: 's',
  lot: 'L1',
  expiresOn: '2026-01-20',
  markdownPercent,
  recalled: false,
  ...change,
});

/** The lot after it was put at these minutes. */
const lotAfter = (...puts: readonly (readonly [minutes: number, put: Lot])[]): Lot | undefined =>
  puts.reduce<readonly Lot[]>((lots, [minutes, put]) => {
    const after = withLots(lots, [put], at(minutes));
    if (!after.ok) throw new Error(after.rejection.reason);
    return after.value;
  }, [])[0];

/** Markdowns that somebody who shops may still read on a sticker, with the minute they ended. */
const seen = (of: Lot | undefined) =>
  of?.earlier?.map(({ markdownPercent, until }) => [markdownPercent, (until.getTime() - start) / 60_000]);

describe('the markdowns somebody who shops may have seen', () => {
  test('are those that were higher than what is in force, until when', () => {
    expect(seen(lotAfter([0, lot(50)]))).toBeUndefined();
    expect(seen(lotAfter([0, lot(50)], [10, lot(10)]))).toEqual([[50, 10]]);
    expect(seen(lotAfter([0, lot(50)], [10, lot(10)], [20, lot(0)]))).toEqual([
      [50, 10],
      [10, 20],
    ]);
    expect(seen(lotAfter([0, lot(50)], [10, lot(10)], [20, lot(60)]))).toBeUndefined();
    expect(seen(lotAfter([0, lot(10)], [10, lot(50)], [20, lot(10)]))).toEqual([[50, 20]]);
  });

  test('stay when a lot is recalled and sold again, or its date is corrected', () => {
    const recalled = lot(0, { recalled: true });
    expect(seen(lotAfter([0, lot(50)], [10, recalled], [20, lot(0)]))).toEqual([[50, 10]]);
    expect(seen(lotAfter([0, lot(50)], [10, lot(10)], [20, lot(10, { expiresOn: '2026-01-21' })]))).toEqual([
      [50, 10],
    ]);
  });

  test('are not those that ended longer ago than anybody shops, and ten at most', () => {
    expect(seen(lotAfter([0, lot(50)], [10, lot(20)], [10 + 13 * 60, lot(10)]))).toEqual([[20, 790]]);
    const often = Array.from({ length: 30 }, (_, index) => [index, lot(60 - index)] as const);
    expect(seen(lotAfter(...often))).toHaveLength(10);
  });
});

test('a lot that is put as it is already is the same', () => {
  const present = lotAfter([0, lot(50)], [10, lot(10)]);
  if (!present) throw new Error();
  const after = withLots([present], [lot(10)], at(20));
  expect(after.ok && after.value[0]).toBe(present);
});
