import { accepted, dayIn, type Logger, newId } from '@rayon/kernel';
import { type Job, upTo } from '@rayon/store';
import { termsNow } from '../domain/programme-terms';
import { settleDue } from '../domain/settle-due';
import type { Transfer } from '../domain/transfer';
import type { Ledger } from '../ledger';
import type { OpenProgramme } from '../programme';

const everyMilliseconds = 60_000;
/** Accounts that are read at once; each is written by itself. */
const batchMax = 100;

type Run = Readonly<{ logger: Logger; signal?: AbortSignal; batch?: number }>;

/**
 * Makes points spendable whose first day has come and takes those whose last day has passed, account by account, until none is due.
 * An account that is done is due no more, so that it may be killed, run twice and run in two processes; one that cannot be done is
 * logged and left for the next run. Gives how many accounts it changed.
 */
export const moveDuePoints = async (
  ledger: Ledger,
  programme: OpenProgramme,
  { logger, signal, batch = batchMax }: Run,
): Promise<number> => {
  const now = await programme.now();
  const today = dayIn(now.at, termsNow(now).timeZone);
  let done = 0;
  const failed = new Set<string>();
  for (;;) {
    const due = await ledger.accounts.findMany(
      { dueOn: upTo(today) },
      { sort: { dueOn: 1 }, limit: batch + failed.size },
    );
    const next = due.filter(({ row }) => !failed.has(row.memberId));
    if (next.length === 0) return done;
    for (const { row } of next) {
      if (signal?.aborted) return done;
      try {
        await settleAccount(ledger, row.memberId, now);
        done += 1;
      } catch (error) {
        failed.add(row.memberId);
        logger.error({ err: error, memberId: row.memberId }, 'points that are due could not be moved');
        if (failed.size >= batch) throw error;
      }
    }
  }
};

const settleAccount = (
  { database, accounts, transfers }: Ledger,
  memberId: string,
  now: Awaited<ReturnType<OpenProgramme['now']>>,
): Promise<void> =>
  database.transact(async (transaction) => {
    let made: readonly Transfer[] = [];
    const cause = { correlationId: newId(), at: now.at };
    await accounts.changeWithin(transaction, memberId, { cause }, (before) => {
      const settled = settleDue(before, now);
      made = settled.transfers;
      return accepted({ row: settled.account });
    });
    await transfers.insert(made, { session: transaction.session });
  });

/** Moves what is due every minute: a day begins at another moment in each time zone. */
export const moveDuePointsJob = (ledger: Ledger, programme: OpenProgramme, logger: Logger): Job => ({
  name: 'move-due-points',
  schedule: { everyMilliseconds },
  run: async ({ signal }) => {
    const moved = await moveDuePoints(ledger, programme, { logger, signal });
    return moved > 0 ? { moved } : undefined;
  },
});
