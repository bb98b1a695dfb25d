import { newId } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import mongoose from 'mongoose';
import { z } from 'zod';
import { isDuplicateKey } from './duplicate-key';
import {
  above,
  absent,
  below,
  containing,
  type Filter,
  from,
  noneOf,
  oneOf,
  present,
  StrangeFilter,
  upTo,
} from './filters';
import { keptAsLongAs } from './retention';
import { openRows } from './rows';
import { table } from './table';
import { openTestDatabase } from './testing/open-test-database';

const doors = table('doors', {
  retention: keptAsLongAs('the test runs'),
  key: 'doorId',
  row: z.object({
    doorId: z.string(),
    opened: z.int(),
    place: z.object({ floor: z.int(), wing: z.string().optional() }).optional(),
    at: z.date().optional(),
    names: z.array(z.string()).optional(),
  }),
  indexes: [{ on: { opened: 1 } }],
});

let store: TestStore;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  store = await startTestStore();
  database = await openTestDatabase(store, 'rows', [doors]);
});
afterEach(() => database.connection.collection('doors').deleteMany({}));
afterAll(async () => {
  await database?.connection.close();
  await store?.stop();
});

const open = () => openRows(database.connection, doors);
const raw = () => database.connection.collection<{ _id: string; [member: string]: unknown }>('doors');
const three = () =>
  open().insert([
    { doorId: 'a', opened: 1, place: { floor: 1, wing: 'east.side' } },
    { doorId: 'b', opened: 2, place: { floor: 2 }, at: new Date(2_000) },
    { doorId: 'c', opened: 3, at: new Date(3_000) },
  ]);
const keysOf = async (filter: Filter) =>
  (await open().findMany(filter, { sort: { doorId: 1 } })).map(({ doorId }) => doorId);

test('the member that is the key is the driver’s _id, in rows, filters and sorts', async () => {
  await three();
  expect(await raw().findOne({ _id: 'a' })).toEqual({
    _id: 'a',
    opened: 1,
    place: { floor: 1, wing: 'east.side' },
  });
  expect(await open().find('b')).toEqual({
    doorId: 'b',
    opened: 2,
    place: { floor: 2 },
    at: new Date(2_000),
  });
  expect(await open().find('z')).toBeUndefined();
  expect((await open().findAll(['c', 'z', 'a', 'c'])).map((row) => row?.doorId)).toEqual([
    'c',
    undefined,
    'a',
    'c',
  ]);
  const backwards = await open().findMany({}, { sort: { doorId: -1 }, limit: 2 });
  expect(backwards.map(({ doorId }) => doorId)).toEqual(['c', 'b']);
  expect(await open().distinct('doorId')).toEqual(['a', 'b', 'c']);
});

test('conditions and dotted members mean what they say', async () => {
  await three();
  expect(await keysOf({ opened: oneOf([1, 3]) })).toEqual(['a', 'c']);
  expect(await keysOf({ opened: noneOf([1]) })).toEqual(['b', 'c']);
  expect(await keysOf({ opened: above(1), doorId: below('c') })).toEqual(['b']);
  expect(await keysOf({ at: from(new Date(2_000)) })).toEqual(['b', 'c']);
  expect(await keysOf({ at: upTo(new Date(2_000)) })).toEqual(['b']);
  expect(await keysOf({ place: absent })).toEqual(['c']);
  expect(await keysOf({ 'place.wing': present })).toEqual(['a']);
  expect(await keysOf({ 'place.floor': 2 })).toEqual(['b']);
  expect(await keysOf({ 'place.wing': containing('t.s') })).toEqual(['a']);
  expect(await keysOf({ 'place.wing': containing('t.*s') })).toEqual([]);
  expect(await keysOf({ $or: [{ opened: 1 }, { $and: [{ opened: 3 }, { at: present }] }] })).toEqual([
    'a',
    'c',
  ]);
});

