import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { type Connection, connectStore } from './connect-store';

let store: TestStore;
let connection: Connection;
const sockets: Socket[] = [];
const note = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
beforeAll(async () => {
  store = await startTestStore();
  subscribe('net.client.socket', note);
  connection = await connectStore({ url: store.url, database: store.database('writers') });
  unsubscribe('net.client.socket', note);
});
afterAll(async () => {
  await connection.close();
  await store.stop();
});

test('what is written to a connection that has just ended does not wait for ever, and is written once', async () => {
  const things = connection.collection<{ _id: string }>('things');
  await things.insertOne({ _id: 'first' });
  // As when the store dies: ended, while `close` has still to be said. The driver takes such a connection for a good one.
  for (const socket of sockets) socket.destroy();
  await things.insertOne({ _id: 'second' });
  expect(await things.countDocuments()).toBe(2);
});
