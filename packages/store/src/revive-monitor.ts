import type { mongo } from 'mongoose';

/** Longest a heartbeat may take. The driver ends each by itself sooner: what takes longer is not waited for by anybody. */
const heartbeatMillisecondsMax = 15_000;

/** Looks at a running heartbeat until it is given up: a process that stood still for long counts as one. */
const looksMax = 4;

/** What the driver has no public name for. */
type Internals = Readonly<{
  topology?: Readonly<{
    s: Readonly<{
      servers: ReadonlyMap<string, Readonly<{ monitor: { close: () => void; connect: () => void } | null }>>;
    }>;
  }>;
}>;

/**
 * Starts the driver's monitor of a server again when a heartbeat does not end: while one is running, the driver begins no
 * other and believes the server away, whatever happened since. Operations that wait for the server go on when it is found.
 */
export const reviveMonitor = (
  client: mongo.MongoClient,
  { afterMilliseconds = heartbeatMillisecondsMax }: { afterMilliseconds?: number } = {},
): void => {
  const looks = new Map<string, number>();
  const ended = ({ connectionId }: { connectionId: string }) => looks.delete(connectionId);
  client.on('serverHeartbeatStarted', ({ connectionId }) => looks.set(connectionId, 0));
  client.on('serverHeartbeatSucceeded', ended);
  client.on('serverHeartbeatFailed', ended);
  client.on('serverClosed', ({ address }) => looks.delete(address));
  const look = () => {
    for (const [address, count] of looks) {
      looks.set(address, count + 1);
      if (count + 1 < looksMax) continue;
      looks.delete(address);
      const { monitor } = (client as unknown as Internals).topology?.s.servers.get(address) ?? {};
      monitor?.close();
      monitor?.connect();
    }
  };
  const timer = setInterval(look, afterMilliseconds / (looksMax - 1)).unref();
  client.once('topologyClosed', () => clearInterval(timer));
};
