/**
 * Group commit: all writes that wait run one after another inside one LMDB transaction, which is then written
 * and flushed on another thread. The next group gathers meanwhile. Acknowledged means flushed.
 */

import { statfsSync } from 'node:fs';
import { type MongoError, mongoError } from '../errors';
import { type CatalogView, withMarksOf } from './catalog';
import { type Conflicts, LockedByTransaction } from './conflicts';
import { metaKey } from './keys';
import type { Bytes } from './reader';
import { type CatalogState, GroupWriter, type Writer } from './writer';

/** Work inside a group; it must be synchronous, and check everything before its first `put`. */
export type Job<T> = (writer: Writer & GroupWriter) => T;

type Waiting = {
  run: Job<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
type Outcome = { waiting: Waiting; result: unknown } | { waiting: Waiting; error: unknown };

/** A group takes no further work after this long, so that others get the event loop. */
const GROUP_MILLISECONDS_MAX = 8;
/** How often the room on the disk is looked at. */
const DISK_CHECK_MILLISECONDS = 250;

/** A commit that fails with less room than this failed for want of it. */
const FULL_BYTES = 1024 ** 2;

export type GroupCommitOptions = Readonly<{
  database: Bytes;
  directory: string;
  conflicts: Conflicts;
  state: CatalogState;
  freeBytesMin: number;
  clock: { time: bigint };
}>;

export class GroupCommit {
  readonly state: CatalogState;
  readonly clock: { time: bigint };
  private readonly writer: GroupWriter;
  private queue: Waiting[] = [];
  private scheduled = false;
  private stopped = false;
  private unfinished = 0;
  private idle: (() => void) | undefined;
  private diskCheckedAt = 0;
  private diskFull = false;
  private persistedSeconds = 0;

  constructor(private readonly options: GroupCommitOptions) {
    this.state = options.state;
    this.clock = options.clock;
    this.writer = new GroupWriter(options.database, options.conflicts, options.state);
  }

  submit<T>(run: Job<T>): Promise<T> {
    if (this.stopped) return Promise.reject(mongoError(91, 'the server is shutting down'));
    return new Promise<T>((resolve, reject) => {
      this.unfinished += 1;
      this.enqueue({ run, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  /** Refuses new work and waits for what runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.unfinished > 0) await new Promise<void>((resolve) => (this.idle = resolve));
  }

  private enqueue(waiting: Waiting): void {
    this.queue.push(waiting);
    if (!this.scheduled) this.schedule();
  }

  private schedule(): void {
    this.scheduled = true;
    let outcomes: Outcome[] = [];
    let sequence = 0;
    let catalog = this.state.executed;
    let version = this.state.version;
    const run = (): void => {
      sequence = this.options.conflicts.beginGroup();
      outcomes = this.runGroup();
      catalog = this.state.executed;
      version = this.state.version;
      this.scheduled = false;
      if (this.queue.length > 0) this.schedule();
    };
    this.options.database.transaction(run).then(
      () => {
        this.show(catalog, version);
        this.options.conflicts.endGroup(sequence);
        for (const outcome of outcomes) {
          if ('error' in outcome) outcome.waiting.reject(outcome.error);
          else outcome.waiting.resolve(outcome.result);
          this.finished();
        }
      },
      (cause: unknown) => {
        this.state.executed = this.state.visible;
        this.options.conflicts.endGroup(sequence);
        void this.fail(outcomes, cause);
      },
    );
  }

  /** Marks that a later group has set already stay set: its entries may be seen before it is known to be done. */
  private show(catalog: CatalogView, version: number): void {
    const { executed, views } = this.state;
    this.state.visible = catalog === executed ? catalog : withMarksOf(catalog, executed);
    for (const older of views.keys()) if (older < version) views.delete(older);
  }

  private runGroup(): Outcome[] {
    const outcomes: Outcome[] = [];
    const until = performance.now() + GROUP_MILLISECONDS_MAX;
    let taken = 0;
    while (taken < this.queue.length && (taken === 0 || performance.now() < until)) {
      const waiting = this.queue[taken++] as Waiting;
      try {
        this.checkDisk();
        outcomes.push({ waiting, result: waiting.run(this.writer) });
      } catch (error) {
        if (error instanceof LockedByTransaction) void error.owner.ended.then(() => this.enqueue(waiting));
        else outcomes.push({ waiting, error });
      }
    }
    this.queue = this.queue.slice(taken);
    this.persistClock();
    return outcomes;
  }

  /** The clock is stored a second ahead, once per second: after a restart it goes on from a later time. */
  private persistClock(): void {
    const seconds = Number(this.clock.time >> 32n);
    if (seconds < this.persistedSeconds) return;
    this.persistedSeconds = seconds + 1;
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(this.persistedSeconds);
    this.writer.put(metaKey('clusterSeconds'), bytes);
  }

  private checkDisk(): void {
    const now = Date.now();
    if (now - this.diskCheckedAt > DISK_CHECK_MILLISECONDS) {
      this.diskCheckedAt = now;
      this.diskFull = this.freeBytes() < this.options.freeBytesMin;
    }
    if (this.diskFull) throw outOfSpace();
  }

  private freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.options.directory);
    return bavail * bsize;
  }

  /** The commit failed: nothing of the group is stored, and everyone in it is told. */
  private async fail(outcomes: readonly Outcome[], cause: unknown): Promise<void> {
    const reason = await commitError(cause);
    // A page that is written only in part shows as an input/output error.
    const full = /ENOSPC|No space|MAP_FULL|quota/i.test(reason) || this.freeBytes() < FULL_BYTES;
    for (const { waiting } of outcomes) {
      waiting.reject(full ? outOfSpace() : mongoError(8, `the commit failed: ${reason}`));
      this.finished();
    }
  }

  private finished(): void {
    this.unfinished -= 1;
    if (this.unfinished === 0) this.idle?.();
  }
}

const outOfSpace = (): MongoError =>
  mongoError(14031, 'the disk is full: writes are refused until there is room again; reads go on');

/** LMDB tells the cause of a failed commit in a second promise; it may never come. */
const commitError = async (cause: unknown): Promise<string> => {
  if (!(cause instanceof Error)) return String(cause);
  const inner = (cause as Error & { commitError?: Promise<unknown> }).commitError;
  if (!inner) return cause.message;
  const timer = new Promise<string>((resolve) => setTimeout(resolve, 1000, cause.message).unref());
  return Promise.race([
    timer,
    inner.then(String, (error: unknown) => (error instanceof Error ? error.message : String(error))),
  ]);
};
