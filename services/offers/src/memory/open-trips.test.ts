import {
  type IssuedMessage,
  messagesAfter,
  type TripCopy,
  unknownTrip,
  withVoided,
} from '../domain/trip-copy';
import type { OpenTrip } from '../records/open-trip';
import { rememberTrips } from './open-trips';

const tripId = 'trip';
const message: IssuedMessage = {
  sequence: 1,
  messageId: 'm',
  campaignId: 'c',
  campaignVersion: 1,
  title: { fr: 't', en: 't' },
  body: { fr: 'b', en: 'b' },
  issuedAt: new Date('2026-06-01T12:00:00Z'),
  lineId: 'line',
};
const stored = (facts: Partial<TripCopy> = {}): OpenTrip => ({
  trip: { ...unknownTrip(tripId), heardSequence: 1, deviceId: 'device', ...facts },
  own: [],
});

/** A store whose answers are given by hand, one after another. */
const slowStore = () => {
  const asked: ((answer: OpenTrip | undefined) => void)[] = [];
  return { asked, read: () => new Promise<OpenTrip | undefined>((resolve) => asked.push(resolve)) };
};

test('a trip is read once, however often it is asked for', async () => {
  const read = jest.fn(async () => stored());
  const trips = rememberTrips(read);
  await Promise.all([trips.find(tripId), trips.find(tripId)]);
  expect((await trips.find(tripId))?.trip.deviceId).toBe('device');
  expect(read).toHaveBeenCalledTimes(1);
});

test('the opening of a trip is all there is to know of it', async () => {
  const read = jest.fn(async () => undefined);
  const trips = rememberTrips(read);
  trips.opened(tripId, { deviceId: 'device', storeId: 'store' }, 1);
  expect((await trips.find(tripId))?.trip).toMatchObject({ deviceId: 'device', status: 'open' });
  expect(read).not.toHaveBeenCalled();
});

test('a trip whose opening is on its way is waited for', async () => {
  const trips = rememberTrips(async () => undefined);
  const asked = trips.findWhen(tripId, ({ deviceId }) => deviceId === 'device');
  trips.opened(tripId, { deviceId: 'device' }, 1);
  expect((await asked)?.trip.deviceId).toBe('device');
});

test('a trip that is about to be a till’s is read again as soon as it ended', async () => {
  const { asked, read } = slowStore();
  const trips = rememberTrips(read);
  trips.opened(tripId, { deviceId: 'device' }, 1);
  const wanted = trips.findWhen(tripId, ({ status }) => status === 'ended');
  await Promise.resolve();
  trips.outdated(tripId);
  while (asked.length === 0) await new Promise(setImmediate);
  asked[0]?.(stored({ status: 'ended', basketVersion: 1 }));
  expect((await wanted)?.trip.status).toBe('ended');
  expect(asked).toHaveLength(1);
});

test('one that never opens is not there, and one of somebody else stays somebody else’s', async () => {
  const nothing = rememberTrips(async () => undefined);
  expect(await nothing.findWhen(tripId, () => true)).toBeUndefined();
  const foreign = rememberTrips(async () => stored());
  expect((await foreign.findWhen(tripId, () => false))?.trip.deviceId).toBe('device');
});

test('what an event said is not undone by an older state of the store', async () => {
  const { asked, read } = slowStore();
  const trips = rememberTrips(read);
  trips.opened(tripId, { deviceId: 'device' }, 1);
  trips.changed(tripId, (trip) => withVoided(trip, ['line']));
  trips.changed(tripId, (trip) => ({ ...trip, memberId: 'member', heardSequence: 7 }));
  trips.outdated(tripId);
  const found = trips.find(tripId);
  asked[0]?.(stored({ messages: [message] }));
  const trip = (await found)?.trip;
  expect(trip).toMatchObject({ memberId: 'member', messages: [message] });
  expect(trip && messagesAfter(trip, 0, { basket: [], declined: new Set() })).toEqual([]);
});

test('what happens while a trip is read is not lost', async () => {
  const { asked, read } = slowStore();
  const trips = rememberTrips(read);
  const first = trips.find(tripId);
  trips.changed(tripId, (trip) => ({ ...trip, memberId: 'member', heardSequence: 7 }));
  asked[0]?.(stored());
  await first;
  expect(trips.peek(tripId)?.memberId).toBe('member');
});

test('what was read before something happened that only the store can tell is read again', async () => {
  const { asked, read } = slowStore();
  const trips = rememberTrips(read);
  const before = trips.find(tripId);
  trips.outdated(tripId);
  asked[0]?.(stored());
  expect((await before)?.trip.messages).toEqual([]);
  const after = trips.find(tripId);
  asked[1]?.(stored({ messages: [message] }));
  expect((await after)?.trip.messages).toEqual([message]);
  expect((await trips.find(tripId))?.trip.messages).toEqual([message]);
  expect(asked).toHaveLength(2);
});

describe('a trip that this process wrote', () => {
  const written = stored({ messages: [message] });

  test('is not read again, also when a reading was on its way', async () => {
    const { asked, read } = slowStore();
    const trips = rememberTrips(read);
    const before = trips.find(tripId);
    trips.written(written);
    asked[0]?.(stored());
    await before;
    expect((await trips.find(tripId))?.trip.messages).toEqual([message]);
    expect(asked).toHaveLength(1);
  });

  test('keeps what events said beyond it', async () => {
    const trips = rememberTrips(async () => undefined);
    trips.opened(tripId, { deviceId: 'device' }, 1);
    trips.changed(tripId, (trip) => ({ ...trip, memberId: 'member', heardSequence: 7 }));
    trips.written(written);
    expect(trips.peek(tripId)).toMatchObject({ memberId: 'member', messages: [message] });
  });

  test('does not undo what was written after it', async () => {
    const trips = rememberTrips(async () => stored({ messages: [message], basketVersion: 1 }));
    await trips.find(tripId);
    trips.written(written);
    trips.written(stored());
    expect(trips.peek(tripId)).toMatchObject({ messages: [message], basketVersion: 1 });
  });
});
