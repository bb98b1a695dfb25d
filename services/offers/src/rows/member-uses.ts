import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

const memberUseShape = z.object({
  /** `<campaign>/<member>`. */
  useId: z.string(),
  campaignId: z.string(),
  memberId: z.string(),
  uses: z.int(),
});

/** Trips of one member in which a campaign that is limited per member gave something. */
export const memberUses = table('memberUses', {
  key: 'useId',
  retention: keptAsLongAs('there are the campaign and the member'),
  row: memberUseShape,
  indexes: [{ on: { memberId: 1 } }],
});
