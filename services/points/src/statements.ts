import { below, from, oneOf, present, upTo } from '@rayon/store';
import { sumOf } from './domain/lots';
import { type Programme, termsNow } from './domain/programme-terms';
import { settleDue } from './domain/settle-due';
import {
  type EntrySum,
  entrySumsOf,
  isMovement,
  movementsMax,
  type Statement,
  statementKinds,
  statementOf,
} from './domain/statement';
import { spanOf } from './domain/statement-month';
import type { Account } from './domain/transfer';
import type { Ledger } from './ledger';

/**
 * The statement of a month. It reads the entries of one member since the month began, along their index: sums of those, and the
 * movements of the month. What was posted after the account was read is left out of both, and what is due and not written yet counts
 * as written, so that the statement says what the account says.
 */
export const readStatement = async (
  { transfers }: Pick<Ledger, 'transfers'>,
  stored: Account,
  { month, programme }: Readonly<{ month: string; programme: Programme }>,
): Promise<Statement> => {
  const { memberId, sequence } = stored;
  const { timeZone } = termsNow(programme);
  const { account, transfers: due } = settleDue(stored, programme);
  const span = spanOf(month, timeZone);
  const known = { memberId, sequence: upTo(sequence) };
  const ofMonth = {
    $and: [
      { ...known, at: from(span.from) },
      { at: below(span.to), kind: oneOf(statementKinds), 'entries.points': present },
    ],
  };
  const [since, written] = await Promise.all([
    transfers.aggregate<EntrySum>({ ...known, at: from(span.from) }, sumsByAccount(span.to)),
    transfers.findMany(ofMonth, { sort: byMoment, limit: movementsMax }),
  ]);
  const dueSince = due.filter(({ at }) => at >= span.from);
  const dueInMonth = dueSince.filter((transfer) => isMovement(transfer) && transfer.at < span.to);
  const isWhole = written.length < movementsMax;
  return statementOf({
    memberId,
    timeZone,
    held: { spendable: account.balance, reserved: account.reserved, pending: sumOf(account.pending) },
    since: [...since, ...dueSince.flatMap((transfer) => entrySumsOf(transfer, span.to))],
    listed: [...written, ...dueInMonth],
    count: (isWhole ? written.length : await transfers.count(ofMonth)) + dueInMonth.length,
  });
};

/** The order of the index: whoever sorts so reads along no other one. */
const byMoment = { memberId: 1, at: 1, sequence: 1 } as const;

const sumsByAccount = (to: Date): readonly Record<string, unknown>[] => [
  { $sort: byMoment },
  { $unwind: '$entries' },
  {
    $group: {
      _id: { kind: '$kind', isLater: { $gte: ['$at', to] }, account: '$entries.account' },
      points: { $sum: '$entries.points' },
    },
  },
  { $project: { _id: 0, kind: '$_id.kind', isLater: '$_id.isLater', account: '$_id.account', points: 1 } },
];
