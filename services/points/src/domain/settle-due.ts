import { dayAfter, dayIn, startOfDayIn } from '@rayon/kernel';
import { type Lot, notBefore, sumOf } from './lots';
import { type EarnedUnder, earnedUnder, type Programme, stillOpen, termsNow } from './programme-terms';
import {
  type Account,
  activationIdOf,
  expiryIdOf,
  type Moved,
  type Posting,
  post,
  type Transfer,
} from './transfer';

/**
 * The day it is for an account: by the calendar of the newest terms, and never before one it has reached already, so that points
 * that expired with a day stay expired when the time zone changes.
 */
export const todayOf = ({ settledOn }: Pick<Account, 'settledOn'>, programme: Programme): string => {
  const today = dayIn(programme.at, termsNow(programme).timeZone);
  return notBefore(today, settledOn ?? today);
};

/** By which terms an account earns what was earned at that moment, some of whose days may have passed since. */
export const earnedNow = (
  account: Account,
  programme: Programme | undefined,
  at: Date,
): EarnedUnder | undefined =>
  programme && stillOpen(earnedUnder(programme.versions, at), todayOf(account, programme));

/**
 * Makes the points spendable whose first day has come, and takes those whose last day has passed, in the order of the days. What was
 * done is not there any more: done again, it does nothing.
 */
export const settleDue = (account: Account, programme: Programme | undefined): Moved => {
  if (account.dueOn === undefined || !programme) return { account, transfers: [] };
  const today = todayOf(account, programme);
  const { timeZone } = termsNow(programme);
  const transfers: Transfer[] = [];
  let settled = account;
  for (let day = settled.dueOn; day !== undefined && day <= today; day = settled.dueOn) {
    const at = startOfDayIn(day, timeZone);
    const before = settled;
    for (const postingOf of [activationOf, expiryOf]) {
      const posting = postingOf(settled, day);
      if (!posting) continue;
      const posted = post(settled, { ...posting, at });
      settled = { ...posted.account, settledOn: today };
      transfers.push(...posted.transfers);
    }
    if (settled === before) break;
  }
  return { account: settled, transfers };
};

type Undated = Omit<Posting, 'at'>;

const activationOf = ({ memberId, pending }: Account, day: string): Undated | undefined => {
  const activated = pending.filter(({ activeOn }) => activeOn <= day);
  if (activated.length === 0) return undefined;
  return {
    transferId: activationIdOf(memberId, day),
    kind: 'activation',
    activated,
    lots: activated.flatMap(({ activeOn: _day, expiresOn, ...lot }): Lot[] =>
      expiresOn === undefined ? [] : [{ ...lot, expiresOn }],
    ),
    points: sumOf(activated),
  };
};

const expiryOf = ({ memberId, lots }: Account, day: string): Undated | undefined => {
  const expired = lots.filter(({ expiresOn }) => expiresOn < day);
  if (expired.length === 0) return undefined;
  const transferId = expiryIdOf(memberId, dayAfter(day, -1));
  return { transferId, kind: 'expiry', lots: expired, points: -sumOf(expired) };
};