const strange: [string, Filter][] = [
  ['an unknown member', { opned: 1 }],
  ['an unknown member of which a dot follows', { 'opned.floor': 1 }],
  ['the driver’s own name of the key', { _id: 'a' }],
  ['what an aggregate keeps beside the row', { 'meta.version': 1 }],
  ['something below the key', { 'doorId.x': 'a' }],
  ['undefined', { opened: undefined }],
  ['undefined among others', { opened: 1, at: undefined }],
  ['undefined in a condition', { opened: above(undefined) }],
  ['undefined in a list', { opened: oneOf([1, undefined]) }],
  ['an operator from outside', { opened: { $gt: 0 } as unknown }],
  ['an operator at the top', { $where: 'true' }],
  ['a negation at the top', { $nor: [{ opened: 1 }] }],
  ['an operator in a condition', { opened: below({ $gt: 0 }) }],
  ['an object that passes for one of the driver’s', { opened: { _bsontype: 'ObjectId', id: 'x' } }],
  ['such an object in a list', { opened: oneOf([{ _bsontype: 'BSONRegExp', pattern: '.*', options: '' }]) }],
  ['a pattern', { 'place.wing': /east/ }],
  ['a list', { names: ['a'] }],
  ['a function', { opened: () => 1 }],
  ['undefined inside $or', { $or: [{ opened: 1 }, { opened: undefined }] }],
  ['an operator inside $and', { $and: [{ opened: { $ne: null } }] }],
  ['$or that holds no list', { $or: { opened: 1 } }],
];

test.each(strange)('a filter with %s reaches no row, whatever is asked', async (_, filter) => {
  await three();
  const rows = open();
  const refused = (work: () => Promise<unknown>) => expect(Promise.resolve().then(work)).rejects;
  await refused(() => rows.findOne(filter)).toThrow(StrangeFilter);
  await refused(() => rows.findMany(filter)).toThrow(StrangeFilter);
  await refused(() => rows.count(filter)).toThrow(StrangeFilter);
  await refused(() => rows.distinct('opened', filter)).toThrow(StrangeFilter);
  await refused(() => rows.update(filter, { set: { opened: 9 } })).toThrow(StrangeFilter);
  await refused(() => rows.updateAndFind(filter, { set: { opened: 9 } })).toThrow(StrangeFilter);
  await refused(() => rows.remove(filter)).toThrow(StrangeFilter);
  await refused(() => rows.aggregate(filter, [])).toThrow(StrangeFilter);
  const streamed = async () => {
    for await (const row of rows.stream(filter)) throw new Error(`gave ${row.doorId}`);
  };
  await refused(streamed).toThrow(StrangeFilter);
  expect(await raw().countDocuments({ opened: { $in: [1, 2, 3] } })).toBe(3);
});

test('a key that is no text reaches no row', async () => {
  await three();
  const key = { $ne: null } as unknown as string;
  await expect(Promise.resolve().then(() => open().find(key))).rejects.toThrow(StrangeFilter);
  await expect(Promise.resolve().then(() => open().findAll([key]))).rejects.toThrow(StrangeFilter);
  await expect(open().insert([{ opened: 1 } as never])).rejects.toThrow(/doorId/);
});

test('a sort, an update or a distinct by an unknown member is refused', async () => {
  await three();
  const refused = (work: () => Promise<unknown>) =>
    expect(Promise.resolve().then(work)).rejects.toThrow(StrangeFilter);
  await refused(() => open().findMany({}, { sort: { opned: 1 } }));
  await refused(() => open().distinct('opned'));
  await refused(() => open().update({ doorId: 'a' }, { set: { opned: 1 } }));
  await refused(() => open().update({ doorId: 'a' }, { set: { doorId: 'b' } }));
  await refused(() => open().updateEach([{ filter: { opned: 1 }, update: { add: { opened: 1 } } }]));
  await refused(() => open().update({ doorId: 'a' }, { add: { 'meta.version': 1 } }));
  await refused(() => open().update({ doorId: 'a' }, { unset: ['$set'] }));
});

test('an update sets, unsets, adds, and says how many rows it meant', async () => {
  await three();
  expect(await open().update({ doorId: 'a' }, { add: { opened: 5 }, unset: ['place.wing'] })).toBe(1);
  expect(await open().find('a')).toEqual({ doorId: 'a', opened: 6, place: { floor: 1 } });
  expect(await open().update({ opened: from(3) }, { set: { opened: 3, at: undefined } })).toBe(2);
  expect((await open().find('c'))?.at).toEqual(new Date(3_000));
  expect(await open().update({ doorId: 'z' }, { set: { opened: 1 } })).toBe(0);
  expect(await open().updateAndFind({ doorId: 'b' }, { add: { opened: -2 } })).toMatchObject({ opened: 0 });
  expect(await open().updateAndFind({ doorId: 'z' }, { add: { opened: 1 } })).toBeUndefined();
});

