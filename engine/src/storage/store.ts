/** The LMDB environment of one directory: snapshots to read, group commits to write, a compact copy while running. */

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { mongoError } from '../errors';
import { type CatalogView, decodeCollection } from './catalog';
import { Conflicts } from './conflicts';
import { GroupCommit, type Job } from './group-commit';
import { ownFiles, ownFolder } from './keep-to-owner';
import { after, KIND, metaKey, prefix } from './keys';
import { LockFile } from './lock-file';
import { LmdbReader, type Reader, Snapshot } from './reader';
import type { CatalogState } from './writer';

/** Address space reserved for the file; it is not disk space. LMDB grows it by itself when it must. */
const MAP_BYTES = 64 * 1024 ** 3;
const READERS_MAX = 2048;

export type StoreOptions = Readonly<{
  directory: string;
  /** Writes are refused while the disk has less room than this. */
  freeBytesMin?: number;
}>;

/** An open store. One process owns its directory. */
export class Store {
  readonly conflicts = new Conflicts();
  /** Grows with every start, so that clients see a newer primary, never an older. */
  readonly bootCount: number;
  private readonly commits: GroupCommit;
  private readonly newest: LmdbReader;

  /** Opens (or makes) the store. Refuses a directory that another process owns. */
  static open(options: StoreOptions): Store {
    ownFolder(options.directory);
    const lock = LockFile.take(options.directory);
    try {
      const database = open<Buffer, Buffer>({
        path: join(options.directory, 'data.mdb'),
        noSubdir: true,
        keyEncoding: 'binary',
        encoding: 'binary',
        overlappingSync: false,
        // Its own batching leaves a promise behind that nobody could handle when a commit fails.
        eventTurnBatching: false,
        mapSize: MAP_BYTES,
        maxReaders: READERS_MAX,
      });
      ownFiles(options.directory);
      return new Store(options, lock, database);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  private constructor(
    private readonly options: StoreOptions,
    private readonly lock: LockFile,
    private readonly database: RootDatabase<Buffer, Buffer>,
  ) {
    this.newest = new LmdbReader(database);
    const state = this.load();
    this.bootCount = readNumber(database.get(metaKey('bootCount'))) + 1;
    database.transactionSync(() => void database.put(metaKey('bootCount'), numberBytes(this.bootCount)));
    this.commits = new GroupCommit({
      database,
      directory: options.directory,
      conflicts: this.conflicts,
      state,
      freeBytesMin: options.freeBytesMin ?? 16 * 1024 ** 2,
      clock: { time: 0n },
    });
    this.commits.clock.time = BigInt(readNumber(database.get(metaKey('clusterSeconds')))) << 32n;
  }

  private load(): CatalogState {
    const collections = new Map();
    const start = prefix(KIND.catalog, 0).subarray(0, 1);
    for (const { value } of this.newest.range({ start, end: after(start) })) {
      const collection = decodeCollection(value);
      collections.set(collection.namespace, collection);
    }
    const nextId = this.database.get(metaKey('nextId'));
    const version = readNumber(this.database.get(metaKey('catalogVersion')));
    return {
      executed: collections,
      visible: collections,
      nextId: nextId?.readUInt32BE() ?? 1,
      version,
      views: new Map([[version, collections]]),
    };
  }

  /** Whether the directory holds a store already. */
  static exists(directory: string): boolean {
    return existsSync(join(directory, 'data.mdb'));
  }

  /** The newest committed state, for reads that finish within this turn of the event loop. */
  get now(): Reader {
    return this.newest;
  }

  /** The committed collections. */
  get catalog(): CatalogView {
    return this.commits.state.visible;
  }

  /**
   * The collections as a snapshot has them. A commit is in new snapshots a moment before it is known here to be
   * done, so the visible catalog may be older than the documents.
   */
  catalogAsOf(snapshot: Reader): CatalogView {
    const { views, visible } = this.commits.state;
    return views.get(readNumber(snapshot.get(metaKey('catalogVersion')))) ?? visible;
  }

  get state(): CatalogState {
    return this.commits.state;
  }

  /** Newest cluster time that was given to a write; survives restarts. */
  get clock(): { time: bigint } {
    return this.commits.clock;
  }

  /** A state that stays as it is until released. */
  snapshot(): Snapshot {
    return new Snapshot(this.database);
  }

  /** Runs `job` inside the next group commit. Resolves with its result when it is on disk. */
  write<T>(job: Job<T>): Promise<T> {
    return this.commits.submit(job);
  }

  /** Copies the store, compacted, into `path` (a directory that must not hold one) while it goes on working. */
  async backup(path: string): Promise<void> {
    if (Store.exists(path)) throw mongoError(48, `${path} holds a store already; choose another directory`);
    ownFolder(path);
    const part = join(path, `data.mdb.part-${randomBytes(4).toString('hex')}`);
    try {
      await this.database.backup(part, true);
      chmodSync(part, 0o600);
      renameSync(part, join(path, 'data.mdb'));
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  }

  /** Size of the data file in bytes. */
  get fileBytes(): number {
    return statSync(join(this.options.directory, 'data.mdb')).size;
  }

  /** Waits for running commits, then gives the directory free. */
  async close(): Promise<void> {
    await this.commits.stop();
    await this.database.close();
    this.lock.release();
  }
}

const numberBytes = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};

const readNumber = (bytes: Buffer | undefined): number => bytes?.readDoubleBE() ?? 0;
