import { TripStatusChangedV1 } from '@rayon/events';
import { type Envelope, newEvent } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { feeds } from './feeds';
import { storeFeed } from './store-feed';
import { listenToTopics } from './topics';
import { tripFeed } from './trip-feed';

const moved = (tripId: string, storeId: string) =>
  newEvent(TripStatusChangedV1, {
    data: { tripId, storeId, deviceId: 'd', status: 'ended', at: '2026-05-04T12:00:00.000Z' },
    sequence: 1,
    at: new Date('2026-05-04T12:00:00Z'),
    correlationId: 'c',
  });

const listen = async () => {
  const lines: string[] = [];
  const tapped: (readonly string[])[] = [];
  let publish: (envelope: Envelope) => void = () => undefined;
  const topics = await listenToTopics(feeds, {
    bus: {
      tap: async (subjects, see) => {
        tapped.push(subjects);
        publish = see;
        return { stop: async () => undefined };
      },
    },
    logger: createLogger('test', { destination: { write: (line: string) => void lines.push(line) } }),
  });
  return { topics, lines, tapped, publish: (envelope: Envelope) => publish(envelope) };
};

test('a contract is listened to once, however many feeds follow it', async () => {
  const { tapped } = await listen();
  expect(tapped).toHaveLength(1);
  expect(new Set(tapped[0]).size).toBe(tapped[0]?.length);
});

test('one event reaches every feed it concerns, by the topic of each, and nobody who left', async () => {
  const { topics, publish } = await listen();
  const seen: string[] = [];
  const leave = topics.watch(tripFeed, 't-1', () => seen.push('trip 1'));
  topics.watch(tripFeed, 's-1', () => seen.push('a trip named like the store'));
  topics.watch(storeFeed, 's-1', () => seen.push('store 1'));
  topics.watch(storeFeed, 's-2', () => seen.push('store 2'));
  publish(moved('t-1', 's-1'));
  leave();
  publish(moved('t-1', 's-2'));
  expect(seen).toEqual(['trip 1', 'store 1', 'store 2']);
});

test('events are not even checked while nobody watches their topic; one that is not what its contract says is logged', async () => {
  const { topics, publish, lines } = await listen();
  const event = moved('t-1', 's-1');
  const broken = { ...event, data: { ...event.data, status: 'lost' } };
  topics.watch(storeFeed, 's-2', () => undefined);
  publish(broken);
  expect(lines).toEqual([]);
  topics.watch(storeFeed, 's-1', () => undefined);
  publish(broken);
  expect(lines.join()).toContain('a live event could not be shown');
});
