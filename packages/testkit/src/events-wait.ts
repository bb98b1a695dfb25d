import type { Db } from 'mongodb';

/** Whether an event waits to be published in a row or the outbox of a service's database, or is not let go of yet. */
export const eventsWait = async (database: Db): Promise<boolean> => {
  for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray()) {
    const filter =
      name === 'outbox' ? { publishedAt: { $exists: false } } : { 'meta.since': { $exists: true } };
    if (await database.collection(name).findOne(filter)) return true;
  }
  return false;
};
