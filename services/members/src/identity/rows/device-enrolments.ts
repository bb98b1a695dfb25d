import { table } from '@rayon/store';
import { z } from 'zod';
import { deviceKinds } from '../domain/device';

/** Used and expired invitations are kept for a while, for whoever asks how a machine got in. */
const keptSeconds = 90 * 24 * 3600;

/** Invitations, each for one machine of one store; of the code itself only its fingerprint is kept. */
export const deviceEnrolments = table('deviceEnrolments', {
  key: 'codeFingerprint',
  row: z.object({
    codeFingerprint: z.string(),
    storeId: z.string(),
    kind: z.enum(deviceKinds),
    label: z.string(),
    createdBy: z.string(),
    expiresAt: z.date(),
    /** Null until it is used. */
    usedAt: z.date().nullable(),
    deviceId: z.string().nullable(),
  }),
  indexes: [{ on: { expiresAt: 1 }, expireAfterSeconds: keptSeconds }],
});

/** What the code is sealed and fingerprinted for. */
export const enrolmentPurpose = 'enrolment-code';
