import { oneOf, required, unlessThere } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { SessionHolder } from '../../domain/session';
import type { Login, Logins } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = { _id: string; holder: SessionHolder; email: string; passwordHash: string };

const schema = new Schema<Row>(
  {
    /** The member, member of staff or brand user who signs in with it. */
    _id: required.text,
    holder: { type: String, enum: ['member', 'staff', 'brand'], required: true },
    email: required.text,
    passwordHash: required.text,
  },
  { versionKey: false },
).index({ holder: 1, email: 1 }, { unique: true });

const toLogin = ({ _id, ...login }: Row): Login => ({ ...login, subjectId: _id });

/** Addresses of many people at once, for a list that shows them. */
export type EmailsOf = (ids: readonly string[]) => Promise<Map<string, string>>;

/** Logins in the store: one per person, one per address among people of a kind. */
export const loginsIn = (connection: Connection): Logins & { emailsOf: EmailsOf } => {
  const model = connection.model<Row>('Login', schema, 'logins');
  return {
    find: async (holder, email, transaction) => {
      const row = await model.findOne({ holder, email }).session(sessionOf(transaction)).lean<Row>();
      return row ? toLogin(row) : undefined;
    },
    findBySubject: async (holder, subjectId) => {
      const row = await model.findOne({ _id: subjectId, holder }).lean<Row>();
      return row ? toLogin(row) : undefined;
    },
    insert: (transaction, { subjectId, ...login }) =>
      unlessThere(() => model.create([{ _id: subjectId, ...login }], { session: sessionOf(transaction) })),
    setPassword: async (transaction, subjectId, passwordHash) => {
      await model.updateOne(
        { _id: subjectId },
        { $set: { passwordHash } },
        { session: sessionOf(transaction) ?? undefined },
      );
    },
    emailsOf: async (ids) => {
      if (ids.length === 0) return new Map();
      const rows = await model.find({ _id: oneOf(ids) }, { email: 1 }).lean<Row[]>();
      return new Map(rows.map(({ _id, email }) => [_id, email]));
    },
  };
};
