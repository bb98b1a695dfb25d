import { once } from 'node:events';
import { Socket } from 'node:net';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { mongo } from 'mongoose';
import { isOutage } from './outage';
import { reviveMonitor } from './revive-monitor';

let store: TestStore;
let client: mongo.MongoClient;
beforeAll(async () => {
  store = await startTestStore();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await client.close();
});
afterAll(() => store.stop());

/** Greetings are dropped as Node drops what is written to a socket that has ended: no error, and no `drain`. */
const dropGreetings = () => {
  const write = Socket.prototype.write;
  let isDropping = true;
  jest.spyOn(Socket.prototype, 'write').mockImplementation(function drop(this: Socket, ...given: unknown[]) {
    if (!isDropping || !Buffer.from(given[0] as Buffer).includes('helloOk'))
      return write.apply(this, given as never);
    return false;
  });
  return () => {
    isDropping = false;
  };
};

/** The connection over which the driver hears of the store is lost, so that it believes the store away. */
const loseMonitor = async (): Promise<void> => {
  while (!(await once(client, 'serverHeartbeatSucceeded'))[0].awaited);
  const { topology } = client as unknown as {
    topology: { s: { servers: Map<string, { monitor: { connection: { destroy: () => void } } }> } };
  };
  const failed = once(client, 'serverHeartbeatFailed');
  for (const { monitor } of topology.s.servers.values()) monitor.connection.destroy();
  await failed;
};

test.each([
  ['is found again by a monitor that is started anew', { revived: true }],
  ['is never found again by the driver alone', { revived: false }],
])('a store whose greeting was dropped %s', async (_, { revived }) => {
  client = new mongo.MongoClient(store.url, { heartbeatFrequencyMS: 500, serverSelectionTimeoutMS: 1_500 });
  if (revived) reviveMonitor(client, { afterMilliseconds: 2_000 });
  await client.connect();
  const things = client.db(store.database('revived')).collection<{ _id: string }>('things');
  const stopDropping = dropGreetings();
  await loseMonitor();
  const errors: unknown[] = [];
  const isInserted = async (): Promise<boolean> => {
    try {
      await things.insertOne({ _id: revived ? 'found' : 'lost' });
      return true;
    } catch (error) {
      errors.push(error);
      return false;
    }
  };
  expect(await isInserted()).toBe(false);
  stopDropping();
  let found = false;
  for (let tries = 0; tries < 3 && !found; tries += 1) found = await isInserted();
  expect(found).toBe(revived);
  expect(errors.every(isOutage)).toBe(true);
});
