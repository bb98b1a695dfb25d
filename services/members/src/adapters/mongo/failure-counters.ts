import { above, required, unlessThere } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import { type DelayRule, type Failures, secondsToWait, withFailure } from '../../domain/sign-in-delay';
import type { FailureCounters } from '../../use-cases/ports';

type Row = { _id: string; count: number; lastAt: Date; version: number };

/** Longer than any rule remembers. */
const keptSeconds = 24 * 3600;

/** Rounds of reading and writing before a crowd under one key is told to come back. */
const roundsMax = 8;

const schema = new Schema<Row>(
  {
    /** Fingerprint of what is counted: no address is kept here. */
    _id: required.text,
    count: required.number,
    lastAt: required.instant,
    version: required.number,
  },
  { versionKey: false },
).index({ lastAt: 1 }, { expireAfterSeconds: keptSeconds });

/** Failure counts in the store, shared by every process. Each write names the version it read. */
export const failureCountersIn = (connection: Connection): FailureCounters => {
  const model = connection.model<Row>('FailureCount', schema, 'failureCounts');
  const read = (key: string) => model.findOne({ _id: key }).lean<Row>();

  const write = async (key: string, row: Row | null, next: Failures): Promise<boolean> => {
    if (!row) return unlessThere(() => model.create([{ _id: key, ...next, version: 1 }]));
    const written = await model.updateOne(
      { _id: key, version: row.version },
      { $set: { count: next.count, lastAt: next.lastAt }, $inc: { version: 1 } },
    );
    return written.modifiedCount === 1;
  };

  return {
    secondsToWait: async (key, rule: DelayRule, at) =>
      secondsToWait((await read(key)) ?? undefined, rule, at),
    charge: async (key, rule, at) => {
      for (let round = 0; round < roundsMax; round += 1) {
        const row = await read(key);
        const wait = secondsToWait(row ?? undefined, rule, at);
        if (wait > 0) return wait;
        if (await write(key, row, withFailure(row ?? undefined, rule, at))) return 0;
      }
      return 1;
    },
    takeBack: async (key) => {
      await model.updateOne({ _id: key, count: above(0) }, { $inc: { count: -1, version: 1 } });
    },
    forget: async (key) => {
      await model.deleteOne({ _id: key });
    },
  };
};
