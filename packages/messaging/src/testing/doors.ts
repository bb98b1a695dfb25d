import { setTimeout as pause } from 'node:timers/promises';
import type { EventBus } from '@rayon/bus';
import { accepted, defineEvent, type Envelope, newEvent, silent } from '@rayon/kernel';
import {
  aggregate,
  announce,
  connectStore,
  createDatabase,
  ensureIndexes,
  keptAsLongAs,
  openAggregate,
  openOutbox,
} from '@rayon/store';
import type { TestStore } from '@rayon/testkit';
import { z } from 'zod';
import { archiveTable, epochTable, openArchive } from '../archive';
import { openParked, parkedTable } from '../parked';
import { createRelay } from '../relay';

export const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string(), filler: z.string().optional() }),
  aggregateId: (data) => data.door,
});
export const DoorClosedV1 = defineEvent({
  subject: 'shop.door.closed.v1',
  data: z.strictObject({ door: z.string() }),
  aggregateId: (data) => data.door,
});

export const opened = (door: string, sequence: number, filler?: string) =>
  newEvent(DoorOpenedV1, { data: { door, filler }, sequence, at: new Date(), correlationId: 'test' });
export const closed = (door: string, sequence: number) =>
  newEvent(DoorClosedV1, { data: { door }, sequence, at: new Date(), correlationId: 'test' });

const doors = aggregate('doors', {
  retention: keptAsLongAs('the test runs'),
  key: 'door',
  row: z.object({ door: z.string(), count: z.int() }),
});

export const until = async (reached: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 60_000;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('not reached');
    await pause(5);
  }
};

/** A broker that only notes what it was given. */
export const notingBus = (seen: string[], publish?: EventBus['publish']): EventBus => ({
  publish: async (envelopes) => {
    await publish?.(envelopes);
    seen.push(...envelopes.map((envelope) => `${envelope.subject}${envelope.sequence}`));
  },
  subscribe: async () => ({ stop: async () => undefined }),
  tap: async () => ({ stop: async () => undefined }),
  close: async () => undefined,
});

/** One process of a service that owns doors, its relay not started. */
export const openShop = async (store: TestStore, name: string, bus: EventBus) => {
  const connection = await connectStore({ url: store.url, database: store.database(name) });
  await ensureIndexes(connection, [doors, parkedTable, archiveTable, epochTable]);
  const parked = openParked(connection, 'shop');
  const archive = openArchive(connection, { bus, service: 'shop', logger: silent });
  const relay = createRelay({ bus, archive, parked, logger: silent });
  const database = createDatabase(connection, relay);
  const outbox = openOutbox(database);
  const rows = openAggregate(database, doors);
  return {
    connection,
    parked,
    relay,
    database,
    outbox,
    /** Commits events that have no row of their own. */
    append: (...events: Envelope[]) => database.transact((transaction) => outbox.append(transaction, events)),
    /** Counts a door, which its row announces. */
    open: (door: string) =>
      rows.change(
        door,
        { cause: { correlationId: 'test', at: new Date() }, initial: () => ({ door, count: 0 }) },
        (row) =>
          accepted({ row: { door, count: row.count + 1 }, events: [announce(DoorOpenedV1, { door })] }),
      ),
    /** What waits in the store to be published. */
    waiting: async () => {
      const outboxed = await connection.collection('outbox').countDocuments();
      const inRows = await connection
        .collection('doors')
        .find({ 'meta.since': { $exists: true } })
        .toArray();
      return outboxed + inRows.length;
    },
    /** Ends the process; `as` a crash, what it would have tidied up stays. */
    close: async () => {
      await relay.stop();
      await connection.close();
    },
    crash: async () => {
      await connection.close();
      await relay.stop();
    },
  };
};
export type Shop = Awaited<ReturnType<typeof openShop>>;
