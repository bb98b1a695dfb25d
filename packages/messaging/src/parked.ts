import { createHash } from 'node:crypto';
import { canonicalJson } from '@rayon/kernel';
import { absent, type Connection, keptDays, openRows, table } from '@rayon/store';
import { z } from 'zod';

const messageLengthMax = 1_000_000;
const reasonLengthMax = 2_000;

const parkedRow = z.object({
  /** `<consumer>/<event id or hash of the message>`. */
  id: z.string(),
  service: z.string(),
  consumer: z.string(),
  eventId: z.string().optional(),
  /** JSON text, or the raw text when it is not JSON. */
  message: z.string(),
  reason: z.string(),
  parkedAt: z.date(),
  replayedAt: z.date().optional(),
});

/** A message that was given up on. */
export type ParkedMessage = z.infer<typeof parkedRow>;

/** Messages that were given up on, until somebody mends the cause and they are handled again. */
export const parkedTable = table<ParkedMessage>('parked', {
  key: 'id',
  row: parkedRow,
  // What nobody has settled yet stays: it is not lost because nobody looked.
  retention: keptDays(30, 'replayedAt'),
  indexes: [{ on: { consumer: 1, parkedAt: 1 } }],
});

const eventIdOf = (message: unknown): string | undefined =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'string'
    ? message.id.slice(0, 100)
    : undefined;

/** Where a service keeps the messages it gave up on. */
export const openParked = (connection: Connection, service: string) => {
  const rows = openRows(connection, parkedTable);
  return {
    /** Keeps the message once however often it is parked; the latest reason stays. */
    park: async ({ consumer, message, reason }: { consumer: string; message: unknown; reason: string }) => {
      const text = typeof message === 'string' ? message : canonicalJson(message);
      const eventId = eventIdOf(message);
      const name = eventId ?? createHash('sha256').update(text).digest('hex');
      await rows.put([
        {
          id: `${consumer}/${name}`,
          service,
          consumer,
          ...(eventId === undefined ? {} : { eventId }),
          message: text.slice(0, messageLengthMax),
          reason: reason.slice(0, reasonLengthMax),
          parkedAt: new Date(),
        },
      ]);
    },
    /** What still waits for one consumer or for all, oldest first, at most `limit`. */
    waiting: ({
      consumer,
      limit = 1_000,
    }: {
      consumer?: string;
      limit?: number;
    } = {}): Promise<ParkedMessage[]> =>
      rows.findMany(
        { replayedAt: absent, ...(consumer === undefined ? {} : { consumer }) },
        { sort: { parkedAt: 1, id: 1 }, limit },
      ),
    /** Handling it again failed: it stays, behind the others, with the new reason. */
    failedAgain: async ({ id }: Pick<ParkedMessage, 'id'>, reason: string): Promise<void> => {
      const again = { reason: reason.slice(0, reasonLengthMax), parkedAt: new Date() };
      await rows.update({ id }, { set: again });
    },
    /** The message has had its effect after all. */
    settle: async ({ id }: Pick<ParkedMessage, 'id'>): Promise<void> => {
      await rows.update({ id }, { set: { replayedAt: new Date() } });
    },
  };
};

/** A service's parked messages. */
export type Parked = ReturnType<typeof openParked>;
