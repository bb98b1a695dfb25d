import { rmSync } from 'node:fs';
import { type Db, MongoClient } from 'mongodb';
import { temporaryDirectory } from '../../src/testing/engine';
import { randomFrom, secondsOr, seedOf } from '../histories/random';
import { DoomedServer } from './doomed-server';
import {
  BATCH_DOCUMENTS,
  batchWriter,
  counterWriter,
  entryWriter,
  noPromises,
  type Promises,
  pairWriter,
} from './writers';

const ROUNDS_MIN = 5;
const LIFE_MIN_MILLISECONDS = 150;
const LIFE_RANGE_MILLISECONDS = 1500;

const indexes = async (db: Db): Promise<void> => {
  await db
    .collection('entries')
    .createIndexes([
      { key: { n: 1 }, unique: true },
      { key: { tags: 1, n: -1 } },
      { key: { touched: 1 }, partialFilterExpression: { touched: { $gt: 0 } } },
    ]);
  await db.collection('batches').createIndex({ batch: 1 });
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const connected = async <T>(url: string, work: (db: Db) => Promise<T>): Promise<T> => {
  const client = await new MongoClient(url, { serverSelectionTimeoutMS: 5000 }).connect();
  try {
    return await work(client.db('crash'));
  } finally {
    await client.close();
  }
};

type Named = { _id: string; n?: number; batch?: string };
const idsOf = async (db: Db, name: string): Promise<Set<string>> =>
  new Set(
    (
      await db
        .collection<Named>(name)
        .find({}, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id),
  );

/** What was promised and is not so, or is so and was promised not to be. */
const broken = async (db: Db, promises: Promises): Promise<string[]> => {
  const faults = [...promises.faults];
  const [entries, debits, credits] = [
    await idsOf(db, 'entries'),
    await idsOf(db, 'debits'),
    await idsOf(db, 'credits'),
  ];
  for (const id of promises.entries)
    if (!entries.has(id)) faults.push(`entry ${id} was acknowledged and is gone`);
  for (const id of promises.committed)
    if (!debits.has(id) || !credits.has(id)) faults.push(`transaction ${id} was committed and is gone`);
  for (const id of promises.absent)
    if (debits.has(id) || credits.has(id)) faults.push(`transaction ${id} was not committed and is there`);
  for (const id of new Set([...debits, ...credits]))
    if (debits.has(id) !== credits.has(id)) faults.push(`transaction ${id} is torn`);
  const totals = await db.collection<Named>('totals').find().toArray();
  for (const { _id, n } of totals) {
    const expected = [...debits].filter((id) => id.split('-')[0] === _id).length;
    if (n !== expected) faults.push(`total of ${_id} is ${n}, its transactions are ${expected}`);
  }
  for (const [name, count] of promises.counters) {
    const counter = await db.collection<Named>('counters').findOne({ _id: name });
    if (counter?.n !== count) faults.push(`counter ${name} is ${counter?.n} after ${count} increments`);
  }
  for (const batch of promises.batches) {
    const count = await db.collection('batches').countDocuments({ batch });
    if (count !== BATCH_DOCUMENTS) faults.push(`batch ${batch} has ${count} documents`);
  }
  return [...faults, ...(await inconsistent(db)), ...(await incomplete(db))];
};

/** Documents and indexes that do not agree; also while others write. */
const inconsistent = async (db: Db): Promise<string[]> => {
  const faults: string[] = [];
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const { valid, errors } = await db.command({ validate: name });
    if (!valid) faults.push(`${name}: ${errors.slice(0, 3)}`);
  }
  return faults;
};

/** Indexes through which not every document is found; only when nobody writes. */
const incomplete = async (db: Db): Promise<string[]> => {
  const faults: string[] = [];
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const all = (await idsOf(db, name)).size;
    for (const index of await db.collection(name).indexes()) {
      if (index.partialFilterExpression || !index.name) continue;
      const found = await db
        .collection(name)
        .find({}, { hint: index.name, projection: { _id: 1 } })
        .toArray();
      if (found.length !== all) faults.push(`${name}: ${index.name} finds ${found.length} of ${all}`);
    }
  }
  return faults;
};

test('killed again and again it keeps every promise it made', async () => {
  const seconds = secondsOr(9);
  const random = randomFrom(seedOf('crash'));
  const directory = temporaryDirectory();
  const server = new DoomedServer(directory);
  const promises = noPromises();
  let going = true;
  await connected((await server.start()).url, indexes);
  const writers = Array.from({ length: 12 }, (_, at) => {
    const kinds = [entryWriter, counterWriter, pairWriter, batchWriter];
    const options = {
      server,
      name: `w${at}`,
      random: randomFrom(random.below(2 ** 31)),
      promises,
      going: () => going,
    };
    return (kinds[at % kinds.length] ?? entryWriter)(options);
  });
  const until = performance.now() + seconds * 1000;
  let sound: string[] = [];
  while (server.kills < ROUNDS_MIN || performance.now() < until) {
    await pause(LIFE_MIN_MILLISECONDS + random.below(LIFE_RANGE_MILLISECONDS));
    await server.kill();
    const { url } = await server.start();
    sound = await connected(url, inconsistent);
    if (sound.length > 0) break;
  }
  going = false;
  await Promise.all(writers);
  const faults = [...sound, ...(await connected((await server.alive).url, (db) => broken(db, promises)))];
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
  process.stderr.write(
    `crash: ${server.kills} kills, ${promises.entries.size} entries, ${promises.committed.size} transactions committed, ` +
      `${promises.absent.size} not, ${promises.batches.size} batches, ${promises.resent} commands sent again\n`,
  );
  expect(faults.slice(0, 10)).toEqual([]);
  expect(promises.resent).toBeGreaterThan(0);
  expect(promises.entries.size).toBeGreaterThan(50);
  expect(promises.committed.size).toBeGreaterThan(20);
}, 900_000);
