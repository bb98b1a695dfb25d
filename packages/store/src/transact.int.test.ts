import { startTestStore } from '@rayon/testkit';
import mongoose, { mongo } from 'mongoose';
import { attempt } from './transact';

test('a connection lost in the middle runs the work again, also when the driver does not say that it may', async () => {
  const store = await startTestStore();
  const connection = await mongoose
    .createConnection(store.url, { dbName: `${store.prefix}lost` })
    .asPromise();
  try {
    const things = connection.collection<{ _id: string }>('things');
    let tries = 0;
    const answer = await attempt(connection, async (session) => {
      tries += 1;
      await things.insertOne({ _id: 'one' }, { session });
      // Of a connection whose pool was cleared by another one's failure the driver tells no more than this.
      if (tries === 1) throw new mongo.MongoNetworkError('connection 6 closed');
      return { commit: true, answer: tries };
    });
    expect(answer).toBe(2);
    expect(await things.countDocuments()).toBe(1);
  } finally {
    await connection.close();
    await store.stop();
  }
});
