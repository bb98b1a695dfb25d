import { type Locale, locales } from '@rayon/kernel';
import { oneOf, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { Member } from '../../domain/member';
import type { Members } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = { _id: string; firstName: string; locale: Locale; enrolledAt: Date; lastSequence: number };

const schema = new Schema<Row>(
  {
    _id: required.text,
    firstName: required.text,
    locale: { type: String, enum: locales, required: true },
    enrolledAt: required.instant,
    /** Number of the last event about this member. */
    lastSequence: required.number,
  },
  { versionKey: false },
);

const toMember = ({ _id, firstName, locale, enrolledAt }: Row): Member => ({
  id: _id,
  firstName,
  locale,
  enrolledAt,
});

/** Members in the store. */
export const membersIn = (connection: Connection): Members => {
  const model = connection.model<Row>('Member', schema, 'members');
  return {
    insert: async (transaction, { id, ...member }, { lastSequence }) => {
      await model.create([{ _id: id, ...member, lastSequence }], { session: sessionOf(transaction) });
    },
    find: async (id) => {
      const row = await model.findOne({ _id: id }).lean<Row>();
      return row ? toMember(row) : undefined;
    },
    findMany: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await model.find({ _id: oneOf(ids) }).lean<Row[]>();
      return rows.map(toMember);
    },
    nextSequence: async (transaction, id) => {
      const row = await model
        .findOneAndUpdate({ _id: id }, { $inc: { lastSequence: 1 } }, { returnDocument: 'after' })
        .session(sessionOf(transaction))
        .orFail()
        .lean<Row>();
      return row.lastSequence;
    },
  };
};
