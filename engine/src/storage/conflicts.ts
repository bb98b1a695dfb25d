/**
 * Who may write what: a key (of a document, or of a unique index) written by an open transaction is locked by it;
 * a key written after a transaction's snapshot conflicts with it. First writer wins.
 */

import { mongoError } from '../errors';

/** An open transaction as the lock table sees it. */
export interface LockOwner {
  /** Group of commits that its snapshot includes. */
  readonly snapshotSequence: number;
  /** Resolves when the transaction ends, either way. */
  readonly ended: Promise<void>;
}

/** A plain write met a key of an open transaction: it waits for `owner` and runs again. */
export class LockedByTransaction extends Error {
  constructor(readonly owner: LockOwner) {
    super('locked by a transaction');
  }
}

/** MongoDB's words for a lost race; the caller adds the transient label. */
export const writeConflict = (): Error =>
  mongoError(
    112,
    'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.',
  );

export class Conflicts {
  private readonly locks = new Map<string, LockOwner>();
  private readonly owners = new Map<LockOwner, string[]>();
  /** Last group that wrote a key; kept while a transaction might need it. */
  private readonly lastWrites = new Map<string, number>();
  private readonly groups: { sequence: number; keys: string[] }[] = [];
  private executing: { sequence: number; keys: string[] } = { sequence: 0, keys: [] };
  private visible = 0;

  /** The newest group that a new snapshot is sure to include. */
  get visibleSequence(): number {
    return this.visible;
  }

  /** Starts a group of plain writes; its number. */
  beginGroup(): number {
    this.executing = { sequence: this.executing.sequence + 1, keys: [] };
    this.groups.push(this.executing);
    return this.executing.sequence;
  }

  /** The group is committed (or failed: then its marks only cause a needless conflict). */
  endGroup(sequence: number): void {
    this.visible = Math.max(this.visible, sequence);
    this.forget();
  }

  open(owner: LockOwner): void {
    this.owners.set(owner, []);
  }

  /** Releases all locks of a transaction. */
  close(owner: LockOwner): void {
    for (const key of this.owners.get(owner) ?? []) this.locks.delete(key);
    this.owners.delete(owner);
    this.forget();
  }

  /** A plain write is about to change `key`. */
  claimPlain(key: Buffer): void {
    const name = key.latin1Slice();
    const owner = this.locks.size > 0 ? this.locks.get(name) : undefined;
    if (owner) throw new LockedByTransaction(owner);
    this.note(name);
  }

  /** A transaction is about to change `key`. */
  claimFor(owner: LockOwner, key: Buffer): void {
    const name = key.latin1Slice();
    const holder = this.locks.get(name);
    if (holder === owner) return;
    if (holder || (this.lastWrites.get(name) ?? 0) > owner.snapshotSequence) throw writeConflict();
    this.locks.set(name, owner);
    this.owners.get(owner)?.push(name);
  }

  /** The keys of a transaction become writes of the running group: it commits now. */
  commit(owner: LockOwner): void {
    for (const name of this.owners.get(owner) ?? []) this.note(name);
  }

  private note(name: string): void {
    this.lastWrites.set(name, this.executing.sequence);
    this.executing.keys.push(name);
  }

  /** Drops marks that every open and every future snapshot includes. */
  private forget(): void {
    let oldest = this.visible;
    for (const owner of this.owners.keys()) oldest = Math.min(oldest, owner.snapshotSequence);
    while (this.groups[0] && this.groups[0].sequence <= oldest && this.groups[0] !== this.executing) {
      const group = this.groups.shift();
      for (const name of group?.keys ?? [])
        if (this.lastWrites.get(name) === group?.sequence) this.lastWrites.delete(name);
    }
    if (this.executing.sequence <= oldest && this.groups[0] === this.executing) {
      for (const name of this.executing.keys)
        if (this.lastWrites.get(name) === this.executing.sequence) this.lastWrites.delete(name);
      this.executing.keys.length = 0;
    }
  }
}
