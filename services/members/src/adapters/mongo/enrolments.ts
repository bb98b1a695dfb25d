import { above, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import { deviceKinds } from '../../domain/device';
import type { Enrolment, Enrolments } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = Omit<Enrolment, 'codeFingerprint'> & { _id: string; usedAt: Date | null; deviceId: string | null };

/** Used and expired invitations are kept for a while, for whoever asks how a machine got in. */
const keptSeconds = 90 * 24 * 3600;

const schema = new Schema<Row>(
  {
    /** Fingerprint of the code. */
    _id: required.text,
    storeId: required.text,
    kind: { type: String, enum: deviceKinds, required: true },
    label: required.text,
    createdBy: required.text,
    expiresAt: required.instant,
    usedAt: { type: Date, default: null },
    deviceId: { type: String, default: null },
  },
  { versionKey: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: keptSeconds });

/** Invitations of machines in the store. */
export const enrolmentsIn = (connection: Connection): Enrolments => {
  const model = connection.model<Row>('DeviceEnrolment', schema, 'deviceEnrolments');
  return {
    insert: async (transaction, { codeFingerprint, ...enrolment }) => {
      await model.create([{ _id: codeFingerprint, ...enrolment }], { session: sessionOf(transaction) });
    },
    use: async (transaction, codeFingerprint, { deviceId, at }) => {
      const row = await model
        .findOneAndUpdate(
          { _id: codeFingerprint, usedAt: null, expiresAt: above(at) },
          { $set: { usedAt: at, deviceId } },
          { returnDocument: 'after' },
        )
        .session(sessionOf(transaction))
        .lean<Row>();
      if (!row) return undefined;
      const { _id, storeId, kind, label, createdBy, expiresAt } = row;
      return { codeFingerprint: _id, storeId, kind, label, createdBy, expiresAt };
    },
  };
};
