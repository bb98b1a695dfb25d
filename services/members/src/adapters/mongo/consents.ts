import { newId } from '@rayon/kernel';
import { oneOf, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import { type ConsentRecord, consentPurposes } from '../../domain/consent';
import type { Consents } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = ConsentRecord & { _id: string; memberId: string };

const schema = new Schema<Row>(
  {
    /** Sortable by the order of writing. */
    _id: required.text,
    memberId: required.text,
    purpose: { type: String, enum: consentPurposes, required: true },
    granted: required.flag,
    wordingVersion: required.number,
    at: required.instant,
  },
  { versionKey: false },
).index({ memberId: 1, _id: 1 });

/** Consent records in the store. There is no code that changes or removes one. */
export const consentsIn = (connection: Connection): Consents => {
  const model = connection.model<Row>('Consent', schema, 'consents');
  return {
    append: async (transaction, memberId, records) => {
      if (records.length === 0) return;
      const rows = records.map((record) => ({ _id: newId(), memberId, ...record }));
      await model.insertMany(rows, { session: sessionOf(transaction) ?? undefined });
    },
    history: async (memberIds) => {
      const histories = new Map<string, ConsentRecord[]>(memberIds.map((memberId) => [memberId, []]));
      if (memberIds.length === 0) return histories;
      const rows = await model
        .find({ memberId: oneOf(memberIds) })
        .sort({ _id: 1 })
        .lean<Row[]>();
      for (const { memberId, purpose, granted, wordingVersion, at } of rows)
        histories.get(memberId)?.push({ purpose, granted, wordingVersion, at });
      return histories;
    },
  };
};
