import { above, type Connection, createLanes, keptDays, openRows, table, unlessThere } from '@rayon/store';
import { z } from 'zod';
import { type DelayRule, type Failures, secondsToWait, withFailure } from '../domain/sign-in-delay';

/** Rounds of reading and writing before a crowd of processes under one key has to come back. */
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

/** One attempt that was counted: what stood there before, and when it was made. */
export type Charge = Readonly<{ key: string; before: Failures | undefined; at: Date }>;

/** Counts failures under hashed keys, exact under concurrency. */
export type FailureCounts = Readonly<{
  find: (key: string) => Promise<Failures | undefined>;
  /** Counts one failure before its outcome is known; gives the seconds to wait instead when it comes too early. */
  charge: (key: string, rule: DelayRule, at: Date) => Promise<Charge | number>;
  /** Leaves things as if the attempt had not been made. */
  takeBack: (charge: Charge) => Promise<void>;
  forget: (key: string) => Promise<void>;
  /**
   * Attempts under one key one after the other, within this process: each is looked at when the one before is known, so
   * that the right person who comes five times at once is not taken for five failures. What bounds guessing, across
   * processes too, is that attempts are charged first.
   */
  inTurn: <Answer>(key: string, attempt: () => Promise<Answer>) => Promise<Answer>;
}>;

/** Opens the failure counts of the store. */
export const openFailureCounts = (connection: Connection): FailureCounts => {
  const rows = openRows(connection, failureCounts);
  const turns = createLanes();
  // Writes of one process under one key never meet.
  const writes = createLanes();

  const charge = async (key: string, rule: DelayRule, at: Date): Promise<Charge | number> => {
    for (let round = 0; round < roundsMax; round += 1) {
      const known = await rows.find(key);
      const wait = secondsToWait(known, rule, at);
      if (wait > 0) return wait;
      const next = withFailure(known, rule, at);
      const written = known
        ? (await rows.update({ key, version: known.version }, { set: next, add: { version: 1 } })) === 1
        : await unlessThere(() => rows.insert([{ key, ...next, version: 1 }]));
      if (written) return { key, before: known, at };
    }
    return 1;
  };

  const takeBack = async ({ key, before, at }: Charge): Promise<void> => {
    const less = { count: -1, version: 1 };
    // A pause runs from the last failure: an attempt that was none must not begin it anew.
    const restored =
      before &&
      (await rows.update(
        { key, lastAt: at, count: above(0) },
        { set: { lastAt: before.lastAt }, add: less },
      ));
    if (!restored) await rows.update({ key, count: above(0) }, { add: less });
  };

  return {
    find: (key) => rows.find(key),
    charge: (key, rule, at) => writes.run(key, () => charge(key, rule, at)),
    takeBack: (charged) => writes.run(charged.key, () => takeBack(charged)),
    forget: (key) => writes.run(key, async () => void (await rows.remove({ key }))),
    inTurn: turns.run,
  };
};
