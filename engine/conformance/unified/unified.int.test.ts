/**
 * Runs tests in MongoDB's unified format against the engine. They are not part of this repository: set
 * CONFORMANCE_SPECS to a folder that holds them. Without it one skipped test says so; nothing counts as passed.
 */

import { EJSON } from 'bson';
import { type Document, MongoClient, MongoServerError } from 'mongodb';
import { type TestEngine, testEngine } from '../../src/testing/engine';
import type { Context } from './call';
import { Entities } from './entities';
import { difference, plain } from './match';
import { perform } from './operations';
import { readSpecifications, reasonToSkip } from './specification';

const folder = process.env.CONFORMANCE_SPECS;
const files = folder ? readSpecifications(folder) : [];

if (!folder) {
  const reason = 'SKIPPED, NOT PASSED: CONFORMANCE_SPECS names no folder with tests in the unified format';
  process.stderr.write(`\n${reason}.\n\n`);
  test.skip(reason, () => {});
} else {
  let engine: TestEngine;
  const skipped: string[] = [];

  beforeAll(async () => {
    engine = await testEngine({ testCommands: true });
  });
  afterAll(async () => {
    await engine.stop();
    process.stderr.write(`${[`SKIPPED: ${skipped.length}`, ...skipped].join('\n  ')}\n`);
  });

  test('the folder holds tests', () => expect(files.length).toBeGreaterThan(0));

  for (const { path, content } of files)
    describe(path, () => {
      for (const each of content.tests) {
        const reason = reasonToSkip(content, each);
        if (reason) {
          skipped.push(`${path}: ${each.description}: ${reason}`);
          test.skip(each.description, () => {});
        } else test(each.description, () => runTest(engine, content, each), 20_000);
      }
    });
}

const runTest = async (
  { client: observer, url }: TestEngine,
  content: Document,
  test: Document,
): Promise<void> => {
  const parsed = (value: unknown): Document => EJSON.parse(JSON.stringify(value ?? []));
  await observer.db('admin').command({ killAllSessions: [] });
  await loadInitialData(observer, parsed(content.initialData));
  const entities = new Entities(url);
  const whole = parsed(test.operations) as Document[];
  const context: Context = {
    entities,
    observer,
    run: async (operations) => {
      for (const operation of operations) {
        const expected = await step(operation, context);
        // A failure inside of a callback is the callback's failure too.
        if (expected && operations !== whole) throw expected;
      }
    },
  };
  try {
    await entities.create(parsed(content.createEntities) as Document[]);
    await context.run(whole);
    checkEvents(parsed(test.expectEvents) as Document[], entities);
    await checkOutcome(observer, test.outcome ?? []);
  } finally {
    for (const configureFailPoint of ['failCommand', 'onPrimaryTransactionalWrite'])
      await observer.db('admin').command({ configureFailPoint, mode: 'off' });
    await entities.close();
  }
};

const loadInitialData = async (client: MongoClient, data: Document): Promise<void> => {
  for (const { databaseName, collectionName, documents, createOptions } of data as Document[]) {
    const db = client.db(databaseName);
    await db.collection(collectionName).drop();
    await db.createCollection(collectionName, createOptions ?? {});
    if (documents.length > 0) await db.collection(collectionName).insertMany(documents);
  }
};

/** Runs one operation; gives the error that it was to end in. */
const step = async (operation: Document, context: Context): Promise<Document | undefined> => {
  let result: unknown;
  let thrown: Document | undefined;
  try {
    result = await perform(operation, context);
  } catch (error) {
    if (operation.object === 'testRunner') throw error;
    thrown = error as Document;
  }
  if (operation.ignoreResultAndError) return undefined;
  const { expectError, expectResult, saveResultAsEntity, name } = operation;
  if (expectError) {
    if (!thrown) throw new Error(`${name} should have failed, it answered ${JSON.stringify(plain(result))}`);
    checkError(expectError, thrown, context, name);
    return thrown;
  }
  if (thrown) throw thrown;
  if (saveResultAsEntity) context.entities.set(saveResultAsEntity, result);
  if (expectResult !== undefined) compare(expectResult, result, context, name);
  return undefined;
};

