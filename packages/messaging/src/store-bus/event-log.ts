import type { Envelope } from '@rayon/kernel';
import { isDuplicateKey, transact } from '@rayon/store';
import type { Connection } from 'mongoose';

/** One event of the log. Positions have no gaps, and a lower one was committed earlier. */
export type LogRow = { _id: number; eventId: string; type: string; envelope: Envelope; at: Date };

/** Days an event stays in the log: longer than any consumer is away. */
const logDays = 14;
/** Events appended in one transaction. */
const appendMax = 500;
/** Rows read at a time. */
const pageMax = 200;

/** Collections of the bus' own database. */
const collectionsOf = (connection: Connection) => ({
  events: connection.collection<LogRow>('events'),
  heads: connection.collection<{ _id: string; head: number }>('heads'),
});

type Append = { envelopes: readonly Envelope[]; done: () => void; failed: (error: unknown) => void };

/** The shared, ordered memory of every event. */
export const openEventLog = async (connection: Connection) => {
  const { events, heads } = collectionsOf(connection);
  await events.createIndex({ eventId: 1 }, { unique: true });
  await events.createIndex({ at: 1 }, { expireAfterSeconds: logDays * 86_400 });
  // Looked at first: a write would wait for whoever is appending, or died while appending.
  if (!(await heads.findOne({ _id: 'events' })))
    await heads
      .updateOne({ _id: 'events' }, { $setOnInsert: { head: 0 } }, { upsert: true })
      // Two processes starting at once: the other one made it.
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });

  /** Position and rows commit together: were they apart, a reader could see a later event and miss an earlier one. */
  const store = (envelopes: readonly Envelope[]): Promise<void> =>
    transact(connection, async (session) => {
      const moved = await heads.findOneAndUpdate(
        { _id: 'events' },
        { $inc: { head: envelopes.length } },
        { session, returnDocument: 'after' },
      );
      if (!moved) throw new Error('the event log has lost its head');
      const first = moved.head - envelopes.length + 1;
      const at = new Date();
      await events.insertMany(
        envelopes.map((envelope, index) => ({
          _id: first + index,
          eventId: envelope.id,
          type: envelope.type,
          envelope,
          at,
        })),
        { session, ignoreUndefined: true },
      );
    });

  /** Stores what the log does not hold yet. */
  const storeNew = async (envelopes: readonly Envelope[]): Promise<void> => {
    const unique = [...new Map(envelopes.map((envelope) => [envelope.id, envelope])).values()];
    try {
      await store(unique);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const known = await events
        .find({ eventId: { $in: unique.map((envelope) => envelope.id) } }, { projection: { eventId: 1 } })
        .toArray();
      const ids = new Set(known.map((row) => row.eventId));
      const fresh = unique.filter((envelope) => !ids.has(envelope.id));
      if (fresh.length === unique.length) throw error;
      if (fresh.length > 0) await storeNew(fresh);
    }
  };

  const queue: Append[] = [];
  let appending: Promise<void> | undefined;

  /** Appends of one process go one after another, everything that waits together: they would only conflict. */
  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const taken: Append[] = [];
      let size = 0;
      while (queue[0] && (taken.length === 0 || size + queue[0].envelopes.length <= appendMax)) {
        const next = queue.shift() as Append;
        size += next.envelopes.length;
        taken.push(next);
      }
      try {
        await storeNew(taken.flatMap((append) => append.envelopes));
        for (const append of taken) append.done();
      } catch (error) {
        for (const append of taken) append.failed(error);
      }
    }
    appending = undefined;
  };

  return {
    append: (envelopes: readonly Envelope[]): Promise<void> =>
      new Promise((done, failed) => {
        queue.push({ envelopes, done, failed });
        appending ??= drain();
      }),
    /** Resolves when nothing is being appended. */
    settled: async () => appending,
    /** The position of the newest event. */
    head: async (): Promise<number> => (await heads.findOne({ _id: 'events' }))?.head ?? 0,
    /** The events after a position, in order, at most `pageMax`. */
    page: (after: number): Promise<LogRow[]> =>
      events
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(pageMax)
        .toArray(),
  };
};

/** The event log of one connection. */
export type EventLog = Awaited<ReturnType<typeof openEventLog>>;
