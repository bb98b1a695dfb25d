import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import { type Session, sessionHolders } from '../domain/session';

/** A session with what its renewals are proven with, sealed. */
export type SessionRow = Session & Readonly<{ sealedSecret: string }>;

/**
 * What can be renewed. No aggregate: a change of password ends all sessions of a person in one update, and a renewal
 * names the generation it comes from.
 */
export const sessions = table<SessionRow>('sessions', {
  key: 'id',
  retention: keptDays(0, 'expiresAt'),
  row: z.object({
    id: z.string(),
    holder: z.enum(sessionHolders),
    subjectId: z.string(),
    generation: z.int(),
    renewedAt: z.date(),
    startedAt: z.date(),
    expiresAt: z.date(),
    revokedAt: z.date().optional(),
    sealedSecret: z.string(),
  }),
  indexes: [{ on: { holder: 1, subjectId: 1 } }, { on: { revokedAt: 1 }, sparse: true }],
});

/** What the secret of a session is sealed for. */
export const sessionPurpose = (id: string): string => `session:${id}`;
