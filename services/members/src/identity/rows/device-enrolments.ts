import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import { deviceKinds } from '../domain/device';

/** Invitations, each for one machine of one store; of the code itself only its fingerprint is kept. */
export const deviceEnrolments = table('deviceEnrolments', {
  key: 'codeFingerprint',
  // For whoever asks how a machine got in.
  retention: keptDays(90, 'expiresAt'),
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
});

/** What the code is sealed and fingerprinted for. */
export const enrolmentPurpose = 'enrolment-code';
