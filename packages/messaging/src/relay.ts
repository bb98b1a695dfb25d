import { EnvelopeTooLarge, type EventBus } from '@rayon/bus';
import type { Envelope, Logger } from '@rayon/kernel';
import type { EventSource, Publisher } from '@rayon/store';
import { LRUCache } from 'lru-cache';
import type { Archive } from './archive';
import type { Parked } from './parked';

/** Events published in one call. */
const batchMax = 200;
/** Batches on their way at a time: one that waits for a slow consumer does not hold up other aggregates. */
const batchesMax = 4;
/** Events that wait in memory; more are left in the store and found there again. */
const waitingMax = 10_000;
/** Events remembered as published, so that their rows let them go. */
const publishedMax = 50_000;
const pauseAfterFailureMillisecondsMax = 5_000;
/** How often the store is asked for what nobody published, and rows let go of what was. */
const lookMilliseconds = 5_000;
/** An event of another process that waits this long was left behind. */
const leftBehindMilliseconds = 15_000;
/** Places of the store looked at in one go. */
const placesMax = 500;

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
  /** Keeps what was published for a courier that may lose it; absent where the courier outlives nothing, or lives in the store itself. */
  archive?: Archive | undefined;
  parked: Parked;
  logger: Logger;
}): Relay => {
  const sources: EventSource[] = [];
  const published = new LRUCache<string, true>({ max: publishedMax });
  const known = new Set<string>();
  /** Aggregates of the batches on their way: a later batch must leave them alone or it might overtake. */
  const busy = new Set<string>();
  const batches = new Set<Promise<void>>();
  let queue: Envelope[] = [];
  let idlers: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let failures = 0;
  let resting = false;
  let started = false;
  let stopped = false;

  const publish = (envelopes: readonly Envelope[]): void => {
    for (const envelope of envelopes) {
      if (known.has(envelope.id) || queue.length >= waitingMax) continue;
      known.add(envelope.id);
      queue.push(envelope);
    }
    advance();
  };

  /** The next events whose aggregates are free, in their order. */
  const take = (): Envelope[] => {
    const batch: Envelope[] = [];
    const rest: Envelope[] = [];
    const passed = new Set<string>();
    for (const envelope of queue) {
      const { subject } = envelope;
      if (batch.length < batchMax && !busy.has(subject) && !passed.has(subject)) batch.push(envelope);
      else {
        passed.add(subject);
        rest.push(envelope);
      }
    }
    queue = rest;
    return batch;
  };

  const advance = (): void => {
    while (started && !stopped && !resting && batches.size < batchesMax && queue.length > 0) {
      const batch = take();
      if (batch.length === 0) break;
      const subjects = new Set(batch.map(({ subject }) => subject));
      for (const subject of subjects) busy.add(subject);
      const sending: Promise<void> = send(batch).finally(() => {
        for (const subject of subjects) busy.delete(subject);
        batches.delete(sending);
        advance();
      });
      batches.add(sending);
    }
    if (queue.length > 0 || batches.size > 0) return;
    for (const resolve of idlers) resolve();
    idlers = [];
  };

  const done = (envelopes: readonly Envelope[]): void => {
    for (const { id } of envelopes) {
      published.set(id, true);
      known.delete(id);
    }
  };

  const send = async (batch: readonly Envelope[]): Promise<void> => {
    try {
      await bus.publish(batch);
      await archive?.keep(batch);
      done(batch);
      failures = 0;
    } catch (error) {
      queue = [...batch, ...queue];
      if (error instanceof EnvelopeTooLarge) await refuse(error).catch(failed);
      else failed(error);
    }
  };

  const failed = (error: unknown): void => {
    failures += 1;
    archive?.doubt();
    logger.warn({ error: String(error), failures }, 'publishing failed, it will be tried again');
    if (resting || stopped) return;
    resting = true;
    setTimeout(
      () => {
        resting = false;
        advance();
      },
      Math.min(50 * 2 ** failures, pauseAfterFailureMillisecondsMax),
    ).unref();
  };

  /** No courier will ever take it: it is parked and waits no longer. */
  const refuse = async ({ envelopeId, message }: EnvelopeTooLarge): Promise<void> => {
    const envelope = queue.find(({ id }) => id === envelopeId);
    await parked.park({ consumer: 'relay', message: envelope ?? envelopeId, reason: message });
    queue = queue.filter(({ id }) => id !== envelopeId);
    if (envelope) done([envelope]);
    logger.error({ event: envelopeId, reason: message }, 'an event cannot be published and was parked');
  };

  /** What waits in the store since before the moment. */
  const recover = async (since: Date): Promise<void> => {
    for (const source of sources) {
      const waiting = await source.waiting(since, placesMax);
      publish(waiting.filter(({ id }) => !published.has(id)));
    }
  };

  const look = async (): Promise<void> => {
    try {
      for (const source of sources) await source.sweep();
      await recover(new Date(Date.now() - leftBehindMilliseconds));
      const again = (await archive?.check()) ?? [];
      for (const { id } of again) published.delete(id);
      publish(again);
    } catch (error) {
      logger.warn({ error: String(error) }, 'the store or the courier could not be asked for waiting events');
    }
    if (!stopped) schedule();
  };

  const schedule = (): void => {
    timer = setTimeout(() => {
      looking = look();
    }, lookMilliseconds);
    timer.unref();
  };

  return {
    publish,
    isPublished: (id) => published.has(id),
    recoverFrom: (source) => void sources.push(source),
    start: () => {
      started = true;
      looking = recover(new Date(Date.now() + leftBehindMilliseconds))
        .catch((error: unknown) =>
          logger.warn({ error: String(error) }, 'waiting events could not be read, it is tried again'),
        )
        .then(schedule);
      advance();
    },
    republish: async (since) => {
      const again = (await archive?.since(since)) ?? [];
      for (const { id } of again) published.delete(id);
      publish(again);
      return again.length;
    },
    settled: () =>
      queue.length === 0 && batches.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => void idlers.push(resolve)),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await Promise.all(batches);
      for (const source of sources) await source.sweep().catch(() => undefined);
    },
  };
};
