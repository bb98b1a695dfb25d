import { newId } from '@rayon/kernel';
import { type Connection, keptAsLongAs, openRows, table } from '@rayon/store';
import { z } from 'zod';

/** A process that died while it held a projection lets it go on after this. */
const holdMilliseconds = 120_000;

/** Projections whose new rows have just taken their place and still catch up. */
const holdTable = table('projections', {
  key: 'name',
  retention: keptAsLongAs('there is the projection'),
  row: z.object({ name: z.string(), owner: z.string(), heldUntil: z.date() }),
});

/** Holds the usual consumer of a projection, in whatever process it runs. */
export const openHold = (connection: Connection, name: string) => {
  const holds = openRows(connection, holdTable);
  const owner = newId();
  return {
    begin: () => holds.put([{ name, owner, heldUntil: new Date(Date.now() + holdMilliseconds) }]),
    end: () => holds.remove({ name, owner }),
    isFree: async (): Promise<boolean> => {
      const hold = await holds.find(name);
      return hold === undefined || hold.heldUntil.getTime() <= Date.now();
    },
  };
};
