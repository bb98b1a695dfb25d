import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member wants no messages while they shop, or wants them again; for every process that tells offers. */
export const QuietChangedV1 = defineEvent({
  subject: 'offers.member.quiet-changed.v1',
  data: z.strictObject({ memberId: id, quiet: z.boolean(), at: instant }),
  aggregateId: (data) => data.memberId,
});
