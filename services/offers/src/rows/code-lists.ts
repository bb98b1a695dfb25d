import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

/** How many codes of its own a campaign has; whoever adds some meets here, so that they never become too many. */
export const codeLists = table('codeLists', {
  key: 'campaignId',
  retention: keptAsLongAs('there is the campaign'),
  row: z.object({ campaignId: z.string(), count: z.int() }),
});
