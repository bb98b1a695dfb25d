import type { Envelope } from '@rayon/kernel';
import { z } from 'zod';
import type { Database, Transaction } from './database';
import { absent, below } from './filters';
import { firstIdOf } from './first-id-of';
import type { EventSource } from './publisher';
import { keptAsLongAs } from './retention';
import { openRows } from './rows';
import { table } from './table';

const outboxRow = z.object({
  id: z.string(),
  envelope: z.custom<Envelope>(),
  /** Rows of earlier versions stayed after they were published. */
  publishedAt: z.date().optional(),
});

/** Events of a transaction that have no row of their own to wait in; each leaves once it is published. */
export const outboxTable = table('outbox', {
  key: 'id',
  row: outboxRow,
  retention: keptAsLongAs('the broker has not taken the event'),
});

/** Where the events of a change wait that is about things without a row of their own. */
export type Outbox = Readonly<{
  append: (transaction: Transaction, envelopes: readonly Envelope[]) => Promise<void>;
}>;

/** The outbox of a database. */
export const openOutbox = ({ connection, publisher }: Database): Outbox => {
  const rows = openRows(connection, outboxTable);
  const outstanding = new Set<string>();
  const source: EventSource = {
    name: 'outbox',
    waiting: async (since, limit) => {
      const filter = { id: below(firstIdOf(since)), publishedAt: absent };
      const found = await rows.findMany(filter, { sort: { id: 1 }, limit });
      for (const { id } of found) outstanding.add(id);
      return found.map(({ envelope }) => envelope);
    },
    sweep: async () => {
      const done = [...outstanding].filter(publisher.isPublished);
      for (const id of done) {
        await rows.remove({ id });
        outstanding.delete(id);
      }
    },
  };
  publisher.recoverFrom(source);
  return {
    append: async ({ session, events, afterwards }, envelopes) => {
      await rows.insert(
        envelopes.map((envelope) => ({ id: envelope.id, envelope })),
        { session },
      );
      events.push(...envelopes);
      afterwards.push(() => {
        for (const { id } of envelopes) outstanding.add(id);
      });
    },
  };
};
