import { newId } from '@rayon/kernel';
import { from, oneOf, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import { presentationHours } from '../../domain/member-view';
import type { Presentation, Presentations } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = Presentation & { _id: string };

const schema = new Schema<Row>(
  {
    _id: required.text,
    readerId: required.text,
    storeId: required.text,
    memberId: required.text,
    proof: { type: String, enum: ['STATIC', 'ROTATING'], required: true },
    at: required.instant,
  },
  { versionKey: false },
)
  .index({ memberId: 1, at: 1 })
  // Nobody needs to know where a card was shown longer than a reader may greet its member.
  .index({ at: 1 }, { expireAfterSeconds: presentationHours * 3600 });

/** Which cards were shown where lately. */
export const presentationsIn = (connection: Connection): Presentations => {
  const model = connection.model<Row>('Presentation', schema, 'presentations');
  return {
    insert: async (transaction, presentation) => {
      await model.create([{ _id: newId(), ...presentation }], { session: sessionOf(transaction) });
    },
    presentedSince: async (since, where, memberIds) => {
      if (memberIds.length === 0) return new Set();
      const place = 'readerId' in where ? { readerId: where.readerId } : { storeId: oneOf(where.storeIds) };
      const rows = await model
        .find({ memberId: oneOf(memberIds), at: from(since), ...place }, { memberId: 1 })
        .lean<Pick<Row, 'memberId'>[]>();
      return new Set(rows.map(({ memberId }) => memberId));
    },
  };
};
