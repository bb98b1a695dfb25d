import { above, type Connection, keptDays, openRows, table, unlessThere } from '@rayon/store';
import { z } from 'zod';
import { type DelayRule, secondsToWait, withFailure } from '../domain/sign-in-delay';

/** Rounds of reading and writing before a crowd under one key has to come back. */
const roundsMax = 8;

/** Failure counts, shared by every process. */
export const failureCounts = table('failureCounts', {
  key: 'key',
  // Longer than any rule remembers.
  retention: keptDays(1, 'lastAt'),
  row: z.object({
    /** Fingerprint of what is counted: no address is kept here. */
    key: z.string(),
    count: z.int(),
    lastAt: z.date(),
    /** Each write names the one it read. */
    version: z.int(),
  }),
});

/** Counts failures under hashed keys, exact under concurrency. */
export type FailureCounts = Readonly<{
  /** Seconds to wait now; counts nothing. */
  secondsToWait: (key: string, rule: DelayRule, at: Date) => Promise<number>;
  /** Counts one failure before its outcome is known; gives the seconds to wait instead when it comes too early. */
  charge: (key: string, rule: DelayRule, at: Date) => Promise<number>;
  takeBack: (key: string) => Promise<void>;
  forget: (key: string) => Promise<void>;
}>;

/** Opens the failure counts of the store. */
export const openFailureCounts = (connection: Connection): FailureCounts => {
  const rows = openRows(connection, failureCounts);
  return {
    secondsToWait: async (key, rule, at) => secondsToWait(await rows.find(key), rule, at),
    charge: async (key, rule, at) => {
      for (let round = 0; round < roundsMax; round += 1) {
        const known = await rows.find(key);
        const wait = secondsToWait(known, rule, at);
        if (wait > 0) return wait;
        const next = withFailure(known, rule, at);
        const written = known
          ? (await rows.update({ key, version: known.version }, { set: next, add: { version: 1 } })) === 1
          : await unlessThere(() => rows.insert([{ key, ...next, version: 1 }]));
        if (written) return 0;
      }
      return 1;
    },
    takeBack: async (key) => {
      await rows.update({ key, count: above(0) }, { add: { count: -1, version: 1 } });
    },
    forget: async (key) => {
      await rows.remove({ key });
    },
  };
};
