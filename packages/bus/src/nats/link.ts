import { setTimeout as pause } from 'node:timers/promises';
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '@rayon/kernel';

/** A live connection and what it may do. */
export type Link = Readonly<{
  nc: NatsConnection;
  js: JetStreamClient;
  jsm: JetStreamManager;
  /** Bytes of one message the server takes. */
  payloadBytesMax: number;
  /** From 2.10 on one consumer can filter by several subjects. */
  manyFilters: boolean;
  /** From 2.11 on the server lets only one of several clients of a consumer work at a time. */
  pinnedClients: boolean;
}>;

const reconnectMilliseconds = 500;
/** How long a publish waits for a broker that is away before it is refused. */
const waitMillisecondsMax = 3_000;

const versionOf = (text: string): number => {
  const [major = 0, minor = 0] = text.split('.').map((part) => Number.parseInt(part, 10));
  return major * 1_000 + minor;
};

const hostsOf = (url: string): URL[] => url.split(',').map((one) => new URL(one.trim()));

const serversOf = (url: string): { servers: string[]; user?: string; pass?: string } => {
  const urls = hostsOf(url);
  const { username = '', password = '' } = urls[0] ?? {};
  const credentials =
    username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return { servers: urls.map(({ protocol, host }) => `${protocol}//${host}`), ...credentials };
};

const open = async (url: string, name: string): Promise<Link> => {
  const nc = await connect({
    ...serversOf(url),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: reconnectMilliseconds,
    reconnectJitter: 200,
    pingInterval: 20_000,
    timeout: waitMillisecondsMax,
  });
  try {
    const jsm = await jetstreamManager(nc, { checkAPI: false, timeout: waitMillisecondsMax });
    const version = versionOf(nc.info?.version ?? '0.0');
    return {
      nc,
      jsm,
      js: jetstream(nc, { timeout: waitMillisecondsMax }),
      payloadBytesMax: nc.info?.max_payload ?? 1_048_576,
      manyFilters: version >= 2_010,
      pinnedClients: version >= 2_011,
    };
  } catch (error) {
    await nc.close();
    throw error;
  }
};

/** Thrown while the broker cannot be reached. */
class BrokerAway extends Error {
  override name = 'BrokerAway';
}

/**
 * Connects and stays connected: a broker that is away at the start is tried for ever, one that goes away later
 * is reconnected to by the client.
 */
export const createLink = ({ url, name, logger }: { url: string; name: string; logger: Logger }) => {
  const closing = new AbortController();
  const reconnected = new Set<() => void>();
  /** Resolves when a connection that went away is back; what is sent meanwhile would be lost and time out. */
  let back: Promise<void> = Promise.resolve();
  const dial = async (): Promise<Link> => {
    for (let failures = 0; ; failures += 1) {
      try {
        const link = await open(url, name);
        void watch(link.nc, name, logger, reconnected, (until) => {
          back = until;
        });
        return link;
      } catch (error) {
        if (closing.signal.aborted) throw new BrokerAway('the bus is closed');
        if (failures === 0) logger.warn({ error: String(error) }, 'the broker is away, trying on');
        await pause(reconnectMilliseconds, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };
  const dialled = dial();
  dialled.catch(() => undefined);
  const up = async (): Promise<Link> => {
    const link = await dialled;
    await back;
    return link;
  };

  return {
    /** The link, as soon as there is one; for whoever can wait. */
    up,
    /** The link, or `BrokerAway` after a few seconds. */
    soon: async (milliseconds = waitMillisecondsMax): Promise<Link> => {
      const late = new AbortController();
      const timeout = pause(milliseconds, undefined, { signal: late.signal, ref: false }).then(() => {
        const hosts = hostsOf(url).map(({ host }) => host);
        throw new BrokerAway(`no broker at ${hosts.join(', ')}`);
      });
      timeout.catch(() => undefined);
      try {
        return await Promise.race([up(), timeout]);
      } finally {
        late.abort();
      }
    },
    /** Called after each reconnection; gives the function that undoes it. */
    onReconnect: (tell: () => void): (() => void) => {
      reconnected.add(tell);
      return () => reconnected.delete(tell);
    },
    close: async (): Promise<void> => {
      closing.abort();
      const link = await dialled.catch(() => undefined);
      if (!link) return;
      // What was acknowledged a moment ago should reach the server, but a broker that is away must not hold us.
      await Promise.race([link.nc.flush().catch(() => undefined), pause(1_000, undefined, { ref: false })]);
      await link.nc.close();
    },
  };
};

/** The connection of one bus. */
export type LinkOwner = ReturnType<typeof createLink>;

const watch = async (
  nc: NatsConnection,
  name: string,
  logger: Logger,
  reconnected: ReadonlySet<() => void>,
  away: (until: Promise<void>) => void,
): Promise<void> => {
  let back: () => void = () => undefined;
  for await (const status of nc.status()) {
    if (status.type === 'disconnect')
      away(
        new Promise<void>((resolve) => {
          back = resolve;
        }),
      );
    if (status.type === 'reconnect') {
      back();
      for (const tell of [...reconnected]) tell();
    }
    if (status.type === 'disconnect' || status.type === 'reconnect')
      logger.warn({ name, status: status.type }, `broker: ${status.type}`);
    else if (status.type === 'error') logger.error({ name, error: String(status.error) }, 'broker: error');
  }
};
