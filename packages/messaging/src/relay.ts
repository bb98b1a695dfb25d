import { EnvelopeTooLarge, type EventBus } from '@rayon/bus';
import { type Logger } from '@rayon/kernel';
import type { OutboxRow } from '@rayon/store';
import { onKick } from '@rayon/store';
import type { Connection } from 'mongoose';
import { watchCourierMemory } from './courier-memory';
import { openOutboxRows } from './outbox-rows';

/** Publishes what the outbox holds. */
export type Relay = Readonly<{
  /** Looks now. */
  kick: () => void;
  /** Resolves when nothing is being published any more. */
  stop: () => Promise<void>;
  /** Publishes everything since then again, in order; gives how many events. Consumers' inboxes absorb what they had. */
  republish: (since: Date) => Promise<number>;
}>;

/** Events taken from the outbox at a time. */
const batchMax = 200;
/** Batches on their way at a time: one that waits for a slow consumer does not hold up other aggregates. */
const batchesMax = 4;
const pauseAfterFailureMillisecondsMax = 5_000;

/** A pause that can be cut short. */
const createPause = () => {
  let end: () => void = () => undefined;
  return {
    sleep: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => end(),
  };
};

/**
 * Starts the relay of a service's database. Rows go out in order per aggregate and are marked once the courier
 * has them; a crash in between publishes them again (at least once). When the courier lost what it held (its
 * epoch changed), everything the outbox still has is published again.
 */
export const startRelay = ({
  connection,
  bus,
  logger,
  pollMilliseconds = 250,
}: {
  connection: Connection;
  bus: EventBus;
  logger: Logger;
  /** The safety net; a kick after each commit is what makes it quick. */
  pollMilliseconds?: number;
}): Relay => {
  const outbox = openOutboxRows(connection, logger);
  const memory = watchCourierMemory({ connection, bus, rows: outbox, logger });
  const pause = createPause();
  /** Aggregates of the batches on their way: a later batch must leave them alone or it might overtake. */
  const busy = new Set<string>();
  const batches = new Set<Promise<void>>();
  let stopped = false;
  let failures = 0;
  let wanted = true;
  let backingOff = false;

  const look = () => {
    wanted = true;
    // Commits go on while the courier is away; their kicks must not make the relay hammer it.
    if (!backingOff) pause.wake();
  };

  const failed = (error: unknown, what: string): void => {
    failures += 1;
    memory.doubt();
    logger.warn({ error: String(error), failures }, what);
  };

  const publish = async (rows: readonly OutboxRow[]): Promise<void> => {
    try {
      await bus.publish(rows.map((row) => row.envelope));
      await outbox.mark(rows);
      failures = 0;
    } catch (error) {
      if (error instanceof EnvelopeTooLarge) await outbox.refuse(error.envelopeId, error.message);
      else failed(error, 'publishing failed, it will be tried again');
    }
  };

  const begin = (rows: readonly OutboxRow[]): void => {
    const aggregates = new Set(rows.map((row) => row.aggregate));
    for (const aggregate of aggregates) busy.add(aggregate);
    const batch: Promise<void> = publish(rows)
      .catch((error: unknown) => failed(error, 'an event could not be parked, it will be tried again'))
      .finally(() => {
        for (const aggregate of aggregates) busy.delete(aggregate);
        batches.delete(batch);
        look();
      });
    batches.add(batch);
  };

  /** One look at the outbox; gives whether more may wait. */
  const step = async (): Promise<boolean> => {
    const rows = batches.size < batchesMax ? await outbox.waiting({ busy, limit: batchMax }) : [];
    // Before anything newer goes out, what the courier forgot takes its place in the queue.
    if ((await memory.check({ somethingWaits: rows.length > 0 })) > 0) return true;
    if (stopped || rows.length === 0) return false;
    begin(rows);
    return rows.length === batchMax;
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      wanted = false;
      let more = false;
      try {
        more = await step();
      } catch (error) {
        failed(error, 'the outbox or the courier could not be asked');
      }
      if (stopped) break;
      if (failures > 0) {
        backingOff = true;
        await pause.sleep(Math.min(50 * 2 ** failures, pauseAfterFailureMillisecondsMax));
        backingOff = false;
      } else if (!wanted && !more) await pause.sleep(pollMilliseconds);
    }
    await Promise.all(batches);
  };

  const undoKick = onKick(connection, look);
  const running = run();
  return {
    kick: look,
    republish: async (since) => {
      const again = await outbox.reopen(since);
      look();
      return again;
    },
    stop: async () => {
      stopped = true;
      undoKick();
      pause.wake();
      await running;
    },
  };
};
