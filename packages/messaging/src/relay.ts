import { setTimeout as pause } from 'node:timers/promises';
import { EnvelopeTooLarge, type EventBus } from '@rayon/bus';
import type { Envelope, Logger } from '@rayon/kernel';
import type { EventSource, Publisher } from '@rayon/store';
import { LRUCache } from 'lru-cache';
import type { Archive } from './archive';
import type { Parked } from './parked';
import { createRelayQueue, inOrder } from './relay-queue';

/** Events published in one call. */
const batchMax = 200;
/** Batches on their way at a time, and aggregates in each: where publishing waits for consumers, each aggregate goes alone. */
const together = { batchesMax: 4, aggregatesMax: batchMax } as const;
const apart = { batchesMax: 100, aggregatesMax: 1 } as const;
/** Events that wait in memory; more are left in the store and found there again. */
const waitingMax = 10_000;
/** Events remembered as published, so that their rows let them go. */
const publishedMax = 50_000;
const pauseAfterFailureMillisecondsMax = 5_000;
/** How often rows let go of what was published. */
const lookMilliseconds = 5_000;
/** How often the store is asked for what nobody published: rarely, as only a process that died leaves something. */
const searchMilliseconds = 15_000;
/** An event of another process that waits this long was left behind. */
const leftBehindMilliseconds = 15_000;
/** Places of the store looked at in one go. */
const placesMax = 500;
const lookSoonMilliseconds = 20;

/** Publishes events that commits made true: handed over in memory, found again in the store after a crash. */
export type Relay = Publisher &
  Readonly<{
    /** Begins to publish, with what a former process left. */
    start: () => void;
    /** Resolves when nothing is being published any more. */
    stop: () => Promise<void>;
    /** Publishes everything since then again, in order; gives how many events. Consumers notice what they had. */
    republish: (since: Date) => Promise<number>;
    /** Resolves when everything handed over so far is published. */
    settled: () => Promise<void>;
  }>;

