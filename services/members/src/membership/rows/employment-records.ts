import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { EmploymentRecord } from '../domain/employment';

/** An act about one member. */
export type EmploymentRow = EmploymentRecord & Readonly<{ id: string }>;

/** Who marked which member as an employee or took that back, in the order of their ids. Only ever added to. */
export const employmentRecords = table<EmploymentRow>('employmentRecords', {
  key: 'id',
  retention: keptAsLongAs('the person is a member'),
  row: z.object({
    id: z.string(),
    memberId: z.string(),
    employed: z.boolean(),
    staffId: z.string(),
    at: z.date(),
  }),
  indexes: [{ on: { memberId: 1, id: 1 } }],
});
