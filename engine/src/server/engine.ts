/** Everything one running store consists of, and what it does by itself: sweeping, reaping, erasing. */

import { Cursors } from '../commands/cursors';
import { FailPoints } from '../failpoint/fail-points';
import { finishBuilds } from '../index/build';
import { sweepExpired } from '../index/ttl';
import { ClusterClock } from '../session/clock';
import { Sessions } from '../session/sessions';
import { SnapshotReads } from '../session/snapshot-reads';
import { eraseDiscarded } from '../storage/garbage';
import { Store } from '../storage/store';
import { Topology } from './topology';

export type EngineOptions = Readonly<{
  directory: string;
  host: string;
  port: number;
  /** Path of a socket to listen on instead. */
  socket?: string | undefined;
  /** Accept `configureFailPoint`. */
  testCommands?: boolean | undefined;
  /** How often expired documents are removed; 60 unless told otherwise. */
  ttlSweepSeconds?: number | undefined;
  /** Longest life of a transaction; 60 unless told otherwise. */
  transactionSeconds?: number | undefined;
  /** Writes are refused while the disk has less room than this. */
  freeBytesMin?: number | undefined;
}>;

/** Name of the replica set of one that clients see. */
export const SET_NAME = 'rayon';

const REAP_MILLISECONDS = 1_000;
const RECORDS_SECONDS = 60;

/** How often each command was called. */
export class Counters {
  readonly calls = new Map<string, number>();

  count(name: string): void {
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
  }
}

export class Engine {
  readonly store: Store;
  readonly clock: ClusterClock;
  readonly sessions: Sessions;
  readonly snapshotReads: SnapshotReads;
  readonly topology = new Topology();
  readonly cursors = new Cursors();
  readonly failPoints: FailPoints;
  readonly counters = new Counters();
  readonly startedAt = Date.now();
  /** The port clients connect to, once it is known. */
  port: number;
  /** Open connections, for `serverStatus`. */
  connections = 0;
  private readonly timers: NodeJS.Timeout[] = [];
  private background = Promise.resolve();
  private stopping = false;

  constructor(readonly options: EngineOptions) {
    this.store = Store.open(options);
    this.port = options.port;
    this.clock = new ClusterClock(this.store.clock);
    this.sessions = new Sessions(this.store, options.transactionSeconds ?? 60);
    this.snapshotReads = new SnapshotReads(this.store, this.clock);
    this.failPoints = new FailPoints(options.testCommands ?? false);
    this.repeat(REAP_MILLISECONDS, () => this.reap());
    this.repeat(RECORDS_SECONDS * 1000, () => this.inBackground(() => this.sessions.removeExpired()));
    this.repeat((options.ttlSweepSeconds ?? 60) * 1000, () =>
      this.inBackground(() => sweepExpired(this.store)),
    );
    this.inBackground(() => finishBuilds(this.store));
    this.eraseSoon();
  }

  /** Has dropped collections and indexes erased, after whatever is erased already. */
  eraseSoon(): void {
    this.inBackground(() => eraseDiscarded(this.store));
  }

  /** A failure that is nobody's answer, or an error without a code. */
  report(error: unknown): void {
    console.error(error);
  }

  /** Ends transactions and cursors, finishes what is being written, and closes the store. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    this.cursors.killAll();
    this.sessions.endAll();
    this.snapshotReads.clear();
    await this.background;
    await this.store.close();
  }

  private reap(): void {
    this.sessions.reap();
    this.cursors.reap();
    this.snapshotReads.reap();
  }

  private repeat(milliseconds: number, act: () => void): void {
    this.timers.push(setInterval(act, milliseconds).unref());
  }

  /** Background work runs one piece at a time. */
  private inBackground(work: () => Promise<void>): void {
    this.background = this.background.then(async () => {
      if (this.stopping) return;
      try {
        await work();
      } catch (error) {
        if (!this.stopping) this.report(error);
      }
    });
  }
}
