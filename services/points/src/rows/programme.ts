import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { ProgrammeTerms } from '../domain/programme-terms';

const monthsShape = z.int().positive();

const termsShape = z.object({
  version: z.int().positive(),
  pendingDays: z.int().nonnegative(),
  expiry: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('never') }),
    z.object({ kind: z.literal('rolling'), months: monthsShape }),
    z.object({ kind: z.literal('calendar'), month: z.int(), day: z.int() }),
    z.object({ kind: z.literal('activity'), months: monthsShape }),
  ]),
  timeZone: z.string(),
  setAt: z.date(),
  setBy: z.string(),
});

/** The one row: the programme's terms. */
export const programmeId = 'programme';

/** The programme as it is kept: all terms it ever had, oldest first. */
export type ProgrammeRow = Readonly<{ programmeId: string; versions: readonly ProgrammeTerms[] }>;

/** Terms of the programme; points name the version they were earned by. */
export const programmes = aggregate<ProgrammeRow>('programmes', {
  key: 'programmeId',
  silent: true,
  retention: keptAsLongAs('points were earned by its terms'),
  row: z.object({ programmeId: z.string(), versions: z.array(termsShape) }),
});
