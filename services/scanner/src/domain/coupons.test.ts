import { newId } from '@rayon/kernel';
import { enterCoupon, removeCoupon } from './coupons';
import { evolve } from './evolve';
import { deviceId, storeId, terminalId, tripId } from './ids';
import { couponsMax } from './limits';
import { newTrip, type Trip, type TripEvent } from './trip';

const at = new Date('2026-06-01T10:00:00Z');
const from = { kind: 'device' } as const;
const open = newTrip({
  tripId: tripId(newId()),
  storeId: storeId(newId()),
  currency: 'EUR',
  deviceId: deviceId(newId()),
  at,
});
const after = (trip: Trip, events: readonly TripEvent[]): Trip => events.reduce(evolve, trip);
const enter = (trip: Trip, code: string): Trip => {
  const entered = enterCoupon(trip, code, { from, at });
  if (!entered.ok) throw new Error(entered.rejection.reason);
  return after(trip, entered.value);
};

test('a code is kept as it was written, once', () => {
  const twice = enter(enter(enter(open, 'TEN'), 'TEN'), 'ten');
  expect(twice.coupons).toEqual(['TEN', 'ten']);
  const removed = removeCoupon(twice, 'TEN', { from, at });
  expect(removed.ok && after(twice, removed.value).coupons).toEqual(['ten']);
  expect(removeCoupon(open, 'TEN', { from, at })).toEqual({ ok: true, value: [] });
});

test('so many and no more', () => {
  const full = Array.from({ length: couponsMax }, (_, index) => `C${index}`).reduce(enter, open as Trip);
  expect(enterCoupon(full, 'ONE MORE', { from, at })).toEqual({
    ok: false,
    rejection: { reason: 'TripLimitReached', limit: 'coupons', max: couponsMax },
  });
  expect(enterCoupon(full, 'C0', { from, at })).toEqual({ ok: true, value: [] });
});

test('a till enters one only into a basket it holds', () => {
  const till = { kind: 'terminal', terminalId: terminalId(newId()) } as const;
  expect(enterCoupon(open, 'TEN', { from: till, at })).toEqual({
    ok: false,
    rejection: { reason: 'NotClaimed' },
  });
});
