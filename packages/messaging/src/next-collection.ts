import { newId } from '@rayon/kernel';
import { type Connection, ensureIndexes, firstIdOf, type Table } from '@rayon/store';

/** What a process that died while it made rows anew left behind goes after this. */
const leftBehindMilliseconds = 86_400_000;

/** An empty collection with the indexes of a table, to be filled and to take its place. */
export const openNextCollection = async <Row extends object>(
  connection: Connection,
  declared: Table<Row>,
) => {
  const prefix = `${declared.collection}~next~`;
  const oldest = `${prefix}${firstIdOf(new Date(Date.now() - leftBehindMilliseconds))}`;
  for (const { name } of await connection.listCollections())
    if (name.startsWith(prefix) && name < oldest) await connection.dropCollection(name);
  const collection = `${prefix}${newId()}`;
  const table = { ...declared, collection };
  await ensureIndexes(connection, [table]);
  return {
    table,
    takePlace: async (): Promise<void> => {
      await connection.collection(collection).rename(declared.collection, { dropTarget: true });
    },
    drop: () => connection.dropCollection(collection),
  };
};
