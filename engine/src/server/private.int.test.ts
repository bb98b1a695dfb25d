import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { temporaryDirectory, testEngine } from '../testing/engine';
import { start } from './start';

let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const modeOf = (...parts: string[]): string => (statSync(join(directory, ...parts)).mode & 0o777).toString(8);

test('a socket in the file system answers like a port: transactions, and a restart at the same place', async () => {
  const socket = join(directory, 'store', 'store.sock');
  const first = await start({ directory: join(directory, 'store'), socket });
  const client = await new MongoClient(first.url, { serverSelectionTimeoutMS: 20_000 }).connect();
  try {
    const things = client.db('test').collection<{ _id: number }>('things');
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await things.insertOne({ _id: 1 }, { session });
      }),
    );
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    expect(existsSync(socket)).toBe(true);
    const second = await start({ directory: join(directory, 'store'), socket });
    expect(await things.countDocuments()).toBe(1);
    await things.insertOne({ _id: 2 });
    await client.close();
    await second.stop();
    expect(existsSync(socket)).toBe(false);
  } finally {
    await client.close();
  }
});

test('folder and files are the owner’s alone, also of a store that was open to all, and of its copies', async () => {
  mkdirSync(join(directory, 'store'));
  const before = await testEngine({ directory: join(directory, 'store') });
  await before.stop();
  for (const name of ['', 'data.mdb']) chmodSync(join(directory, 'store', name), name ? 0o644 : 0o755);
  writeFileSync(join(directory, 'store', 'older'), '', { mode: 0o644 });

  const engine = await testEngine({ directory: join(directory, 'store') });
  await engine.client.db('admin').command({ backup: 1, path: join(directory, 'copy') });
  const modes = [['store'], ['store', 'data.mdb'], ['store', 'older'], ['copy'], ['copy', 'data.mdb']];
  expect(modes.map((path) => modeOf(...path))).toEqual(['700', '600', '600', '700', '600']);
  await engine.stop();
});

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

(isRoot ? test : test.skip)(
  'another user of the machine is not let in (needs to be root to become one)',
  async () => {
    // The folder above is anybody's: only the store's own keeps them out.
    chmodSync(directory, 0o755);
    const socket = join(directory, 'store', 'store.sock');
    const engine = await start({ directory: join(directory, 'store'), socket });
    try {
      const script = `
      const say = (error) => console.log(error ? error.code : 'connected') || process.exit();
      require('node:net').connect(${JSON.stringify(socket)}).once('error', say).once('connect', () => say());`;
      const asNobody = spawnSync(process.execPath, ['-e', script], {
        uid: nobody,
        gid: nobody,
        encoding: 'utf8',
      });
      expect(asNobody.stdout.trim()).toBe('EACCES');
      const asOwner = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      expect(asOwner.stdout.trim()).toBe('connected');
    } finally {
      await engine.stop();
    }
  },
);
