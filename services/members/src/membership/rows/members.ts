import { locales } from '@rayon/kernel';
import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { Member } from '../domain/member';

/** Members. Every event about one, also that a consent, a birthday or their employment changed, is numbered and leaves with this row. */
export const members = aggregate<Member>('members', {
  key: 'id',
  retention: keptAsLongAs('the person is a member'),
  row: z.object({
    id: z.string(),
    firstName: z.string(),
    locale: z.enum(locales),
    enrolledAt: z.date(),
    birthday: z.string().optional(),
    employment: z.object({ since: z.date(), markedBy: z.string() }).optional(),
  }),
  // Few of all members are employees: they are listed without looking at the others.
  indexes: [{ on: { 'employment.since': 1 } }],
});
