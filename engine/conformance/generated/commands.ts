/** Random sequences of commands on one collection, refused ones included, for two servers to answer alike. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';
import { filterOver } from './filters';
import { indexSets } from './indexes';
import { pipelineOver } from './pipelines';
import { anyUpdate } from './updates';
import { anyDocument, anyValue, comparable, field, numbered, numeric, path, scalar } from './values';

/** The name every command uses for its collection until it is run. */
export const COLLECTION = 'COLL';

export type CommandCase = Readonly<{ indexes: Document[]; documents: Document[]; commands: Document[] }>;

const filter = filterOver({ value: comparable, scalar });
const update = anyUpdate({ value: anyValue, number: numeric });
const sort = fc
  .tuple(path, fc.constantFrom(1, -1))
  .map(([name, direction]) => ({ [name]: direction, _id: 1 }));
const id = fc.integer({ min: 0, max: 12 });

const projection: fc.Arbitrary<Document> = fc.oneof(
  fc
    .uniqueArray(path, { maxLength: 3 })
    .chain((paths) =>
      fc.constantFrom(0, 1).map((shown) => Object.fromEntries(paths.map((each) => [each, shown]))),
    ),
  fc.tuple(field, fc.integer({ min: -2, max: 2 })).map(([name, count]) => ({ [name]: { $slice: count } })),
  fc.tuple(field, scalar).map(([name, least]) => ({ [name]: { $elemMatch: { $gte: least } } })),
);

/** One document, so that it does not depend on the order in which a server meets them. */
const one = fc.tuple(filter, id).map(([rest, _id]) => ({ ...rest, _id }));

const statement = fc
  .tuple(fc.oneof(one, filter), update, fc.boolean(), fc.boolean())
  .map(([q, change, multi, upsert]) => ({
    q,
    ...change,
    multi: multi && !Array.isArray(change.u) && Object.keys(change.u)[0]?.startsWith('$') === true,
    // An upsert without _id makes one of its own, which differs from server to server.
    upsert: upsert && '_id' in q,
  }))
  .filter(({ q, multi }) => multi || '_id' in q);

const command: fc.Arbitrary<Document> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ filter, sort, skip: fc.nat(3), limit: fc.nat(5) })
      .map((rest) => ({ find: COLLECTION, ...rest })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ filter, projection, sort }).map((rest) => ({ find: COLLECTION, ...rest })),
  },
  {
    weight: 1,
    arbitrary: filter.map((each) => ({ find: COLLECTION, filter: each, sort: { _id: 1 }, hint: 'i0' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(filter, fc.nat(2), fc.nat(4))
      .map(([query, skip, limit]) => ({ count: COLLECTION, query, skip, limit })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(path, filter).map(([key, query]) => ({ distinct: COLLECTION, key, query })),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(statement, { minLength: 1, maxLength: 3 })
      .chain((updates) => fc.boolean().map((ordered) => ({ update: COLLECTION, updates, ordered }))),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(fc.oneof(one, filter), fc.constantFrom(0, 1)), { minLength: 1, maxLength: 2 })
      .map((list) => ({
        delete: COLLECTION,
        deletes: list.map(([q, limit]) => ({ q, limit: '_id' in q ? limit : 0 })),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(fc.tuple(id, anyDocument), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([list, ordered]) => ({
        insert: COLLECTION,
        documents: list.map(([_id, rest]) => ({ _id, ...rest })),
        ordered,
      })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(filter, sort, update, fc.boolean()).map(([query, order, change, after]) => ({
      findAndModify: COLLECTION,
      query,
      sort: order,
      update: change.u,
      ...(change.arrayFilters ? { arrayFilters: change.arrayFilters } : {}),
      new: after,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(filter, sort)
      .map(([query, order]) => ({ findAndModify: COLLECTION, query, sort: order, remove: true })),
  },
  {
    weight: 3,
    arbitrary: pipelineOver({ filter, scalar }).map((pipeline) => ({
      aggregate: COLLECTION,
      pipeline,
      cursor: {},
    })),
  },
  {
    weight: 1,
    arbitrary: indexSets.map((indexes) => ({
      createIndexes: COLLECTION,
      indexes: indexes.map((index, at) => ({ ...index, name: `late${at}` })),
    })),
  },
);

export const commandCases: fc.Arbitrary<CommandCase> = fc.record({
  indexes: fc.oneof(fc.constant([]), indexSets) as fc.Arbitrary<Document[]>,
  documents: numbered(anyDocument, 10),
  commands: fc.array(command, { minLength: 1, maxLength: 8 }),
});
