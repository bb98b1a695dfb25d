/** Logical sessions: what each did last, its open transaction, and when it is forgotten. */

import { mongoError } from '../errors';
import { after, KIND, retryKey } from '../storage/keys';
import type { Store } from '../storage/store';
import { type RetryRecord, readRetryRecord, retryRecordTime } from './retry-record';
import { Transaction } from './transaction';

/** Sessions unused for so long are forgotten, with their retry record (announced in `hello`). */
export const SESSION_MINUTES = 30;
const SESSIONS_MAX = 100_000;
const EXPIRED_PER_COMMIT = 500;

/** How long a transaction waits for its client after the connection was lost. */
const HUNG_UP_MILLISECONDS = 2_000;

const abandon = (transaction: Transaction, client: number): void => {
  if (transaction.client !== client) return;
  if (transaction.busy) transaction.abandoned = true;
  else transaction.abort();
};

export class Session {
  lastUsed = Date.now();
  /** Highest number used by a retryable write or a transaction. */
  number = -1n;
  transaction: Transaction | undefined;
  /** The last retryable write or commit that is on disk. */
  record: RetryRecord | undefined;
  /** The retryable write that is running; a duplicate waits for it. */
  running: { number: bigint; ended: Promise<unknown> } | undefined;

  constructor(readonly id: Buffer) {}
}

export class Sessions {
  private readonly table = new Map<string, Session>();

  constructor(
    private readonly store: Store,
    private readonly transactionSeconds: number,
  ) {}

  get size(): number {
    return this.table.size;
  }

  /** The sessions that are known now. */
  list(): Session[] {
    return [...this.table.values()];
  }

  get openTransactions(): number {
    let open = 0;
    for (const { transaction } of this.table.values()) if (transaction?.state === 'open') open += 1;
    return open;
  }

  /** The session, with what it did before a restart. */
  use(id: Buffer): Session {
    const key = id.latin1Slice();
    let session = this.table.get(key);
    if (!session) {
      if (this.table.size >= SESSIONS_MAX)
        throw mongoError(261, `more than ${SESSIONS_MAX} sessions are open`);
      session = new Session(Buffer.from(id));
      session.record = readRetryRecord(this.store, session.id);
      session.number = session.record?.number ?? -1n;
      this.table.set(key, session);
    }
    session.lastUsed = Date.now();
    return session;
  }

  /** Starts a transaction; an older one of the same session ends. */
  begin(session: Session, number: bigint): Transaction {
    if (number < session.number) throw tooOld(session, number);
    if (number === session.number)
      throw mongoError(
        50911,
        `Cannot start a transaction at given transaction number ${number}: the number is used`,
      );
    session.transaction?.abort();
    session.number = number;
    session.transaction = new Transaction(number, this.store);
    return session.transaction;
  }

  /** The open transaction that a statement belongs to (251 when there is none). */
  continue(session: Session, number: bigint): Transaction {
    if (number < session.number) throw tooOld(session, number);
    const { transaction } = session;
    if (!transaction || transaction.number !== number) {
      if (session.record?.commit && session.record.number === number)
        throw mongoError(256, `Transaction ${number} has been committed.`);
      throw mongoError(
        251,
        `Given transaction number ${number} does not match any in-progress transactions. The active transaction number is ${session.number}`,
      );
    }
    if (transaction.state === 'committed' || transaction.state === 'committing')
      throw mongoError(256, `Transaction ${number} has been committed.`);
    if (transaction.state === 'aborted') throw mongoError(251, `Transaction ${number} has been aborted.`);
    return transaction;
  }

  /** Ends the session: an open transaction is aborted; the retry record is left to expire. */
  end(id: Buffer): void {
    const key = id.latin1Slice();
    const session = this.table.get(key);
    if (!session || session.running) return;
    session.transaction?.abort();
    this.table.delete(key);
  }

  /** Ends all sessions; their open transactions are aborted. */
  endAll(): void {
    for (const { transaction } of this.table.values()) transaction?.abort();
    for (const [key, session] of this.table) if (!session.running) this.table.delete(key);
  }

  /**
   * Aborts the open transactions whose last statement came over a connection that hung up: a client that died in
   * the middle must not keep others from what it had locked. It has a moment to go on over another connection: a
   * driver that lost one in a commit asks again.
   */
  hungUp(client: number): void {
    for (const { transaction } of this.table.values())
      if (transaction?.client === client && transaction.state === 'open')
        setTimeout(() => abandon(transaction, client), HUNG_UP_MILLISECONDS).unref();
  }

  /** Aborts transactions that live too long and forgets sessions that are not used. Called every second. */
  reap(): void {
    const now = Date.now();
    for (const [key, session] of this.table) {
      const { transaction } = session;
      if (transaction && !transaction.busy && now - transaction.startedAt > this.transactionSeconds * 1000)
        transaction.abort();
      if (now - session.lastUsed > SESSION_MINUTES * 60_000 && !session.running) {
        transaction?.abort();
        this.table.delete(key);
      }
    }
  }

  /** Removes stored retry records of sessions long unused. */
  async removeExpired(): Promise<void> {
    const oldest = Date.now() - SESSION_MINUTES * 60_000;
    const start = Buffer.from([KIND.retry]);
    const expired: Buffer[] = [];
    for (const { key, value } of this.store.now.range({ start, end: after(start) })) {
      if (retryRecordTime(value) < oldest && !this.table.has(key.subarray(1).latin1Slice()))
        expired.push(key);
      if (expired.length === EXPIRED_PER_COMMIT) break;
    }
    if (expired.length === 0) return;
    await this.store.write((writer) => {
      for (const key of expired)
        if (!this.table.has(key.subarray(1).latin1Slice())) writer.remove(retryKey(key.subarray(1)));
    });
  }
}

const tooOld = (session: Session, number: bigint): Error =>
  mongoError(
    225,
    `Cannot start transaction with { txnNumber: ${number} } on session ${session.id.toString('hex')} because a newer transaction with txnNumber ${session.number} has already started on this session.`,
  );

export { tooOld };
