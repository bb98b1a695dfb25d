import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

/** The key of a campaign's own code: two campaigns may have the same, and neither learns it. */
export const codeIdOf = (hash: string, campaignId: string): string => `${hash}/${campaignId}`;

/**
 * Codes of which each is one campaign's own. What is printed is not here: a code is known again by its hash under the key
 * of this service.
 */
export const codes = table('codes', {
  key: 'codeId',
  retention: keptAsLongAs('there is the campaign'),
  row: z.object({
    /** `<hash>/<campaign>`. */
    codeId: z.string(),
    hash: z.string(),
    campaignId: z.string(),
    /** Baskets it is held for or was paid with. */
    uses: z.int(),
    /** Those of them that are paid. */
    spent: z.int(),
  }),
  indexes: [{ on: { hash: 1 } }, { on: { campaignId: 1, uses: 1 } }],
});
