/** From a request to its reply: checks that hold for every command, sessions, retries, transactions, errors. */

import { type Doc, decode } from '../bson';
import { MongoError, mongoError } from '../errors';
import type { Failure } from '../failpoint/fail-points';
import type { Engine } from '../server/engine';
import { tooOld } from '../session/sessions';
import { EncodedReply, type Reply } from '../wire/reply';
import type { Request } from '../wire/request';
import { checkApiVersion } from './api-version';
import type { Command } from './command';
import { errorReply, withLabels } from './error-reply';
import { type Client, Operation, sessionId } from './operation';
import { commands } from './table';
import { refuseView } from './views';
import { checkReadConcern, snapshotAsked, writeConcernProblem } from './write-concern';

/** Arguments that every command takes. */
const GENERIC = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  '$readPreference',
  'maxTimeMS',
  'maxTimeMSOpOnly',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'afterClusterTime',
  'wtimeout',
  '$client',
  '$configServerState',
]);

/** The reply to one request; errors are replies too. `'close'` when a fail point hangs up. */
export const dispatch = (
  engine: Engine,
  client: Client,
  request: Request,
): Reply | 'close' | Promise<Reply | 'close'> => {
  let operation: Operation | undefined;
  try {
    operation = new Operation(engine, client, request);
    const outcome = run(engine, operation);
    if (!(outcome instanceof Promise)) {
      operation.release();
      return outcome;
    }
    const pending = operation;
    return outcome.then(
      (reply) => {
        pending.release();
        return reply;
      },
      (error: unknown) => refuse(pending, error),
    );
  } catch (error) {
    return refuse(operation, error);
  }
};

const refuse = (operation: Operation | undefined, error: unknown): Reply => {
  operation?.release();
  if (!(error instanceof MongoError)) operation?.engine.report(error);
  return errorReply(error, operation);
};

const run = (engine: Engine, operation: Operation): Reply | 'close' | Promise<Reply | 'close'> => {
  const { name, body } = operation;
  const command = commands[name];
  if (!command) throw mongoError(59, `no such command: '${name}'`);
  engine.counters.count(name);
  checkApiVersion(name, body);
  checkArguments(command, operation);
  if (!command.views) refuseViewOf(engine, operation);
  operation.moment = snapshotAsked(body);
  if (operation.moment !== undefined && !command.snapshotReads)
    throw mongoError(72, `Command ${name} does not support { readConcern: { level: "snapshot" } }`);

  const failure = engine.failPoints.next(name, operation.client.appName);
  if (failure) return failing(engine, operation, command, failure);
  // Looked at before anything is written: a malformed one refuses the whole command.
  const problem =
    command.writes && body.has('writeConcern') ? writeConcernProblem(body.get('writeConcern')) : undefined;
  const reply = inSession(engine, operation, command);
  if (!problem) return reply;
  return Promise.resolve(reply).then((done) => withProblem(done, problem));
};

const checkArguments = (command: Command, { name, body, database }: Operation): void => {
  if (command.adminOnly && database !== 'admin')
    throw mongoError(13, `${name} may only be run against the admin database.`);
  if (command.fields)
    for (const field of body.keys())
      if (field !== name && !GENERIC.has(field) && !command.fields.includes(field))
        throw mongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  if (body.has('readConcern')) checkReadConcern(body.get('readConcern'), body);
};

/** A command that names a view where it needs a collection. */
const refuseViewOf = ({ store }: Engine, { name, body, database }: Operation): void => {
  const target = body.get(name);
  if (typeof target === 'string') refuseView(store.catalog.get(`${database}.${target}`));
};

const withProblem = (reply: Reply | 'close', problem: Doc): Reply | 'close' => {
  if (reply === 'close') return reply;
  const fields =
    reply instanceof Map ? reply : reply instanceof EncodedReply ? decode(reply.bytes) : undefined;
  return fields ? new Map(fields).set('writeConcernError', problem) : reply;
};

