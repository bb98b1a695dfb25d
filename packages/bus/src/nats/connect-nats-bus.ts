import { type Envelope, envelopeShape, type Logger, silent } from '@rayon/kernel';
import type { EventBus, Stoppable } from '../bus';
import { retryMillisecondsDefault } from '../deliver';
import { createLink } from './link';
import { createPublisher } from './publisher';
import { serviceOf } from './streams';
import { consumeStream } from './subscriber';

/** How long the first connection is waited for before the bus is handed out anyway. */
const firstConnectionMilliseconds = 3_000;

/**
 * A bus over NATS JetStream: one file stream per service (`rayon-<service>`), one durable pull consumer per
 * subscription and stream. The client reconnects for ever; a broker that is away at the start is tried on while
 * `publish` rejects. Of several processes with one durable name one works at a time (server 2.11 or later; on an
 * older server run one instance per durable, or order within an aggregate is lost).
 */
export const connectNatsBus = async ({
  url,
  name,
  replicas = 1,
  streamBytesMax = -1,
  concurrency = 16,
  retryMilliseconds = retryMillisecondsDefault,
  logger = silent,
}: {
  /** `nats://[user:password@]host:port`, several separated by commas. */
  url: string;
  /** Shown by the server's monitoring. */
  name: string;
  /** Copies of each stream in a cluster. */
  replicas?: number;
  /** Most bytes of each stream; a full one refuses, and the outbox keeps. -1: the server's own limit. */
  streamBytesMax?: number;
  /** Aggregates one consumer handles at a time. */
  concurrency?: number;
  retryMilliseconds?: number;
  logger?: Logger;
}): Promise<EventBus> => {
  const link = createLink({ url, name, logger });
  const publisher = createPublisher(link, { replicas, bytesMax: streamBytesMax });
  const open = new Map<string, Stoppable>();

  const subscribe: EventBus['subscribe'] = async (subscription) => {
    const { durable } = subscription;
    if (open.has(durable)) throw new Error(`${durable} is subscribed already`);
    const services = [...new Set(subscription.subjects.map(serviceOf))];
    const streams = services.map((service) =>
      consumeStream({ link, service, subscription, concurrency, retryMilliseconds, logger }),
    );
    const stop = async () => {
      await Promise.all(streams.map((stream) => stream.stop()));
      open.delete(durable);
      const up = await link.soon(100).catch(() => undefined);
      await up?.nc.flush().catch(() => undefined);
    };
    open.set(durable, { stop });
    return { stop };
  };

  const tap: EventBus['tap'] = async (subjects, see) => {
    const listen = async () => {
      const { nc } = await link.up();
      return subjects.map((subject) =>
        nc.subscribe(subject, {
          callback: (error, message) => {
            if (error) return;
            try {
              const envelope = envelopeShape.safeParse(message.json());
              if (envelope.success) see(envelope.data as Envelope);
            } catch (failure) {
              logger.warn({ subject, error: String(failure) }, 'a tap failed');
            }
          },
        }),
      );
    };
    const listening = listen();
    listening.catch(() => undefined);
    const up = await link.soon(firstConnectionMilliseconds).catch(() => undefined);
    if (up) {
      await listening;
      await up.nc.flush();
    }
    return {
      stop: async () => {
        for (const heard of (await Promise.race([listening, []]).catch(() => [])) ?? []) heard.unsubscribe();
      },
    };
  };

  await link.soon(firstConnectionMilliseconds).catch(() => undefined);
  return {
    publish: publisher.publish,
    subscribe,
    tap,
    epoch: publisher.created,
    close: async () => {
      await Promise.all([...open.values()].map((consumer) => consumer.stop()));
      await link.close();
    },
  };
};
