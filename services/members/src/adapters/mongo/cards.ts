import { below, oneOf, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { Card } from '../../domain/card';
import type { Cards, SecretBox } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = Omit<Card, 'id' | 'secret'> & { _id: string; sealedSecret: string };

const schema = new Schema<Row>(
  {
    _id: required.text,
    memberId: required.text,
    gsrn: required.text,
    sealedSecret: required.text,
    status: { type: String, enum: ['ACTIVE', 'BLOCKED'], required: true },
    lastAcceptedStep: required.number,
    issuedAt: required.instant,
  },
  { versionKey: false },
)
  .index({ gsrn: 1 }, { unique: true })
  // Not unique: a replaced card stays, so that its number keeps leading to its member.
  .index({ memberId: 1, issuedAt: 1 });

const purposeOf = (id: string) => `card-secret:${id}`;

/** Cards in the store; their secrets are sealed, each for its own card. */
export const cardsIn = (connection: Connection, box: SecretBox): Cards => {
  const model = connection.model<Row>('Card', schema, 'cards');
  const toCard = ({ _id, sealedSecret, ...card }: Row): Card => ({
    ...card,
    id: _id,
    secret: box.open(sealedSecret, purposeOf(_id)),
  });
  return {
    insert: async (transaction, { id, secret, ...card }) => {
      const row = { _id: id, ...card, sealedSecret: box.seal(secret, purposeOf(id)) };
      await model.create([row], { session: sessionOf(transaction) });
    },
    isTaken: async (gsrn, transaction) =>
      (await model.findOne({ gsrn }, { _id: 1 }).session(sessionOf(transaction)).lean()) !== null,
    findByGsrn: async (gsrn, transaction) => {
      const row = await model.findOne({ gsrn }).session(sessionOf(transaction)).lean<Row>();
      return row ? toCard(row) : undefined;
    },
    findByMembers: async (memberIds) => {
      if (memberIds.length === 0) return [];
      const rows = await model
        .find({ memberId: oneOf(memberIds) })
        .sort({ issuedAt: 1 })
        .lean<Row[]>();
      return rows.map(toCard);
    },
    recordStep: async (transaction, cardId, step) => {
      const written = await model.updateOne(
        { _id: cardId, lastAcceptedStep: below(step) },
        { $set: { lastAcceptedStep: step } },
        { session: sessionOf(transaction) ?? undefined },
      );
      return written.modifiedCount === 1;
    },
  };
};
