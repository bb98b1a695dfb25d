/** The statements of one `insert`, `update` or `delete`: many share one commit, and one record for retries. */

import { type Doc, decode, type Value, whole } from '../bson';
import { MongoError } from '../errors';
import { putRetryRecord, type RetryRecord } from '../session/retry-record';
import { LockedByTransaction, type LockOwner } from '../storage/conflicts';
import type { Writer } from '../storage/writer';
import { EncodedReply, encodeReply, type Reply } from '../wire/reply';
import type { BulkTally } from './bulk-reply';
import { writeError } from './error-reply';
import { SearchTooLong, SHARE_MILLISECONDS } from './locate';
import type { Operation } from './operation';

/** What the statements did so far. */
export type Progress = {
  next: number;
  matched: number;
  modified: number;
  upserted: Doc[];
  errors: Doc[];
  /** The results of the operations of a `bulkWrite`. */
  bulk?: BulkTally;
};

/** How progress becomes an answer, and how an unfinished answer that was stored becomes progress again. */
export type ReplyForm = Readonly<{
  replyOf(progress: Progress, operation: Operation): Doc;
  progressFrom(reply: Doc, next: number): Progress;
}>;

/** One statement. `run` is tried first; `runAlone` does what takes too long, or touches many documents. */
export type Statement = Readonly<{
  many: boolean;
  run: (writer: Writer, progress: Progress, index: number) => void;
  runAlone: (progress: Progress, index: number, finish: (writer: Writer) => void) => Promise<void>;
}>;

/** So many errors have their text, however long; so much text may there be. Beyond, codes say it, as in MongoDB. */
const ERRORS_WITH_TEXT = 1024;
const ERROR_TEXT_MAX = 1024 * 1024;
/** A failed statement of a transaction is no entry in a list when the transaction lost a race. */
const WHOLE_COMMAND_FAILS = new Set([24, 112, 225, 246, 251, 256, 257, 267]);

/** Runs all statements (up to the first error when `ordered`), going on where an interrupted attempt stopped. */
export const runStatements = async (
  operation: Operation,
  statements: readonly Statement[],
  ordered: boolean,
  form: ReplyForm = plainForm,
): Promise<Reply> => {
  const run = new StatementRun(operation, statements, ordered, form);
  while (!run.finished) {
    const blocked = await run.shareOne();
    if (blocked === 'alone') await run.oneAlone();
    else if (blocked) await blocked.ended;
  }
  return run.reply();
};

class StatementRun {
  private progress: Progress;
  private stored: RetryRecord | undefined;
  private textLength = 0;

  constructor(
    private readonly operation: Operation,
    private readonly statements: readonly Statement[],
    private readonly ordered: boolean,
    private readonly form: ReplyForm,
  ) {
    const resume = operation.retry?.resume;
    this.progress = resume
      ? form.progressFrom(decode(resume.reply), resume.next)
      : { next: 0, matched: 0, modified: 0, upserted: [], errors: [] };
  }

  get finished(): boolean {
    return this.isFinished(this.progress);
  }

  private isFinished({ next, errors }: Progress): boolean {
    return next >= this.statements.length || (this.ordered && errors.length > 0);
  }

  /** Runs statements inside one commit; answers what stopped them, if it was not the end or the time. */
  async shareOne(): Promise<'alone' | LockOwner | undefined> {
    const { operation } = this;
    const outcome = await operation.write((writer) => {
      const progress = copyOf(this.progress);
      const from = progress.next;
      const until = performance.now() + SHARE_MILLISECONDS;
      let blocked: 'alone' | LockOwner | undefined;
      while (!blocked && !this.isFinished(progress)) {
        if (operation.sharesWriter && progress.next > from && performance.now() > until) break;
        const statement = this.statements[progress.next] as Statement;
        if (statement.many) blocked = 'alone';
        else blocked = this.one(writer, statement, progress, progress.next > from);
      }
      const record = progress.next > from ? this.record(writer, progress) : undefined;
      return { progress, blocked, record };
    });
    this.accept(outcome.progress, outcome.record);
    return outcome.blocked;
  }

  private one(
    writer: Writer,
    statement: Statement,
    progress: Progress,
    haveWritten: boolean,
  ): 'alone' | LockOwner | undefined {
    try {
      statement.run(writer, progress, progress.next);
    } catch (error) {
      if (error instanceof SearchTooLong) return 'alone';
      if (error instanceof LockedByTransaction && haveWritten) return error.owner;
      this.fail(error, progress);
    }
    progress.next += 1;
    return undefined;
  }

  /** Runs the next statement in commits of its own. */
  async oneAlone(): Promise<void> {
    const progress = copyOf(this.progress);
    const statement = this.statements[progress.next] as Statement;
    let record: RetryRecord | undefined;
    try {
      await statement.runAlone(progress, progress.next, (writer) => {
        record = this.record(writer, { ...progress, next: progress.next + 1 });
      });
    } catch (error) {
      this.fail(error, progress);
    }
    progress.next += 1;
    this.accept(progress, record);
  }

  private fail(error: unknown, progress: Progress): void {
    if (!(error instanceof MongoError) || error.code === 14031) throw error;
    if (this.operation.transaction && WHOLE_COMMAND_FAILS.has(error.code)) throw error;
    const entry = writeError(progress.next, error);
    if (progress.errors.length >= ERRORS_WITH_TEXT && this.textLength >= ERROR_TEXT_MAX)
      entry.set('errmsg', '');
    this.textLength += error.message.length;
    progress.errors.push(entry);
  }

  /** Stores, with the write, what a retry of the command is answered with. */
  private record(writer: Writer, progress: Progress): RetryRecord | undefined {
    const { retry, session } = this.operation;
    if (!retry || !session || progress.matched === 0) return undefined;
    const record: RetryRecord = {
      number: retry.number,
      commit: false,
      done: this.isFinished(progress),
      next: progress.next,
      reply: encodeReply(this.form.replyOf(progress, this.operation)),
    };
    putRetryRecord(writer, session.id, record);
    return record;
  }

  private accept(progress: Progress, record: RetryRecord | undefined): void {
    this.progress = progress;
    if (record && this.operation.session) this.operation.session.record = record;
    if (record?.done) this.stored = record;
  }

  reply(): Reply {
    return this.stored
      ? new EncodedReply(this.stored.reply)
      : this.form.replyOf(this.progress, this.operation);
  }
}

const replyOf = ({ matched, modified, upserted, errors }: Progress, { name }: Operation): Doc => {
  const reply: Doc = new Map<string, Value>([['n', whole(matched)]]);
  if (name === 'update') reply.set('nModified', whole(modified));
  if (upserted.length > 0) reply.set('upserted', upserted);
  if (errors.length > 0) reply.set('writeErrors', errors);
  return reply.set('ok', 1);
};

const copyOf = (progress: Progress): Progress => ({
  ...progress,
  upserted: [...progress.upserted],
  errors: [...progress.errors],
  ...(progress.bulk && { bulk: { ...progress.bulk, results: [...progress.bulk.results] } }),
});

const progressFrom = (reply: Doc, next: number): Progress => ({
  next,
  matched: Number(reply.get('n')),
  modified: Number(reply.get('nModified') ?? 0),
  upserted: (reply.get('upserted') as Doc[] | undefined) ?? [],
  errors: (reply.get('writeErrors') as Doc[] | undefined) ?? [],
});

const plainForm: ReplyForm = { replyOf, progressFrom };