const compare = (expected: unknown, actual: unknown, { entities }: Context, name: string): void => {
  const found = difference(plain(expected), withoutUnset(plain(actual)), entities.lookup, name);
  if (found) throw new Error(found);
};

/** This driver sends a time limit with every write concern, and a time with writes, unlike others. */
const withoutAdditions = (command: Document, expected: Document): Document => {
  const { writeConcern, readConcern } = command;
  const cleaned = { ...command };
  if (writeConcern && expected.writeConcern?.wtimeout === undefined)
    cleaned.writeConcern = { ...writeConcern, wtimeout: undefined };
  if (readConcern && !expected.readConcern?.afterClusterTime) {
    const { afterClusterTime: _, ...rest } = readConcern;
    cleaned.readConcern = Object.keys(rest).length > 0 ? rest : undefined;
  }
  return cleaned;
};

/** This driver says null where the specification leaves `upsertedId` away. */
const withoutUnset = (value: unknown): unknown => {
  const unset = typeof value === 'object' && value && 'upsertedId' in value && value.upsertedId === null;
  return unset ? { ...value, upsertedId: undefined } : value;
};

const checkError = (expected: Document, error: Document, context: Context, name: string): void => {
  const fail = (what: string): never => {
    throw new Error(`${name}: ${what}: ${error.constructor.name} ${error.code} ${error.message}`, {
      cause: error,
    });
  };
  const fromServer = error instanceof MongoServerError;
  if (expected.isClientError === true && fromServer) fail('not an error of the client');
  if (expected.isClientError === false && !fromServer) fail('not an error of the server');
  const { errorContains, errorCode, errorCodeName } = expected;
  if (errorContains && !error.message.toLowerCase().includes(errorContains.toLowerCase()))
    fail(`"${errorContains}" is not said`);
  if (errorCode !== undefined && error.code !== errorCode) fail(`the code is not ${errorCode}`);
  if (errorCodeName && error.codeName !== errorCodeName) fail(`the code is not ${errorCodeName}`);
  for (const label of expected.errorLabelsContain ?? [])
    if (!error.hasErrorLabel?.(label)) fail(`the label ${label} is missing`);
  for (const label of expected.errorLabelsOmit ?? [])
    if (error.hasErrorLabel?.(label)) fail(`the label ${label} is there`);
  if (expected.errorResponse) compare(expected.errorResponse, error.errorResponse, context, name);
  if (expected.expectResult !== undefined)
    compare(expected.expectResult, error.result ?? error.partialResult, context, name);
};

const checkEvents = (expectations: Document[], entities: Entities): void => {
  for (const { client, eventType = 'command', events, ignoreExtraEvents } of expectations) {
    const seen = entities.events(client).filter(({ kind }) => kind === eventType);
    const names = seen.map(({ name, event }) => `${name} ${event.commandName ?? ''}`).join(', ');
    if (seen.length < events.length || (!ignoreExtraEvents && seen.length > events.length))
      throw new Error(`${events.length} events were expected of ${client}, there were: ${names}`);
    events.forEach((expected: Document, at: number) => {
      const [name, fields] = Object.entries<Document>(expected)[0] ?? ['', {}];
      if (seen[at]?.name !== name) throw new Error(`event ${at} should be ${name}, there were: ${names}`);
      const actual = plain(seen[at]?.event);
      const known = eventType === 'command' ? fields : {};
      const rooted = Object.entries(known).filter(([key]) => !key.startsWith('has'));
      for (const [key, value] of rooted) {
        const given =
          key === 'command' ? withoutAdditions((actual as Document)[key], value) : (actual as Document)[key];
        const found = difference(plain(value), given, entities.lookup, `${name}.${key}`);
        if (found) throw new Error(found);
      }
    });
  }
};

const checkOutcome = async (client: MongoClient, outcome: Document[]): Promise<void> => {
  for (const { databaseName, collectionName, documents } of outcome) {
    const stored = await client
      .db(databaseName)
      .collection(collectionName)
      .find({}, { sort: { _id: 1 } })
      .toArray();
    expect(plain(stored)).toEqual(plain(EJSON.parse(JSON.stringify(documents))));
  }
};
