import { setMaxListeners } from 'node:events';
import type { Envelope } from '@rayon/kernel';
import { type Logger, silent } from '@rayon/kernel';
import type { EventBus, Subscription } from './bus';
import { createConsumer } from './consumer';
import { type Delivered, retryMillisecondsDefault } from './deliver';
import { toPayload } from './payload';

/** Events kept for a consumer that is away; the oldest go first, and the loss is logged. */
const missedMax = 10_000;

type Consumer = {
  subjects: ReadonlySet<string>;
  /** Hands over one event; absent while nobody is subscribed under the name. */
  take?: (envelope: Envelope) => Promise<Delivered>;
  missed: Envelope[];
};

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
};

/** A bus within one process. */
export type InProcessBus = EventBus &
  Readonly<{
    /** Lets publishers that were held at the start go on. */
    release: () => void;
  }>;

/**
 * A bus for one process that holds everything: nothing is stored, `publish` resolves after every consumer handled
 * or parked each event. With `held`, publishing waits for `release()`, so that no consumer started later in the
 * same process misses the first events.
 */
export const createInProcessBus = ({
  concurrency = 8,
  retryMilliseconds = retryMillisecondsDefault,
  held = false,
  logger = silent,
}: {
  /** Aggregates one consumer handles at a time. */
  concurrency?: number;
  retryMilliseconds?: number;
  held?: boolean;
  logger?: Logger;
} = {}): InProcessBus => {
  const consumers = new Map<string, Consumer>();
  const taps = new Set<{ subjects: ReadonlySet<string>; see: (envelope: Envelope) => void }>();
  const stops = new Set<() => Promise<void>>();
  let closed = false;
  let release: () => void = () => undefined;
  const gate = held ? new Promise<void>((resolve) => (release = resolve)) : undefined;

  const keep = (durable: string, consumer: Consumer, envelope: Envelope): void => {
    consumer.missed.push(envelope);
    if (consumer.missed.length <= missedMax) return;
    consumer.missed.shift();
    logger.error({ durable, missedMax }, 'a consumer is away for too long, its oldest event was dropped');
  };

  const hand = async (durable: string, consumer: Consumer, envelope: Envelope): Promise<void> => {
    const outcome = consumer.take ? await consumer.take(envelope) : 'left';
    if (outcome === 'left') keep(durable, consumer, envelope);
  };

  const show = (envelope: Envelope): void => {
    for (const tap of taps) {
      if (!tap.subjects.has(envelope.type)) continue;
      try {
        tap.see(envelope);
      } catch (error) {
        logger.warn({ error: String(error) }, 'a tap failed');
      }
    }
  };

  const subscribe = async (subscription: Subscription) => {
    if (closed) throw new Error('the bus is closed');
    const { durable } = subscription;
    const consumer: Consumer = {
      subjects: new Set(subscription.subjects),
      missed: consumers.get(durable)?.missed ?? [],
    };
    if (consumers.get(durable)?.take) throw new Error(`${durable} is subscribed already`);
    const stopping = new AbortController();
    // Every retry that waits listens to it.
    setMaxListeners(0, stopping.signal);
    const { signal } = stopping;
    const { take, idle } = createConsumer({ subscription, concurrency, retryMilliseconds, signal, logger });
    consumer.take = take;
    consumers.set(durable, consumer);

    const missed = consumer.missed.splice(0);
    for (const envelope of missed) void hand(durable, consumer, envelope);

    const stop = async () => {
      stopping.abort();
      await idle();
      consumer.take = undefined;
      // What was left goes to `missed` a few microtasks after the consumer is idle.
      await new Promise((resolve) => setImmediate(resolve));
      if (subscription.temporary) consumers.delete(durable);
      stops.delete(stop);
    };
    stops.add(stop);
    return { stop };
  };

  return {
    waitsForConsumers: true,
    release: () => release(),
    publish: async (envelopes) => {
      // Everybody is given the same object, which therefore nobody can change. What a broker would refuse is refused here too.
      for (const envelope of envelopes) toPayload(envelope);
      for (const envelope of envelopes) freeze(envelope);
      await gate;
      if (closed) throw new Error('the bus is closed');
      await Promise.all(
        envelopes.flatMap((envelope) => {
          show(envelope);
          return [...consumers]
            .filter(([, consumer]) => consumer.subjects.has(envelope.type))
            .map(([durable, consumer]) => hand(durable, consumer, envelope));
        }),
      );
    },
    subscribe,
    tap: async (subjects, see) => {
      const tap = { subjects: new Set(subjects), see };
      taps.add(tap);
      return {
        stop: async () => {
          taps.delete(tap);
        },
      };
    },
    close: async () => {
      closed = true;
      release();
      taps.clear();
      await Promise.all([...stops].map((stop) => stop()));
    },
  };
};
