/** Runs one operation again and again with so many in flight, and counts what it cost. */

import { readFileSync } from 'node:fs';

export type Measured = Readonly<{
  name: string;
  inFlight: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU time of the server process, all threads; `undefined` where the system does not tell. */
  serverMicroseconds: number | undefined;
  clientMicroseconds: number;
}>;

export type Load = Readonly<{
  name: string;
  inFlight: number;
  seconds: number;
  /** The server's process. */
  pid: number;
  operation: () => Promise<unknown>;
}>;

const WARM_UP_MILLISECONDS = 500;

/** CPU time of a process so far in microseconds: clock ticks of 10 ms on Linux. */
const cpuOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return undefined;
  }
};

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Measures for the given time after a warm-up. */
export const measure = async ({ name, inFlight, seconds, pid, operation }: Load): Promise<Measured> => {
  let running = true;
  let latencies: number[] = [];
  const worker = async (): Promise<void> => {
    while (running) {
      const began = performance.now();
      await operation();
      latencies.push(performance.now() - began);
    }
  };
  const workers = Array.from({ length: inFlight }, worker);
  await sleep(WARM_UP_MILLISECONDS);
  latencies = [];
  const [began, serverBefore, clientBefore] = [performance.now(), cpuOf(pid), process.cpuUsage()];
  await sleep(seconds * 1000);
  const [elapsed, serverAfter, client] = [
    performance.now() - began,
    cpuOf(pid),
    process.cpuUsage(clientBefore),
  ];
  const sample = latencies.slice().sort((a, b) => a - b);
  running = false;
  await Promise.all(workers);
  const count = Math.max(sample.length, 1);
  return {
    name,
    inFlight,
    perSecond: (sample.length / elapsed) * 1000,
    p50: sample[Math.floor(count * 0.5)] ?? 0,
    p99: sample[Math.floor(count * 0.99)] ?? 0,
    serverMicroseconds:
      serverBefore === undefined || serverAfter === undefined
        ? undefined
        : (serverAfter - serverBefore) / count,
    clientMicroseconds: (client.user + client.system) / count,
  };
};

export const TABLE_HEAD = `| server | operation | in flight | per second | p50 / p99 ms | server CPU µs | client CPU µs |
| --- | --- | ---: | ---: | ---: | ---: | ---: |`;

/** One line of the table. */
export const row = (server: string, measured: Measured): string => {
  const { name, inFlight, perSecond, p50, p99, serverMicroseconds, clientMicroseconds } = measured;
  const cpu = serverMicroseconds === undefined ? '?' : Math.round(serverMicroseconds);
  return `| ${server} | ${name} | ${inFlight} | ${Math.round(perSecond)} | ${p50.toFixed(2)} / ${p99.toFixed(2)} | ${cpu} | ${Math.round(clientMicroseconds)} |`;
};
