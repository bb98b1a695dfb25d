import { accepted } from '@rayon/kernel';
import { startTestStore, until } from '@rayon/testkit';
import { z } from 'zod';
import { aggregate, type Cause } from './aggregate';
import { openAggregate } from './open-aggregate';
import { keptDays } from './retention';
import { openTestDatabase } from './testing/open-test-database';

const tripRow = z.object({ tripId: z.string(), lines: z.array(z.int()), closedAt: z.date().optional() });
type Trip = z.infer<typeof tripRow>;
const trips = aggregate<Trip>('trips', {
  key: 'tripId',
  row: tripRow,
  retention: keptDays(2, 'closedAt'),
  stored: { shape: tripRow, toStored: (row) => row, fromStored: (stored) => stored as Trip, grows: 'lines' },
});
const dayMilliseconds = 86_400_000;
const cause: Cause = { correlationId: 'test', at: new Date() };

test('rows leave when they have been kept long enough; what is not over stays, and so do its parts', async () => {
  const store = await startTestStore({ ttlSweepSeconds: 1 });
  const database = await openTestDatabase(store, 'kept', [trips]);
  try {
    const kept = openAggregate(database, trips);
    const closed = async (tripId: string, closedDaysAgo?: number) => {
      const closedAt =
        closedDaysAgo === undefined ? undefined : new Date(Date.now() - closedDaysAgo * dayMilliseconds);
      await kept.insert({ row: { tripId, lines: [] } }, cause);
      for (let line = 1; line <= 20; line += 1)
        await kept.change(tripId, { cause }, (row) =>
          accepted({ row: { ...row, lines: [...row.lines, line] } }),
        );
      if (closedAt) await kept.change(tripId, { cause }, (row) => accepted({ row: { ...row, closedAt } }));
    };
    await closed('open');
    await closed('yesterday', 1);
    await closed('long ago', 3);
    const stored = database.connection.collection<{ _id: string }>('trips');
    const ids = async () => (await stored.find().toArray()).map(({ _id }) => _id).sort();
    await until(async () => (await ids()).length < 3);
    expect(await ids()).toEqual(['open', 'yesterday']);

    // Its parts tell only when they were written: they leave a month after their row would at the latest.
    const parts = database.connection.collection<{ _id: string; at: Date }>('tripsParts');
    const all = await parts.countDocuments();
    const old = new Date(Date.now() - 33 * dayMilliseconds);
    await parts.updateMany({ _id: /^long ago/ }, { $set: { at: old } });
    await until(async () => (await parts.countDocuments()) < all);
    expect((await parts.find().toArray()).some(({ _id }) => _id.startsWith('long ago'))).toBe(false);
    expect((await kept.find('yesterday'))?.row.lines).toHaveLength(20);
  } finally {
    await database.connection.close();
    await store.stop();
  }
});
