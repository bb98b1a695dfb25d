import { nantes } from '../testing/example-shop';
import { returnWindowOf } from './return-window';

const windowAt = (closed: string, now: string, over: { returnDays?: number; timeZone?: string } = {}) =>
  returnWindowOf(
    { closedAt: new Date(closed) },
    {
      returnDays: over.returnDays ?? 30,
      soldBy: { ...nantes, timeZone: over.timeZone ?? nantes.timeZone },
      at: new Date(now),
    },
  );

test.each([
  // In Paris the clocks go forward on 29 March 2026: its last second is an hour earlier by universal time.
  ['2026-02-27T09:00:00Z', '2026-03-29T21:59:59.999Z', '2026-03-29T22:00:00Z', '2026-03-29', 'Europe/Paris'],
  ['2026-02-26T09:00:00Z', '2026-03-28T22:59:59.999Z', '2026-03-28T23:00:00Z', '2026-03-28', 'Europe/Paris'],
  // And back on 25 October.
  ['2026-09-25T09:00:00Z', '2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00Z', '2026-10-25', 'Europe/Paris'],
  ['2026-09-24T09:00:00Z', '2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00Z', '2026-10-24', 'Europe/Paris'],
  // Paid after midnight in the store, before it by universal time.
  ['2026-03-31T22:00:00Z', '2026-05-01T21:59:59.999Z', '2026-05-01T22:00:00Z', '2026-05-01', 'Europe/Paris'],
  ['2026-03-31T21:59:59Z', '2026-04-30T21:59:59.999Z', '2026-04-30T22:00:00Z', '2026-04-30', 'Europe/Paris'],
  // Clocks that go forward at midnight: the day after begins at one o'clock.
  ['2026-03-25T12:00:00Z', '2026-04-24T20:59:59.999Z', '2026-04-24T21:00:00Z', '2026-04-24', 'Africa/Cairo'],
  ['2026-03-24T12:00:00Z', '2026-04-23T21:59:59.999Z', '2026-04-23T22:00:00Z', '2026-04-23', 'Africa/Cairo'],
  [
    '2026-06-01T02:00:00Z',
    '2026-07-01T03:59:59.999Z',
    '2026-07-01T04:00:00Z',
    '2026-06-30',
    'America/Martinique',
  ],
])('what was paid at %s comes back until %s, and no more at %s: the last day is the %s in %s', (...of) => {
  const [closed, last, after, lastDay, timeZone] = of;
  expect(windowAt(closed, closed, { timeZone })).toEqual({ lastDay, isOver: false });
  expect(windowAt(closed, last, { timeZone })).toEqual({ lastDay, isOver: false });
  expect(windowAt(closed, after, { timeZone })).toEqual({ lastDay, isOver: true });
});

test('nothing ends where the retailer sets no bound', () => {
  expect(windowAt('2020-01-01T12:00:00Z', '2026-01-01T12:00:00Z', { returnDays: 0 })).toBeUndefined();
});
