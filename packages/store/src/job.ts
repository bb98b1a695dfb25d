import { newId } from '@rayon/kernel';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { isDuplicateKey } from './duplicate-key';
import { openRows } from './rows';
import { table } from './table';

/** When a job runs: again and again after a pause, or at the moments a function names (the next one after the last). */
export type Schedule = Readonly<{ everyMilliseconds: number }> | Readonly<{ next: (after: Date) => Date }>;

/** Something that happens by the clock. `run` is safe to be killed and run again from the beginning. */
export type Job = Readonly<{
  name: string;
  schedule: Schedule;
  /** `due` is the moment it was due; `signal` tells that the process stops. Gives what to log of it. */
  run: (
    occasion: Readonly<{ due: Date; signal: AbortSignal }>,
  ) => Promise<Record<string, unknown> | undefined>;
}>;

/** What became of one run, for metrics and the log. */
export type JobDone = Readonly<{
  name: string;
  outcome: 'done' | 'failed';
  seconds: number;
  facts?: Record<string, unknown>;
  error?: unknown;
}>;

const jobRow = z.object({
  name: z.string(),
  /** The process that runs it now, and until when nobody else may. */
  owner: z.string().nullable(),
  until: z.date(),
  nextAt: z.date(),
  lastAt: z.date().optional(),
});

/** Which jobs there are, when each is due, and who runs it. */
export const jobTable = table('jobs', { key: 'name', row: jobRow });

/** A process that dies in a job lets others have it after this. */
const leaseMilliseconds = 30_000;
/** Longest pause between two looks: a job that became due while its process was away is late by this at the most. */
const lookMillisecondsMax = 30_000;

const nextOf = (schedule: Schedule, after: Date): Date =>
  'next' in schedule ? schedule.next(after) : new Date(after.getTime() + schedule.everyMilliseconds);

/**
 * Runs a job when it is due, in one process at a time whatever their number: a lease in the store says which. A run that
 * fails is tried again when it is due next.
 */
export const startJob = (
  connection: Connection,
  job: Job,
  { clock, done }: { clock: () => Date; done: (report: JobDone) => void },
): { stop: () => Promise<void>; runNow: () => Promise<void> } => {
  const { name, schedule } = job;
  const rows = openRows(connection, jobTable);
  const owner = newId();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  /** Takes the job when it is due and free. */
  const take = async (now: Date): Promise<z.infer<typeof jobRow> | undefined> => {
    const known = await rows.find(name);
    if (!known) {
      const first = { name, owner: null, until: new Date(0), nextAt: nextOf(schedule, now) };
      await rows.insert([first]).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
      return undefined;
    }
    if (known.nextAt > now || known.until > now) return undefined;
    const until = new Date(now.getTime() + leaseMilliseconds);
    const taken = await rows.update(
      { name, nextAt: known.nextAt, until: known.until },
      { set: { owner, until } },
    );
    return taken === 1 ? known : undefined;
  };

  const runOnce = async (due: Date): Promise<void> => {
    const started = performance.now();
    const renewal = setInterval(() => {
      const until = new Date(clock().getTime() + leaseMilliseconds);
      void rows.update({ name, owner }, { set: { until } }).catch(() => undefined);
    }, leaseMilliseconds / 3);
    const report = (outcome: 'done' | 'failed', more: Pick<JobDone, 'facts' | 'error'>) =>
      done({ name, outcome, seconds: (performance.now() - started) / 1000, ...more });
    try {
      const facts = await job.run({ due, signal: stopping.signal });
      report('done', facts ? { facts } : {});
    } catch (error) {
      report('failed', { error });
    } finally {
      clearInterval(renewal);
    }
  };

  const look = async (): Promise<void> => {
    const now = clock();
    const taken = await take(now);
    if (!taken) return;
    await runOnce(taken.nextAt);
    const at = clock();
    await rows.update(
      { name, owner },
      { set: { owner: null, until: new Date(0), lastAt: taken.nextAt, nextAt: nextOf(schedule, at) } },
    );
  };

  const pause =
    'next' in schedule ? lookMillisecondsMax : Math.min(schedule.everyMilliseconds, lookMillisecondsMax);
  const again = (): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = look()
        .catch((error: unknown) => done({ name, outcome: 'failed', seconds: 0, error }))
        .finally(again);
    }, pause);
    timer.unref();
  };
  running = look()
    .catch((error: unknown) => done({ name, outcome: 'failed', seconds: 0, error }))
    .finally(again);

  return {
    runNow: () => runOnce(clock()),
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
};
