import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rayon/kernel';
import type { Connection } from 'mongoose';
import { absent } from './filters';
import { jobTable, leaseMilliseconds, notBeforeAsked } from './job-table';
import { openRows } from './rows';

/** What became of asking for a run of a job. */
export type JobAnswer =
  | Readonly<{ outcome: 'done'; seconds: number; facts?: Readonly<Record<string, unknown>> | undefined }>
  | Readonly<{ outcome: 'failed'; seconds: number; reason: string }>
  /** Something else was asked for before and is not done yet. */
  | Readonly<{ outcome: 'busy'; wanted: string; since: Date }>
  /** No process ever had the job. */
  | Readonly<{ outcome: 'unknown' }>
  /** No process that has the job seems to run. What was asked for is withdrawn. */
  | Readonly<{ outcome: 'silent' }>;

/** The lease of a process that died has ended by then, and somebody else looked. */
const silentMillisecondsMax = leaseMilliseconds + 15_000;
const lookMilliseconds = 250;

/**
 * Asks, over the store, whichever process has a job that runs when it is asked to, and waits for its answer. Who asks for
 * the same as somebody before waits for the same run. One that is being run is waited for however long it takes.
 */
export const askJob = async (
  connection: Connection,
  name: string,
  { wanted, silentMilliseconds = silentMillisecondsMax }: { wanted: string; silentMilliseconds?: number },
): Promise<JobAnswer> => {
  const rows = openRows(connection, jobTable);
  const asked = { id: newId(), wanted, at: new Date() };
  await rows.update({ name, asked: absent }, { set: { asked, nextAt: new Date(0) } });
  const pending = await rows.find(name);
  if (!pending) return { outcome: 'unknown' };
  if (pending.asked && pending.asked.wanted !== wanted)
    return { outcome: 'busy', wanted: pending.asked.wanted, since: pending.asked.at };

  const id = pending.asked?.id ?? asked.id;
  let heardAt = Date.now();
  for (;;) {
    const row = await rows.find(name);
    if (row?.answered?.id === id) return row.answered;
    if (row && row.until.getTime() > Date.now()) heardAt = Date.now();
    const isOurs = row?.asked?.id === id;
    if (!isOurs || Date.now() - heardAt > silentMilliseconds) {
      await rows.update(
        { name, 'asked.id': id, owner: null },
        { set: { nextAt: notBeforeAsked }, unset: ['asked'] },
      );
      return { outcome: 'silent' };
    }
    await pause(lookMilliseconds);
  }
};
