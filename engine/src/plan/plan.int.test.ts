import fc from 'fast-check';
import type { Document } from 'mongodb';
import { type TestEngine, testEngine } from '../testing/engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.stop());

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'B'),
  fc.constantFrom(null, true, false, 1.5, new Date(0), new Date(5)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const record = fc.record(
  {
    a: value,
    b: value,
    c: fc.oneof(
      fc.record({ d: value }, { requiredKeys: [] }),
      fc.array(fc.record({ d: scalar }), { maxLength: 2 }),
    ),
  },
  { requiredKeys: [] },
);
const path = fc.constantFrom('a', 'b', 'c.d');
const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.constantFrom<Document>(
    { $exists: true },
    { $exists: false },
    { $ne: 'a' },
    { $type: 'string' },
    { $regex: '^a' },
    { $regex: 'b' },
  ),
  fc.record({ $elemMatch: fc.record({ $gte: scalar, $lte: scalar }) }),
  fc.array(scalar, { maxLength: 2 }),
);
const conjunction = fc.dictionary(path, condition, { maxKeys: 3 });
const filter = fc.oneof(
  { weight: 4, arbitrary: conjunction },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(conjunction, { minLength: 1, maxLength: 3 }) }) },
);
const direction = fc.constantFrom<1 | -1>(1, -1);
const index = fc.record({
  key: fc.uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name }),
  options: fc.constantFrom<Document>(
    {},
    {},
    { sparse: true },
    { partialFilterExpression: { a: { $exists: true } } },
    { partialFilterExpression: { b: { $type: 'string' } } },
    { partialFilterExpression: { a: { $gt: 0 } } },
  ),
});
const sort = fc.option(
  fc.uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 2, selector: ([name]) => name }),
);

const ids = (found: Document[]): unknown[] => found.map(({ _id }) => _id);

test('a query finds the same documents through any index as without one', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 12 }),
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(filter, { minLength: 4, maxLength: 4 }),
      sort,
      async (records, indexes, filters, order) => {
        const collection = engine.db.collection<Document>(`c${run++}`);
        if (records.length > 0)
          await collection.insertMany(records.map((each, at): Document => ({ _id: at, ...each })) as never[]);
        for (const { key, options } of indexes)
          await collection.createIndex(Object.fromEntries(key), options).catch(allowParallel);
        for (const each of filters) {
          const cursor = (hint?: Document) =>
            collection.find(each, {
              ...(order ? { sort: [...order, ['_id', 1]] } : {}),
              ...(hint ? { hint } : {}),
            });
          const scanned = await cursor({ $natural: 1 }).toArray().then(ids, allowParallel);
          if (!scanned) continue;
          const planned = ids(await cursor().toArray());
          expect(order ? planned : [...planned].sort()).toEqual(order ? scanned : [...scanned].sort());
        }
        expect(await engine.db.command({ validate: collection.collectionName })).toMatchObject(
          records.length + indexes.length > 0 ? { valid: true } : {},
        );
        await collection.drop();
      },
    ),
    { numRuns: 150 },
  );
});

/** Parallel arrays can be neither indexed nor sorted by; the same index twice is refused. */
const allowParallel = (error: { code?: number }): undefined => {
  if (![2, 171, 85, 86].includes(error.code ?? 0)) throw error;
  return undefined;
};

const planOf = async (find: Document): Promise<string> => {
  const { queryPlanner } = await engine.db.command({
    explain: { find: 'plans', ...find },
    verbosity: 'queryPlanner',
  });
  const stages: string[] = [];
  for (let stage = queryPlanner.winningPlan; stage; stage = stage.inputStage)
    stages.push(stage.indexName ? `${stage.stage}(${stage.indexName})` : stage.stage);
  return stages.join(' < ');
};

describe('explain shows', () => {
  beforeAll(async () => {
    const plans = engine.db.collection('plans');
    await plans.insertMany([
      { tier: 'gold', points: 5, email: 'a' },
      { tier: 'gold', points: 7, email: 'b' },
      { tier: 'basic', points: 1, email: 'c' },
    ]);
    await plans.createIndex({ tier: 1, points: -1 });
    await plans.createIndex({ email: 1 }, { unique: true });
    await plans.createIndex({ hiddenField: 1 }, { hidden: true });
  });

  test.each([
    ['a read by _id', { filter: { _id: 1 } }, 'IDHACK'],
    ['a unique key', { filter: { email: 'a' } }, 'FETCH < IXSCAN(email_1)'],
    ['a list of values', { filter: { email: { $in: ['a', 'b'] } } }, 'FETCH < IXSCAN(email_1)'],
    ['the beginning of a string', { filter: { email: { $regex: '^a' } } }, 'FETCH < IXSCAN(email_1)'],
    [
      'an order that the index has',
      { filter: { tier: 'gold' }, sort: { points: -1 }, limit: 2 },
      'LIMIT < FETCH < IXSCAN(tier_1_points_-1)',
    ],
    [
      'that order backwards',
      { filter: { tier: 'gold' }, sort: { points: 1 } },
      'FETCH < IXSCAN(tier_1_points_-1)',
    ],
    [
      'an order that no index has',
      { filter: { tier: 'gold' }, sort: { other: 1 } },
      'SORT < FETCH < IXSCAN(tier_1_points_-1)',
    ],
    ['a field without an index', { filter: { other: 1 } }, 'COLLSCAN'],
    ['a hidden index unused', { filter: { hiddenField: 1 } }, 'COLLSCAN'],
  ])('%s', async (_what, find, plan) => {
    expect(await planOf(find)).toBe(plan);
  });

  test('how much a query looked at', async () => {
    const { executionStats } = await engine.db.command({
      explain: { find: 'plans', filter: { tier: 'gold', points: { $gt: 5 } } },
      verbosity: 'executionStats',
    });
    expect(executionStats).toMatchObject({ nReturned: 1, totalKeysExamined: 1, totalDocsExamined: 1 });
  });
});
