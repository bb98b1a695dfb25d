import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Long, MongoClient } from 'mongodb';
import { Binary, type Doc, Double, type Value } from '../bson';
import { temporaryDirectory, testEngine } from '../testing/engine';
import { RawClient } from '../testing/raw-client';
import { start } from './start';

let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const doc = (fields: Record<string, Value>): Doc => new Map(Object.entries(fields));

test('killed at any instant it loses nothing acknowledged and tears no transaction', async () => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < 4; round++) {
    const running = await start({ directory });
    const client = await new MongoClient(running.url, {
      retryWrites: false,
      serverSelectionTimeoutMS: 300,
    }).connect();
    const db = client.db('ledger');
    let alive = true;
    const single = async (writer: number): Promise<void> => {
      for (let at = 0; alive; at++) {
        const id = `${round}-${writer}-${at}`;
        await db.collection<{ _id: string }>('entries').insertOne({ _id: id });
        acknowledged.add(id);
      }
    };
    const pair = async (writer: number): Promise<void> => {
      for (let at = 0; alive; at++) {
        const id = `${round}-${writer}-${at}`;
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await db.collection<{ _id: string }>('debits').insertOne({ _id: id }, { session });
            await db.collection<{ _id: string }>('credits').insertOne({ _id: id }, { session });
          }),
        );
        acknowledged.add(id);
      }
    };
    const writers = Array.from({ length: 12 }, (_, writer) =>
      (writer < 8 ? single(writer) : pair(writer)).catch(() => undefined),
    );
    await new Promise((resolve) => setTimeout(resolve, 300 + round * 130));
    // A busy machine acknowledges little in that time, and a kill among few writes shows little.
    while (acknowledged.size < 40 * (round + 1)) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(running.pid, 'SIGKILL');
    alive = false;
    await client.close(true);
    await Promise.all(writers);
    await running.stop();
  }

  const engine = await testEngine({ directory });
  const ids = async (name: string): Promise<string[]> =>
    (await engine.client.db('ledger').collection<{ _id: string }>(name).find().toArray()).map(
      ({ _id }) => _id,
    );
  const [entries, debits, credits] = [await ids('entries'), await ids('debits'), await ids('credits')];
  const stored = new Set([...entries, ...debits]);
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect(debits).toEqual(credits);
  expect(acknowledged.size).toBeGreaterThan(100);
  for (const name of ['entries', 'debits', 'credits'])
    expect(await engine.client.db('ledger').command({ validate: name })).toMatchObject({ valid: true });
  await engine.stop();
});

test('a write that is sent again after a crash is applied once and answered as the first time', async () => {
  const first = await start({ directory });
  const lsid = doc({ id: new Binary(Buffer.alloc(16, 7), 4) });
  const increment = doc({
    findAndModify: 'counters',
    query: doc({ _id: 1 }),
    update: doc({ $inc: doc({ n: 1 }) }),
    new: true,
    upsert: true,
    lsid,
    txnNumber: 1n,
    $db: 'test',
  });
  const insert = doc({
    insert: 'orders',
    documents: [doc({ _id: 1 }), doc({ _id: 2 })],
    lsid,
    txnNumber: 2n,
    $db: 'test',
  });
  let raw = await RawClient.to(first.port);
  const before = await raw.command(increment);
  expect((await raw.command(increment))?.get('value')).toEqual(before?.get('value'));
  process.kill(first.pid, 'SIGKILL');
  await first.stop();

  const second = await start({ directory });
  raw = await RawClient.to(second.port);
  const again = await raw.command(increment);
  expect(again?.get('value')).toEqual(doc({ _id: 1, n: 1 }));
  expect((await raw.command(insert))?.get('n')).toBe(2);
  process.kill(second.pid, 'SIGKILL');
  await second.stop();

  const third = await start({ directory });
  raw = await RawClient.to(third.port);
  const repeated = await raw.command(insert);
  expect([repeated?.get('n'), repeated?.has('writeErrors')]).toEqual([2, false]);
  expect((await raw.command(increment))?.get('code')).toBe(225);
  raw.close();
  await third.stop();
});

test('a long insert that a crash interrupts goes on where it stopped when the driver sends it again', async () => {
  const first = await start({ directory });
  const client = await new MongoClient(first.url, {
    retryWrites: true,
    // Streaming, the driver hears of the end by its monitor first, and then does not send again what was under way.
    serverMonitoringMode: 'poll',
    serverSelectionTimeoutMS: 10_000,
  }).connect();
  const entries = client.db('test').collection<{ _id: number; text: string }>('entries');
  const inserted = entries.insertMany(
    Array.from({ length: 60_000 }, (_, at) => ({ _id: at, text: `entry ${at}` })),
  );
  const stored = async (): Promise<number> =>
    client.db('test').collection('entries').estimatedDocumentCount();
  while ((await stored()) < 1000) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = await stored();
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const second = await start({ directory, port: first.port });
  expect((await inserted).insertedCount).toBe(60_000);
  expect(before).toBeLessThan(60_000);
  expect(await stored()).toBe(60_000);
  await client.close();
  await second.stop();
});

