import { accepted, type Result, rejected } from '@rayon/kernel';
import type { SecretBox } from '../../secret-box';
import { type DelayRule, delayRules } from '../domain/sign-in-delay';
import type { FailureCounts } from '../rows/failure-counts';
import type { KnownOrigins } from '../rows/known-origins';

/** An attempt that may be made, counted as a failure until it turns out well. */
export type PacedAttempt = Readonly<{ succeeded: () => Promise<void> }>;

/** Who tries. */
type Attempt = Readonly<{
  /** Kind and address; absent when only the origin counts. */
  account?: string;
  /** Where the request came from, as the gateway vouches for it. */
  origin: string | undefined;
  at: Date;
}>;

type Counter = Readonly<{ key: string; rule: DelayRule; forgive: 'forget' | 'takeBack' }>;

/** What counts for an attempt, and the key of account and origin together. */
const countersOf = async (
  { knownOrigins, box }: Readonly<{ knownOrigins: KnownOrigins; box: SecretBox }>,
  { account, origin }: Attempt,
): Promise<{ counters: Counter[]; pairKey: string | undefined }> => {
  const pairKey =
    account === undefined || origin === undefined ? undefined : box.fingerprint(`pair:${account}:${origin}`);
  const ofAccount = { rule: delayRules.account, forgive: 'forget' } as const;
  if (pairKey !== undefined && (await knownOrigins.isKnown(pairKey)))
    return { counters: [{ key: pairKey, ...ofAccount }], pairKey };

  const counters: Counter[] = [];
  if (account !== undefined) counters.push({ key: box.fingerprint(`account:${account}`), ...ofAccount });
  // Success of one account must not wipe the count of what the same origin tried on others.
  if (origin !== undefined)
    counters.push({
      key: box.fingerprint(`origin:${origin}`),
      rule: delayRules.origin,
      forgive: 'takeBack',
    });
  return { counters, pairKey };
};

/**
 * Slows guessing down per account and per origin. An origin the account was used from before has a count of its
 * own, so that guesses made elsewhere never slow the owner down at home. The count rises before the
 * password is looked at: a thousand attempts at once are a thousand attempts.
 */
export const paceSignIn = async (
  identity: Readonly<{ failures: FailureCounts; knownOrigins: KnownOrigins; box: SecretBox }>,
  attempt: Attempt,
): Promise<Result<PacedAttempt, { reason: 'TooManyAttempts'; retryAfterSeconds: number }>> => {
  const { failures, knownOrigins } = identity;
  const { at } = attempt;
  const { counters, pairKey } = await countersOf(identity, attempt);
  const charged: Counter[] = [];
  for (const counter of counters) {
    const retryAfterSeconds = await failures.charge(counter.key, counter.rule, at);
    if (retryAfterSeconds > 0) {
      for (const { key } of charged) await failures.takeBack(key);
      return rejected({ reason: 'TooManyAttempts', retryAfterSeconds });
    }
    charged.push(counter);
  }
  return accepted({
    succeeded: async () => {
      for (const { key, forgive } of charged) await failures[forgive](key);
      if (pairKey !== undefined) await knownOrigins.remember(pairKey, at);
    },
  });
};
