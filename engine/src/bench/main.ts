/**
 * The benchmark: `npm run bench`. The server runs in its own process, the official driver is the client, every
 * write is durable. Compares with a real mongod in the same run where there is one (`MONGOMS_SYSTEM_BINARY`, or
 * `mongod` on the PATH).
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { start } from '../server/start';
import { type Measured, measure, row, TABLE_HEAD } from './measure';
import { startMongod } from './mongod';

const MEMBERS = 100_000;
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 500_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const BATCH = 1_000;

type Member = {
  _id: number;
  email: string;
  tier: string;
  points: number;
  name: string;
  address: object;
  joinedAt: Date;
};
type Server = Readonly<{ name: string; url: string; pid: number; stop(): Promise<void> }>;

const email = (at: number): string => `member${at}@example.org`;
const anyMember = (): number => Math.floor(Math.random() * MEMBERS);

const fillMembers = async (members: Collection<Member>): Promise<void> => {
  await members.createIndex({ email: 1 }, { unique: true });
  await members.createIndex({ tier: 1, points: 1 });
  for (let from = 0; from < MEMBERS; from += BATCH)
    await members.insertMany(
      Array.from({ length: BATCH }, (_, at) => ({
        _id: from + at,
        email: email(from + at),
        tier: `tier${(from + at) % 4}`,
        points: (from + at) % 1000,
        name: 'Alexandra Example',
        address: { street: '12 Main Street', city: 'Springfield', postcode: '12345' },
        joinedAt: new Date(1_700_000_000_000 + from + at),
      })),
    );
};

/** Fills the ledger; documents per second. */
const fillEntries = async (client: MongoClient): Promise<number> => {
  const entries = client.db('bench').collection<{ _id: number }>('entries');
  const began = performance.now();
  for (let from = 0; from < ENTRIES; from += BATCH)
    await entries.insertMany(
      Array.from({ length: BATCH }, (_, at) => ({
        _id: from + at,
        memberId: (from + at) % 10_000,
        points: (from + at) % 50,
        kind: 'earned',
        store: `store${at % 200}`,
        at: new Date(),
      })),
    );
  return (ENTRIES / (performance.now() - began)) * 1000;
};

const runAll = async (server: Server): Promise<void> => {
  const client = await new MongoClient(server.url, {
    maxPoolSize: 100,
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const members = client.db('bench').collection<Member>('members');
  await fillMembers(members);
  const show = (measured: Measured): void => console.log(row(server.name, measured));
  const increment = (): Promise<unknown> => members.updateOne({ _id: anyMember() }, { $inc: { points: 1 } });
  const transaction = (): Promise<unknown> =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        for (let each = 0; each < 3; each++)
          await members.updateOne({ _id: anyMember() }, { $inc: { points: 1 } }, { session });
      }),
    );
  for (const inFlight of [1, 16, 64]) {
    const common = { inFlight, seconds: SECONDS, pid: server.pid };
    show(
      await measure({ ...common, name: 'ping', operation: () => client.db('bench').command({ ping: 1 }) }),
    );
    show(
      await measure({
        ...common,
        name: 'findOne by _id',
        operation: () => members.findOne({ _id: anyMember() }),
      }),
    );
    show(
      await measure({
        ...common,
        name: 'findOne by unique email',
        operation: () => members.findOne({ email: email(anyMember()) }),
      }),
    );
    show(
      await measure({
        ...common,
        name: 'find, range, sort, limit 20',
        operation: () =>
          members
            .find({ tier: 'tier1', points: { $lt: 900 } })
            .sort({ points: -1 })
            .limit(20)
            .toArray(),
      }),
    );
    show(await measure({ ...common, name: '$inc by _id', operation: increment }));
    show(await measure({ ...common, name: 'transaction, three documents', operation: transaction }));
  }
  console.log(
    `| ${server.name} | insertMany, ${ENTRIES} documents | 1 | ${Math.round(await fillEntries(client))} documents | | | |`,
  );
  show(await whileGrouping(client, server, members));
  await client.close();
};

/** How one reader fares while a `$group` over all entries runs again and again. */
const whileGrouping = async (
  client: MongoClient,
  server: Server,
  members: Collection<Member>,
): Promise<Measured> => {
  let running = true;
  let groups = 0;
  let groupMilliseconds = 0;
  const grouping = (async () => {
    while (running) {
      const began = performance.now();
      await client
        .db('bench')
        .collection('entries')
        .aggregate([{ $group: { _id: '$memberId', points: { $sum: '$points' } } }, { $count: 'members' }])
        .toArray();
      groups += 1;
      groupMilliseconds += performance.now() - began;
    }
  })();
  const measured = await measure({
    name: 'findOne during $group',
    inFlight: 1,
    seconds: SECONDS * 2,
    pid: server.pid,
    operation: () => members.findOne({ _id: anyMember() }),
  });
  running = false;
  await grouping;
  console.log(
    `| ${server.name} | $group over ${ENTRIES} documents, with that reader | 1 | ${(groupMilliseconds / groups / 1000).toFixed(1)} s each | | | |`,
  );
  return measured;
};

const main = async (): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-mongo-bench-'));
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${MEMBERS} members, ${SECONDS} s per cell\n`,
  );
  console.log(TABLE_HEAD);
  const engine = await start({ directory });
  await runAll({ name: 'embedded', ...engine });
  await engine.stop();
  const mongod = await startMongod(join(directory, 'mongod'));
  if (mongod) {
    await runAll(mongod);
    await mongod.stop();
  } else
    console.log(
      '\nSKIPPED: no real mongod to compare with (MONGOMS_SYSTEM_BINARY is not set, none on the PATH).',
    );
  rmSync(directory, { recursive: true, force: true });
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
