/** One running command: its arguments, what it may read, and how it writes. */

import { Binary, type Doc, type Timestamp, type Value } from '../bson';
import { mongoError } from '../errors';
import type { Engine } from '../server/engine';
import { TimeSlice } from '../server/time-slice';
import type { RetryRecord } from '../session/retry-record';
import type { Session } from '../session/sessions';
import type { KeptState } from '../session/snapshot-reads';
import type { Transaction } from '../session/transaction';
import { type CatalogView, type Collection, checkedNamespace } from '../storage/catalog';
import type { Reader, Snapshot } from '../storage/reader';
import type { Writer } from '../storage/writer';
import type { Request } from '../wire/request';

/** Who is connected. */
export type Client = { readonly id: number; readonly address: string; appName: string | undefined };

/** One command of one client while it runs. */
export class Operation {
  readonly name: string;
  readonly body: Doc;
  readonly documents: Buffer[] | undefined;
  readonly database: string;
  /** The client takes more than one answer. */
  readonly streams: boolean;
  readonly slice: TimeSlice;
  session: Session | undefined;
  transaction: Transaction | undefined;
  /** Set for a retryable write: where to go on, and what `recordRetry` stores. */
  retry: { number: bigint; resume: RetryRecord | undefined } | undefined;
  /** Set for a read of one moment outside of a transaction. */
  moment: 'newest' | Timestamp | undefined;
  private checkedName: string | undefined;
  private state: KeptState | undefined;
  private snapshot: Snapshot | undefined;

  constructor(
    readonly engine: Engine,
    readonly client: Client,
    request: Request,
    readonly startedAt = performance.now(),
  ) {
    const [name] = request.body.keys();
    this.name = name ?? '';
    this.body = request.body;
    this.documents = request.documents;
    this.streams = request.streams;
    this.database = text(request.body.get('$db'), '$db');
    const limit = timeLimit(request.body.get('maxTimeMS'), this.name);
    this.slice = new TimeSlice(limit > 0 ? Date.now() + limit : undefined);
  }

  /** The namespace named by the command's own argument. */
  get namespace(): string {
    this.checkedName ??= checkedNamespace(this.database, this.body.get(this.name));
    return this.checkedName;
  }

  get catalog(): CatalogView {
    return (this.transaction ?? this.kept ?? this.engine.store).catalog;
  }

  get collection(): Collection | undefined {
    return this.catalog.get(this.namespace);
  }

  /** The state of the moment this command reads, if it asked for one. */
  get kept(): KeptState | undefined {
    if (this.moment === undefined) return undefined;
    this.state ??= this.engine.snapshotReads.at(this.moment === 'newest' ? undefined : this.moment);
    return this.state;
  }

  /** The state this command reads: its transaction, or a snapshot that is released when it ends. */
  get reader(): Reader {
    if (this.transaction) return this.transaction.writer;
    if (this.kept) return this.kept;
    this.snapshot ??= this.engine.store.snapshot();
    return this.snapshot;
  }

  /** Gives the snapshot back. */
  release(): void {
    this.snapshot?.release();
    this.snapshot = undefined;
  }

  /** Runs a job in a group commit, or at once in the transaction's overlay. Resolves when it is on disk (or in the overlay). */
  async write<T>(job: (writer: Writer) => T): Promise<T> {
    const { transaction } = this;
    if (!transaction) {
      return this.engine.store.write((writer) => {
        this.engine.clock.tick();
        return job(writer);
      });
    }
    const result = job(transaction.writer);
    transaction.checkSize();
    return result;
  }

  /** True while `job`s run inside a group that others share: they must be short. */
  get sharesWriter(): boolean {
    return this.transaction === undefined;
  }

  /** An argument of the command. */
  argument(name: string): Value | undefined {
    return this.body.get(name);
  }
}

/** The argument as text, or a refusal (14). */
export const text = (value: Value | undefined, name: string): string => {
  if (typeof value !== 'string') throw wrongType(name, 'string', value);
  return value;
};

/** The argument as a document; a missing one is empty. */
export const document = (value: Value | undefined, name: string): Doc => {
  if (value === undefined || value === null) return new Map();
  if (!(value instanceof Map)) throw wrongType(name, 'object', value);
  return value;
};

/** The argument as a whole number. */
export const number = (value: Value | undefined, name: string, missing: number): number => {
  if (value === undefined || value === null) return missing;
  const plain = numeric(value);
  if (plain === undefined || Number.isNaN(plain)) throw wrongType(name, 'number', value);
  return Math.trunc(plain);
};

/** The same, refusing what is below zero (51024). */
export const atLeastZero = (value: Value | undefined, name: string, missing: number): number => {
  const given = number(value, name, missing);
  if (given >= 0) return given;
  throw mongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${given}'`);
};

/** `maxTimeMS`, 0 for none. */
const timeLimit = (value: Value | undefined, command: string): number => {
  if (value === null) throw mongoError(2, 'maxTimeMS must be a number');
  const limit = (command === 'getMore' ? number : atLeastZero)(value, 'maxTimeMS', 0);
  if (value !== undefined && numeric(value) !== limit)
    throw mongoError(2, 'maxTimeMS has non-integral value');
  if (limit < 0 || limit > 2_147_483_647) throw mongoError(2, `${limit} value for maxTimeMS is out of range`);
  return limit;
};

const numeric = (value: Value): number | undefined => {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number')
    return value.value;
  return undefined;
};

/** The argument as true or false; numbers count as MongoDB counts them. */
export const flag = (value: Value | undefined, missing = false): boolean => {
  if (value === undefined || value === null) return missing;
  if (typeof value === 'boolean') return value;
  const plain = numeric(value);
  if (plain === undefined) throw mongoError(14, 'a boolean was expected');
  return plain !== 0;
};

/** The argument as true or false, where MongoDB takes no number for it. */
export const strictFlag = (value: Value | undefined, name: string, missing = false): boolean => {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? missing;
  throw mongoError(14, `Field '${name}' should be a boolean value`);
};

/** The argument as a list of documents; null counts as missing (40414). */
export const documentList = (value: Value | undefined, name: string): Doc[] => {
  if (!Array.isArray(value)) throw wrongType(name, 'array', value ?? undefined);
  return value.map((item, at) => {
    if (!(item instanceof Map)) throw wrongType(`${name}.${at}`, 'object', item);
    return item;
  });
};

/** The refusal of an argument that is missing or of another type. */
export const wrongType = (name: string, wanted: string, value: Value | undefined): Error =>
  value === undefined
    ? mongoError(40414, `BSON field '${name}' is missing but a required field`)
    : mongoError(14, `BSON field '${name}' is the wrong type, expected type '${wanted}'`);

/** The 16 bytes of a session's UUID. */
export const sessionId = (lsid: Value): Buffer => {
  const id = lsid instanceof Map ? lsid.get('id') : undefined;
  if (!(id instanceof Binary) || id.bytes.length !== 16) throw mongoError(14, 'lsid.id must be a UUID');
  return id.bytes;
};
