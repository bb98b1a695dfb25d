import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, fromDocument, isDuplicateKey, type Table, toDocument } from '@rayon/store';
import type { Step } from './step';

const heldPauseMilliseconds = 50;

type Document = Record<string, unknown> & { _id: string };

/** The steps of a batch by row, in their order. */
const byRow = <Row>(steps: readonly Step<Row>[]): Map<string, Step<Row>[]> => {
  const rows = new Map<string, Step<Row>[]>();
  for (const step of steps) rows.set(step.key, [...(rows.get(step.key) ?? []), step]);
  return rows;
};

/** Two processes wrote the first row of a key at once: it is there now. Another unique index that refuses stays one. */
const racesMax = 5;

/**
 * Takes effect of steps in a collection: one read and one write, whatever their number. Waits while `mayFollow` says no,
 * which it is asked after each read.
 */
export const applySteps = async <Row extends object>(
  connection: Connection,
  declared: Table<Row>,
  { steps, mayFollow }: { steps: readonly Step<Row>[]; mayFollow?: () => Promise<boolean> },
): Promise<void> => {
  const followedAt = new Date();
  const collection = connection.collection<Document>(declared.collection);
  const wanted = byRow(steps);
  const ids = [...wanted.keys()];
  for (let races = 0; ; ) {
    const found = await collection.find({ _id: { $in: ids } }).toArray();
    // Asked after the read: rows that were read before new ones took their place no longer match when they are written.
    if (mayFollow && !(await mayFollow())) {
      await pause(heldPauseMilliseconds);
      continue;
    }
    const documents = new Map(found.map((document) => [document._id, document as Document]));
    const writes = ids.flatMap((id) => {
      const document = documents.get(id);
      const before = Number(document?.followed ?? -1);
      let row = document && fromDocument(declared, document);
      let followed = before;
      for (const { sequence, evolve } of wanted.get(id) ?? []) {
        if (sequence <= followed) continue;
        row = evolve(row);
        followed = sequence;
      }
      if (!row || followed === before) return [];
      const { _id, ...facts } = toDocument(declared, row);
      const replacement = { ...facts, followed, followedAt };
      const filter = document ? { _id: id, followed: document.followed ?? null } : { _id: id, followed: -1 };
      return [{ replaceOne: { filter, replacement, upsert: !document } }];
    });
    if (writes.length === 0) return;
    try {
      const options = { ordered: false, ignoreUndefined: true };
      const { matchedCount, upsertedCount } = await collection.bulkWrite(writes, options);
      // Another process followed the same row meanwhile: what it had is passed over, the rest is done on top.
      if (matchedCount + upsertedCount === writes.length) return;
    } catch (error) {
      races += 1;
      if (!isDuplicateKey(error) || races > racesMax) throw error;
    }
  }
};