/** The relay of one service's database. Events of one aggregate go out in their order, at least once. */
export const createRelay = ({
  bus,
  archive,
  parked,
  logger,
}: {
  bus: EventBus;
  /** Keeps what was published for a broker that may lose it; absent where the broker outlives nothing, or lives in the store itself. */
  archive?: Archive | undefined;
  parked: Parked;
  logger: Logger;
}): Relay => {
  const sources: EventSource[] = [];
  const published = new LRUCache<string, true>({ max: publishedMax });
  const queue = createRelayQueue({ waitingMax, batchMax });
  const batches = new Set<Promise<void>>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const idlers: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let exclusive: Promise<unknown> | undefined;
  let mending: Promise<void> | undefined;
  let failures = 0;
  let searchedAt = 0;
  let resting = false;
  let open = false;
  let advancing = false;

  const { batchesMax, aggregatesMax } = bus.waitsForConsumers ? apart : together;
  const mayPublish = () => open && !signal.aborted && !resting && !exclusive;
  const unpublished = (envelopes: readonly Envelope[]) => envelopes.filter(({ id }) => !published.has(id));

  /** The answer to whoever made it happen leaves first: nobody waits for what follows from it. */
  const publish = (envelopes: readonly Envelope[]): void => {
    queue.add(unpublished(envelopes));
    if (advancing) return;
    advancing = true;
    setImmediate(() => {
      advancing = false;
      advance();
    });
  };

  const advance = (): void => {
    while (mayPublish() && batches.size < batchesMax && queue.size() > 0) {
      const batch = queue.take({ aggregatesMax });
      if (batch.length === 0) break;
      const sending: Promise<void> = send(batch).finally(() => {
        queue.release(batch);
        batches.delete(sending);
        advance();
      });
      batches.add(sending);
    }
    if (queue.size() > 0 || batches.size > 0) return;
    if (queue.hasLeft()) {
      lookSoon();
      return;
    }
    for (const resolve of idlers.splice(0)) resolve();
  };

  const done = (envelopes: readonly Envelope[]): void => {
    for (const { id } of envelopes) published.set(id, true);
    queue.done(envelopes);
  };

  const send = async (batch: readonly Envelope[]): Promise<void> => {
    try {
      await bus.publish(batch);
      await archive?.keep(batch);
      done(batch);
      failures = 0;
    } catch (error) {
      queue.putBack(batch);
      if (error instanceof EnvelopeTooLarge) await refuse(error).catch(failed);
      else failed(error);
    }
  };

  /** Rests for a while; then looks first whether the broker lost what it held, and only then goes on. */
  const failed = (error: unknown): void => {
    failures += 1;
    logger.warn({ error: String(error), failures }, 'publishing failed, it will be tried again');
    if (resting || signal.aborted) return;
    resting = true;
    void rest()
      .then(mendLoss)
      .then(
        () => {
          resting = false;
          advance();
        },
        (reason: unknown) => {
          resting = false;
          failed(reason);
        },
      );
  };

  const rest = (): Promise<unknown> =>
    pause(Math.min(50 * 2 ** failures, pauseAfterFailureMillisecondsMax), undefined, {
      signal,
      ref: false,
    }).catch(() => undefined);

  /** No broker will ever take it: it is parked and waits no longer. */
  const refuse = async ({ envelopeId, message }: EnvelopeTooLarge): Promise<void> => {
    const envelope = queue.find(envelopeId);
    await parked.park({ consumer: 'relay', message: envelope ?? envelopeId, reason: message });
    if (envelope) {
      queue.remove(envelope);
      done([envelope]);
    }
    logger.error({ event: envelopeId, reason: message }, 'an event cannot be published and was parked');
  };

  /** Does something while nothing else goes out. */
  const alone = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    while (exclusive) await exclusive.catch(() => undefined);
    const working = Promise.all(batches).then(work);
    exclusive = working;
    try {
      return await working;
    } finally {
      exclusive = undefined;
      advance();
    }
  };

  /** Publishes again what is kept; gives how many events. */
  const publishAgain = async (pages: AsyncIterable<Envelope[]>): Promise<number> => {
    let events = 0;
    for await (const page of pages) {
      if (signal.aborted) throw new Error('the relay stops');
      await bus.publish(inOrder(page));
      events += page.length;
    }
    return events;
  };

  /** After the broker lost what it held, what is kept goes out before anything new does. */
  const mendLoss = (): Promise<void> => {
    mending ??= compareMemories().finally(() => {
      mending = undefined;
    });
    return mending;
  };

  const compareMemories = async (): Promise<void> => {
    if (!archive || signal.aborted) return;
    const { isLost, settle } = await archive.check();
    if (isLost) await alone(() => publishAgain(archive.all()));
    await settle();
  };

  /** Finds what waits in the store since before the moment. */
  const recover = async (since: Date): Promise<void> => {
    queue.beforeSearch();
    const found: Envelope[] = [];
    let isAll = queue.hasLeft();
    const moment = isAll ? new Date(Date.now() + leftBehindMilliseconds) : since;
    for (const source of sources) {
      const waiting = await source.waiting(moment, placesMax);
      if (waiting.length >= placesMax) isAll = false;
      found.push(...waiting);
    }
    queue.addFound(unpublished(found), { isAll });
    advance();
  };

  const look = async (): Promise<void> => {
    try {
      for (const source of sources) await source.sweep();
      await mendLoss();
      const now = Date.now();
      if (queue.hasLeft() || now - searchedAt >= searchMilliseconds) {
        await recover(new Date(now - leftBehindMilliseconds));
        searchedAt = now;
      }
    } catch (error) {
      logger.warn({ error: String(error) }, 'the store or the broker could not be asked for waiting events');
    }
    schedule(lookMilliseconds);
  };

  const schedule = (milliseconds: number): void => {
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      looking = look();
    }, milliseconds).unref();
  };

  /** Brings the next look forward, unless one is going on. */
  const lookSoon = (): void => {
    if (timer) schedule(lookSoonMilliseconds);
  };

  /** Nothing new goes out before what a former process left. */
  const begin = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await mendLoss();
        await recover(new Date(Date.now() + leftBehindMilliseconds));
        break;
      } catch (error) {
        failures += 1;
        logger.warn(
          { error: String(error), failures },
          'waiting events could not be read, it is tried again',
        );
        await rest();
      }
    }
    failures = 0;
    open = true;
    advance();
    schedule(lookMilliseconds);
  };

  return {
    publish,
    isPublished: (id) => published.has(id),
    recoverFrom: (source) => void sources.push(source),
    start: () => {
      looking = begin();
    },
    republish: async (since) => (archive ? alone(() => publishAgain(archive.since(since))) : 0),
    settled: () =>
      queue.size() === 0 && batches.size === 0 && !queue.hasLeft()
        ? Promise.resolve()
        : new Promise((resolve) => void idlers.push(resolve)),
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await looking;
      await exclusive?.catch(() => undefined);
      await Promise.all(batches);
      for (const source of sources) await source.sweep().catch(() => undefined);
    },
  };
};
