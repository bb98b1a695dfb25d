import { setTimeout as pause } from 'node:timers/promises';
import { connectNatsBus, createInProcessBus, type EventBus } from '@rayon/bus';
import { type Envelope, type EventContract, silent } from '@rayon/kernel';
import { type Connection, connectStore, ensureIndexes } from '@rayon/store';
import {
  findNatsServer,
  type NatsServer,
  startNatsServer,
  startTestStore,
  type TestStore,
} from '@rayon/testkit';
import mongoose from 'mongoose';
import { z } from 'zod';
import { createConsumers } from './consumers';
import { openParked, parkedTable } from './parked';
import { follow, projection, startProjection } from './projection';
import { createStoreBus } from './store-bus/store-bus';
import { closed, DoorClosedV1, DoorOpenedV1, opened, until } from './testing/doors';

const rowShape = z.object({
  door: z.string(),
  opened: z.int(),
  closed: z.int(),
  label: z.string().optional(),
});
type KnownDoor = z.infer<typeof rowShape>;
const begun = (door: string): KnownDoor => ({ door, opened: 0, closed: 0 });

/** Doors as they are known: how often each opened and closed, as far as it was followed. */
const knownDoors = projection<KnownDoor>('knownDoors', {
  key: 'door',
  row: rowShape,
  indexes: [{ on: { label: 1 }, unique: true, sparse: true }],
  follows: [
    follow(DoorOpenedV1, ({ sequence, data: { door, filler } }) => [
      {
        key: door,
        sequence,
        evolve: (row = begun(door)) => ({
          ...row,
          opened: row.opened + 1,
          ...(filler === undefined ? {} : { label: filler }),
        }),
      },
    ]),
    follow(DoorClosedV1, ({ sequence, data: { door } }) => [
      { key: door, sequence, evolve: (row = begun(door)) => ({ ...row, closed: row.closed + 1 }) },
    ]),
  ],
});

let store: TestStore;
let databases = 0;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(() => {
  databases += 1;
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close().catch(() => undefined);
});
afterAll(() => store?.stop());

/** One process of a service that knows doors. */
const follower = async (
  bus: EventBus,
  { sent, silenceMillisecondsMax = 60_000 }: { sent?: string[]; silenceMillisecondsMax?: number } = {},
) => {
  const database = store.database(`projection${databases}`);
  const connection: Connection = sent
    ? await mongoose.createConnection(store.url, { dbName: database, monitorCommands: true }).asPromise()
    : await connectStore({ url: store.url, database });
  await ensureIndexes(connection, [knownDoors.table, parkedTable]);
  if (sent)
    connection.getClient().on('commandStarted', ({ commandName, command }) => {
      if (command[commandName] === 'knownDoors') sent.push(commandName);
    });
  const parked = openParked(connection, 'counter');
  const consumers = createConsumers({ bus, parked, logger: silent });
  const known = startProjection(knownDoors, {
    connection,
    consumers,
    service: 'counter',
    silenceMillisecondsMax,
  });
  const close = async () => {
    await consumers.stop();
    await connection.close();
  };
  closers.push(close);
  return { connection, parked, consumers, known, close };
};

const inProcess = (): EventBus => {
  const bus = createInProcessBus({ retryMilliseconds: 2 });
  closers.push(bus.close);
  return bus;
};

test('rows follow events, and each contract evolves them', async () => {
  const bus = inProcess();
  const { consumers, known } = await follower(bus);
  await consumers.start();
  expect(known.freshness()).toEqual({ followedAt: undefined, isBehind: true });
  const events = [opened('front', 1), opened('front', 2), opened('back', 1), closed('front', 3)];
  await bus.publish(events);
  expect(await known.rows.findAll(['front', 'back', 'none'])).toEqual([
    { door: 'front', opened: 2, closed: 1 },
    { door: 'back', opened: 1, closed: 0 },
    undefined,
  ]);
  const newest = new Date(Math.max(...events.map(({ time }) => Date.parse(time))));
  expect(known.freshness()).toEqual({ followedAt: newest, isBehind: false });
});

test('events delivered twice, or after later ones, change nothing', async () => {
  const bus = inProcess();
  const { consumers, known } = await follower(bus);
  await consumers.start();
  const events = [opened('front', 1), closed('front', 2), opened('front', 3)];
  await bus.publish(events);
  const rows = await known.rows.findMany({});
  expect(rows).toEqual([{ door: 'front', opened: 2, closed: 1 }]);
  await bus.publish(events);
  await bus.publish([...events].reverse());
  await bus.publish([...events, ...events]);
  expect(await known.rows.findMany({})).toEqual(rows);
});

