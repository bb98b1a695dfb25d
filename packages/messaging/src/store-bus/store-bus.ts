import { type EventBus, retryMillisecondsDefault, type Stoppable, toPayload } from '@rayon/bus';
import { type Logger, silent } from '@rayon/kernel';
import type { Doorbell } from '@rayon/process';
import { connectStore } from '@rayon/store';
import { openClaims } from './claims';
import { openEventLog } from './event-log';
import { watchHead } from './head-watch';
import { consumeLog } from './store-consumer';

/** A consumer of a process that died is taken over after this; its owner renews it twice meanwhile. */
const leaseMillisecondsDefault = 6_000;
/** A tap whose page could not be read asks again after this, or when there is more. */
const tapRetryMilliseconds = 500;

/**
 * A bus over the store, for several processes of one machine without a broker: an event log with positions that
 * have no gaps, consumers that keep theirs in the store. Of several processes with one durable name one works at a
 * time; another takes over when it stops, or when its lease ends after a crash.
 */
export const createStoreBus = async ({
  url,
  database = 'rayon-bus',
  doorbell,
  pollMs = doorbell ? 5_000 : 100,
  leaseMilliseconds = leaseMillisecondsDefault,
  concurrency = 8,
  retryMilliseconds = retryMillisecondsDefault,
  logger = silent,
}: {
  url: string;
  database?: string;
  /** Says at once that other processes have events; without it they are found by looking often. */
  doorbell?: Doorbell | undefined;
  /** Longest pause between two looks for events of other processes, in milliseconds. */
  pollMs?: number;
  leaseMilliseconds?: number;
  /** Aggregates one consumer handles at a time. */
  concurrency?: number;
  retryMilliseconds?: number;
  logger?: Logger;
}): Promise<EventBus> => {
  const connection = await connectStore({ url, database, appName: 'rayon-bus' });
  const onFailure = (error: unknown) =>
    logger.warn({ error: String(error) }, 'the event log could not be asked');
  const log = await openEventLog(connection);
  const watch = watchHead({ log, pollMilliseconds: pollMs, onFailure });
  await watch.start();
  doorbell?.onRing(watch.look);
  const claims = openClaims({ connection, leaseMilliseconds, onFailure, onLost: watch.nudge });
  const consumers = new Map<string, Stoppable>();
  const taps = new Set<Stoppable>();
  let closed = false;

  const subscribe: EventBus['subscribe'] = async (subscription) => {
    const { durable } = subscription;
    if (closed) throw new Error('the bus is closed');
    if (consumers.has(durable)) throw new Error(`${durable} is subscribed already`);
    if (subscription.temporary) await claims.begin(durable, await log.head());
    const consumer = consumeLog({ subscription, watch, claims, concurrency, retryMilliseconds, logger });
    const stop = async () => {
      await consumer.stop();
      if (subscription.temporary) await claims.remove(durable);
      consumers.delete(durable);
    };
    consumers.set(durable, { stop });
    return { stop };
  };

  const tap: EventBus['tap'] = async (subjects, see) => {
    const wanted = new Set(subjects);
    let stopped = false;
    let seen = await log.head();
    const run = async () => {
      while (!stopped) {
        const head = watch.head();
        if (seen >= head) {
          await watch.changed();
          continue;
        }
        const rows = await watch.page(seen).catch(() => undefined);
        if (!rows) {
          await watch.changed(tapRetryMilliseconds);
          continue;
        }
        for (const row of rows) {
          seen = row._id;
          if (stopped || !wanted.has(row.type)) continue;
          try {
            see(row.envelope);
          } catch (error) {
            logger.warn({ error: String(error) }, 'a tap failed');
          }
        }
        // Rows that have expired are stepped over.
        if (rows.length === 0) seen = head;
      }
    };
    const running = run();
    const stop = async () => {
      stopped = true;
      taps.delete(tapped);
      watch.nudge();
      await running;
    };
    const tapped: Stoppable = { stop };
    taps.add(tapped);
    return tapped;
  };

  return {
    publish: async (envelopes) => {
      if (closed) throw new Error('the bus is closed');
      for (const envelope of envelopes) toPayload(envelope);
      if (envelopes.length === 0) return;
      await log.append(envelopes);
      watch.look();
      doorbell?.ring();
    },
    subscribe,
    tap,
    close: async () => {
      if (closed) return;
      closed = true;
      await Promise.all([...consumers.values(), ...taps].map((running) => running.stop()));
      await log.settled();
      await claims.stop();
      await watch.stop();
      await connection.close();
    },
  };
};
