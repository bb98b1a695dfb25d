/** One engine, a client that writes down what it sends, and failures on demand. */

import type { Collection, CommandStartedEvent, Document, MongoClient } from 'mongodb';
import { type TestEngine, testEngine } from '../../src/testing/engine';

export type Rig = Readonly<{
  engine: TestEngine;
  client: MongoClient;
  /** Commands sent since the last look, without those of monitoring and of the rig. */
  sent(): Document[];
  /** Their names. */
  names(): string[];
  /** A new collection that exists. */
  collection(): Promise<Collection<Document>>;
  /** `failCommand`; data as in MongoDB's own tests. */
  fail(times: number, data: Document): Promise<void>;
  /** What `fail` left behind must not meet the next test. */
  calm(): Promise<void>;
}>;

export const startRig = async (): Promise<Rig> => {
  const engine = await testEngine({ testCommands: true });
  const client = await engine.connect({
    monitorCommands: true,
    serverSelectionTimeoutMS: 10_000,
    minHeartbeatFrequencyMS: 10,
  });
  let log: Document[] = [];
  client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) =>
    log.push({ commandName, ...command }),
  );
  const sent = (): Document[] => log.splice(0).filter(({ commandName }) => commandName !== 'endSessions');
  let made = 0;
  return {
    engine,
    client,
    sent,
    names: () => sent().map(({ commandName }) => commandName),
    collection: async () => {
      const name = `c${++made}`;
      await engine.db.createCollection(name);
      log = [];
      return client.db('test').collection(name);
    },
    fail: async (times, data) => {
      await engine.db.admin().command({ configureFailPoint: 'failCommand', mode: { times }, data });
      log = [];
    },
    calm: async () => {
      for (const configureFailPoint of FAIL_POINTS)
        await engine.db.admin().command({ configureFailPoint, mode: 'off' });
      log = [];
    },
  };
};

const FAIL_POINTS = ['failCommand', 'onPrimaryTransactionalWrite', 'failGetMoreAfterCursorCheckout'];

/** What a promise was rejected with. */
export const refusal = async (promise: Promise<unknown>): Promise<Document> =>
  promise.then(
    (value) => {
      throw new Error(`it should have been refused, not answered ${JSON.stringify(value)}`);
    },
    (error) => error,
  );
