import fc from 'fast-check';
import { type CodeTries, isBarred, unknownCodesMax, withUnknown } from './code-tries';

const noon = new Date('2026-06-01T12:00:00Z');
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const none: CodeTries = { machineId: 'm', unknown: [], since: noon };
const tried = (count: number, at = noon) =>
  Array.from({ length: count }, (_, index) => `h${index}`).reduce(
    (tries, hash) => withUnknown(tries, hash, at),
    none,
  );

test('so many different codes that do not exist, and nothing is looked up for a quarter of an hour', () => {
  expect(isBarred(undefined, noon)).toBe(false);
  expect(isBarred(tried(unknownCodesMax - 1), noon)).toBe(false);
  const barred = tried(unknownCodesMax);
  expect([0, 14.9, 15].map((minutes) => isBarred(barred, after(minutes)))).toEqual([true, true, false]);
});

test('the same code is one try, and what comes while barred adds none', () => {
  const once = withUnknown(none, 'h', noon);
  expect(withUnknown(once, 'h', after(1))).toBe(once);
  const barred = tried(unknownCodesMax);
  expect(withUnknown(barred, 'more', after(1))).toBe(barred);
  expect(withUnknown(barred, 'more', after(15))).toEqual({
    machineId: 'm',
    unknown: ['more'],
    since: after(15),
  });
});

test('however they come, no more than so many are looked up in any quarter of an hour', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ hash: fc.nat(60), minutes: fc.double({ min: 0, max: 3, noNaN: true }) })),
      (tries) => {
        let state = none;
        let now = 0;
        let looked: { at: number; hash: number }[] = [];
        for (const { hash, minutes } of tries) {
          now += minutes;
          if (isBarred(state, after(now))) continue;
          looked = [...looked, { at: now, hash }];
          state = withUnknown(state, `h${hash}`, after(now));
        }
        // A quarter of an hour that lies across two counted ones sees the tries of both.
        for (const { at } of looked) {
          const within = looked.filter((one) => one.at >= at && one.at < at + 15);
          expect(new Set(within.map(({ hash }) => hash)).size).toBeLessThanOrEqual(2 * unknownCodesMax);
        }
      },
    ),
  );
});
