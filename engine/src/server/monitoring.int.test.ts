import { setTimeout as pause } from 'node:timers/promises';
import {
  MongoClient,
  type ServerHeartbeatFailedEvent,
  type ServerHeartbeatStartedEvent,
  type ServerHeartbeatSucceededEvent,
} from 'mongodb';
import { type Doc, Double, decode, encode, ObjectId, type Value } from '../bson';
import { type TestEngine, temporaryDirectory, testEngine } from '../testing/engine';
import { RawClient } from '../testing/raw-client';
import { start } from './start';

let engine: TestEngine;
let raw: RawClient;
beforeAll(async () => {
  engine = await testEngine({ testCommands: true });
});
beforeEach(async () => {
  raw = await RawClient.to(portOf(engine));
});
afterEach(() => raw.close());
afterAll(() => engine.stop());

const portOf = ({ url }: { url: string }): number => Number(new URL(url).port);
const doc = (fields: Record<string, Value>): Doc => new Map(Object.entries(fields));
const hello = (fields: Record<string, Value> = {}): Doc => doc({ hello: 1, ...fields, $db: 'admin' });

const versionOf = async (client: RawClient): Promise<Doc> => {
  const version = (await client.command(hello()))?.get('topologyVersion');
  if (!(version instanceof Map)) throw new Error('no topologyVersion');
  return version;
};

const timed = async <Answer>(work: Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> => {
  const from = performance.now();
  const answer = await work;
  return { answer, milliseconds: performance.now() - from };
};

test('every run has a version of its own', async () => {
  const version = await versionOf(raw);
  expect(version.get('processId')).toBeInstanceOf(ObjectId);
  expect(version.get('counter')).toBe(0n);
  expect(await versionOf(raw)).toEqual(version);
  const other = await testEngine();
  const client = await RawClient.to(portOf(other));
  expect((await versionOf(client)).get('processId')).not.toEqual(version.get('processId'));
  client.close();
  await other.stop();
});

test('who knows the version is answered when the time is over, others at once', async () => {
  const topologyVersion = await versionOf(raw);
  const same = await timed(raw.command(hello({ topologyVersion, maxAwaitTimeMS: 300 })));
  expect(same.answer?.get('isWritablePrimary')).toBe(true);
  expect(same.milliseconds).toBeGreaterThan(280);
  const older = new Map(topologyVersion).set('processId', new ObjectId('\0'.repeat(12)));
  const other = await timed(raw.command(hello({ topologyVersion: older, maxAwaitTimeMS: 20_000 })));
  expect(other.answer?.get('topologyVersion')).toEqual(topologyVersion);
  expect(other.milliseconds).toBeLessThan(5_000);
});

test.each([
  ['a version without a time', { topologyVersion: doc({}) }, 31368],
  ['a time without a version', { maxAwaitTimeMS: 5 }, 31368],
  ['a time below zero', { topologyVersion: 'known', maxAwaitTimeMS: -5 }, 51024],
  ['a version that is none', { topologyVersion: 5, maxAwaitTimeMS: 5 }, 14],
  ['a version of nobody', { topologyVersion: doc({ counter: 0n }), maxAwaitTimeMS: 5 }, 40414],
  ['a counter below zero', { topologyVersion: 'known', counter: -1n, maxAwaitTimeMS: 5 }, 31372],
  ['a counter from the future', { topologyVersion: 'known', counter: 1n, maxAwaitTimeMS: 5 }, 31382],
])('%s is refused', async (_what, { counter, ...fields }: Record<string, Value>, code) => {
  const known = await versionOf(raw);
  const topologyVersion =
    fields.topologyVersion === 'known'
      ? new Map(known).set('counter', counter ?? 0n)
      : fields.topologyVersion;
  const given = topologyVersion === undefined ? fields : { ...fields, topologyVersion };
  expect((await raw.command(hello(given)))?.get('code')).toBe(code);
});

const streamed = (command: Doc): Buffer =>
  raw.message(0x10000, [Buffer.concat([Buffer.from([0]), encode(command)])]);

test('answers are streamed to who asks for it, each the answer to the one before', async () => {
  const topologyVersion = await versionOf(raw);
  raw.send(streamed(hello({ topologyVersion, maxAwaitTimeMS: 200 })));
  let previous = 2;
  const from = performance.now();
  for (let answers = 1; answers <= 3; answers += 1) {
    const message = await raw.received();
    if (!message) throw new Error('the server hung up');
    expect(message.readInt32LE(8)).toBe(previous);
    expect(message.readUInt32LE(16)).toBe(2);
    expect(decode(message.subarray(21)).get('ok')).toEqual(new Double(1));
    expect(performance.now() - from).toBeGreaterThan(answers * 200 - 50);
    previous = message.readInt32LE(4);
  }
});

test('a stream begins at once for who knows another run, and needs something to wait for', async () => {
  const topologyVersion = doc({ processId: new ObjectId('\0'.repeat(12)), counter: 7n });
  raw.send(streamed(hello({ topologyVersion, maxAwaitTimeMS: 20_000 })));
  const first = await raw.reply();
  raw.close();
  raw = await RawClient.to(portOf(engine));
  expect(first?.get('topologyVersion')).toEqual(await versionOf(raw));
  raw.send(streamed(hello()));
  expect((await raw.reply())?.get('code')).toBe(51756);
});

test('whoever waits is let go when the server stops', async () => {
  const other = await testEngine();
  const client = await RawClient.to(portOf(other));
  const waiting = client.command(hello({ topologyVersion: await versionOf(client), maxAwaitTimeMS: 60_000 }));
  const stopped = await timed(other.stop());
  expect(await waiting).toBeUndefined();
  expect(stopped.milliseconds).toBeLessThan(5_000);
});

test('a passing refusal does not make a driver that streams believe the server away', async () => {
  const client = await engine.connect({ heartbeatFrequencyMS: 60_000, serverSelectionTimeoutMS: 2_000 });
  const things = client.db('test').collection('things');
  for (const errorCode of [91, 10107]) {
    const data = { failCommands: ['insert', 'find'], errorCode };
    await engine.client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data });
    await things.insertOne({ errorCode });
  }
  expect(await things.countDocuments()).toBe(2);
});

