import { setTimeout as pause } from 'node:timers/promises';
import { connectNatsBus, type EventBus } from '@rayon/bus';
import { defineEvent, newEvent, silent } from '@rayon/kernel';
import { connectStore, createOutbox, ensureIndexes, transact } from '@rayon/store';
import {
  findNatsServer,
  type NatsServer,
  startNatsServer,
  startTestStore,
  type TestStore,
} from '@rayon/testkit';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { createListeners } from './listeners';
import { startRelay } from './relay';

const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string() }),
  aggregateId: (data) => data.door,
});

const program = findNatsServer();
if (!program)
  console.warn(
    'SKIPPED: a broker that loses its files. There is no nats-server here: install it, or point NATS_SERVER at it.',
  );

(program ? describe : describe.skip)('over NATS JetStream', () => {
  let store: TestStore;
  let server: NatsServer;
  let shop: Connection;
  let counter: Connection;

  beforeAll(async () => {
    store = await startTestStore();
    server = await startNatsServer();
    shop = await connectStore({ url: store.url, database: store.database('shop') });
    counter = await connectStore({ url: store.url, database: store.database('counter') });
    await ensureIndexes(shop);
    await ensureIndexes(counter);
  });
  afterAll(async () => {
    await shop?.close();
    await counter?.close();
    await store?.stop();
    await server?.stop();
  });

  const connect = (name: string): Promise<EventBus> =>
    connectNatsBus({ url: server.url, name, retryMilliseconds: 5 });

  test('a broker that loses all its files costs nobody an event, an order or a second effect', async () => {
    const shopBus = await connect('shop');
    const relay = startRelay({ connection: shop, bus: shopBus, logger: silent });
    const outbox = createOutbox(shop);
    let sequence = 0;
    const open = async () => {
      sequence += 1;
      const event = newEvent(DoorOpenedV1, {
        data: { door: 'front' },
        sequence,
        at: new Date(),
        correlationId: 'test',
      });
      await transact(shop, (session) => outbox.append(session, [event]));
      outbox.kick();
    };

    const seen: number[] = [];
    const listen = async () => {
      const bus = await connect('counter');
      const listeners = createListeners({
        connection: counter,
        bus,
        outbox: createOutbox(counter),
        service: 'counter',
        logger: silent,
      });
      listeners.on(DoorOpenedV1, { durable: 'counter-on-door' }, async (envelope, session) => {
        await counter.collection<{ _id: number }>('seen').insertOne({ _id: envelope.sequence }, { session });
        seen.push(envelope.sequence);
      });
      await listeners.start();
      return async () => {
        await listeners.stop();
        await bus.close();
      };
    };

    const away = await listen();
    for (let n = 0; n < 10; n += 1) await open();
    while (seen.length < 10) await pause(5);
    await away();

    // Nobody listens, the broker has five events for later, and loses them with everything else.
    for (let n = 0; n < 5; n += 1) await open();
    while ((await shop.collection('outbox').findOne({ pending: { $exists: true } })) !== null) await pause(5);
    await server.halt('SIGKILL');
    await server.forget();
    await open();
    await server.resume();

    const end = await listen();
    for (let n = 0; n < 4; n += 1) await open();
    while (seen.length < 20) await pause(10);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    await end();
    await relay.stop();
    await shopBus.close();
  });
});
