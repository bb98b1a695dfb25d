import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rayon/kernel';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { unlessThere } from './duplicate-key';
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

type JobRow = z.infer<typeof jobRow>;

/** Which jobs there are, when each is due, and who runs it. */
export const jobTable = table('jobs', { key: 'name', row: jobRow });

/** A process that dies in a job lets others have it after this. */
const leaseMilliseconds = 30_000;
/** Pauses between two looks: a job whose process died is late by the longest and the lease. */
const lookMillisecondsMax = 30_000;
const lookMillisecondsMin = 50;
const pauseAfterFailureMilliseconds = 5_000;
const pauseWhileHeldMilliseconds = 1_000;

const nextOf = (schedule: Schedule, after: Date): Date =>
  'next' in schedule ? schedule.next(after) : new Date(after.getTime() + schedule.everyMilliseconds);

/**
 * Runs a job when it is due, in one process at a time whatever their number: a lease in the store says which. A run that
 * fails is reported and tried again when it is due next. `runNow` runs it at once, or when whoever runs it is done.
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
  const leased = () => new Date(clock().getTime() + leaseMilliseconds);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  /** The job as it is known, by all processes. */
  const known = async (): Promise<JobRow> => {
    const row = await rows.find(name);
    if (row) return row;
    const first = { name, owner: null, until: new Date(0), nextAt: nextOf(schedule, clock()) };
    await unlessThere(() => rows.insert([first]));
    return (await rows.find(name)) ?? first;
  };

  /** Takes the job when nobody else has it; of several who try one succeeds. */
  const take = async ({ until, nextAt }: JobRow): Promise<boolean> =>
    until <= clock() &&
    (await rows.update({ name, nextAt, until }, { set: { owner, until: leased() } })) === 1;

  /** Runs the job that was taken and lets others have it. */
  const run = async (due: Date): Promise<void> => {
    const started = performance.now();
    const renewal = setInterval(
      () => void rows.update({ name, owner }, { set: { until: leased() } }).catch(() => undefined),
      leaseMilliseconds / 3,
    );
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
    const free = { owner: null, until: new Date(0), lastAt: due, nextAt: nextOf(schedule, clock()) };
    await rows.update({ name, owner }, { set: free });
  };

  /** Runs the job when it is due; gives how long nothing is to be done. */
  const look = async (): Promise<number> => {
    const row = await known();
    const isDue = row.nextAt <= clock();
    if (isDue && (await take(row))) await run(row.nextAt);
    const { nextAt, until } = isDue ? await known() : row;
    const now = clock().getTime();
    return until.getTime() > now
      ? Math.min(until.getTime() - now, pauseWhileHeldMilliseconds)
      : nextAt.getTime() - now;
  };

  const again = (milliseconds: number): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(
      next,
      Math.min(Math.max(milliseconds, lookMillisecondsMin), lookMillisecondsMax),
    ).unref();
  };

  /** One thing at a time: what is asked for waits for what runs. */
  const after = (work: () => Promise<void>): Promise<void> => {
    const worked = running.then(work);
    running = worked.catch(() => undefined);
    return worked;
  };

  const next = (): void =>
    void after(async () => {
      if (!stopping.signal.aborted) again(await look());
    }).catch((error: unknown) => {
      done({ name, outcome: 'failed', seconds: 0, error });
      again(pauseAfterFailureMilliseconds);
    });
  next();

  return {
    runNow: () =>
      after(async () => {
        while (!stopping.signal.aborted) {
          if (await take(await known())) return run(clock());
          await pause(lookMillisecondsMin, undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      }),
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
};
