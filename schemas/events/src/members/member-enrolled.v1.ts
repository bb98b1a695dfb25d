import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** Someone joined the programme. Carries no name and no address: other services need neither. */
export const MemberEnrolledV1 = defineEvent({
  subject: 'members.member.enrolled.v1',
  data: z.strictObject({ memberId: id, locale: z.enum(['fr', 'en']), enrolledAt: instant }),
  aggregateId: (data) => data.memberId,
});
