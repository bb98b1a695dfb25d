import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

/** Numbers the catalogue keeps: the last sequence of the assortment's events, and the form its searches were written in. */
export const sequences = table('sequences', {
  key: 'name',
  retention: keptAsLongAs('events are numbered by it'),
  row: z.object({ name: z.string(), value: z.int() }),
});
