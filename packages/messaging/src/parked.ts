import { createHash } from 'node:crypto';
import { canonicalJson } from '@rayon/kernel';
import { type ParkedRow, plumbingCollections } from '@rayon/store';
import type { Connection } from 'mongoose';

const messageLengthMax = 1_000_000;
const reasonLengthMax = 2_000;

const eventIdOf = (message: unknown): string | undefined =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'string'
    ? message.id.slice(0, 100)
    : undefined;

/** Where a service keeps the messages it gave up on, until somebody mends the cause and replays them. */
export const createParked = (connection: Connection, service: string) => {
  const parked = plumbingCollections(connection).parked;
  return {
    /** Keeps the message once however often it is parked; the latest reason stays. */
    park: async ({ consumer, message, reason }: { consumer: string; message: unknown; reason: string }) => {
      const text = typeof message === 'string' ? message : canonicalJson(message);
      const eventId = eventIdOf(message);
      const key = eventId ?? createHash('sha256').update(text).digest('hex');
      const row: Omit<ParkedRow, '_id'> = {
        service,
        consumer,
        ...(eventId === undefined ? {} : { eventId }),
        message: text.slice(0, messageLengthMax),
        reason: reason.slice(0, reasonLengthMax),
        parkedAt: new Date(),
      };
      await parked.updateOne(
        { _id: `${consumer}/${key}` },
        { $set: row, $unset: { replayedAt: '' } },
        { upsert: true },
      );
    },
    /** What still waits for one consumer or for all, oldest first, at most `limit`. */
    waiting: async ({
      consumer,
      limit = 1_000,
    }: {
      consumer?: string;
      limit?: number;
    } = {}): Promise<ParkedRow[]> =>
      parked
        .find<ParkedRow>({ ...(consumer === undefined ? {} : { consumer }), replayedAt: { $exists: false } })
        .sort({ parkedAt: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    /** The message has had its effect after all. */
    settle: async (row: Pick<ParkedRow, '_id'>) => {
      await parked.updateOne({ _id: row._id }, { $set: { replayedAt: new Date() } });
    },
  };
};
