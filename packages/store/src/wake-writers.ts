import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { mongo } from 'mongoose';

const channel = 'net.client.socket';

/** The ports of each client that is open: all of them share one subscription, so that a socket is watched once. */
const portsOfClients = new Set<ReadonlySet<number | undefined>>();

/**
 * Wakes the driver where it waits for a socket that is gone. What it writes between a socket's end and its `close` is
 * dropped without an error, and it goes on waiting for a `drain` that never comes: that operation, or its monitor, for ever
 * (docs/driver-hang.md). Told of a `drain` when the socket closes, it finds the connection closed and says so. Sockets with
 * TLS are not reached.
 */
export const wakeWriters = (client: mongo.MongoClient): void => {
  // A socket in the file system has no port, neither here nor there.
  const ports = new Set(client.options.hosts.map(({ port }) => port));
  if (portsOfClients.size === 0) subscribe(channel, watch);
  portsOfClients.add(ports);
  client.once('topologyClosed', () => {
    portsOfClients.delete(ports);
    if (portsOfClients.size === 0) unsubscribe(channel, watch);
  });
};

const watch = (message: unknown): void => {
  const { socket } = message as { socket: Socket };
  socket.once('connect', () => {
    const isOfStore = [...portsOfClients].some((ports) => ports.has(socket.remotePort));
    if (isOfStore) socket.once('close', () => socket.emit('drain'));
  });
};
