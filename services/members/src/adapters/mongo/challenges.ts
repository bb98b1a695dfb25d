import { required, unlessThere } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { Challenges } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = { _id: string; expiresAt: Date };

/** Kept well past the last instant a challenge could be accepted, then swept. */
const keptSeconds = 3600;

const schema = new Schema<Row>(
  { _id: required.text, expiresAt: required.instant },
  { versionKey: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: keptSeconds });

/** Challenges that were answered, so that none is answered twice. */
export const challengesIn = (connection: Connection): Challenges => {
  const model = connection.model<Row>('UsedChallenge', schema, 'usedChallenges');
  return {
    useOnce: (transaction, challengeId, expiresAt) =>
      unlessThere(() => model.create([{ _id: challengeId, expiresAt }], { session: sessionOf(transaction) })),
  };
};
