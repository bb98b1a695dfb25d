/** Removes documents whose date in a TTL index is long enough ago. */

import { decode, encodeKey, indexKeys } from '../bson';
import type { Collection, Index } from '../storage/catalog';
import { LockedByTransaction } from '../storage/conflicts';
import { documentKey, KIND, prefix } from '../storage/keys';
import type { Store } from '../storage/store';
import { deleteDocument } from './documents';
import { entryId } from './entries';

const BATCH = 200;
const EARLIEST = new Date(-8_640_000_000_000_000);

/** One sweep over all TTL indexes. */
export const sweepExpired = async (store: Store): Promise<void> => {
  for (const collection of store.catalog.values())
    for (const index of collection.indexes)
      if (index.expireAfterSeconds !== undefined && !index.building)
        await sweepIndex(store, collection, index);
};

const sweepIndex = async (store: Store, collection: Collection, index: Index): Promise<void> => {
  const [field] = index.fields;
  if (index.fields.length !== 1 || !field || index.expireAfterSeconds === undefined) return;
  const limit = new Date(Date.now() - index.expireAfterSeconds * 1000);
  for (;;) {
    const ids = expiredIds(store, index, limit);
    if (ids.length === 0) return;
    const removed = await store.write((writer) => {
      const current = writer.catalog.view.get(collection.namespace);
      if (current?.id !== collection.id) return 0;
      let count = 0;
      for (const id of ids) {
        const bytes = writer.get(documentKey(current.id, id));
        if (!bytes) continue;
        const document = decode(bytes);
        const { keys } = indexKeys(document, [field.path]);
        if (!keys.some(([date]) => date instanceof Date && date <= limit)) continue;
        try {
          deleteDocument(writer, current, id, document);
          count += 1;
        } catch (error) {
          // A transaction holds it: the next sweep will see.
          if (!(error instanceof LockedByTransaction)) throw error;
        }
      }
      return count;
    });
    if (removed === 0 || ids.length < BATCH) return;
  }
};

/** Dates only, oldest first; `limit` itself has expired. */
const expiredIds = (store: Store, index: Index, limit: Date): Buffer[] => {
  const [field] = index.fields;
  const direction = field?.direction ?? 1;
  const whole = prefix(KIND.index, index.id);
  const earliest = encodeKey([EARLIEST], [direction]).bytes;
  const latest = encodeKey([new Date(limit.getTime() + 1)], [direction]).bytes;
  const [start, end] =
    direction === 1 ? [earliest, latest] : [latest, Buffer.concat([earliest, Buffer.from([0xff])])];
  const ids: Buffer[] = [];
  const range = { start: Buffer.concat([whole, start]), end: Buffer.concat([whole, end]), expected: BATCH };
  for (const { key, value } of store.now.range(range)) {
    ids.push(Buffer.from(entryId(index, key, value)));
    if (ids.length === BATCH) break;
  }
  return ids;
};
