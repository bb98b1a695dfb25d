import { mongo } from 'mongoose';

type Document = { _id: string };

/** One conditional update of one document that notes its mark in it (`meta.writes`). */
export type ConditionalUpdate = Readonly<{
  filter: Readonly<{ _id: string; 'meta.version': number | null }>;
  update: Record<string, object>;
  mark: string;
}>;

/** What became of a conditional update: written, or its condition did not hold. */
export type Written = 'written' | 'stale';

/** It cannot be told whether a change was written: the row was changed again too often since. */
class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
}

type Waiting = ConditionalUpdate & { resolve: (written: Written) => void; reject: (reason: unknown) => void };

/** Updates sent in one command. */
const togetherMax = 200;
/** Marks a document keeps: so many changes by others may follow until one is no longer found. */
export const marksMax = 8;

/** The updates of a command that the store refused (a unique index holds their key), when that is all that went wrong. */
const refusedOf = (error: unknown): ReadonlySet<number> => {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
  const refused = [error.writeErrors].flat().map(({ index }) => index);
  if (refused.length === 0) throw error;
  return new Set(refused);
};

/**
 * Sends conditional updates of one collection one command after another, all that wait meanwhile in the next: under
 * load one journaled flush and one round trip serve many. A lone update waits for nothing but the turn of the loop. Each
 * learns what became of itself.
 */
export const writeTogether = (collection: mongo.Collection<Document>) => {
  const waiting: Waiting[] = [];
  let sending = false;

  const sendOne = async ({ filter, update, resolve, reject }: Waiting): Promise<void> => {
    try {
      const written = await collection.updateOne(filter as mongo.Filter<Document>, update, {
        ignoreUndefined: true,
      });
      resolve(written.matchedCount === 1 ? 'written' : 'stale');
    } catch (error) {
      reject(error);
    }
  };

  /** The store counts only how many conditions held: which ones the documents themselves tell, by their marks. */
  const tellApart = async (batch: readonly Waiting[]): Promise<void> => {
    const found = await collection
      .find(
        { _id: { $in: batch.map(({ filter }) => filter._id) } },
        { projection: { 'meta.version': 1, 'meta.writes': 1 } },
      )
      .toArray();
    type Marked = Document & { meta?: { version: number; writes?: string[] } };
    const byId = new Map((found as Marked[]).map((document) => [document._id, document.meta]));
    for (const { filter, mark, resolve, reject } of batch) {
      const meta = byId.get(filter._id);
      const since = (meta?.version ?? 0) - (filter['meta.version'] ?? 0);
      if (meta?.writes?.includes(mark)) resolve('written');
      else if (since <= marksMax) resolve('stale');
      else reject(new OutcomeUnknown(`${collection.collectionName}/${filter._id} changes too often`));
    }
  };

  const sendMany = async (batch: readonly Waiting[]): Promise<void> => {
    let refused: ReadonlySet<number> = new Set();
    const { matchedCount } = await collection
      .bulkWrite(
        batch.map(({ filter, update }) => ({
          updateOne: { filter: filter as mongo.Filter<Document>, update },
        })),
        { ordered: false, ignoreUndefined: true },
      )
      .catch((error: unknown) => {
        refused = refusedOf(error);
        return (error as mongo.MongoBulkWriteError).result;
      });
    const others = batch.filter((_, index) => !refused.has(index));
    if (matchedCount === others.length) for (const { resolve } of others) resolve('written');
    else await tellApart(others);
    // Sent by itself a refused update learns the store's own reason.
    for (const one of batch.filter((_, index) => refused.has(index))) await sendOne(one);
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, togetherMax);
      const [only] = batch;
      if (batch.length === 1 && only) await sendOne(only);
      else
        await sendMany(batch).catch((error: unknown) => {
          for (const { reject } of batch) reject(error);
        });
    }
    sending = false;
  };

  return (update: ConditionalUpdate): Promise<Written> =>
    new Promise((resolve, reject) => {
      waiting.push({ ...update, resolve, reject });
      if (sending) return;
      sending = true;
      // What is asked for in the same turn of the loop goes together.
      setImmediate(() => void drain());
    });
};
