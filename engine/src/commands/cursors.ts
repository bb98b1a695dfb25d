/** Open cursors: results that are sent batch by batch. */

import { randomBytes } from 'node:crypto';
import { mongoError } from '../errors';
import type { TimeSlice } from '../server/time-slice';
import type { Session } from '../session/sessions';
import type { Transaction } from '../session/transaction';
import type { Snapshot } from '../storage/reader';

/** Documents in a first batch unless the client says otherwise. */
export const FIRST_BATCH = 101;
/** Bytes of documents in one reply. */
const BATCH_BYTES_MAX = 16 * 1024 * 1024;
const IDLE_MINUTES = 10;
const CURSORS_MAX = 10_000;
const STEPS_PER_LOOK = 32;

type CursorSource = Readonly<{
  namespace: string;
  /** The collection a `find` reads: the cursor ends with it. */
  collection?: number | undefined;
  /** Results as bytes ready to send; `undefined` is a step without a result. */
  steps: Generator<Buffer | undefined, void>;
  /** Read state to give back between batches; `undefined` when the results are in memory or in a transaction. */
  snapshot?: Snapshot | undefined;
  session?: Session | undefined;
  transaction?: Transaction | undefined;
  noTimeout?: boolean;
}>;

/** The results of one query, gathered batch by batch. */
export class Cursor {
  id = 0n;
  lastUsed = Date.now();
  busy = false;
  private ahead: Buffer | undefined;
  private done = false;
  private batch: Buffer[] = [];
  private bytes = 0;

  constructor(readonly source: CursorSource) {}

  /** Everything was sent. */
  get exhausted(): boolean {
    return this.done && !this.ahead;
  }

  /** Gathers the next batch. Synchronous unless the time slice ends first. */
  next(size: number, slice: TimeSlice): Buffer[] | Promise<Buffer[]> {
    this.batch = [];
    this.bytes = 0;
    return this.fill(size, slice) ? this.batch : this.nextSliced(size, slice);
  }

  private async nextSliced(size: number, slice: TimeSlice): Promise<Buffer[]> {
    do await slice.rest();
    while (!this.fill(size, slice));
    return this.batch;
  }

  /** True when the batch is complete; looks one document ahead so that the last batch can say it is the last. */
  private fill(size: number, slice: TimeSlice): boolean {
    let steps = 0;
    for (;;) {
      while (!this.ahead && !this.done) {
        const step = this.source.steps.next();
        if (step.done) this.done = true;
        else this.ahead = step.value;
        if ((!step.value || ++steps % STEPS_PER_LOOK === 0) && slice.over && !this.done) return false;
      }
      if (!this.ahead || this.batch.length >= size) return true;
      if (this.batch.length > 0 && this.bytes + this.ahead.length > BATCH_BYTES_MAX) return true;
      this.batch.push(this.ahead);
      this.bytes += this.ahead.length;
      this.ahead = undefined;
    }
  }

  close(): void {
    this.done = true;
    this.ahead = undefined;
    this.source.steps.return();
    this.source.snapshot?.release();
  }
}

/** The open cursors of all clients. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();

  get size(): number {
    return this.open.size;
  }

  /** Keeps a cursor for `getMore`; its id. */
  keep(cursor: Cursor): bigint {
    if (this.open.size >= CURSORS_MAX) throw mongoError(8, `more than ${CURSORS_MAX} cursors are open`);
    do cursor.id = randomBytes(8).readBigInt64BE() & 0x7fffffffffffffffn;
    while (cursor.id === 0n || this.open.has(cursor.id));
    cursor.lastUsed = Date.now();
    this.open.set(cursor.id, cursor);
    return cursor.id;
  }

  /** The cursor for its next batch (43 when there is none). */
  find(id: bigint, namespace: string): Cursor {
    const cursor = this.open.get(id);
    if (!cursor || cursor.source.transaction?.state === 'aborted')
      throw mongoError(43, `cursor id ${id} not found`);
    if (cursor.source.namespace !== namespace)
      throw mongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.source.namespace}`,
      );
    return cursor;
  }

  /** True when there was one. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    this.open.delete(id);
    if (cursor && !cursor.busy) cursor.close();
    return cursor !== undefined;
  }

  /** Ends the cursors of a session. */
  killSession(session: Session): void {
    for (const [id, { source }] of this.open) if (source.session === session) this.kill(id);
  }

  killAll(): void {
    for (const id of this.open.keys()) this.kill(id);
  }

  /** Ends what was not used for ten minutes, and what belonged to a transaction that ended. */
  reap(): void {
    const oldest = Date.now() - IDLE_MINUTES * 60_000;
    for (const [id, { lastUsed, busy, source }] of this.open) {
      const ended = source.transaction !== undefined && source.transaction.state !== 'open';
      if (!busy && (ended || (lastUsed < oldest && !source.noTimeout))) this.kill(id);
    }
  }
}
