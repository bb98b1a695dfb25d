/** Read and write concerns of a single node: every write is on disk before its answer. */

import { type Doc, Timestamp, type Value } from '../bson';
import { codeName, mongoError } from '../errors';

const problem = (code: number, message: string): Doc =>
  new Map<string, Value>([
    ['code', code],
    ['codeName', codeName(code)],
    ['errmsg', message],
  ]);

/** What is wrong with a write concern; the write itself stays. */
export const writeConcernProblem = (concern: Value | undefined): Doc | undefined => {
  if (!(concern instanceof Map)) throw mongoError(14, 'writeConcern must be a document');
  const w = concern.get('w');
  if (w === undefined || w === 'majority') return undefined;
  if (typeof w === 'string')
    return problem(79, `No write concern mode named '${w}' found in replica set configuration`);
  if (typeof w !== 'number') throw mongoError(9, 'w has to be a number, string or object');
  if (w < 0 || w > 50) throw mongoError(9, 'w has to be a non-negative number and not greater than 50');
  return w > 1 ? problem(100, 'Not enough data-bearing nodes') : undefined;
};

const LEVELS = ['local', 'available', 'majority', 'linearizable', 'snapshot'];

/** The moment that a read outside of a transaction asks for: `newest`, a time, or none. */
export const snapshotAsked = (command: Doc): 'newest' | Timestamp | undefined => {
  const concern = command.get('readConcern');
  if (!(concern instanceof Map) || concern.get('level') !== 'snapshot' || command.has('autocommit'))
    return undefined;
  const time = concern.get('atClusterTime');
  if (time === undefined) return 'newest';
  if (!(time instanceof Timestamp)) throw mongoError(14, 'readConcern.atClusterTime must be a timestamp');
  return time;
};

/** Accepts the known levels (but for `snapshot`, all read the newest commit); inside a transaction only its first command has one. */
export const checkReadConcern = (concern: Value | undefined, command: Doc): void => {
  if (!(concern instanceof Map)) throw mongoError(14, 'readConcern must be a document');
  const level = concern.get('level');
  if (level !== undefined && !LEVELS.includes(String(level)))
    throw mongoError(9, `unknown read concern level '${String(level)}'`);
  const inTransaction = command.has('autocommit');
  if (concern.has('atClusterTime') && (level !== 'snapshot' || inTransaction))
    throw mongoError(72, 'readConcern.atClusterTime is for snapshot reads outside of a transaction');
  if (level !== undefined && inTransaction && !command.has('startTransaction'))
    throw mongoError(72, 'Only the first command in a transaction may specify a readConcern');
};
