import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

/** The last sequence number of the events about many things at once: there is one, the assortment's. */
export const sequences = table('sequences', {
  key: 'name',
  retention: keptAsLongAs('events are numbered by it'),
  row: z.object({ name: z.string(), value: z.int() }),
});