test('a commit that is repeated after a crash answers ok', async () => {
  const first = await start({ directory });
  const lsid = doc({ id: new Binary(Buffer.alloc(16, 9), 4) });
  const inTransaction = { lsid, txnNumber: 1n, autocommit: false };
  let raw = await RawClient.to(first.port);
  await raw.command(
    doc({
      insert: 'orders',
      documents: [doc({ _id: 1 })],
      ...inTransaction,
      startTransaction: true,
      $db: 'test',
    }),
  );
  expect(
    (await raw.command(doc({ commitTransaction: 1, ...inTransaction, $db: 'admin' })))?.get('ok'),
  ).toEqual(new Double(1));
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const second = await start({ directory });
  raw = await RawClient.to(second.port);
  expect(
    (await raw.command(doc({ commitTransaction: 1, ...inTransaction, $db: 'admin' })))?.get('ok'),
  ).toEqual(new Double(1));
  raw.close();
  await second.stop();
});

test('cluster time and the election do not go back over a restart', async () => {
  const read = async (): Promise<{ time: Long; election: string }> => {
    const engine = await testEngine({ directory });
    await engine.db.collection('a').insertOne({});
    const hello = await engine.client.db('admin').command({ hello: 1 });
    await engine.stop();
    return { time: hello.$clusterTime.clusterTime, election: hello.electionId.toHexString() };
  };
  const [first, second] = [await read(), await read()];
  expect(second.time.greaterThan(first.time)).toBe(true);
  expect(second.election > first.election).toBe(true);
});

test('a second process is refused with a sentence; a killed owner is not in the way', async () => {
  const first = await start({ directory });
  await expect(start({ directory })).rejects.toThrow(
    `the data directory ${directory} is in use by process ${first.pid}`,
  );
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const second = await start({ directory });
  await second.stop();
});

test('a backup taken under load is a store of its own, as of one moment', async () => {
  const engine = await testEngine({ directory });
  const entries = engine.db.collection<{ _id: number }>('entries');
  let next = 0;
  let loading = true;
  const load = (async () => {
    while (loading) {
      await engine.client.withSession((session) =>
        session.withTransaction(async () => {
          await entries.insertOne({ _id: next }, { session });
          await engine.db.collection<{ _id: number }>('copies').insertOne({ _id: next }, { session });
        }),
      );
      next += 1;
    }
  })();
  while (next < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  const passing = temporaryDirectory();
  const path = join(passing, 'backup');
  await engine.client.db('admin').command({ backup: 1, path });
  await expect(engine.client.db('admin').command({ backup: 1, path })).rejects.toMatchObject({ code: 48 });
  loading = false;
  await load;
  await engine.stop();

  const copy = await testEngine({ directory: path });
  const [originals, copies] = [
    await copy.db.collection('entries').find().toArray(),
    await copy.db.collection('copies').find().toArray(),
  ];
  expect(originals.length).toBeGreaterThanOrEqual(50);
  expect(copies).toEqual(originals);
  await copy.stop();
  rmSync(passing, { recursive: true });
});

const mountSmallDisk = (path: string): boolean => {
  try {
    mkdirSync(path, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('a full disk refuses writes, leaves reads going, and is forgotten when there is room again', async () => {
  const path = join(directory, 'small');
  if (!mountSmallDisk(path)) {
    console.warn('SKIPPED: no small disk can be mounted here, the full disk was not tried');
    return;
  }
  try {
    for (const freeBytesMin of [4 * 1024 ** 2, 0]) {
      const running = await start({ directory: join(path, String(freeBytesMin)), freeBytesMin });
      const client = await new MongoClient(running.url).connect();
      const entries = client.db('test').collection<{ _id: number; filler: string }>('entries');
      const filler = 'x'.repeat(100_000);
      let stored = 0;
      const fill = async (): Promise<void> => {
        for (; ; stored++) await entries.insertOne({ _id: stored, filler });
      };
      await expect(fill()).rejects.toMatchObject({ code: 14031 });
      expect(stored).toBeGreaterThan(10);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await entries.find({}, { projection: { _id: 1 } }).toArray()).toHaveLength(stored);
      execFileSync('mount', ['-o', 'remount,size=80m', path]);
      await new Promise((resolve) => setTimeout(resolve, 400));
      await entries.insertOne({ _id: stored, filler });
      expect(await client.db('test').command({ validate: 'entries' })).toMatchObject({
        valid: true,
        nrecords: stored + 1,
      });
      await client.close();
      await running.stop();
      rmSync(join(path, String(freeBytesMin)), { recursive: true });
      execFileSync('mount', ['-o', 'remount,size=24m', path]);
    }
  } finally {
    execFileSync('umount', [path]);
  }
});

test('it ends with its parent', async () => {
  const script = `require(${JSON.stringify(join(__dirname, '..', '..', 'dist', 'index.js'))}).start({ directory: ${JSON.stringify(directory)} }).then((running) => { console.log(running.pid); process.exit(0); });`;
  const pid = Number(execFileSync(process.execPath, ['-e', script]).toString());
  const gone = (): boolean => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  for (let wait = 0; wait < 50 && !gone(); wait++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(gone()).toBe(true);
});
