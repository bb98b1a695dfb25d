import { voidLine } from '../domain/void-line';
import { camille, line, noon, shelf } from '../testing/example-shop';
import { adjudicated, after, basketOf, claimed, ended } from '../testing/trip-story';
import { trips } from './trips';

const { toStored, fromStored } = trips.stored ?? {};
const kept = (trip: ReturnType<typeof basketOf>) => toStored?.(trip) ?? {};
const back = (stored: Record<string, unknown>) => fromStored?.(stored);

test('what was scanned only grows: a void names its lines and leaves the list alone', () => {
  const before = basketOf(shelf.coffee, shelf.lemonade);
  const outcome = voidLine(before, line(10), noon);
  if (!outcome.ok) throw new Error();
  const stored = kept(after(before, ...outcome.value));
  expect(stored.scanned).toEqual(kept(before).scanned);
  expect(stored.voidedLineIds).toHaveLength(2);
  expect(back(stored)).toEqual(after(before, ...outcome.value));
});

test('an open trip holds its device, a paid one nothing', () => {
  const open = basketOf(shelf.coffee);
  expect(kept(open)).toMatchObject({ openDeviceId: open.deviceId });
  const held = claimed(adjudicated(ended(open, { drawnMillionths: 0 })));
  expect(kept(held)).toMatchObject({
    openDeviceId: undefined,
    helpStoreId: open.storeId,
    transferCodeHash: 'first',
  });
});

test('a number holds itself and not its card while it shops, and is in nobody’s way afterwards, whatever has to be checked', () => {
  const earning = { ...basketOf(shelf.coffee), earnsFor: camille };
  expect(kept(earning)).toMatchObject({ openMemberId: camille });
  expect(kept(ended(earning, { drawnMillionths: 0 }))).toMatchObject({ openMemberId: undefined });
  expect(back(kept(earning))).toEqual(earning);
});

test('a trip comes back from its stored form as it was, and from that of earlier versions', () => {
  for (const trip of [
    basketOf(shelf.lemonade),
    ended(basketOf(shelf.wine)),
    claimed(adjudicated(ended(basketOf(shelf.coffee)))),
  ]) {
    expect(back(kept(trip))).toEqual(trip);
    expect(back({ ...trip })).toEqual(trip);
  }
});
