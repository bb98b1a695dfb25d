import { setTimeout as pause } from 'node:timers/promises';
import { connectNatsBus, type EventBus } from '@rayon/bus';
import { silent } from '@rayon/kernel';
import { type Connection, connectStore, ensureIndexes, keptAsLongAs, openRows, table } from '@rayon/store';
import {
  findNatsServer,
  type NatsServer,
  startNatsServer,
  startTestStore,
  type TestStore,
} from '@rayon/testkit';
import { z } from 'zod';
import { createConsumers } from './consumers';
import { openParked, parkedTable } from './parked';
import { DoorOpenedV1, openShop } from './testing/doors';

const program = findNatsServer();
if (!program)
  console.warn(
    'SKIPPED: a broker that loses its files. There is no nats-server here: install it, or point NATS_SERVER at it.',
  );

const seenTable = table('seen', {
  retention: keptAsLongAs('the test runs'),
  key: 'id',
  row: z.object({ id: z.string() }),
});

(program ? describe : describe.skip)('over NATS JetStream', () => {
  let store: TestStore;
  let server: NatsServer;
  let counter: Connection;

  beforeAll(async () => {
    store = await startTestStore();
    server = await startNatsServer();
    counter = await connectStore({ url: store.url, database: store.database('counter') });
    await ensureIndexes(counter, [seenTable, parkedTable]);
  });
  afterAll(async () => {
    await counter?.close();
    await store?.stop();
    await server?.stop();
  });

  const connect = (name: string): Promise<EventBus> =>
    connectNatsBus({ url: server.url, name, retryMilliseconds: 5 });

  test('a broker that loses all its files costs nobody an event, an order or a second effect', async () => {
    const shopBus = await connect('shop');
    const shop = await openShop(store, 'shop', shopBus);
    shop.relay.start();

    const seen: number[] = [];
    const had = openRows(counter, seenTable);
    const listen = async () => {
      const bus = await connect('counter');
      const parked = openParked(counter, 'counter');
      const consumers = createConsumers({ bus, parked, logger: silent });
      consumers.on(DoorOpenedV1, 'counter-on-door', async ({ sequence }) => {
        if (await had.find(`${sequence}`)) return;
        await had.insert([{ id: `${sequence}` }]);
        seen.push(sequence);
      });
      await consumers.start();
      return async () => {
        await consumers.stop();
        await bus.close();
      };
    };

    const away = await listen();
    for (let n = 0; n < 10; n += 1) await shop.open('front');
    while (seen.length < 10) await pause(5);
    await away();

    // Nobody listens, the broker has five events for later, and loses them with everything else.
    for (let n = 0; n < 5; n += 1) await shop.open('front');
    await shop.relay.settled();
    await server.halt('SIGKILL');
    await server.forget();
    await shop.open('front');
    await server.resume();

    const end = await listen();
    for (let n = 0; n < 4; n += 1) await shop.open('front');
    while (seen.length < 20) await pause(10);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    await end();
    await shop.close();
    await shopBus.close();
  });
});