describe('the driver', () => {
  const directory = temporaryDirectory();
  const heartbeatFrequencyMS = 500;

  /** What the monitor of a client did. */
  const watched = (client: MongoClient) => {
    const seen = { awaited: 0, succeeded: 0, failed: 0 };
    client.on('serverHeartbeatStarted', ({ awaited }: ServerHeartbeatStartedEvent) => {
      if (awaited) seen.awaited += 1;
    });
    client.on('serverHeartbeatSucceeded', (_: ServerHeartbeatSucceededEvent) => {
      seen.succeeded += 1;
    });
    client.on('serverHeartbeatFailed', (_: ServerHeartbeatFailedEvent) => {
      seen.failed += 1;
    });
    return seen;
  };

  test('streams, at one answer and one measurement per heartbeat, and notices an end and a new start at once', async () => {
    let server = await start({ directory });
    const client = new MongoClient(server.url, { heartbeatFrequencyMS, serverSelectionTimeoutMS: 10_000 });
    const seen = watched(client);
    await client.connect();
    // The first answer of the stream follows the handshake after half a second.
    await pause(700);
    const helloCalls = async (): Promise<number> => {
      const { metrics } = await client.db('admin').command({ serverStatus: 1 });
      return Number(metrics.commands.hello?.total ?? 0);
    };
    const before = { ...seen, calls: await helloCalls() };
    await pause(8 * heartbeatFrequencyMS);
    const calls = (await helloCalls()) - before.calls;
    expect(seen.succeeded - before.succeeded).toBeGreaterThanOrEqual(5);
    expect(seen.succeeded - before.succeeded).toBeLessThanOrEqual(8);
    expect(seen.awaited).toBeGreaterThan(5);
    expect(calls).toBeGreaterThan(seen.succeeded - before.succeeded);
    expect(calls).toBeLessThanOrEqual(2 * 8 + 1);
    expect(seen.failed).toBe(0);

    const unknown = new Promise((resolve) => client.once('serverHeartbeatFailed', resolve));
    process.kill(server.pid, 'SIGKILL');
    expect((await timed(unknown)).milliseconds).toBeLessThan(400);
    await server.ended;
    server = await start({ directory, port: server.port });
    const found = await timed(client.db('test').collection('things').insertOne({ a: 1 }));
    expect(found.answer.acknowledged).toBe(true);
    expect(found.milliseconds).toBeLessThan(3_000);
    await client.close();
    await server.stop();
  });
});
