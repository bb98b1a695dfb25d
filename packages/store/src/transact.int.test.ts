import { setTimeout as pause } from 'node:timers/promises';
import { startTestStore } from '@rayon/testkit';
import mongoose, { mongo } from 'mongoose';
import { attempt } from './transact';

/** Works that each fail in one way, and how many of them were in their second try together: each waits there for the others so long. */
const runAgain = async (failure: () => Error, { patience }: { patience: number }) => {
  const store = await startTestStore();
  const connection = await mongoose
    .createConnection(store.url, { dbName: `${store.prefix}again` })
    .asPromise();
  const works = 4;
  let together = 0;
  let most = 0;
  let meet: () => void = () => undefined;
  const allTogether = new Promise<void>((resolve) => {
    meet = resolve;
  });
  try {
    await Promise.all(
      Array.from({ length: works }, async () => {
        let tries = 0;
        await attempt(connection, async () => {
          tries += 1;
          if (tries === 1) throw failure();
          together += 1;
          most = Math.max(most, together);
          if (together === works) meet();
          await Promise.race([allTogether, pause(patience, undefined, { ref: false })]);
          together -= 1;
          return { commit: false, answer: undefined };
        });
      }),
    );
    return { works, most };
  } finally {
    await connection.close();
    await store.stop();
  }
};

test('works that lost a conflict run again one at a time', async () => {
  const conflict = () => {
    const error = new mongo.MongoServerError({ message: 'WriteConflict', code: 112 });
    error.addErrorLabel('TransientTransactionError');
    return error;
  };
  expect((await runAgain(conflict, { patience: 50 })).most).toBe(1);
});

test('works that lost their connection do not wait for each other: a store that is away would keep the last too long', async () => {
  const lost = () => new mongo.MongoNetworkError('connection 6 closed');
  const { works, most } = await runAgain(lost, { patience: 30_000 });
  expect(most).toBe(works);
});

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
