/** How the progress of a `bulkWrite` is told, and read back from the stored answer when a retry goes on. */

import { type Doc, type Value, whole } from '../bson';
import type { Progress, ReplyForm } from './statements';

/** What the operations did so far, by kind, and the result of each one that succeeded. */
export type BulkTally = Readonly<{
  inserted: number;
  matched: number;
  modified: number;
  upserted: number;
  deleted: number;
  results: Doc[];
}>;

/** Nothing done so far. */
export const newTally = (): BulkTally => ({
  inserted: 0,
  matched: 0,
  modified: 0,
  upserted: 0,
  deleted: 0,
  results: [],
});

/** An entry of `writeErrors` as a result of `bulkWrite`. */
const failed = (error: Doc): Doc => {
  const result: Doc = new Map<string, Value>([
    ['ok', 0],
    ['idx', error.get('index') ?? 0],
    ['n', 0],
  ]);
  for (const [name, value] of error) if (name !== 'index') result.set(name, value);
  return result;
};

const errorFrom = (result: Doc): Doc =>
  new Map<string, Value>([
    ['index', result.get('idx') ?? 0],
    ...[...result].filter(([name]) => !['ok', 'idx', 'n'].includes(name)),
  ]);

const replyOf = ({ bulk = newTally(), errors }: Progress): Doc => {
  const results = [...bulk.results, ...errors.map(failed)];
  results.sort((a, b) => Number(a.get('idx')) - Number(b.get('idx')));
  return new Map<string, Value>([
    [
      'cursor',
      new Map<string, Value>([
        ['id', 0n],
        ['firstBatch', results],
        ['ns', 'admin.$cmd.bulkWrite'],
      ]),
    ],
    ['nErrors', whole(errors.length)],
    ['nInserted', whole(bulk.inserted)],
    ['nMatched', whole(bulk.matched)],
    ['nModified', whole(bulk.modified)],
    ['nUpserted', whole(bulk.upserted)],
    ['nDeleted', whole(bulk.deleted)],
    ['ok', 1],
  ]);
};

const progressFrom = (reply: Doc, next: number): Progress => {
  const count = (name: string): number => Number(reply.get(name) ?? 0);
  const cursor = reply.get('cursor');
  const batch = cursor instanceof Map ? (cursor.get('firstBatch') as Doc[]) : [];
  const succeeded = (result: Doc): boolean => Number(result.get('ok')) === 1;
  const bulk: BulkTally = {
    inserted: count('nInserted'),
    matched: count('nMatched'),
    modified: count('nModified'),
    upserted: count('nUpserted'),
    deleted: count('nDeleted'),
    results: batch.filter(succeeded),
  };
  return {
    next,
    matched: bulk.inserted + bulk.matched + bulk.upserted + bulk.deleted,
    modified: bulk.modified,
    upserted: [],
    errors: batch.filter((result) => !succeeded(result)).map(errorFrom),
    bulk,
  };
};

/** The form of the answer to a `bulkWrite`. */
export const bulkForm: ReplyForm = { replyOf, progressFrom };
