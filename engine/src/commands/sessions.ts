/** Ending transactions and sessions. */

import { randomUUID } from 'node:crypto';
import { Binary, type Doc, type Value } from '../bson';
import { mongoError } from '../errors';
import { putRetryRecord, type RetryRecord } from '../session/retry-record';
import { type Session, tooOld } from '../session/sessions';
import { encodeReply, type Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { type Operation, sessionId } from './operation';

const ok = (): Doc => new Map<string, Value>([['ok', 1]]);

/** The transaction that a commit or abort names; `undefined` when it is known to be committed. */
const named = (operation: Operation): { session: Session; number: bigint } => {
  const { session, body } = operation;
  const number = body.get('txnNumber');
  if (!session || number === undefined || body.get('autocommit') !== false)
    throw mongoError(125, `${operation.name} must be run within a transaction`);
  return { session, number: typeof number === 'bigint' ? number : BigInt(Number(number)) };
};

const commitTransaction = async (operation: Operation): Promise<Reply> => {
  const { session, number } = named(operation);
  const { engine } = operation;
  if (number < session.number) throw tooOld(session, number);
  const { transaction } = session;
  if (transaction?.number === number && transaction.committing) {
    await transaction.committing;
    return ok();
  }
  if (session.record?.commit && session.record.number === number) return ok();
  const open = engine.sessions.continue(session, number);
  const record: RetryRecord = { number, commit: true, done: true, next: 0, reply: encodeReply(ok()) };
  engine.clock.tick();
  open.committing = open.commit((writer) => putRetryRecord(writer, session.id, record));
  try {
    await open.committing;
  } catch (error) {
    open.committing = undefined;
    throw error;
  }
  session.record = record;
  return ok();
};

const abortTransaction = (operation: Operation): Reply => {
  const { session, number } = named(operation);
  operation.engine.sessions.continue(session, number).abort();
  return ok();
};

const listed = (body: Doc, name: string): Buffer[] => {
  const list = body.get(name);
  if (!Array.isArray(list)) throw mongoError(14, `${name} takes a list of sessions`);
  return list.map(sessionId);
};

const endSessions = ({ engine, body, name }: Operation): Reply => {
  for (const id of listed(body, name)) {
    engine.cursors.killSession(engine.sessions.use(id));
    engine.sessions.end(id);
  }
  return ok();
};

const killAllSessions = ({ engine }: Operation): Reply => {
  engine.sessions.endAll();
  engine.cursors.killAll();
  return ok();
};

const refreshSessions = ({ engine, body, name }: Operation): Reply => {
  for (const id of listed(body, name)) engine.sessions.use(id);
  return ok();
};

const startSession = ({ engine }: Operation): Reply => {
  const id = randomSession();
  engine.sessions.use(id.bytes);
  return new Map<string, Value>([
    ['id', new Map([['id', id]])],
    ['timeoutMinutes', 30],
    ['ok', 1],
  ]);
};

const randomSession = (): Binary => new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4);

export const sessionCommands: CommandTable = {
  commitTransaction: {
    run: commitTransaction,
    inTransaction: true,
    writes: true,
    adminOnly: true,
    fields: ['recoveryToken'],
  },
  abortTransaction: {
    run: abortTransaction,
    inTransaction: true,
    writes: true,
    adminOnly: true,
    fields: ['recoveryToken'],
  },
  startSession: { run: startSession, fields: [] },
  endSessions: { run: endSessions, fields: [] },
  killSessions: { run: endSessions, fields: [] },
  killAllSessions: { run: killAllSessions, fields: [] },
  killAllSessionsByPattern: { run: killAllSessions, fields: [] },
  refreshSessions: { run: refreshSessions, fields: [] },
};
