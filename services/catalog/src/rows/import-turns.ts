import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rayon/kernel';
import { above, type Connection, createLanes, firstIdOf, keptDays, openRows, table } from '@rayon/store';
import { z } from 'zod';

/** Imports under way and those that wait, one per process; ids are in the order they were made. */
export const importTurns = table('importTurns', {
  key: 'id',
  retention: keptDays(1, 'at'),
  row: z.object({ id: z.string(), at: z.date() }),
});

/** An import takes less, also on a busy machine; one that was cut off holds the others up no longer. */
const turnMillisecondsMax = 8_000;
const lookMilliseconds = 10;

/** Lets imports take turns, in the order in which they came. */
export type ImportTurns = Readonly<{
  inTurn: <Answer>(at: Date, work: () => Promise<Answer>) => Promise<Answer>;
}>;

/**
 * Imports meet at one row, and of two at once the one that lost begins anew while the other's next is already under way:
 * it could lose for ever. Turns only spare them that; what keeps rows right is their transaction.
 */
export const openImportTurns = (connection: Connection): ImportTurns => {
  const rows = openRows(connection, importTurns);
  const lanes = createLanes();

  const comesFirst = async (id: string): Promise<boolean> => {
    const since = firstIdOf(new Date(Date.now() - turnMillisecondsMax));
    const [first] = await rows.findMany({ id: above(since) }, { sort: { id: 1 }, limit: 1 });
    return first === undefined || first.id >= id;
  };

  return {
    inTurn: (at, work) =>
      lanes.run('imports', async () => {
        const id = newId();
        await rows.insert([{ id, at }]);
        try {
          while (!(await comesFirst(id))) await pause(lookMilliseconds);
          return await work();
        } finally {
          // What was imported is; a turn that stays is over by itself.
          await rows.remove({ id }).catch(() => undefined);
        }
      }),
  };
};
