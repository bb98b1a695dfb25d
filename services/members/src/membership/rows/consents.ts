import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { type ConsentRecord, consentPurposes } from '../domain/consent';

/** A record of one member. */
export type ConsentRow = ConsentRecord & Readonly<{ id: string; memberId: string }>;

/** Consent records, in the order of their ids. There is no code that changes or removes one. */
export const consents = table<ConsentRow>('consents', {
  key: 'id',
  retention: keptAsLongAs('it proves what was agreed to, and when not any more'),
  row: z.object({
    id: z.string(),
    memberId: z.string(),
    purpose: z.enum(consentPurposes),
    granted: z.boolean(),
    wordingVersion: z.int(),
    at: z.date(),
  }),
  indexes: [{ on: { memberId: 1, id: 1 } }],
});
