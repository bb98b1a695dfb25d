import { setTimeout as pause } from 'node:timers/promises';
import { type ClientSession, type Connection, Schema } from 'mongoose';
import { modelOf } from './collections';
import { oneOf } from './filters';
import { required } from './required';

type Row = { _id: string };

const schema = new Schema<Row>({ _id: required.text }, { versionKey: false });

/** How long an event that is on its way is waited for, and how often the copy is looked at. */
const wait = { millisecondsMax: 2_000, stepMilliseconds: 50 } as const;

/** Ids that another service told of: enough to refuse what points at nothing. */
export type KnownIds = Readonly<{
  remember: (id: string, session: ClientSession | null) => Promise<void>;
  /** Whether every one of them is known; waits up to two seconds for those whose event is on its way. */
  allKnown: (ids: readonly string[]) => Promise<boolean>;
}>;

/** The copy in one collection of the service's own database. Register it before `ensureIndexes`. */
export const knownIdsIn = (connection: Connection, name: { model: string; collection: string }): KnownIds => {
  const model = modelOf(connection, name.model, schema.clone(), name.collection);
  return {
    remember: async (id, session) => {
      await model.updateOne(
        { _id: id },
        { $setOnInsert: { _id: id } },
        { upsert: true, session: session ?? undefined },
      );
    },
    allKnown: async (ids) => {
      const wanted = [...new Set(ids)];
      if (wanted.length === 0) return true;
      for (let waited = 0; ; waited += wait.stepMilliseconds) {
        const found = await model.find({ _id: oneOf(wanted) }, { _id: 1 }).lean();
        if (found.length === wanted.length) return true;
        if (waited >= wait.millisecondsMax) return false;
        await pause(wait.stepMilliseconds);
      }
    },
  };
};
