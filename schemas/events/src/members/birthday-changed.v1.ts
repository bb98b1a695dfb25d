import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id } from '../shapes';

/** A member said on which day of the year their birthday is, or took that back. Of the year nobody asks. */
export const BirthdayChangedV1 = defineEvent({
  subject: 'members.birthday.changed.v1',
  data: z.strictObject({
    memberId: id,
    /** MM-DD; 29 February is one. */
    birthday: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
      .nullable(),
  }),
  aggregateId: (data) => data.memberId,
});
