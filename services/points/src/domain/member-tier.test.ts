import fc from 'fast-check';
import { lookedAgain, type MemberTier, newMemberTier, withQualifying } from './member-tier';
import type { Qualifying, Tiers } from './tier-standing';

const tiers: Tiers = {
  timeZone: 'UTC',
  versions: [
    {
      version: 1,
      measure: 'points',
      window: { kind: 'rolling', months: 6 },
      graceDays: 10,
      tiers: [
        { tierId: 'a', name: { fr: 'A', en: 'A' }, threshold: 50, benefits: { fr: '', en: '' } },
        { tierId: 'b', name: { fr: 'B', en: 'B' }, threshold: 120, benefits: { fr: '', en: '' } },
      ],
      setAt: new Date('2026-01-01T00:00:00Z'),
      setBy: 'staff:a',
    },
  ],
};
const now = { today: '2026-03-01', tiers };
const bought = (receiptId: string, points: number, day = '2026-02-20'): Qualifying => ({
  receiptId,
  day,
  points,
  spendMinor: points * 100,
  currency: 'EUR',
});

test('each change says why: reached, brought back, lapsed', () => {
  let held: MemberTier = newMemberTier('m');
  held = withQualifying(held, 'one', bought('one', 60), now);
  held = withQualifying(held, 'two', bought('two', 60), now);
  held = withQualifying(held, 'two', bought('two', 10), now);
  held = withQualifying(held, 'two', undefined, now);
  held = withQualifying(held, 'one', undefined, now);
  held = withQualifying(held, 'three', bought('three', 50), now);
  held = lookedAgain(held, { ...now, today: '2026-08-29' });
  expect(held.tierId).toBe('a');
  held = lookedAgain(held, { ...now, today: '2026-08-30' });
  expect(held.history.map(({ tierId = null, reason }) => [tierId, reason])).toEqual([
    [null, 'lapsed'],
    ['a', 'reached'],
    [null, 'returned'],
    ['a', 'returned'],
    ['b', 'reached'],
    ['a', 'reached'],
  ]);
});

test('a receipt that is told again, or out of turn, changes nothing', () => {
  const receipts = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 80 })), { maxLength: 12 });
  fc.assert(
    fc.property(receipts, fc.infiniteStream(fc.nat()), (told, order) => {
      const newest = new Map(told.map(([receipt, points]) => [String(receipt), points]));
      const counted = (all: readonly (readonly [string, number])[]) =>
        all.reduce(
          (held, [id, points]) => withQualifying(held, id, points > 0 ? bought(id, points) : undefined, now),
          newMemberTier('m'),
        );
      const once = counted([...newest]);
      const shuffled = [...newest, ...newest]
        .map((one) => ({ one, by: order.next().value ?? 0 }))
        .sort((left, right) => left.by - right.by)
        .map(({ one }) => one);
      const again = counted(shuffled);
      expect({ ...again, history: [] }).toEqual({ ...once, history: [] });
    }),
  );
});
