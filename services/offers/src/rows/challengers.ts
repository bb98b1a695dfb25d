import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

const challengerShape = z.object({ memberId: z.string(), chosen: z.int() });

/** How many challenges a member has ever chosen: where two choices of one member meet, so that they are one after the other. */
export const challengers = table<z.infer<typeof challengerShape>>('challengers', {
  key: 'memberId',
  retention: keptAsLongAs('the member may choose another'),
  row: challengerShape,
});
