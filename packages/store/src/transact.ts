import { setTimeout as pause } from 'node:timers/promises';
import { type ClientSession, type Connection, mongo } from 'mongoose';
import { createLanes } from './lanes';
import { isCutOff } from './outage';

/** Longest a transaction is tried again, from its first attempt. */
const transactionMillisecondsMax = 10_000;
/** Longest pause between two attempts: only who lost many times comes near it, and leaves the winner room to commit. */
const pauseMillisecondsMax = 500;

/**
 * Those of this process that lost a conflict run again one at a time: together they would lose to each other. Who lost a
 * connection waits for nobody, since each of them may wait long for a store that is away.
 */
const losers = createLanes();

/** What one attempt decided: its answer, and whether what it wrote becomes true. */
export type Attempt<Answer> = Readonly<{ commit: boolean; answer: Answer }>;

const options: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
};

const hasLabel = (error: unknown, label: string): boolean =>
  error instanceof Error && 'hasErrorLabel' in error && (error as mongo.MongoError).hasErrorLabel(label);

/**
 * A connection that was lost, not one that we closed. Before the commit nothing became true, whether or not the driver
 * says so: of a connection whose pool another one's failure cleared it says nothing.
 */
const isLostConnection = (error: unknown): boolean =>
  isCutOff(error) && !(error instanceof mongo.MongoNotConnectedError);

const commit = async (session: ClientSession, deadline: number): Promise<void> => {
  for (;;) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      // The driver tells most outcomes that cannot be known yet; asking again is safe and gives the one outcome.
      const isUnknown = hasLabel(error, 'UnknownTransactionCommitResult') || isLostConnection(error);
      if (!isUnknown || Date.now() >= deadline) throw error;
      await pause(10);
    }
  }
};

/** Ends what an attempt left open. Its own failure is nothing: the store ends what nobody continues. */
const giveUp = async (session: ClientSession): Promise<void> => {
  if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
};

/**
 * Runs `work` in one transaction and commits it when the attempt says so. Write conflicts and lost connections
 * run it again, after a short random pause, for at most ten seconds; anything else is thrown.
 */
export const attempt = async <Answer>(
  connection: Connection,
  work: (session: ClientSession) => Promise<Attempt<Answer>>,
): Promise<Answer> => {
  const deadline = Date.now() + transactionMillisecondsMax;
  const session = await connection.startSession();
  try {
    let lost: unknown;
    for (let tries = 1; ; tries += 1) {
      let isDecided = false;
      const once = async (): Promise<Answer> => {
        // The turn may have come too late.
        if (lost && Date.now() >= deadline) throw lost;
        session.startTransaction(options);
        const outcome = await work(session);
        isDecided = true;
        if (outcome.commit) await commit(session, deadline);
        else await giveUp(session);
        return outcome.answer;
      };
      try {
        return await (lost && !isCutOff(lost) ? losers.run(connection.name, once) : once());
      } catch (error) {
        await giveUp(session);
        const mayRunAgain =
          hasLabel(error, 'TransientTransactionError') || (!isDecided && isLostConnection(error));
        if (!mayRunAgain || Date.now() >= deadline) throw error;
        lost = error;
      }
      // Full jitter: contenders for one document must not meet again at the same moment.
      await pause(Math.random() * Math.min(2 ** tries, pauseMillisecondsMax));
    }
  } finally {
    await session.endSession();
  }
};

/**
 * Runs `work` in one transaction: snapshot reads, majority journaled commit. `work` may run more than once, so
 * it decides inside and causes nothing outside; its operations run one after another (a session carries one
 * at a time). Throwing from it aborts.
 */
export const transact = <Answer>(
  connection: Connection,
  work: (session: ClientSession) => Promise<Answer>,
): Promise<Answer> => attempt(connection, async (session) => ({ commit: true, answer: await work(session) }));
