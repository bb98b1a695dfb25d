import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member was marked as an employee of the retailer, or that was taken back. By whom stays with its publisher. */
export const EmploymentChangedV1 = defineEvent({
  subject: 'members.employment.changed.v1',
  data: z.strictObject({ memberId: id, employed: z.boolean(), at: instant }),
  aggregateId: (data) => data.memberId,
});
