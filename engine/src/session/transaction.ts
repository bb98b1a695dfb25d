/** One multi-document transaction: what it sees, what it changed, and who must wait for it. */

import { mongoError } from '../errors';
import type { CatalogView } from '../storage/catalog';
import type { LockOwner } from '../storage/conflicts';
import type { Snapshot } from '../storage/reader';
import type { Store } from '../storage/store';
import { type GroupWriter, TransactionWriter } from '../storage/writer';

/** Most bytes a transaction may change; it lives in memory until it commits. */
const CHANGED_BYTES_MAX = 64 * 1024 ** 2;

export type TransactionState = 'open' | 'committing' | 'committed' | 'aborted';

export class Transaction implements LockOwner {
  readonly snapshotSequence: number;
  readonly ended: Promise<void>;
  readonly writer: TransactionWriter;
  readonly startedAt = Date.now();
  state: TransactionState = 'open';
  /** A statement is running: the reaper leaves it until the next look. */
  busy = false;
  /** The connection that carried its last statement. */
  client = 0;
  /** That connection hung up during a statement: nobody will continue. */
  abandoned = false;
  /** Resolves when a running commit is on disk; a repeated commit waits for it. */
  committing: Promise<void> | undefined;
  private readonly snapshot: Snapshot;
  private finish: () => void = () => {};

  constructor(
    readonly number: bigint,
    private readonly store: Store,
  ) {
    this.snapshotSequence = store.conflicts.visibleSequence;
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
    this.snapshot = store.snapshot();
    this.writer = new TransactionWriter(
      this.snapshot,
      store.catalogAsOf(this.snapshot),
      store.conflicts,
      this,
      store.state,
    );
    store.conflicts.open(this);
  }

  get catalog(): CatalogView {
    return this.writer.catalog.view;
  }

  /** Refuses a transaction that grew too large to be kept in memory (257). */
  checkSize(): void {
    if (this.writer.overlay.sizeBytes > CHANGED_BYTES_MAX)
      throw mongoError(
        257,
        `Total size of all transaction operations must be less than ${CHANGED_BYTES_MAX} bytes`,
      );
  }

  /** Writes everything in one commit; `also` adds the record of the commit. Resolves when it is on disk. */
  async commit(also: (writer: GroupWriter) => void): Promise<void> {
    this.state = 'committing';
    try {
      if (this.writer.changed)
        await this.store.write((writer) => {
          this.writer.applyTo(writer);
          also(writer);
        });
      this.end('committed');
    } catch (error) {
      this.end('aborted');
      throw error;
    }
  }

  abort(): void {
    if (this.state === 'open') this.end('aborted');
  }

  private end(state: 'committed' | 'aborted'): void {
    this.state = state;
    this.store.conflicts.close(this);
    this.snapshot.release();
    this.finish();
  }
}
