import type { mongo } from 'mongoose';

type Document = { _id: string };

/** One conditional update of one document. */
export type ConditionalUpdate = Readonly<{ filter: Record<string, unknown>; update: Record<string, object> }>;

/**
 * What became of a conditional update: written, or not known to be. The latter means that its condition did not hold,
 * or that one of those it was sent with did not: read the document and decide again.
 */
export type Written = 'written' | 'uncertain';

type Waiting = ConditionalUpdate & { resolve: (written: Written) => void; reject: (reason: unknown) => void };

/** Updates sent in one command. */
const togetherMax = 200;

/**
 * Sends conditional updates of one collection one command after another, all that wait meanwhile in the next: under
 * load one journaled flush and one round trip serve many. A lone update goes at once.
 */
export const writeTogether = (collection: mongo.Collection<Document>) => {
  const waiting: Waiting[] = [];
  let sending = false;

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    const [only] = batch;
    const matched =
      batch.length === 1 && only
        ? (await collection.updateOne(only.filter, only.update, { ignoreUndefined: true })).matchedCount
        : (
            await collection.bulkWrite(
              batch.map(({ filter, update }) => ({ updateOne: { filter, update } })),
              { ordered: false, ignoreUndefined: true },
            )
          ).matchedCount;
    const outcome = matched === batch.length ? 'written' : 'uncertain';
    for (const { resolve } of batch) resolve(outcome);
  };

  const drain = async (): Promise<void> => {
    sending = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, togetherMax);
      try {
        await send(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    sending = false;
  };

  return (update: ConditionalUpdate): Promise<Written> =>
    new Promise((resolve, reject) => {
      waiting.push({ ...update, resolve, reject });
      if (!sending) void drain();
    });
};
