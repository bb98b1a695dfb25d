import { type Connection, keptDays, openRows, table } from '@rayon/store';
import { z } from 'zod';

/** Origins accounts were signed in from in the last 90 days. */
export const knownOrigins = table('knownOrigins', {
  key: 'key',
  retention: keptDays(90, 'at'),
  row: z.object({
    /** Fingerprint of account and origin together. */
    key: z.string(),
    at: z.date(),
  }),
});

/** Origins an account was signed in from before. */
export type KnownOrigins = Readonly<{
  isKnown: (key: string) => Promise<boolean>;
  remember: (key: string, at: Date) => Promise<void>;
}>;

/** Opens the known origins of the store. */
export const openKnownOrigins = (connection: Connection): KnownOrigins => {
  const rows = openRows(connection, knownOrigins);
  return {
    isKnown: async (key) => (await rows.find(key)) !== undefined,
    remember: async (key, at) => {
      await rows.update({ key }, { set: { at } }, { upsert: true });
    },
  };
};
