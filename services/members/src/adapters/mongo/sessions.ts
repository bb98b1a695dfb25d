import { required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { Session } from '../../domain/session';
import type { SecretBox, Sessions } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = Omit<Session, 'id'> & { _id: string; sealedSecret: string };

const schema = new Schema<Row>(
  {
    _id: required.text,
    holder: { type: String, enum: ['member', 'staff', 'brand'], required: true },
    subjectId: required.text,
    generation: required.number,
    renewedAt: required.instant,
    startedAt: required.instant,
    expiresAt: required.instant,
    revokedAt: Date,
    sealedSecret: required.text,
  },
  { versionKey: false },
)
  .index({ holder: 1, subjectId: 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const purposeOf = (id: string) => `session:${id}`;

/** Sessions in the store; what their renewals are proven with is sealed. */
export const sessionsIn = (connection: Connection, box: SecretBox): Sessions => {
  const model = connection.model<Row>('Session', schema, 'sessions');
  return {
    insert: async ({ id, secret, ...session }) => {
      await model.create([{ _id: id, ...session, sealedSecret: box.seal(secret, purposeOf(id)) }]);
    },
    find: async (id) => {
      const row = await model.findOne({ _id: id }).lean<Row>();
      if (!row) return undefined;
      const { _id, sealedSecret, ...session } = row;
      return { ...session, id: _id, secret: box.open(sealedSecret, purposeOf(_id)) };
    },
    renew: async (id, from, at, expiresAt) => {
      const written = await model.updateOne(
        { _id: id, generation: from },
        { $set: { generation: from + 1, renewedAt: at, expiresAt } },
      );
      return written.modifiedCount === 1;
    },
    revokeAll: async (transaction, holder, subjectId, at) => {
      await model.updateMany(
        { holder, subjectId, revokedAt: null },
        { $set: { revokedAt: at } },
        { session: sessionOf(transaction) ?? undefined },
      );
    },
    revoke: async (id, at) => {
      await model.updateOne({ _id: id, revokedAt: null }, { $set: { revokedAt: at } });
    },
  };
};
