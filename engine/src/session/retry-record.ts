/** What is stored about the last retryable write of a session, in the same commit as the write itself. */

import { Binary, type Doc, decode, encode, type Value } from '../bson';
import { retryKey } from '../storage/keys';
import type { Store } from '../storage/store';
import type { Writer } from '../storage/writer';

/** How far the write `number` came. A retry gets `reply`, or goes on at statement `next` when it is not `done`. */
export type RetryRecord = Readonly<{
  number: bigint;
  /** A transaction's commit rather than a retryable write. */
  commit: boolean;
  done: boolean;
  next: number;
  reply: Buffer;
}>;

export const putRetryRecord = (writer: Writer, sessionId: Buffer, record: RetryRecord): void => {
  const stored: Doc = new Map<string, Value>([
    ['number', record.number],
    ['commit', record.commit],
    ['done', record.done],
    ['next', record.next],
    ['at', new Date()],
    ['reply', new Binary(record.reply)],
  ]);
  writer.put(retryKey(sessionId), encode(stored, Number.MAX_SAFE_INTEGER));
};

export const readRetryRecord = (store: Store, sessionId: Buffer): RetryRecord | undefined => {
  const bytes = store.now.get(retryKey(sessionId));
  if (!bytes) return undefined;
  const stored = decode(bytes);
  return {
    number: stored.get('number') as bigint,
    commit: stored.get('commit') === true,
    done: stored.get('done') === true,
    next: Number(stored.get('next')),
    reply: (stored.get('reply') as Binary).bytes,
  };
};

/** When the record was written, in milliseconds. */
export const retryRecordTime = (bytes: Buffer): number => (decode(bytes).get('at') as Date).getTime();
