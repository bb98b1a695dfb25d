import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rayon/kernel';
import type { Connection } from 'mongoose';
import { unlessThere } from './duplicate-key';
import { type JobRow, jobTable, leaseMilliseconds, notBeforeAsked } from './job-table';
import { openRows } from './rows';

/** When a job runs: again and again after a pause, at the moments a function names (the next one after the last), or when somebody asks (`askJob`). */
export type Schedule =
  | Readonly<{ everyMilliseconds: number }>
  | Readonly<{ next: (after: Date) => Date }>
  | 'when asked';

type Facts = Record<string, unknown>;

/** Something that happens by the clock. `run` is safe to be killed and run again from the beginning. */
export type Job = Readonly<{
  name: string;
  schedule: Schedule;
  /** `due` is the moment it was due, `wanted` what was asked for; `signal` tells that the process stops. Gives what to log of it. */
  run: (
    occasion: Readonly<{ due: Date; signal: AbortSignal; wanted?: string | undefined }>,
  ) => Promise<Facts | undefined>;
}>;

/** What became of one run, for metrics and the log. */
export type JobDone = Readonly<{
  name: string;
  outcome: 'done' | 'failed';
  seconds: number;
  facts?: Facts;
  error?: unknown;
}>;

/** Pauses between two looks: a job whose process died is late by the longest and the lease. One that runs seldom may be later. */
const lookMilliseconds = { usual: 30_000, most: 300_000 } as const;
const looksPerPeriod = 10;
/** Who asks waits for the next look; more of them would be felt while nobody does anything. */
const lookWhenAskedMilliseconds = 10_000;
const lookMillisecondsMin = 50;
const pauseAfterFailureMilliseconds = 5_000;
const pauseWhileHeldMilliseconds = 1_000;

const longestLook = (schedule: Schedule): number => {
  if (schedule === 'when asked') return lookWhenAskedMilliseconds;
  const share = 'next' in schedule ? 0 : schedule.everyMilliseconds / looksPerPeriod;
  return Math.min(Math.max(share, lookMilliseconds.usual), lookMilliseconds.most);
};

const nextOf = (schedule: Schedule, after: Date): Date => {
  if (schedule === 'when asked') return notBeforeAsked;
  return 'next' in schedule ? schedule.next(after) : new Date(after.getTime() + schedule.everyMilliseconds);
};

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
  const lookMax = longestLook(schedule);
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

  /** Runs the job that was taken, lets others have it and says to whoever asked what became of it. */
  const run = async (due: Date, asked: JobRow['asked']): Promise<void> => {
    const started = performance.now();
    const renewal = setInterval(
      () => void rows.update({ name, owner }, { set: { until: leased() } }).catch(() => undefined),
      leaseMilliseconds / 3,
    );
    const seconds = () => (performance.now() - started) / 1000;
    let answer: { outcome: 'done'; facts?: Facts } | { outcome: 'failed'; reason: string };
    try {
      const facts = await job.run({ due, signal: stopping.signal, wanted: asked?.wanted });
      answer = { outcome: 'done', ...(facts ? { facts } : {}) };
      done({ name, seconds: seconds(), ...answer });
    } catch (error) {
      answer = { outcome: 'failed', reason: String(error) };
      done({ name, outcome: 'failed', seconds: seconds(), error });
    } finally {
      clearInterval(renewal);
    }
    const free = { owner: null, until: new Date(0), lastAt: due, nextAt: nextOf(schedule, clock()) };
    const answered = asked && { id: asked.id, seconds: seconds(), ...answer };
    const set = { ...free, answered };
    await rows.update({ name, owner }, { set, unset: asked ? ['asked'] : [] });
  };

  /** Runs the job when it is due; gives how long nothing is to be done. */
  const look = async (): Promise<number> => {
    const row = await known();
    const isDue = row.nextAt <= clock();
    if (isDue && (await take(row))) await run(row.nextAt, row.asked);
    const { nextAt, until } = isDue ? await known() : row;
    const now = clock().getTime();
    return until.getTime() > now
      ? Math.min(until.getTime() - now, pauseWhileHeldMilliseconds)
      : nextAt.getTime() - now;
  };

  const again = (milliseconds: number): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(next, Math.min(Math.max(milliseconds, lookMillisecondsMin), lookMax)).unref();
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
          const row = await known();
          if (await take(row)) return run(clock(), row.asked);
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
