import type { Envelope } from '@rayon/kernel';
import type { ClientSession, Connection } from 'mongoose';
import type { Publisher } from './publisher';
import { type Attempt, attempt } from './transact';

/** One attempt at a transaction: what it writes and makes known becomes true together, or not at all. */
export type Transaction = Readonly<{
  session: ClientSession;
  /** Leave once the attempt is committed. */
  events: Envelope[];
  /** Run once the attempt is committed. */
  afterwards: (() => void)[];
}>;

/** A service's own database and the publisher of its events. */
export type Database = Readonly<{
  connection: Connection;
  publisher: Publisher;
  /**
   * Runs `work` in one transaction: snapshot reads, majority journaled commit, for at most ten seconds. It may run more
   * than once, so it decides inside and causes nothing outside; its operations run one after another. Throwing, or an
   * attempt that says so, aborts.
   */
  attempt: <Answer>(work: (transaction: Transaction) => Promise<Attempt<Answer>>) => Promise<Answer>;
  /** The same for work that always commits. */
  transact: <Answer>(work: (transaction: Transaction) => Promise<Answer>) => Promise<Answer>;
}>;

/** The database on a connection. */
export const createDatabase = (connection: Connection, publisher: Publisher): Database => {
  const attempted = async <Answer>(
    work: (transaction: Transaction) => Promise<Attempt<Answer>>,
  ): Promise<Answer> => {
    let last: Transaction | undefined;
    const { answer, commit } = await attempt(connection, async (session) => {
      last = { session, events: [], afterwards: [] };
      const outcome = await work(last);
      return { commit: outcome.commit, answer: outcome };
    });
    if (commit && last) {
      for (const run of last.afterwards) run();
      publisher.publish(last.events);
    }
    return answer;
  };
  return {
    connection,
    publisher,
    attempt: attempted,
    transact: (work) => attempted(async (transaction) => ({ commit: true, answer: await work(transaction) })),
  };
};
