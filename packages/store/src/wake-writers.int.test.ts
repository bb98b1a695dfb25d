import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
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

/** How many listeners a socket to the store has that nobody asked for: while it connects, and from then on. */
const listenersOfSocket = async () => {
  const [{ socketPath = '', host = '', port = 0 } = {}] = connection.getClient().options.hosts;
  const socket = createConnection(socketPath ? { path: socketPath } : { host, port });
  const connecting = socket.listenerCount('connect');
  await once(socket, 'connect');
  const connected = socket.listenerCount('close');
  socket.destroy();
  return { connecting, connected };
};

test('a socket is watched once, however many clients there are, until the last of them is closed', async () => {
  const more = await Promise.all(
    Array.from({ length: 10 }, () => connectStore({ url: store.url, database: store.database('writers') })),
  );
  expect(await listenersOfSocket()).toEqual({ connecting: 1, connected: 1 });
  for (const one of more) await one.close();
  expect(await listenersOfSocket()).toEqual({ connecting: 1, connected: 1 });
  await connection.close();
  expect(await listenersOfSocket()).toEqual({ connecting: 0, connected: 0 });
});
