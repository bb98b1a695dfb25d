/** Each deliberate difference to MongoDB, by the name it has in known-differences.md, and how to see it. */

import type { Db, Document } from 'mongodb';
import { decimal, exact } from './exact';
import { ask } from './servers/subject';

/** `ok`, the code of a refusal, or a result as text. */
export type Outcome = string | number;

export type Difference = Readonly<{
  name: string;
  /** Asks a server, in a collection of its own whose name is given. */
  see: (db: Db, collection: string) => Promise<Outcome>;
  engine: Outcome;
  mongodb: Outcome;
}>;

const outcomeOf = async (db: Db, command: Document): Promise<Outcome> => {
  const answer = await ask(db, command);
  return answer.ok ? 'ok' : answer.code;
};

/** A command that MongoDB accepts and the engine refuses. */
const refusedHere = (name: string, code: number, command: (collection: string) => Document): Difference => ({
  name,
  see: async (db, collection) => {
    await ask(db, { insert: collection, documents: [{ _id: 1, a: 'x' }] });
    return outcomeOf(db, command(collection));
  },
  engine: code,
  mongodb: 'ok',
});

const index =
  (key: Document, options: Document = {}) =>
  (collection: string): Document => ({
    createIndexes: collection,
    indexes: [{ key, name: 'i', ...options }],
  });
const pipeline =
  (...stages: Document[]) =>
  (collection: string): Document => ({
    aggregate: collection,
    pipeline: stages,
    cursor: {},
  });
const find =
  (options: Document) =>
  (collection: string): Document => ({ find: collection, ...options });
const create =
  (options: Document) =>
  (collection: string): Document => ({ create: `${collection}_new`, ...options });

const REFUSALS: readonly Difference[] = [
  refusedHere('text-index', 67, index({ a: 'text' })),
  refusedHere('geo-index', 67, index({ g: '2dsphere' })),
  refusedHere('hashed-index', 67, index({ a: 'hashed' })),
  refusedHere('wildcard-index', 67, index({ '$**': 1 })),
  refusedHere('collation-unique', 67, index({ a: 1 }, { unique: true, collation: { locale: 'en' } })),
  refusedHere(
    'collation-partial',
    67,
    index({ a: 1 }, { partialFilterExpression: { a: 'x' }, collation: { locale: 'en' } }),
  ),
  refusedHere('server-javascript', 2, find({ filter: { $where: 'true' } })),
  refusedHere('posix-classes', 51091, find({ filter: { a: { $regex: '[[:alpha:]]' } } })),
  refusedHere('collation-options', 2, find({ collation: { locale: 'en', alternate: 'shifted' } })),
  refusedHere('collation-strength', 2, find({ collation: { locale: 'en', strength: 5 } })),
  refusedHere('find-bounds', 238, find({ min: { _id: 1 }, hint: { _id: 1 } })),
  refusedHere('record-ids', 238, find({ showRecordId: true })),
  refusedHere(
    'window-fields',
    238,
    pipeline({ $setWindowFields: { sortBy: { _id: 1 }, output: { r: { $sum: 1 } } } }),
  ),
  refusedHere('decimal-functions', 238, pipeline({ $project: { r: { $ln: decimal('2') } } })),
  refusedHere(
    'bucket-granularity',
    238,
    pipeline({ $bucketAuto: { groupBy: '$_id', buckets: 2, granularity: 'R5' } }),
  ),
  refusedHere(
    'percentiles',
    15952,
    pipeline({ $group: { _id: null, r: { $median: { input: '$_id', method: 'approximate' } } } }),
  ),
  refusedHere(
    'rebound-current',
    238,
    pipeline({ $project: { r: { $let: { vars: { CURRENT: { a: 1 } }, in: '$a' } } } }),
  ),
  refusedHere(
    'zone-names-in-dates',
    241,
    pipeline({ $project: { r: { $dateFromString: { dateString: '2026-01-01 10:00:00 EST' } } } }),
  ),
  refusedHere('densify', 238, pipeline({ $densify: { field: '_id', range: { step: 1, bounds: 'full' } } })),
  refusedHere('fill', 238, pipeline({ $fill: { output: { b: { value: 1 } } } })),
  refusedHere('change-streams', 40573, pipeline({ $changeStream: {} })),
  refusedHere('capped-collections', 238, create({ capped: true, size: 4096 })),
  refusedHere('time-series', 238, create({ timeseries: { timeField: 't' } })),
  refusedHere('view-changes', 238, (collection) => ({ collMod: collection, viewOn: 'x', pipeline: [] })),
  refusedHere(
    'validation-warnings',
    238,
    create({ validator: { a: { $exists: true } }, validationAction: 'warn' }),
  ),
  refusedHere('profiling', 238, () => ({ profile: 1 })),
  refusedHere('users', 59, () => ({ usersInfo: 1 })),
];

const BEHAVIOURS: readonly Difference[] = [
  {
    name: 'order-without-sort',
    see: async (db, collection) => {
      await ask(db, { insert: collection, documents: [{ _id: 2 }, { _id: 1 }] });
      const answer = await ask(db, { find: collection });
      return answer.ok ? exact(answer.reply.cursor.firstBatch.map(({ _id }: Document) => _id)) : answer.code;
    },
    engine: exact([1, 2]),
    mongodb: exact([2, 1]),
  },
  {
    name: 'long-ids',
    see: (db, collection) => outcomeOf(db, { insert: collection, documents: [{ _id: 'x'.repeat(2000) }] }),
    engine: 17280,
    mongodb: 'ok',
  },
  {
    name: 'collation-ids',
    see: async (db, collection) => {
      await ask(db, { create: collection, collation: { locale: 'en', strength: 2 } });
      return outcomeOf(db, { insert: collection, documents: [{ _id: 'a' }, { _id: 'A' }] });
    },
    engine: 'ok',
    mongodb: 11000,
  },
  {
    name: 'validation-details',
    see: async (db, collection) => {
      await ask(db, { create: collection, validator: { a: { $gt: 1 } } });
      const answer = await ask(db, { insert: collection, documents: [{ _id: 1, a: 0 }] });
      return answer.ok ? 'ok' : Object.keys(answer.error.errInfo?.details ?? {}).join(' ');
    },
    engine: 'specifiedAs',
    mongodb: 'operatorName specifiedAs reason consideredValue',
  },
  {
    name: 'index-sizes',
    see: async (db, collection) => {
      await ask(db, { insert: collection, documents: [{ _id: 1 }] });
      const answer = await ask(db, { collStats: collection });
      return answer.ok ? (Number(answer.reply.totalIndexSize) === 0 ? 'zero' : 'bytes') : answer.code;
    },
    engine: 'zero',
    mongodb: 'bytes',
  },
  {
    name: 'definitions-do-not-wait',
    see: async (db, collection) => {
      await ask(db, { insert: collection, documents: [{ _id: 1 }] });
      const session = db.client.startSession();
      session.startTransaction();
      await db.collection(collection).insertOne({ a: 1 }, { session });
      const built = await outcomeOf(db, { ...index({ a: 1 })(collection), maxTimeMS: 500 });
      await session.abortTransaction();
      await session.endSession();
      return built;
    },
    engine: 'ok',
    mongodb: 50,
  },
];

export const DIFFERENCES: readonly Difference[] = [...REFUSALS, ...BEHAVIOURS];