test('a batch costs one read and one write', async () => {
  const bus = inProcess();
  const sent: string[] = [];
  const { consumers, known } = await follower(bus, { sent });
  await consumers.start();
  await bus.publish([opened('first', 1)]);
  sent.length = 0;
  await bus.publish(Array.from({ length: 100 }, (_, n) => opened(`door${n % 40}`, n)));
  expect(sent).toEqual(['find', 'update']);
  expect(await known.rows.count({})).toBe(41);
});

test('rows that changed since a moment can be asked for, those that did not are not read', async () => {
  const bus = inProcess();
  const { consumers, known, connection } = await follower(bus);
  await consumers.start();
  await bus.publish([opened('a', 1), opened('b', 1)]);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await connection
    .collection<{ _id: string }>('knownDoors')
    .updateOne({ _id: 'a' }, { $set: { followedAt: hourAgo } });
  const changed = async () => {
    const doors: string[] = [];
    for await (const { door } of known.changedSince(new Date())) doors.push(door);
    return doors.sort();
  };
  expect(await changed()).toEqual(['b']);
  await bus.publish([opened('a', 2)]);
  expect(await changed()).toEqual(['a', 'b']);
});

test('two processes at one row: each event counts once', async () => {
  const [left, right] = [inProcess(), inProcess()];
  const [one, two] = [await follower(left), await follower(right)];
  await one.consumers.start();
  await two.consumers.start();
  const events = Array.from({ length: 60 }, (_, n) => opened(`door${n % 3}`, n));
  await Promise.all(events.map((event, n) => (n % 2 ? left : right).publish([event])));
  await Promise.all(events.map((event, n) => (n % 2 ? right : left).publish([event])));
  for (let n = 0; n < 60; n += 1)
    await Promise.all([left, right].map((bus) => bus.publish([opened('last', n)])));
  expect(await one.known.rows.find('last')).toEqual({ door: 'last', opened: 60, closed: 0 });
  for (const { opened: count } of await two.known.rows.findMany({ label: null }))
    expect(count).toBeGreaterThan(0);
  expect(await one.parked.waiting()).toEqual([]);
});

test('a row another unique index refuses is parked, and does not hold up for ever', async () => {
  const bus = inProcess();
  const { consumers, known, parked } = await follower(bus);
  await consumers.start();
  await bus.publish([opened('front', 1, 'taken')]);
  await bus.publish([opened('back', 1, 'taken'), opened('side', 1)]);
  expect((await parked.waiting()).map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/E11000|duplicate key/),
  ]);
  expect(await known.rows.find('side')).toBeDefined();
});

test('a key whose event is on its way is waited for', async () => {
  const bus = inProcess();
  const { consumers, known } = await follower(bus);
  await consumers.start();
  const asked = known.allKnown(['front', 'front']);
  await pause(60);
  await bus.publish([opened('front', 1)]);
  expect(await asked).toBe(true);
  expect(await known.allKnown([])).toBe(true);
  expect(await known.allKnown(['front', 'none'])).toBe(false);
});

test('rows that an earlier version followed are gone on with', async () => {
  const bus = inProcess();
  const { connection, consumers, known } = await follower(bus);
  await connection
    .collection<{ _id: string; opened: number; closed: number; colour: string }>('knownDoors')
    .insertOne({ _id: 'front', opened: 4, closed: 4, colour: 'red' });
  await consumers.start();
  await bus.publish([opened('front', 9)]);
  expect(await known.rows.find('front')).toEqual({ door: 'front', opened: 5, closed: 4 });
});

const contracts = [DoorOpenedV1, DoorClosedV1] as unknown as EventContract<unknown>[];
const program = findNatsServer();
const broker = { server: undefined as NatsServer | undefined };
afterAll(() => broker.server?.stop());
const kinds: [string, () => Promise<() => Promise<EventBus>>][] = [
  [
    'in process',
    async () => {
      const bus = createInProcessBus({ retryMilliseconds: 2 });
      return async () => bus;
    },
  ],
  [
    'over the store bus',
    async () => () =>
      createStoreBus({ url: store.url, database: store.database(`bus${databases}`), retryMilliseconds: 2 }),
  ],
];
if (program)
  kinds.push([
    'over NATS',
    async () => {
      const server = broker.server ?? (await startNatsServer());
      broker.server = server;
      return () => connectNatsBus({ url: server.url, name: 'test', retryMilliseconds: 5 });
    },
  ]);

