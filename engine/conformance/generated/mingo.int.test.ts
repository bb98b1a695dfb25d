import * as fc from 'fast-check';
import { aggregate, find, updateMany } from 'mingo';
import { BSON, type Document } from 'mongodb';
import { ask, engineSubject, type Subject } from '../servers/subject';
import { filterOver } from './filters';
import { plainPipeline } from './plain-pipelines';
import { parameters } from './runs';
import { oneOperator } from './updates';
import { numbered } from './values';

/**
 * mingo is an independent implementation, right for values that survive JSON and wrong beyond them; it ignores much
 * that MongoDB refuses. So only what both answer is compared, by value, and the share of what was compared is checked.
 */
let engine: Subject;
beforeAll(async () => {
  engine = await engineSubject();
});
afterAll(() => engine.stop());

const scalar = fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constantFrom('', 'a', 'ab', 'b'));
const number = fc.integer({ min: -3, max: 3 });
const inner = fc.record({ a: number, b: scalar }, { requiredKeys: [] });
/** Every field of one kind, no arrays in arrays, no null: beyond that mingo has an opinion of its own. */
const documents = numbered(
  fc.record(
    {
      a: number,
      b: fc.array(number, { maxLength: 4 }),
      c: fc.oneof(inner, fc.array(inner, { minLength: 1, maxLength: 3 })),
    },
    { requiredKeys: [] },
  ),
  8,
);
const filter = filterOver({ value: scalar, scalar });

/** Plain numbers instead of typed ones, and no order of fields. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value === 0 ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, plain(each)]),
  );
};
const promoted = (documents: readonly Document[]): unknown =>
  plain(BSON.deserialize(BSON.serialize({ documents })).documents);

/** There `$type` overlooks elements of arrays, and `$elemMatch` takes numbers for documents, `$size` what is missing for
 * empty, `$all` no bare value; `$bits…` and `$mod` take what is no number; `$exists` stops at empty arrays. */
const WRONG_FILTERS = /"\$(type|elemMatch|size|all|bits\w+|mod)"|\.\w+":\{"\$exists"/;

/**
 * There `$addToSet` drops what is new beside a duplicate, `$min` and `$max` have no order across kinds of values, and
 * `$push` neither sorts nor cuts an array that it makes.
 */
const isWrongUpdate = (update: Document): boolean => {
  const [[operator, fields]] = Object.entries(update) as [[string, Document]];
  const [[path, operand]] = Object.entries(fields) as [[string, unknown]];
  if (operator === '$min' || operator === '$max') return path !== 'a' || typeof operand !== 'number';
  return operator === '$addToSet' || (operator === '$push' && typeof operand === 'object');
};

let made = 0;
const filled = async (list: readonly Document[]): Promise<string> => {
  const name = `m${++made}`;
  await ask(engine.db, { insert: name, documents: list });
  return name;
};

/** What mingo says; nothing when it refuses. */
const asked = <T>(question: () => T): T | undefined => {
  try {
    return question();
  } catch {
    return undefined;
  }
};

const copy = (list: readonly Document[]): Document[] => structuredClone([...list]);

test('filters find what mingo finds', async () => {
  const check = async (list: Document[], filters: Document[]): Promise<void> => {
    const name = await filled(list);
    for (const query of filters) {
      if (WRONG_FILTERS.test(JSON.stringify(query))) continue;
      const answer = await ask(engine.db, { find: name, filter: query });
      const other = asked(() => find(copy(list), query).all());
      if (answer.ok && other)
        expect([query, promoted(answer.reply.cursor.firstBatch)]).toEqual([
          query,
          promoted(other as Document[]),
        ]);
    }
  };
  const arbitrary = fc.asyncProperty(documents, fc.array(filter, { minLength: 5, maxLength: 10 }), check);
  await fc.assert(
    arbitrary,
    parameters('filters against mingo', 80) as fc.Parameters<[Document[], Document[]]>,
  );
}, 600_000);

test('updates change what mingo changes', async () => {
  let compared = 0;
  const check = async (list: Document[], update: Document): Promise<void> => {
    if (isWrongUpdate(update)) return;
    const name = await filled(list);
    for (const { _id } of list) {
      const answer = await ask(engine.db, { update: name, updates: [{ q: { _id }, u: update }] });
      const before = list.filter((each) => each._id === _id);
      const after = copy(before);
      if (!answer.ok || asked(() => updateMany(after, {}, update as never)) === undefined) continue;
      const found = await ask(engine.db, { find: name, filter: { _id } });
      expect([update, before, found.ok && promoted(found.reply.cursor.firstBatch)]).toEqual([
        update,
        before,
        promoted(after),
      ]);
      compared += 1;
    }
  };
  const arbitrary = fc.asyncProperty(documents, oneOperator({ value: number, number }), check);
  await fc.assert(
    arbitrary,
    parameters('updates against mingo', 120) as fc.Parameters<[Document[], Document]>,
  );
  expect(compared).toBeGreaterThan(0);
}, 600_000);

test('pipelines give what mingo gives', async () => {
  let compared = 0;
  const check = async (list: Document[], pipeline: Document[]): Promise<void> => {
    const name = await filled(list);
    const answer = await ask(engine.db, { aggregate: name, pipeline, cursor: {} });
    const other = asked(() => aggregate(copy(list), pipeline));
    if (!answer.ok || !other) return;
    expect([pipeline, promoted(answer.reply.cursor.firstBatch)]).toEqual([
      pipeline,
      promoted(other as Document[]),
    ]);
    compared += 1;
  };
  const arbitrary = fc.asyncProperty(documents, plainPipeline, check);
  await fc.assert(
    arbitrary,
    parameters('pipelines against mingo', 150) as fc.Parameters<[Document[], Document[]]>,
  );
  expect(compared).toBeGreaterThan(0);
}, 600_000);
