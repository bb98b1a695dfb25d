import { type TestEngine, testEngine } from '../../src/testing/engine';
import { runBank } from './bank';
import { anomaliesOf } from './checker';
import { writeSkew } from './cycles';
import { listAppend } from './list-append';
import { secondsOr, seedOf } from './random';

let engine: TestEngine;
beforeEach(async () => {
  engine = await testEngine();
});
afterEach(() => engine.stop());

test('concurrent transactions on lists show nothing that snapshot isolation forbids', async () => {
  const seconds = secondsOr(4);
  const seed = seedOf('list-append histories');
  const history = await listAppend({ client: engine.client, db: engine.db, clients: 10, seconds, seed });
  const committed = history.transactions.filter(({ outcome }) => outcome === 'committed').length;
  const aborted = history.transactions.length - committed;
  // Write skew is what snapshot isolation allows and serializability would not; that it occurs is no fault.
  const skew = writeSkew(history) ? 'write skew (G2-item) occurred, as it may' : 'no write skew occurred';
  process.stderr.write(`list-append histories: ${committed} committed, ${aborted} aborted, ${skew}\n`);
  expect(anomaliesOf(history).slice(0, 5)).toEqual([]);
  expect(committed).toBeGreaterThan(20);
  expect(aborted).toBeGreaterThan(0);
}, 600_000);

test('transfers keep what was put in, for everybody who adds it up meanwhile', async () => {
  const seconds = secondsOr(3);
  const seed = seedOf('bank');
  const report = await runBank(engine.client, engine.db, { clients: 6, seconds, seed });
  process.stderr.write(
    `bank: ${report.transfers} transfers, ${report.aborted} aborted, ${report.audits} audits\n`,
  );
  expect(report.faults.slice(0, 5)).toEqual([]);
  expect(report.transfers).toBeGreaterThan(5);
  expect(report.aborted).toBeGreaterThan(0);
  expect(report.audits).toBeGreaterThan(2);
}, 600_000);

test('write skew is possible, as under snapshot isolation everywhere', async () => {
  const oncall = engine.db.collection<{ _id: string; on: boolean }>('oncall');
  await oncall.insertMany([
    { _id: 'ann', on: true },
    { _id: 'bob', on: true },
  ]);
  const leave = async (who: string): Promise<() => Promise<void>> => {
    const session = engine.client.startSession();
    session.startTransaction();
    if ((await oncall.countDocuments({ on: true }, { session })) > 1)
      await oncall.updateOne({ _id: who }, { $set: { on: false } }, { session });
    return async () => {
      await session.commitTransaction();
      await session.endSession();
    };
  };
  const commits = [await leave('ann'), await leave('bob')];
  for (const commit of commits) await commit();
  expect(await oncall.countDocuments({ on: true })).toBe(0);
});

test('a collection that a transaction makes appears together with its other writes', async () => {
  const counters = engine.db.collection<{ _id: number; made: number }>('counters');
  await counters.insertOne({ _id: 1, made: 0 });
  const torn: number[] = [];
  let making = true;
  const reader = async (): Promise<void> => {
    while (making)
      await engine.client.withSession((session) =>
        session.withTransaction(async () => {
          const made = (await counters.findOne({ _id: 1 }, { session }))?.made ?? 0;
          if (made > 0 && !(await engine.db.collection(`made${made}`).findOne({}, { session })))
            torn.push(made);
        }),
      );
  };
  const readers = [reader(), reader(), reader()];
  for (let made = 1; made <= 60; made++)
    await engine.client.withSession((session) =>
      session.withTransaction(async () => {
        await engine.db.collection(`made${made}`).insertOne({ made }, { session });
        await counters.updateOne({ _id: 1 }, { $set: { made } }, { session });
      }),
    );
  making = false;
  await Promise.all(readers);
  expect(torn).toEqual([]);
});
