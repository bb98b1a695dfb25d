import type { Server, Socket } from 'node:net';
import { connectionLimits } from './limits';

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
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const others = open.get(address) ?? 0;
    if (others >= perAddressMax) return void socket.destroy();
    open.set(address, others + 1);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
};
