import { setMaxListeners } from 'node:events';
import type { Envelope } from '@rayon/kernel';
import { type Logger, silent } from '@rayon/kernel';
import type { EventBus, Subscription } from './bus';
import { type Delivered, deliver, retryMillisecondsDefault } from './deliver';
import { createLanes } from './lanes';
import { toPayload } from './payload';

/** Events kept for a consumer that is away; the oldest go first, and the loss is logged. */
const missedMax = 10_000;

type Consumer = {
  subjects: ReadonlySet<string>;
  /** Hands over one event; absent while nobody is subscribed under the name. */
  take?: (envelope: Envelope) => Promise<Delivered>;
  missed: string[];
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

  const keep = (durable: string, consumer: Consumer, text: string): void => {
    consumer.missed.push(text);
    if (consumer.missed.length <= missedMax) return;
    consumer.missed.shift();
    logger.error({ durable, missedMax }, 'a consumer is away for too long, its oldest event was dropped');
  };

  const hand = async (durable: string, consumer: Consumer, text: string): Promise<void> => {
    const outcome = consumer.take ? await consumer.take(JSON.parse(text) as Envelope) : 'left';
    if (outcome === 'left') keep(durable, consumer, text);
  };

  const show = (envelope: Envelope, text: string): void => {
    for (const tap of taps) {
      if (!tap.subjects.has(envelope.type)) continue;
      try {
        tap.see(JSON.parse(text) as Envelope);
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
    const lanes = createLanes({ concurrency });
    const stopping = new AbortController();
    // Every retry that waits listens to it.
    setMaxListeners(0, stopping.signal);
    consumer.take = (envelope) =>
      lanes.run(envelope.subject, () =>
        deliver({ subscription, envelope, retryMilliseconds, signal: stopping.signal, logger }),
      );
    consumers.set(durable, consumer);

    const missed = consumer.missed.splice(0);
    for (const text of missed) void hand(durable, consumer, text);

    const stop = async () => {
      stopping.abort();
      await lanes.idle();
      consumer.take = undefined;
      // What was left goes to `missed` a few microtasks after its lane is idle.
      await new Promise((resolve) => setImmediate(resolve));
      stops.delete(stop);
    };
    stops.add(stop);
    return { stop };
  };

  return {
    release: () => release(),
    publish: async (envelopes) => {
      const texts = envelopes.map((envelope) => toPayload(envelope).toString());
      await gate;
      if (closed) throw new Error('the bus is closed');
      await Promise.all(
        envelopes.flatMap((envelope, index) => {
          const text = texts[index] ?? '';
          show(envelope, text);
          return [...consumers]
            .filter(([, consumer]) => consumer.subjects.has(envelope.type))
            .map(([durable, consumer]) => hand(durable, consumer, text));
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
