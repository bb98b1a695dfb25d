import { modelOf, oneOf, required } from '@rayon/store';
import { type ClientSession, type Connection, Schema } from 'mongoose';
import { untilHeard } from './until-heard';

type Row = { _id: string };

const schema = new Schema<Row>({ _id: required.text }, { versionKey: false });

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
      return untilHeard(async () => {
        const found = await model.find({ _id: oneOf(wanted) }, { _id: 1 }).lean();
        return found.length === wanted.length;
      });
    },
  };
};
