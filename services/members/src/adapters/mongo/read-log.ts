import { newId } from '@rayon/kernel';
import { required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { ReadLog } from '../../use-cases/ports';

type Row = { _id: string; staffId: string; memberId: string; correlationId: string; at: Date };

const schema = new Schema<Row>(
  {
    _id: required.text,
    staffId: required.text,
    memberId: required.text,
    correlationId: required.text,
    at: required.instant,
  },
  { versionKey: false },
)
  .index({ memberId: 1, at: 1 })
  .index({ staffId: 1, at: 1 });

/** Which member of staff saw which member, in the store. Only ever added to. */
export const readLogIn = (connection: Connection): ReadLog => {
  const model = connection.model<Row>('StaffRead', schema, 'staffReads');
  return {
    append: async (entries) => {
      if (entries.length === 0) return;
      await model.insertMany(entries.map((entry) => ({ _id: newId(), ...entry })));
    },
  };
};
