import type { Server, Socket } from 'node:net';
import { connectionLimits } from './limits';
import { createTally } from './tally';

/** Open connections: in all, and from one address. */
export type ConnectionLimits = Partial<typeof connectionLimits>;

/**
 * Closes connections beyond the limits as they come. Behind a proxy every connection has the proxy's address, and it is
 * the proxy that knows how many one caller holds.
 */
export const limitConnections = (
  server: Server,
  { behindProxy, limits = {} }: { behindProxy: boolean; limits?: ConnectionLimits },
): void => {
  const { connectionsMax, perAddressMax } = { ...connectionLimits, ...limits };
  server.maxConnections = connectionsMax;
  if (behindProxy) return;
  const open = createTally();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (open.of(address) >= perAddressMax) return void socket.destroy();
    socket.once('close', open.add(address));
  });
};
