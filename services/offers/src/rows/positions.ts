import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

/** The one row: the position of the latest change among those of all campaigns. */
export const campaignPosition = 'campaigns';

/** Positions that are taken one after another, in a transaction, so that they become visible in their order. */
export const positions = table('positions', {
  key: 'name',
  retention: keptAsLongAs('changes of campaigns are numbered by it'),
  row: z.object({ name: z.string(), value: z.int() }),
});
