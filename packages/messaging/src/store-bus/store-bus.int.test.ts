import { setTimeout as pause } from 'node:timers/promises';
import { runBusSuite } from '@rayon/bus/bus-suite';
import { defineEvent, type Envelope, newEvent } from '@rayon/kernel';
import { connectStore } from '@rayon/store';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { z } from 'zod';
import { createStoreBus } from './store-bus';

runBusSuite(
  'store bus',
  async () => {
    const store = await startTestStore();
    return {
      connect: () =>
        createStoreBus({
          url: store.url,
          database: store.database('bus'),
          retryMilliseconds: 5,
          leaseMilliseconds: 2_000,
        }),
      stop: store.stop,
    };
  },
  { processes: true },
);

describe('of several processes', () => {
  const DoorOpenedV1 = defineEvent({
    subject: 'shop.door.opened.v1',
    data: z.strictObject({ n: z.int() }),
    aggregateId: () => 'front',
  });
  const event = (n: number) =>
    newEvent(DoorOpenedV1, { data: { n }, sequence: n, at: new Date(0), correlationId: 'test' });
  let store: TestStore;
  beforeAll(async () => {
    store = await startTestStore();
  });
  afterAll(() => store?.stop());

  test('another takes over from one that died, when its lease has ended, from where it was', async () => {
    const database = store.database('dead');
    const connection = await connectStore({ url: store.url, database });
    const bus = await createStoreBus({ url: store.url, database });
    await bus.publish([event(1), event(2), event(3)]);
    const until = new Date(Date.now() + 1_000);
    await connection
      .collection<{ _id: string }>('consumers')
      .insertOne({ _id: 'points-on-door', position: 1, owner: 'dead', until } as never);
    const seen: number[] = [];
    const handle = async (envelopes: readonly Envelope[]) => {
      expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
      seen.push(...envelopes.map(({ sequence }) => sequence));
    };
    await bus.subscribe({
      durable: 'points-on-door',
      subjects: [DoorOpenedV1.subject],
      handle,
      park: async () => undefined,
    });
    while (seen.length < 2) await pause(5);
    expect(seen).toEqual([2, 3]);
    await bus.close();
    await connection.close();
  });

  test('positions have no gaps and follow the order of commit, however many publish at once', async () => {
    const database = store.database('gaps');
    const connection = await connectStore({ url: store.url, database });
    const buses = await Promise.all([0, 1, 2].map(() => createStoreBus({ url: store.url, database })));
    const twice = event(0);
    await Promise.all(
      buses.flatMap((bus) =>
        Array.from({ length: 20 }, (_, n) => bus.publish(n === 7 ? [event(n), twice] : [event(n)])),
      ),
    );
    const rows = await connection.collection('events').find({}).sort({ _id: 1 }).toArray();
    expect(rows.map((row) => Number(row._id))).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
    expect(rows.filter((row) => row.eventId === twice.id)).toHaveLength(1);
    await Promise.all(buses.map((bus) => bus.close()));
    await connection.close();
  });
});
