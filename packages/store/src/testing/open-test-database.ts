import type { Envelope } from '@rayon/kernel';
import type { TestStore } from '@rayon/testkit';
import { connectStore } from '../connect-store';
import { createDatabase } from '../database';
import { type AnyTable, ensureIndexes } from '../ensure-indexes';
import type { EventSource, Publisher } from '../publisher';

/** A publisher that notes what it is handed and publishes what a test says. */
const notingPublisher = () => {
  const handed: Envelope[] = [];
  const published = new Set<string>();
  const sources: EventSource[] = [];
  const publisher: Publisher = {
    publish: (envelopes) => void handed.push(...envelopes),
    isPublished: (id) => published.has(id),
    recoverFrom: (source) => void sources.push(source),
  };
  return {
    ...publisher,
    handed,
    sources,
    /** Everything handed over so far is published. */
    publishAll: () => {
      for (const { id } of handed) published.add(id);
    },
    sweep: async () => {
      for (const source of sources) await source.sweep();
    },
    /** What a publisher that starts now would find. */
    waiting: async (): Promise<Envelope[]> => {
      const found: Envelope[] = [];
      for (const source of sources) found.push(...(await source.waiting(new Date(Date.now() + 60_000), 500)));
      return found;
    },
  };
};

/** A database as one process of a service has it. */
export const openTestDatabase = async (store: TestStore, name: string, tables: readonly AnyTable[]) => {
  const connection = await connectStore({ url: store.url, database: store.database(name) });
  await ensureIndexes(connection, tables);
  const publisher = notingPublisher();
  return { ...createDatabase(connection, publisher), publisher };
};
