import { keptDays, table } from '@rayon/store';
import { z } from 'zod';

const memberUseShape = z.object({
  /** `<campaign>/<member>`; of a day `<campaign>/<day>/<member>`. */
  useId: z.string(),
  campaignId: z.string(),
  memberId: z.string(),
  uses: z.int(),
  /** Its beginning in UTC, of uses of a day. */
  day: z.date().optional(),
});

/**
 * Trips of one member in which a campaign that is limited per member gave something. Those of a day leave when no open trip can be of it
 * any more, the others stay as long as there are the campaign and the member.
 */
export const memberUses = table('memberUses', {
  key: 'useId',
  retention: keptDays(3, 'day'),
  row: memberUseShape,
  indexes: [{ on: { memberId: 1 } }],
});
