import timers from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestStore, type TestStore, until } from '@rayon/testkit';
import { type Connection, connectStore } from './connect-store';

let store: TestStore;
let connection: Connection;
beforeAll(async () => {
  store = await startTestStore();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await connection.close();
});
afterAll(() => store?.stop());

test('reaches the database it was opened for, and makes nothing in it by itself', async () => {
  const database = store.database('connected');
  connection = await connectStore({ url: store.url, database });
  expect(connection.db?.databaseName).toBe(database);
  expect(connection.readyState).toBe(1);
  expect(connection.config).toMatchObject({ autoIndex: false, autoCreate: false, bufferCommands: false });
  await connection.collection('things').insertOne({ name: 'first' });
  expect(await connection.db?.listCollections().toArray()).toHaveLength(1);
  await connection.close();
  expect(connection.readyState).toBe(0);
});

test('lets the driver set no short timers while nothing is asked', async () => {
  connection = await connectStore({ url: store.url, database: store.database('quiet') });
  await connection.db?.command({ ping: 1 });
  const set = jest.spyOn(timers, 'setTimeout');
  const shortOnesOfASecond = async () => {
    set.mockClear();
    await pause(1_000);
    return set.mock.calls.map(([, milliseconds]) => milliseconds ?? 0).filter((each) => each < 5_000);
  };
  // What the connecting itself set comes to an end first.
  await until(async () => (await shortOnesOfASecond()).length === 0);
});
