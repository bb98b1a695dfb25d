import type { Envelope } from '@rayon/kernel';
import type { mongo } from 'mongoose';
import type { Meta } from './aggregate-document';
import type { EventSource, Publisher } from './publisher';

type Document = Record<string, unknown> & { _id: string };

/** The unpublished events in the rows of one aggregate, as the publisher recovers and forgets them. */
export const unpublishedOf = (
  collection: mongo.Collection<Document>,
  { name, publisher }: { name: string; publisher: Publisher },
): EventSource & Readonly<{ wrote: (key: string, meta: Meta) => void }> => {
  /** Rows whose newest events are on their way, with the version that holds them. */
  const outstanding = new Map<string, { version: number; newest: string }>();

  const wrote = (key: string, { version, unpublished }: Meta): void => {
    const newest = unpublished.at(-1)?.id;
    if (newest === undefined) outstanding.delete(key);
    else outstanding.set(key, { version, newest });
  };

  return {
    name,
    wrote,
    waiting: async (since, limit) => {
      const found = await collection
        .find({ 'meta.since': { $lte: since } }, { projection: { meta: 1 } })
        .sort({ 'meta.since': 1 })
        .limit(limit)
        .toArray();
      const envelopes: Envelope[] = [];
      for (const { _id, meta } of found as unknown as { _id: string; meta: Meta }[]) {
        wrote(_id, meta);
        envelopes.push(...meta.unpublished);
      }
      return envelopes;
    },
    // The next change of a row lets published events go by itself; this is for rows that nobody changes any more.
    sweep: async () => {
      const done = [...outstanding].filter(([, { newest }]) => publisher.isPublished(newest));
      if (done.length === 0) return;
      await collection.bulkWrite(
        done.map(([_id, { version }]) => ({
          updateOne: {
            filter: { _id, 'meta.version': version },
            update: { $set: { 'meta.unpublished': [] }, $unset: { 'meta.since': '' } },
          },
        })),
        { ordered: false },
      );
      for (const [key, { version }] of done)
        if (outstanding.get(key)?.version === version) outstanding.delete(key);
    },
  };
};
