import { createKeyTable, type Jwk, type KeyTable } from '@rayon/auth';
import type { ClientSession } from 'mongoose';
import type { CardKeyDocument, ScannerCollections } from './models';

/** The copy of the public keys that *members* signs card presentations with. */
export type CardKeys = Readonly<{
  /** The keys this process knows. */
  table: KeyTable;
  store: (key: Jwk, session: ClientSession) => Promise<void>;
  /** Reads what other processes of the service have learned; those who ask at once share one read. */
  reload: () => Promise<void>;
}>;

/** Public keys in the service's database; a table in memory answers. */
export const createCardKeys = ({ cardKeys }: Pick<ScannerCollections, 'cardKeys'>): CardKeys => {
  const table = createKeyTable();
  const read = async () => {
    const documents = await cardKeys.find<CardKeyDocument>({}).limit(50).toArray();
    for (const { _id, ...key } of documents) table.add({ kid: _id, ...key });
  };
  let reading: Promise<void> | undefined;
  return {
    table,
    store: async ({ kid, ...key }, session) => {
      await cardKeys.replaceOne({ _id: kid as never }, key, { session, upsert: true });
    },
    reload: () => {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
};
