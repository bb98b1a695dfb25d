import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below this is what programs of a machine usually listen on. */
const portMin = 10_000;
/** Where the system begins to hand out ports to outgoing connections, when it does not say. */
const usualPassingFrom = 32_768;
const triesMax = 100;

const passingFrom = (): number => {
  try {
    const [first] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').trim().split(/\s+/);
    return Number(first) > portMin + 1_000 ? Number(first) : usualPassingFrom;
  } catch {
    return usualPassingFrom;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => answer(true)));
  });

/**
 * A port of 127.0.0.1 that was free a moment ago, and stays so for whoever leaves it for a while to come back: it is
 * not one of those the system gives to passing connections, so none of them can take it meanwhile.
 */
export const freePort = async (): Promise<number> => {
  const below = passingFrom();
  for (let tries = 0; tries < triesMax; tries += 1) {
    const port = portMin + Math.floor(Math.random() * (below - portMin));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port was found between ${portMin} and ${below}`);
};