test('several updates are each about their own row, and say together how many they meant', async () => {
  await three();
  const more = { add: { opened: 1 } };
  const changes = ['a', 'c', 'z'].map((doorId) => ({ filter: { doorId }, update: more }));
  expect(await open().updateEach(changes)).toBe(2);
  expect(await open().updateEach([{ filter: { doorId: 'y' }, update: more, upsert: true }])).toBe(1);
  expect(await open().updateEach([])).toBe(0);
  const opened = (await open().findMany({}, { sort: { doorId: 1 } })).map((door) => [
    door.doorId,
    door.opened,
  ]);
  expect(opened).toEqual([
    ['a', 2],
    ['b', 2],
    ['c', 4],
    ['y', 1],
  ]);
});

test('an update that may make its row makes it once, however many ask at once', async () => {
  const ask = () =>
    open().update({ doorId: 'n' }, { initially: { at: new Date(0) }, add: { opened: 1 } }, { upsert: true });
  expect(await ask()).toBe(1);
  await Promise.all(Array.from({ length: 9 }, ask));
  expect(await open().findMany({})).toEqual([{ doorId: 'n', opened: 10, at: new Date(0) }]);
  const made = await open().updateAndFind({ doorId: 'm' }, { set: { opened: 4 } }, { upsert: true });
  expect(made).toEqual({ doorId: 'm', opened: 4 });
});

test('insert refuses a key that is there, put replaces its row', async () => {
  await three();
  const again = open().insert([{ doorId: 'a', opened: 7 }]);
  expect(isDuplicateKey(await again.catch((error: unknown) => error))).toBe(true);
  await open().put([
    { doorId: 'a', opened: 7, at: undefined },
    { doorId: 'd', opened: 8 },
  ]);
  expect(await raw().findOne({ _id: 'a' })).toEqual({ _id: 'a', opened: 7 });
  expect(await open().count({})).toBe(4);
  await open().put([]);
  await open().insert([]);
});

test('remove takes the rows that are meant and says how many', async () => {
  await three();
  expect(await open().remove({ doorId: 'a' })).toBe(1);
  expect(await open().remove({ doorId: 'a' })).toBe(0);
  expect(await open().remove({ opened: above(0) })).toBe(2);
});

test('a stored row that is not what its table says is named, with the member', async () => {
  await raw().insertOne({ _id: 'broken', opened: 'often' });
  await expect(open().find('broken')).rejects.toThrow(/doors\/broken.*opened/s);
  await expect(open().findMany({})).rejects.toMatchObject({ name: 'BrokenRow' });
});

test('members that rows no longer have are passed over', async () => {
  await raw().insertOne({ _id: 'old', opened: 1, colour: 'red', meta: { version: 3 }, followed: 2 });
  expect(await open().find('old')).toEqual({ doorId: 'old', opened: 1 });
});

test('what a transaction wrote is seen inside it, and by others when it is committed', async () => {
  const doorId = newId();
  await database.transact(async ({ session }) => {
    await open().insert([{ doorId, opened: 1 }], { session });
    await open().update({ doorId }, { add: { opened: 1 } }, { session });
    expect((await open().find(doorId, { session }))?.opened).toBe(2);
    expect(await open().find(doorId)).toBeUndefined();
  });
  expect((await open().find(doorId))?.opened).toBe(2);
});

test('an update of one row by its key is one the driver repeats when its answer is lost', async () => {
  const connection = await mongoose
    .createConnection(store.url, { dbName: store.database('rows'), monitorCommands: true })
    .asPromise();
  const sent: [string, boolean][] = [];
  connection
    .getClient()
    .on('commandStarted', ({ commandName, command }) =>
      sent.push([commandName, command.txnNumber !== undefined]),
    );
  const rows = openRows(connection, doors);
  await rows.insert([{ doorId: 'a', opened: 1 }]);
  await rows.update({ doorId: 'a', opened: 1 }, { add: { opened: 1 } });
  await rows.update({ opened: 9, doorId: 'n' }, { set: { opened: 9 } }, { upsert: true });
  await rows.updateAndFind({ doorId: 'a' }, { add: { opened: 1 } });
  await rows.put([{ doorId: 'a', opened: 1 }]);
  await rows.remove({ doorId: 'a' });
  await connection.close();
  expect(sent.filter(([name]) => name !== 'endSessions')).toEqual([
    ['insert', true],
    ['update', true],
    ['update', true],
    ['findAndModify', true],
    ['update', true],
    ['delete', true],
  ]);
});
