import { type Result, rejected } from '@rayon/kernel';
import type { SecretBox } from '../../secret-box';
import { type DelayRule, delayRules, secondsToWait } from '../domain/sign-in-delay';
import type { Charge, FailureCounts } from '../rows/failure-counts';
import type { KnownOrigins } from '../rows/known-origins';

/** Who tries. */
type Attempt = Readonly<{
  /** Kind and address; absent when only the origin counts. */
  account?: string;
  /** Where the request came from, as the gateway vouches for it. */
  origin: string | undefined;
  at: Date;
}>;

/** What is counted; of a success, `own` counts are forgotten and the others lose this attempt only. */
type Counter = Readonly<{ key: string; rule: DelayRule; own: boolean }>;

/** What counts for an attempt, and the key of account and origin together. */
const countersOf = async (
  { knownOrigins, box }: Readonly<{ knownOrigins: KnownOrigins; box: SecretBox }>,
  { account, origin }: Attempt,
): Promise<{ counters: Counter[]; pairKey: string | undefined }> => {
  const pairKey =
    account === undefined || origin === undefined ? undefined : box.fingerprint(`pair:${account}:${origin}`);
  const ofAccount = { rule: delayRules.account, own: true } as const;
  if (pairKey !== undefined && (await knownOrigins.isKnown(pairKey)))
    return { counters: [{ key: pairKey, ...ofAccount }], pairKey };

  const counters: Counter[] = [];
  if (account !== undefined) counters.push({ key: box.fingerprint(`account:${account}`), ...ofAccount });
  // Success of one account must not wipe the count of what the same origin tried on others.
  if (origin !== undefined)
    counters.push({ key: box.fingerprint(`origin:${origin}`), rule: delayRules.origin, own: false });
  return { counters, pairKey };
};

type Paced = Readonly<{ failures: FailureCounts; knownOrigins: KnownOrigins; box: SecretBox }>;

type TooManyAttempts = Readonly<{ reason: 'TooManyAttempts'; retryAfterSeconds: number }>;

/** Charges every counter, or none: gives the seconds to wait. */
const chargeAll = async (
  { failures }: Paced,
  counters: readonly Counter[],
  at: Date,
): Promise<readonly Charge[] | number> => {
  // Looked at before any is charged, so that an attempt one counter refuses costs nothing at another.
  const waits = await Promise.all(
    counters.map(async ({ key, rule }) => secondsToWait(await failures.find(key), rule, at)),
  );
  const wait = Math.max(0, ...waits);
  if (wait > 0) return wait;
  const charged: Charge[] = [];
  for (const { key, rule } of counters) {
    const charge = await failures.charge(key, rule, at);
    if (typeof charge === 'number') {
      for (const one of charged) await failures.takeBack(one);
      return charge;
    }
    charged.push(charge);
  }
  return charged;
};

/**
 * Makes one attempt at a secret, slowed down per account and per origin. An origin the account was used from before has
 * a count of its own, so that guesses made elsewhere never slow the owner down at home. The count rises before the
 * secret is looked at: a thousand attempts at once are a thousand attempts. Those at one account take turns.
 */
export const paceSignIn = async <Value, Rejection>(
  identity: Paced,
  attempt: Attempt,
  look: () => Promise<Result<Value, Rejection>>,
): Promise<Result<Value, Rejection | TooManyAttempts>> => {
  const { failures, knownOrigins } = identity;
  const { at } = attempt;
  const { counters, pairKey } = await countersOf(identity, attempt);

  const tried = async () => {
    const charged = await chargeAll(identity, counters, at);
    if (typeof charged === 'number')
      return rejected<TooManyAttempts>({ reason: 'TooManyAttempts', retryAfterSeconds: charged });
    const looked = await look();
    if (!looked.ok) return looked;
    for (const [index, charge] of charged.entries())
      if (counters[index]?.own) await failures.forget(charge.key);
      else await failures.takeBack(charge);
    if (pairKey !== undefined) await knownOrigins.remember(pairKey, at);
    return looked;
  };

  const own = counters.find((counter) => counter.own);
  return own ? failures.inTurn(own.key, tried) : tried();
};
