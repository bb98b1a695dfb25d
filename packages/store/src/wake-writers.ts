import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { mongo } from 'mongoose';

/**
 * Wakes the driver where it waits for a socket that is gone. What it writes between a socket's end and its `close` is
 * dropped without an error, and it goes on waiting for a `drain` that never comes: that operation, or its monitor, for ever
 * (docs/driver-hang.md). Told of a `drain` when the socket closes, it finds the connection closed and says so. Sockets with
 * TLS are not reached.
 */
export const wakeWriters = (client: mongo.MongoClient): void => {
  // A socket in the file system has no port, neither here nor there.
  const ports = new Set(client.options.hosts.map(({ port }) => port));
  const onSocket = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.once('connect', () => {
      if (ports.has(socket.remotePort)) socket.once('close', () => socket.emit('drain'));
    });
  };
  subscribe('net.client.socket', onSocket);
  client.once('topologyClosed', () => unsubscribe('net.client.socket', onSocket));
};