const failing = async (
  engine: Engine,
  operation: Operation,
  command: Command,
  failure: Failure,
): Promise<Reply | 'close'> => {
  if (failure.blockMilliseconds > 0)
    await new Promise((resolve) => setTimeout(resolve, failure.blockMilliseconds));
  if (failure.closeConnection) return 'close';
  if (failure.errorCode !== undefined) {
    const error = mongoError(failure.errorCode, "Failing command via 'failCommand' failpoint");
    if (failure.errorLabels) error.labels = [...failure.errorLabels];
    return errorReply(error, operation, failure.errorLabels !== undefined);
  }
  const reply = await inSession(engine, operation, command);
  if (!failure.writeConcernError) return reply;
  const answered = withProblem(reply, failure.writeConcernError);
  return answered instanceof Map ? withLabels(answered, failure, operation) : answered;
};

/** Puts the command into its session: retried writes, statements of a transaction, or neither. */
const inSession = (
  engine: Engine,
  operation: Operation,
  command: Command,
): Reply | Promise<Reply | 'close'> => {
  const { body } = operation;
  const lsid = body.get('lsid');
  if (lsid === undefined) {
    if (body.has('txnNumber'))
      throw mongoError(72, 'Transaction number requires a session ID to also be specified');
    return command.run(operation);
  }
  operation.session = engine.sessions.use(sessionId(lsid));
  const number = body.get('txnNumber');
  if (number === undefined) return command.run(operation);
  const txnNumber = typeof number === 'bigint' ? number : BigInt(Number(number));
  if (body.get('autocommit') === false) return inTransaction(engine, operation, command, txnNumber);
  if (!command.retryable)
    throw mongoError(
      command.writes ? 72 : 50768,
      `txnNumber may only be provided for multi-document transactions and retryable write commands; command '${operation.name}' is neither.`,
    );
  return retryably(engine, operation, command, txnNumber);
};

const inTransaction = async (
  engine: Engine,
  operation: Operation,
  command: Command,
  number: bigint,
): Promise<Reply> => {
  const { session, name, body } = operation;
  if (!session) throw mongoError(72, 'a transaction needs a session');
  if (name === 'commitTransaction' || name === 'abortTransaction') return command.run(operation);
  if (body.has('writeConcern'))
    throw mongoError(72, 'writeConcern is not allowed within a multi-statement transaction');
  if (!command.inTransaction) {
    const open =
      body.get('startTransaction') === true ? undefined : engine.sessions.continue(session, number);
    open?.abort();
    throw mongoError(263, `Cannot run '${name}' in a multi-document transaction.`);
  }
  const transaction =
    body.get('startTransaction') === true
      ? engine.sessions.begin(session, number)
      : engine.sessions.continue(session, number);
  operation.transaction = transaction;
  transaction.client = operation.client.id;
  transaction.busy = true;
  try {
    const reply = await command.run(operation);
    if (reply instanceof Map && (reply.has('writeErrors') || Number(reply.get('nErrors') ?? 0) > 0))
      transaction.abort();
    return reply;
  } catch (error) {
    transaction.abort();
    throw error;
  } finally {
    transaction.busy = false;
    if (transaction.abandoned) transaction.abort();
  }
};

/** A write under a number: the same number again gets the first answer, also after a restart. */
const retryably = async (
  engine: Engine,
  operation: Operation,
  command: Command,
  number: bigint,
): Promise<Reply | 'close'> => {
  const session = operation.session;
  if (!session) throw mongoError(72, 'a retryable write needs a session');
  while (session.running) await session.running.ended;
  if (number < session.number) throw tooOld(session, number);
  if (number === session.number && session.transaction?.number === number)
    throw mongoError(72, `txnNumber ${number} was used by a transaction of this session`);
  const record = session.record?.number === number ? session.record : undefined;
  if (record?.done) return new EncodedReply(record.reply);
  if (engine.failPoints.endsRetryableWrite()) return 'close';

  session.transaction?.abort();
  session.number = number;
  operation.retry = { number, resume: record };
  const running = Promise.resolve(command.run(operation));
  session.running = { number, ended: running.catch(() => undefined) };
  try {
    const reply = await running;
    return engine.failPoints.closesAfterRetryableWrite() ? 'close' : reply;
  } finally {
    session.running = undefined;
    session.lastUsed = Date.now();
  }
};
