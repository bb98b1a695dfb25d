import { connect } from 'node:net';

/** How long somebody is waited for who may not be there. */
const patienceMilliseconds = 2_000;
const usualPort = 4222;

const takesConnections = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname: host, port } = new URL(address);
    const socket = connect({ host, port: Number(port) || usualPort, timeout: patienceMilliseconds });
    const done = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });

/** Whether any of the broker's addresses, separated by commas, takes a connection. */
export const isReached = async (natsUrl: string): Promise<boolean> =>
  (await Promise.all(natsUrl.split(',').map((address) => takesConnections(address.trim())))).some(Boolean);
