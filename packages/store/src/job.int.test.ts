import { setTimeout as pause } from 'node:timers/promises';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { askJob } from './ask-job';
import { type Job, type JobDone, type Schedule, startJob } from './job';
import { jobTable } from './job-table';
import { openRows } from './rows';
import { openTestDatabase } from './testing/open-test-database';

let store: TestStore;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let stops: (() => Promise<void>)[] = [];
let databases = 0;
beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  databases += 1;
  database = await openTestDatabase(store, `jobs${databases}`, [jobTable]);
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await database.connection.close();
});
afterAll(() => store?.stop());

const rows = () => openRows(database.connection, jobTable);
const until = async (reached: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 60_000;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('not reached');
    await pause(5);
  }
};
const often: Schedule = { everyMilliseconds: 60 };
const never: Schedule = { everyMilliseconds: 86_400_000 };

/** Runs a job as one process, noting what became of its runs. */
const start = (schedule: Schedule, run: Job['run'], clock = () => new Date()) => {
  const reports: JobDone[] = [];
  const job = startJob(
    database.connection,
    { name: 'count', schedule, run },
    { clock, done: (report) => void reports.push(report) },
  );
  stops.push(job.stop);
  return { ...job, reports };
};

test('runs again and again, one process at a time whatever their number', async () => {
  let runs = 0;
  let now = 0;
  let together = 0;
  const run = async () => {
    now += 1;
    together = Math.max(together, now);
    await pause(20);
    now -= 1;
    runs += 1;
    return undefined;
  };
  const processes = [1, 2, 3].map(() => start(often, run));
  const asked = processes.map(({ runNow }) => runNow());
  await until(() => runs >= 8);
  await Promise.all(asked);
  expect(together).toBe(1);
});

test('runs at the moments a function names, and is not run for each that was missed', async () => {
  let now = new Date('2026-01-01T03:00:00Z');
  const daily = {
    next: (after: Date) => new Date(Math.floor(after.getTime() / 86_400_000 + 1) * 86_400_000),
  };
  const due: Date[] = [];
  const run: Job['run'] = async (occasion) => {
    due.push(occasion.due);
    return { found: 1 };
  };
  const first = start(daily, run, () => now);
  await until(async () => (await rows().find('count')) !== undefined);
  expect(await rows().find('count')).toMatchObject({ nextAt: new Date('2026-01-02T00:00:00Z') });
  await first.stop();
  expect(due).toEqual([]);

  now = new Date('2026-01-05T12:00:00Z');
  const second = start(daily, run, () => now);
  await until(() => due.length > 0);
  await second.stop();
  expect(due).toEqual([new Date('2026-01-02T00:00:00Z')]);
  expect(await rows().find('count')).toMatchObject({
    owner: null,
    lastAt: new Date('2026-01-02T00:00:00Z'),
    nextAt: new Date('2026-01-06T00:00:00Z'),
  });
  expect(second.reports).toMatchObject([{ name: 'count', outcome: 'done', facts: { found: 1 } }]);
});

test('is taken over from a process that died in it, when its lease has ended', async () => {
  const ends = new Date(Date.now() + 800);
  await rows().insert([{ name: 'count', owner: 'dead', until: ends, nextAt: new Date(0) }]);
  const at: number[] = [];
  start(often, async () => {
    at.push(Date.now());
    return undefined;
  });
  await until(() => at.length > 0);
  expect(at[0]).toBeGreaterThanOrEqual(ends.getTime());
});

test('that fails is reported and run again when it is due next', async () => {
  let runs = 0;
  const { reports } = start(often, async () => {
    runs += 1;
    if (runs < 3) throw new Error(`run ${runs}`);
    return undefined;
  });
  await until(() => reports.length >= 3);
  expect(reports.slice(0, 3).map(({ outcome, error }) => [outcome, String(error)])).toEqual([
    ['failed', 'Error: run 1'],
    ['failed', 'Error: run 2'],
    ['done', 'undefined'],
  ]);
  expect(reports[2]?.seconds).toBeGreaterThanOrEqual(0);
});

test('runs now when it is asked to, after the run of another process', async () => {
  const seen: string[] = [];
  let letGo: () => void = () => undefined;
  const slow = start(never, async () => {
    seen.push('slow begins');
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    seen.push('slow ends');
    return undefined;
  });
  const quick = start(never, async () => {
    seen.push('quick');
    return undefined;
  });
  const first = slow.runNow();
  await until(() => seen.length > 0);
  const second = quick.runNow();
  await pause(150);
  expect(seen).toEqual(['slow begins']);
  letGo();
  await Promise.all([first, second]);
  expect(seen).toEqual(['slow begins', 'slow ends', 'quick']);
});

test('is told when its process stops, which waits for it', async () => {
  let [begun, ended] = [false, false];
  const { runNow, stop } = start(never, async ({ signal }) => {
    begun = true;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await pause(20);
    ended = true;
    return undefined;
  });
  const running = runNow();
  await until(() => begun);
  await stop();
  expect(ended).toBe(true);
  await running;
  expect(await rows().find('count')).toMatchObject({ owner: null });
});

describe('one that runs when it is asked to', () => {
  const ask = (wanted: string) => askJob(database.connection, 'count', { wanted });

  test('is run with what is wanted, and says what became of it', async () => {
    const { reports } = start('when asked', async ({ wanted }) => {
      if (wanted === 'nonsense') throw new Error('there is no such thing');
      return { wanted };
    });
    await until(async () => (await rows().find('count')) !== undefined);
    expect(reports).toEqual([]);
    expect(await ask('apples')).toMatchObject({ outcome: 'done', facts: { wanted: 'apples' } });
    expect(await ask('nonsense')).toMatchObject({
      outcome: 'failed',
      reason: 'Error: there is no such thing',
    });
    expect(reports.map(({ outcome }) => outcome)).toEqual(['done', 'failed']);
  });

  test('says when it is busy with something else, and answers all who want the same at once', async () => {
    let runs = 0;
    let letGo: () => void = () => undefined;
    start('when asked', async () => {
      runs += 1;
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return { runs };
    });
    await until(async () => (await rows().find('count')) !== undefined);
    const [first, second] = [ask('apples'), ask('apples')];
    await until(() => runs > 0);
    expect(await ask('pears')).toMatchObject({ outcome: 'busy', wanted: 'apples' });
    letGo();
    expect(await Promise.all([first, second])).toMatchObject([
      { facts: { runs: 1 } },
      { facts: { runs: 1 } },
    ]);
  });

  test('is run by the next process when the one that was asked died in it', async () => {
    const dead = { owner: 'dead', until: new Date(Date.now() + 500), nextAt: new Date(0) };
    const asked = { id: 'before', wanted: 'apples', at: new Date() };
    await rows().insert([{ name: 'count', ...dead, asked }]);
    start('when asked', async ({ wanted }) => ({ wanted }));
    expect(await ask('apples')).toMatchObject({ outcome: 'done', facts: { wanted: 'apples' } });
  });

  test('is not asked in vain for ever, and what nobody answered is not run later', async () => {
    expect(await ask('apples')).toEqual({ outcome: 'unknown' });
    const { stop } = start('when asked', async () => undefined);
    await until(async () => (await rows().find('count')) !== undefined);
    await stop();
    const patience = { wanted: 'apples', silentMilliseconds: 300 };
    expect(await askJob(database.connection, 'count', patience)).toEqual({ outcome: 'silent' });
    expect(await rows().find('count')).not.toHaveProperty('asked');
  });
});
