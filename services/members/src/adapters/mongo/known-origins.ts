import { required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { KnownOrigins } from '../../use-cases/ports';

type Row = { _id: string; at: Date };

const keptSeconds = 90 * 24 * 3600;

const schema = new Schema<Row>(
  {
    /** Fingerprint of account and origin together. */
    _id: required.text,
    at: required.instant,
  },
  { versionKey: false },
).index({ at: 1 }, { expireAfterSeconds: keptSeconds });

/** Origins accounts were signed in from in the last 90 days, as fingerprints. */
export const knownOriginsIn = (connection: Connection): KnownOrigins => {
  const model = connection.model<Row>('KnownOrigin', schema, 'knownOrigins');
  return {
    isKnown: async (key) => (await model.findOne({ _id: key }, { _id: 1 }).lean()) !== null,
    remember: async (key, at) => {
      await model.updateOne({ _id: key }, { $set: { at } }, { upsert: true });
    },
  };
};
