/** Random index definitions. */

import * as fc from 'fast-check';
import type { Document } from 'mongodb';
import { path } from './values';

const key = fc
  .uniqueArray(path, { minLength: 1, maxLength: 3 })
  .chain((paths) =>
    fc
      .tuple(...paths.map(() => fc.constantFrom(1, -1)))
      .map((directions) => Object.fromEntries(paths.map((each, at) => [each, directions[at]]))),
  );

const options: fc.Arbitrary<Document> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ sparse: true }) },
  { weight: 1, arbitrary: fc.constant({ unique: true }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Document>(
      { partialFilterExpression: { a: { $exists: true } } },
      { partialFilterExpression: { a: { $gt: 0 } } },
      { partialFilterExpression: { b: { $type: 'string' } } },
      { partialFilterExpression: { a: 1 }, unique: true },
      { partialFilterExpression: { $or: [{ a: { $lt: 1 } }, { b: null }] } },
      { partialFilterExpression: { a: { $in: [1, 2, 'a'] } } },
    ),
  },
);

/** Up to three indexes with names of their own. */
export const indexSets = fc
  .array(fc.tuple(key, options), { minLength: 1, maxLength: 3 })
  .map((list) => list.map(([pattern, more], at) => ({ key: pattern, name: `i${at}`, ...more })));
