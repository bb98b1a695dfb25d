import type { Logger } from '@rayon/kernel';
import { type OutboxRow, plumbingCollections } from '@rayon/store';
import type { Connection } from 'mongoose';
import { createParked } from './parked';

/** The lowest UUIDv7 of that millisecond. */
const firstIdOf = (time: Date): string => {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** What the relay asks of the outbox and does to its rows. */
export const openOutboxRows = (connection: Connection, logger: Logger) => {
  const { outbox } = plumbingCollections(connection);
  const parked = createParked(connection, connection.name);
  return {
    /** Rows that wait, oldest first, without those of the aggregates that are busy. */
    waiting: ({ busy, limit }: { busy: ReadonlySet<string>; limit: number }): Promise<OutboxRow[]> =>
      outbox
        .find({ pending: { $gt: '' }, ...(busy.size === 0 ? {} : { aggregate: { $nin: [...busy] } }) })
        .sort({ pending: 1 })
        .limit(limit)
        .toArray(),
    /** The courier has them. */
    mark: async (rows: readonly OutboxRow[]): Promise<void> => {
      await outbox.updateMany(
        { _id: { $in: rows.map((row) => row._id) } },
        { $set: { publishedAt: new Date() }, $unset: { pending: '' } },
      );
    },
    /** No courier will ever take it: it is parked and waits no longer. */
    refuse: async (id: string, reason: string): Promise<void> => {
      const row = await outbox.findOne({ _id: id });
      if (!row) return;
      await parked.park({ consumer: 'relay', message: row.envelope, reason });
      await outbox.updateOne({ _id: id }, { $set: { refused: reason }, $unset: { pending: '' } });
      logger.error({ event: id, reason }, 'an event cannot be published and was parked');
    },
    /** Makes everything since then wait again; gives how many. */
    reopen: async (since: Date): Promise<number> => {
      const again = await outbox.updateMany(
        { _id: { $gte: firstIdOf(since) }, publishedAt: { $exists: true } },
        [{ $set: { pending: '$_id' } }, { $unset: 'publishedAt' }],
      );
      return again.modifiedCount;
    },
    /** The service whose events these are, once there is one. */
    service: async (): Promise<string | undefined> =>
      (await outbox.findOne({}, { projection: { envelope: 1 } }))?.envelope.type.split('.')[0],
  };
};

/** The relay's view of the outbox. */
export type OutboxRows = ReturnType<typeof openOutboxRows>;
