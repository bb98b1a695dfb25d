/** States of the store that are kept for a while, so that a client can read the same moment again. */

import type { Timestamp } from '../bson';
import { mongoError } from '../errors';
import type { CatalogView } from '../storage/catalog';
import type { Entry, Range, Reader, Snapshot } from '../storage/reader';
import type { Store } from '../storage/store';
import type { ClusterClock } from './clock';

/** A kept state stops the file from reusing space, so it is kept only so long after its last use. */
const KEPT_SECONDS = 60;
/** However often it is read, it is given up after so long. */
const LIFE_SECONDS = 300;
/** At most so many are kept; the one unused for longest makes room. */
const KEPT_MAX = 64;

/** One moment: what was stored and which collections there were. */
export class KeptState implements Reader {
  readonly takenAt = Date.now();
  lastUsed = this.takenAt;

  constructor(
    readonly time: Timestamp,
    readonly catalog: CatalogView,
    private readonly snapshot: Snapshot,
  ) {}

  get(key: Buffer): Buffer | undefined {
    this.use();
    return this.snapshot.get(key);
  }

  *range(range: Range): Generator<Entry, void> {
    this.use();
    for (const entry of this.snapshot.range(range)) {
      yield entry;
      this.use();
    }
  }

  /** Gives the state up: whoever reads on, for example a cursor, is refused. */
  release(): void {
    this.lastUsed = Number.NEGATIVE_INFINITY;
    this.snapshot.release();
  }

  private use(): void {
    if (this.lastUsed === Number.NEGATIVE_INFINITY) throw tooOld(this.time);
    this.lastUsed = Date.now();
  }
}

export class SnapshotReads {
  private readonly kept = new Map<string, KeptState>();

  constructor(
    private readonly store: Store,
    private readonly clock: ClusterClock,
  ) {}

  /** The newest state under a time of its own, or the one kept under `time` (239 when it is no longer kept). */
  at(time: Timestamp | undefined): KeptState {
    if (!time) return this.keep();
    const found = this.kept.get(nameOf(time));
    if (!found) throw tooOld(time);
    return found;
  }

  /** Gives up what was not read for a minute, or is five minutes old. Called every second. */
  reap(now = Date.now()): void {
    for (const [name, { lastUsed, takenAt }] of this.kept)
      if (now - lastUsed > KEPT_SECONDS * 1000 || now - takenAt > LIFE_SECONDS * 1000) this.giveUp(name);
  }

  /** Gives up everything. */
  clear(): void {
    for (const name of this.kept.keys()) this.giveUp(name);
  }

  private keep(): KeptState {
    if (this.kept.size >= KEPT_MAX) {
      const [longest] = [...this.kept].sort(([, a], [, b]) => a.lastUsed - b.lastUsed);
      if (longest) this.giveUp(longest[0]);
    }
    // A time of its own: a write that is on its way was given the newest one already.
    const time = this.clock.tick();
    const snapshot = this.store.snapshot();
    const state = new KeptState(time, this.store.catalogAsOf(snapshot), snapshot);
    this.kept.set(nameOf(time), state);
    return state;
  }

  private giveUp(name: string): void {
    this.kept.get(name)?.release();
    this.kept.delete(name);
  }
}

const nameOf = ({ seconds, increment }: Timestamp): string => `${seconds}.${increment}`;

const tooOld = ({ seconds, increment }: Timestamp): Error =>
  mongoError(
    239,
    `Read timestamp Timestamp(${seconds}, ${increment}) is older than the oldest available timestamp: this server keeps a snapshot for ${KEPT_SECONDS} seconds after its last use, and no longer than ${LIFE_SECONDS}`,
  );
