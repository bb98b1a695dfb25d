import { accepted, newId } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { z } from 'zod';
import { type Aggregates, aggregate, type Cause } from './aggregate';
import { openAggregate } from './open-aggregate';
import { keptAsLongAs } from './retention';
import { openTestDatabase } from './testing/open-test-database';

const line = z.object({ n: z.int(), at: z.date(), note: z.string().optional() });
const tripRow = z.object({ tripId: z.string(), lines: z.array(line), total: z.int() });
type Trip = z.infer<typeof tripRow>;
const trips = aggregate<Trip>('trips', {
  retention: keptAsLongAs('the test runs'),
  key: 'tripId',
  row: tripRow,
  stored: {
    shape: tripRow.extend({ lineCount: z.int().optional() }),
    toStored: (row) => ({ ...row, lineCount: row.lines.length }),
    fromStored: ({ lineCount: _lineCount, ...row }) => row as Trip,
    grows: 'lines',
  },
});
const cause: Cause = { correlationId: 'test', at: new Date(0) };
const lineOf = (n: number) => ({ n, at: new Date(n), ...(n % 3 ? { note: `note ${n}` } : {}) });
const begun = (tripId: string): Trip => ({ tripId, lines: [], total: 0 });
const append =
  (...numbers: number[]) =>
  (row: Trip) =>
    accepted({
      row: { ...row, lines: [...row.lines, ...numbers.map(lineOf)], total: row.total + numbers.length },
    });

let store: TestStore;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let other: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  store = await startTestStore();
  database = await openTestDatabase(store, 'trips', [trips]);
  other = await openTestDatabase(store, 'trips', [trips]);
});
afterAll(async () => {
  await database?.connection.close();
  await other?.connection.close();
  await store?.stop();
});

const raw = () => database.connection.collection<{ _id: string; lines: unknown[] }>('trips');
const parts = (tripId: string) =>
  database.connection
    .collection<{ _id: string; elements: { n: number }[] }>('tripsParts')
    .find({ _id: { $regex: `^${tripId}/` } })
    .toArray();
const both = (): [Aggregates<Trip>, Aggregates<Trip>] => [
  openAggregate(database, trips),
  openAggregate(other, trips),
];
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

test('three hundred elements by two writers at once are all there, once, also when read anew', async () => {
  const [one, two] = both();
  const tripId = newId();
  await one.insert({ row: begun(tripId) }, cause);
  const changed = await Promise.all(
    upTo(300).map((n) => (n % 2 ? one : two).change(tripId, { cause }, append(n))),
  );
  const versions = changed.map((outcome) => (outcome.ok ? outcome.value.row.lines.length : 0));
  expect(versions.sort((a, b) => a - b)).toEqual(upTo(300).map((n) => n + 1));
  const [again] = both();
  const held = await again.find(tripId);
  expect(held?.row.total).toBe(300);
  expect([...(held?.row.lines ?? [])].sort((a, b) => a.n - b.n)).toEqual(upTo(300).map(lineOf));
  expect((await again.findMany({ total: 300 }, { limit: 9 }))[0]).toEqual(held);
  expect((await raw().findOne({ _id: tripId }))?.lines.length).toBeLessThanOrEqual(9);
});

test('the order in which one writer added stays', async () => {
  const [one] = both();
  const tripId = newId();
  for (const n of upTo(40))
    await one.change(tripId, { cause, initial: () => begun(tripId) }, append(n, n + 1_000));
  const [again] = both();
  expect((await again.find(tripId))?.row.lines.map(({ n }) => n)).toEqual(
    upTo(40).flatMap((n) => [n, n + 1_000]),
  );
});

test('a row that begins with a long list, and grows at once, has each element once', async () => {
  const [one, two] = both();
  const [tripId, another] = [newId(), newId()];
  const long = (id: string): Trip => ({ tripId: id, lines: upTo(20).map(lineOf), total: 20 });
  await one.change(tripId, { cause, initial: () => long(tripId) }, append(20, 21));
  await database.transact((transaction) =>
    one.changeWithin(transaction, another, { cause, initial: () => long(another) }, append(20, 21)),
  );
  await two.change(tripId, { cause }, append(22));
  await two.change(another, { cause }, append(22));
  const [again] = both();
  for (const id of [tripId, another])
    expect((await again.find(id))?.row.lines.map(({ n }) => n)).toEqual(upTo(23));
});

test('a part written in vain is harmless', async () => {
  const [one, two] = both();
  const tripId = newId();
  await one.insert({ row: begun(tripId) }, cause);
  await one.change(tripId, { cause }, append(...upTo(8)));
  // The part of the first eight is written, the change that would name it is not.
  await two.find(tripId);
  await database.connection
    .collection<{ _id: string; elements: unknown[] }>('tripsParts')
    .insertOne({ _id: `${tripId}/0-8`, elements: upTo(8).map(lineOf) });
  await one.change(tripId, { cause }, append(8));
  await two.change(tripId, { cause }, append(9));
  const [again] = both();
  expect((await again.find(tripId))?.row.lines).toEqual(upTo(10).map(lineOf));
});

test('what an aborted transaction moved to parts does not stand in for what was really added', async () => {
  const [one] = both();
  const tripId = newId();
  await one.insert({ row: begun(tripId) }, cause);
  const failing = database.transact(async (transaction) => {
    await one.changeWithin(transaction, tripId, { cause }, append(901, 902, 903));
    await one.changeWithin(transaction, tripId, { cause }, append(...upTo(8)));
    expect((await one.find(tripId, { session: transaction.session }))?.row.lines).toHaveLength(11);
    throw new Error('refused after all');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(await parts(tripId)).toEqual([]);
  await one.change(tripId, { cause }, append(1, 2, 3));
  await one.change(tripId, { cause }, append(...upTo(8)));
  const [again] = both();
  expect((await again.find(tripId))?.row.lines.map(({ n }) => n)).toEqual([1, 2, 3, ...upTo(8)]);
});

test('a list that a change would shorten is a bug', async () => {
  const [one] = both();
  const tripId = newId();
  await one.insert({ row: { ...begun(tripId), lines: [lineOf(1), lineOf(2)] } }, cause);
  const shorter = one.change(tripId, { cause }, (row) => accepted({ row: { ...row, lines: [] } }));
  await expect(shorter).rejects.toThrow(/only grow/);
});

test('a part that is missing is named', async () => {
  const [one] = both();
  const tripId = newId();
  await one.insert({ row: begun(tripId) }, cause);
  for (const n of upTo(20)) await one.change(tripId, { cause }, append(n));
  const [part] = await parts(tripId);
  await database.connection.collection<{ _id: string }>('tripsParts').deleteOne({ _id: part?._id ?? '' });
  await expect(both()[0].find(tripId)).rejects.toThrow(new RegExp(`${part?._id} is missing`));
});

test('who remembers a row at the version that is stored reads none of its parts', async () => {
  const [one, two] = both();
  const tripId = newId();
  await one.insert({ row: begun(tripId) }, cause);
  for (const n of upTo(20)) await one.change(tripId, { cause }, append(n));
  await database.connection.collection('tripsParts').deleteMany({});
  expect((await one.findOne({ tripId }))?.row.lines).toEqual(upTo(20).map(lineOf));
  await expect(two.find(tripId)).rejects.toThrow(/is missing/);
});
