/** Reading the store: one view is one consistent state. */

import type { Database, Transaction } from 'lmdb';

/** The LMDB database as this package uses it: bytes to bytes. */
export type Bytes = Database<Buffer, Buffer>;

/** A stored key and its value. */
export type Entry = Readonly<{ key: Buffer; value: Buffer }>;

/** Keys from `start` (included) to `end` (not included), downwards when `reverse`. `expected` sizes the first read. */
export type Range = Readonly<{ start: Buffer; end: Buffer; reverse?: boolean; expected?: number }>;

/** A consistent view of the store. */
export interface Reader {
  get(key: Buffer): Buffer | undefined;
  /** Entries in order. It may be left at any point and holds no LMDB cursor between two steps. */
  range(range: Range): Generator<Entry, void>;
}

const FIRST_CHUNK = 16;
const CHUNK_MAX = 256;

/** Reads through a given snapshot, or, without one, the newest committed state (or the running write transaction). */
export class LmdbReader implements Reader {
  protected transaction: Transaction | undefined;
  /** Grows when a newer state is read from now on: what was seen before may have changed since. */
  generation = 0;

  constructor(protected readonly database: Bytes) {}

  get(key: Buffer): Buffer | undefined {
    return this.database.get(key, this.options);
  }

  *range({ start, end, reverse = false, expected = FIRST_CHUNK }: Range): Generator<Entry, void> {
    let limit = Math.min(Math.max(expected, 1), CHUNK_MAX);
    let from = start;
    let to = end;
    for (;;) {
      const { generation } = this;
      const chunk = this.chunk(from, to, reverse, limit);
      let last: Entry | undefined;
      for (const entry of chunk) {
        // What was read ahead of another state is read again.
        if (this.generation !== generation) break;
        yield entry;
        last = entry;
      }
      if (this.generation === generation && chunk.length < limit) return;
      if (last && reverse) to = last.key;
      else if (last) from = Buffer.concat([last.key, Buffer.from([0])]);
      limit = Math.min(limit * 4, CHUNK_MAX);
    }
  }

  /** Number of keys in a range. */
  count({ start, end }: Range): number {
    return this.database.getKeysCount({ start, end, ...this.options });
  }

  private chunk(start: Buffer, end: Buffer, reverse: boolean, limit: number): Entry[] {
    if (start.compare(end) >= 0) return [];
    const bounds = reverse
      ? { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true }
      : { start, end };
    const chunk: Entry[] = [];
    for (const entry of this.database.getRange({ ...bounds, limit, ...this.options })) chunk.push(entry);
    return chunk;
  }

  private get options(): { transaction: Transaction } | undefined {
    return this.transaction && { transaction: this.transaction };
  }
}

/** A read transaction that keeps its state until `release`. Held ones stop the file from reusing space: keep them short. */
export class Snapshot extends LmdbReader {
  constructor(database: Bytes) {
    super(database);
    this.transaction = database.useReadTransaction();
  }

  /** May be called more than once. Nothing may be read until `renew`. */
  release(): void {
    this.transaction?.done();
    this.transaction = undefined;
  }

  /** Takes the newest state after a `release`; a scan goes on behind the last key it saw. */
  renew(): void {
    if (this.transaction) return;
    this.transaction = this.database.useReadTransaction();
    this.generation += 1;
  }
}
