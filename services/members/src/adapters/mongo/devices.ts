import { pageOf } from '@rayon/kernel';
import { above, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import { type Device, deviceKinds } from '../../domain/device';
import type { Devices } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = Omit<Device, 'id' | 'publicKey'> & { _id: string; x: string; y: string };

const schema = new Schema<Row>(
  {
    _id: required.text,
    kind: { type: String, enum: deviceKinds, required: true },
    label: required.text,
    storeId: required.text,
    x: required.text,
    y: required.text,
    status: { type: String, enum: ['ACTIVE', 'REVOKED'], required: true },
    enrolledAt: required.instant,
    lastSeenAt: Date,
    revokedAt: Date,
  },
  { versionKey: false },
).index({ storeId: 1, _id: 1 });

const toDevice = ({ _id, x, y, ...device }: Row): Device => ({ ...device, id: _id, publicKey: { x, y } });

/** Enrolled machines in the store. */
export const devicesIn = (connection: Connection): Devices => {
  const model = connection.model<Row>('Device', schema, 'devices');
  return {
    insert: async (transaction, { id, publicKey, ...device }) => {
      await model.create([{ _id: id, ...device, ...publicKey }], { session: sessionOf(transaction) });
    },
    find: async (id, transaction) => {
      const row = await model.findOne({ _id: id }).session(sessionOf(transaction)).lean<Row>();
      return row ? toDevice(row) : undefined;
    },
    list: async ({ storeId, first, after }) => {
      const filter = {
        ...(storeId === undefined ? {} : { storeId }),
        ...(after === undefined ? {} : { _id: above(after) }),
      };
      const rows = await model
        .find(filter)
        .sort({ _id: 1 })
        .limit(first + 1)
        .lean<Row[]>();
      return pageOf(rows, first, { markOf: ({ _id }) => _id, toItem: toDevice });
    },
    seen: async (transaction, id, at) => {
      await model.updateOne(
        { _id: id },
        { $set: { lastSeenAt: at } },
        { session: sessionOf(transaction) ?? undefined },
      );
    },
    revoke: async (transaction, id, at) => {
      const session = sessionOf(transaction);
      const row = await model.findOne({ _id: id }).session(session).lean<Row>();
      if (!row) return false;
      if (row.status === 'ACTIVE')
        await model.updateOne(
          { _id: id, status: 'ACTIVE' },
          { $set: { status: 'REVOKED', revokedAt: at } },
          { session: session ?? undefined },
        );
      return true;
    },
  };
};
