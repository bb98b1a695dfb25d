import { createHash } from 'node:crypto';
import { serviceNames } from '@rayon/services';
import { connectStore } from '@rayon/store';
import { eventsWait } from '@rayon/testkit';

/** Every collection with how many documents it holds and a digest of them, by `database.collection`. */
export type StoreContent = Readonly<Record<string, string>>;

/** What may be written for somebody who is refused: it slows guessing down, or tells the owner who looked. */
const notes = new Set([
  'rayon-members.failureCounts',
  'rayon-members.knownOrigins',
  'rayon-members.staffReads',
  'rayon-points.accesses',
]);

const databases = serviceNames.map((name) => `rayon-${name}`);

/** Opens the databases of the services to look at them; nothing is ever written. */
export const openStoreContent = async (url: string) => {
  const connections = await Promise.all(databases.map((database) => connectStore({ url, database })));
  return {
    /** Whether something published is still on its way, so that rows are about to let go of it. */
    eventsWait: async (): Promise<boolean> => {
      for (const { db } of connections) if (db && (await eventsWait(db))) return true;
      return false;
    },
    read: async (): Promise<StoreContent> => {
      const content: Record<string, string> = {};
      for (const { db } of connections)
        for (const { name } of (await db?.listCollections({}, { nameOnly: true }).toArray()) ?? []) {
          const place = `${db?.databaseName}.${name}`;
          // Jobs run by the clock, whoever asks for what.
          if (notes.has(place) || name === 'jobs' || name === 'tierRecounts') continue;
          const documents = (await db?.collection(name).find({}).sort({ _id: 1 }).toArray()) ?? [];
          const digest = createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 12);
          content[place] = `${documents.length} documents, ${digest}`;
        }
      return content;
    },
    close: async () => {
      for (const connection of connections) await connection.close();
    },
  };
};
