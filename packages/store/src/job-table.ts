import { z } from 'zod';
import { keptAsLongAs } from './retention';
import { table } from './table';

const answer = { id: z.string(), seconds: z.number() };

const jobRow = z.object({
  name: z.string(),
  /** The process that runs it now, and until when nobody else may. */
  owner: z.string().nullable(),
  until: z.date(),
  nextAt: z.date(),
  lastAt: z.date().optional(),
  /** What somebody wants of the next run, until it is answered: a process that dies in it leaves it to the next one. */
  asked: z.object({ id: z.string(), wanted: z.string(), at: z.date() }).optional(),
  /** What became of the latest run that was asked for. */
  answered: z
    .discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('failed'), ...answer, reason: z.string() }),
      z.object({
        outcome: z.literal('done'),
        ...answer,
        facts: z.record(z.string(), z.unknown()).optional(),
      }),
    ])
    .optional(),
});

/** A job as all processes know it. */
export type JobRow = z.infer<typeof jobRow>;

/** Which jobs there are, when each is due, and who runs it. */
export const jobTable = table('jobs', {
  key: 'name',
  row: jobRow,
  retention: keptAsLongAs('there is the job'),
});

/** A process that dies in a job lets others have it after this. */
export const leaseMilliseconds = 30_000;

/** When a job is due that runs only when it is asked for. */
export const notBeforeAsked = new Date('9999-12-31T00:00:00Z');
