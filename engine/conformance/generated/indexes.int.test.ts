import * as fc from 'fast-check';
import type { Db, Document } from 'mongodb';
import { exact, exactSet } from '../exact';
import { matches, sortedBy } from '../model/match';
import { ask, engineSubject, type Subject } from '../servers/subject';
import { filterOver } from './filters';
import { indexSets } from './indexes';
import { parameters } from './runs';
import { anyDocument, anyValue, comparable, numbered, path, scalar } from './values';

let engine: Subject;
beforeAll(async () => {
  engine = await engineSubject();
});
afterAll(() => engine.stop());

const filter = filterOver({ value: comparable, scalar });
const cases = fc.record({
  documents: numbered(anyDocument, 12),
  indexes: indexSets,
  late: fc.boolean(),
  filters: fc.array(filter, { minLength: 4, maxLength: 8 }),
  sort: fc.tuple(path, fc.constantFrom(1, -1)),
  window: fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

let made = 0;

/** Two collections with the same documents, one of them indexed; documents the indexes refuse are in neither. */
const prepared = async (
  db: Db,
  { documents, indexes, late }: Case,
): Promise<{ scanned: string; indexed: string; stored: Document[] }> => {
  const name = `g${++made}`;
  const [scanned, indexed] = [`${name}_scanned`, `${name}_indexed`];
  await db.createCollection(indexed);
  const build = async (): Promise<void> => {
    for (const index of indexes) await ask(db, { createIndexes: indexed, indexes: [index] });
  };
  if (!late) await build();
  const stored: Document[] = [];
  for (const document of documents)
    if ((await ask(db, { insert: indexed, documents: [document] })).ok) stored.push(document);
  if (late) await build();
  if (stored.length > 0) await ask(db, { insert: scanned, documents: stored });
  return { scanned, indexed, stored };
};

const found = async (db: Db, find: Document): Promise<Document[]> => {
  const answer = await ask(db, find);
  if (!answer.ok) throw new Error(`refused: ${exact(answer.error)}`);
  return answer.reply.cursor.firstBatch;
};

test('a query finds what the model finds, through any index and in order', async () => {
  const check = async (each: Case): Promise<void> => {
    const { db } = engine;
    const { scanned, indexed, stored } = await prepared(db, each);
    const [sortPath, direction] = each.sort;
    const [skip, limit] = each.window;
    for (const query of each.filters) {
      const expected = stored.filter((document) => matches(document, query));
      const ordered = sortedBy(expected, sortPath, direction);
      const sort = { [sortPath]: direction, _id: 1 };
      for (const name of [scanned, indexed]) {
        expect([name, ...exactSet(await found(db, { find: name, filter: query }))]).toEqual([
          name,
          ...exactSet(expected),
        ]);
        expect(exact(await found(db, { find: name, filter: query, sort }))).toBe(exact(ordered));
        expect(exact(await found(db, { find: name, filter: query, sort, skip, limit }))).toBe(
          exact(ordered.slice(skip, skip + limit)),
        );
      }
      const counted = await ask(db, { count: indexed, query });
      expect(counted.ok && Number(counted.reply.n)).toBe(expected.length);
    }
  };
  await fc.assert(
    fc.asyncProperty(cases, check),
    parameters('indexes against scans and the model', 100) as fc.Parameters<[Case]>,
  );
}, 600_000);

const changes = fc.record({
  base: cases,
  steps: fc.array(
    fc.oneof(
      fc
        .tuple(filter, fc.tuple(fc.constantFrom('$set', '$max', '$min'), path, anyValue))
        .map(([q, [operator, name, value]]) => ({ q, u: { [operator]: { [name]: value } } })),
      fc
        .tuple(filter, fc.tuple(fc.constantFrom('$push', '$addToSet', '$pull'), path, anyValue))
        .map(([q, [operator, name, value]]) => ({ q, u: { [operator]: { [name]: value } } })),
      fc.tuple(filter, path).map(([q, name]) => ({ q, u: { $unset: { [name]: 1 } } })),
      filter.map((q) => ({ q, u: undefined })),
    ),
    { minLength: 1, maxLength: 6 },
  ),
});
type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

test('changes through any index leave the same documents, and indexes that agree with them', async () => {
  const check = async ({ base, steps }: Changes): Promise<void> => {
    const { db } = engine;
    // A unique index refuses what the other collection takes.
    const indexes = base.indexes.map(({ unique, ...rest }: Document) => rest) as Case['indexes'];
    const { scanned, indexed } = await prepared(db, { ...base, indexes });
    for (const { q, u } of steps)
      for (let _id = 0; _id < base.documents.length; _id++) {
        const one = { $and: [q, { _id }] };
        const command = (name: string): Document =>
          u ? { update: name, updates: [{ q: one, u }] } : { delete: name, deletes: [{ q: one, limit: 1 }] };
        const answer = await ask(db, command(indexed));
        // Parallel arrays are refused by a compound index alone.
        if (!answer.ok && answer.code === 171) continue;
        const other = await ask(db, command(scanned));
        expect([other.ok, other.ok ? Number(other.reply.n) : other.code]).toEqual([
          answer.ok,
          answer.ok ? Number(answer.reply.n) : answer.code,
        ]);
      }
    const [left, right] = [await found(db, { find: scanned }), await found(db, { find: indexed })];
    expect(exact(right)).toBe(exact(left));
    const validated = await ask(db, { validate: indexed });
    expect(validated.ok && validated.reply.errors).toEqual([]);
  };
  await fc.assert(
    fc.asyncProperty(changes, check),
    parameters('changes through indexes', 25) as fc.Parameters<[Changes]>,
  );
}, 600_000);
