import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { type Device, deviceKinds, deviceStatuses } from '../domain/device';

/** Enrolled machines. */
export const devices = table<Device>('devices', {
  key: 'id',
  retention: keptAsLongAs('receipts and trips name it, revoked or not'),
  row: z.object({
    id: z.string(),
    kind: z.enum(deviceKinds),
    label: z.string(),
    storeId: z.string(),
    x: z.string(),
    y: z.string(),
    status: z.enum(deviceStatuses),
    enrolledAt: z.date(),
    lastSeenAt: z.date().optional(),
    revokedAt: z.date().optional(),
  }),
  indexes: [{ on: { storeId: 1, id: 1 } }, { on: { revokedAt: 1 }, sparse: true }],
});
