import { table } from '@rayon/store';
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
  row: memberUseShape,
  indexes: [{ on: { memberId: 1 } }],
});