describe.each(kinds)('rows made anew %s', (kind, connect) => {
  /** A service that owns doors, and one that knows them, each with a connection of its own to the broker. */
  const setup = async ({ answers = true } = {}) => {
    const connection = await connect();
    const [shopBus, counterBus] = [await connection(), await connection()];
    closers.push(shopBus.close, counterBus.close);
    const history = new Map<string, Envelope[]>();
    /** A run of the test: NATS is one for all, so that doors of another run must not count. */
    const run = `${databases}${kind.length}`;
    const name = (door: string) => `${run}-${door}`;
    const happen = async (event: Envelope) => {
      history.set(event.subject, [...(history.get(event.subject) ?? []), event]);
      await shopBus.publish([event]);
    };
    const told: string[] = [];
    const shopStore = await connectStore({ url: store.url, database: store.database(`shop${databases}`) });
    closers.push(() => shopStore.close());
    const shop = createConsumers({ bus: shopBus, parked: openParked(shopStore, 'shop'), logger: silent });
    const gate: { during: (door: string) => Promise<void> } = { during: async () => undefined };
    const tell = async function* tell() {
      for (const [door, events] of [...history]) {
        told.push(door);
        yield* [...events];
        await gate.during(door);
      }
    };
    if (answers) shop.retell('shop', [{ contracts, tell }]);
    await shop.start();
    closers.push(shop.stop);
    const counter = await follower(counterBus, answers ? {} : { silenceMillisecondsMax: 1_000 });
    await counter.consumers.start();
    const mine = async () => {
      const rows = await counter.known.rows.findMany({}, { sort: { door: 1 } });
      return rows
        .filter(({ door }) => door.startsWith(`${run}-`))
        .map(({ door, ...row }) => ({ door: door.slice(run.length + 1), ...row }));
    };
    const spoil = () => counter.connection.collection('knownDoors').updateMany({}, { $set: { opened: 700 } });
    const collections = async () =>
      (await counter.connection.listCollections())
        .map(({ name: collection }) => collection)
        .filter((collection) => collection.startsWith('knownDoors'));
    return { ...counter, happen, name, gate, told, mine, spoil, collections };
  };

  test('are what the history says, while readers see the old ones, and nothing of meanwhile is lost', async () => {
    const { happen, name, known, gate, mine, spoil, collections } = await setup();
    for (let n = 1; n <= 3; n += 1) await happen(opened(name('a'), n));
    await happen(opened(name('b'), 1));
    await happen(closed(name('b'), 2));
    await until(async () => (await mine()).length === 2 && (await known.rows.find(name('b')))?.closed === 1);
    await spoil();

    let seenMeanwhile: unknown;
    gate.during = async (door) => {
      if (door !== name('a')) return;
      gate.during = async () => undefined;
      seenMeanwhile = await mine();
      // One that was told already, and one that nobody knew.
      await happen(opened(name('a'), 4));
      await happen(opened(name('c'), 1));
    };
    const { rows } = await known.rebuild();
    expect(seenMeanwhile).toMatchObject([
      { door: 'a', opened: 700 },
      { door: 'b', opened: 700 },
    ]);
    expect(rows).toBeGreaterThanOrEqual(3);
    expect(await mine()).toEqual([
      { door: 'a', opened: 4, closed: 0 },
      { door: 'b', opened: 1, closed: 1 },
      { door: 'c', opened: 1, closed: 0 },
    ]);
    expect(await collections()).toEqual(['knownDoors']);

    await happen(opened(name('c'), 2));
    await until(async () => (await known.rows.find(name('c')))?.opened === 2);
  });

  test('keep up with what happens all the time', async () => {
    const { happen, name, known, mine } = await setup();
    let sequence = 0;
    let going = true;
    const happening = (async () => {
      while (going) {
        sequence += 1;
        await happen(opened(name(`door${sequence % 5}`), sequence));
      }
    })();
    await until(() => sequence > 30);
    await known.rebuild();
    await known.rebuild();
    await pause(50);
    going = false;
    await happening;
    const total = async () => (await mine()).reduce((sum, row) => sum + row.opened, 0);
    await until(async () => (await total()) >= sequence);
    expect(await total()).toBe(sequence);
  });

  test('stay as they were when the process stops meanwhile', async () => {
    const { happen, name, known, gate, mine, spoil, collections } = await setup();
    await happen(opened(name('a'), 1));
    await until(async () => (await mine()).length === 1);
    await spoil();
    const stopping = new AbortController();
    gate.during = async () => stopping.abort();
    await expect(known.rebuild(stopping.signal)).rejects.toThrow(/its process stops/);
    expect(await mine()).toMatchObject([{ door: 'a', opened: 700 }]);
    expect(await collections()).toEqual(['knownDoors']);
  });

  test('stay as they were when nobody can tell the history again', async () => {
    const { happen, name, known, mine, spoil, collections } = await setup({ answers: false });
    await happen(opened(name('a'), 1));
    await until(async () => (await mine()).length === 1);
    await spoil();
    await expect(known.rebuild()).rejects.toThrow(/does not answer/);
    expect(await mine()).toMatchObject([{ door: 'a', opened: 700 }]);
    expect(await collections()).toEqual(['knownDoors']);
    await happen(closed(name('a'), 2));
    await until(async () => (await known.rows.find(name('a')))?.closed === 1);
  });
});
