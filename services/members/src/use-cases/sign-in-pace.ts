import { accepted, type Result, rejected } from '@rayon/kernel';
import { type DelayRule, delayRules } from '../domain/sign-in-delay';
import type { Ports } from './ports';

/** An attempt that may be made, counted as a failure until it turns out well. */
export type PacedAttempt = Readonly<{ succeeded: () => Promise<void> }>;

type Counter = Readonly<{ key: string; rule: DelayRule; forgive: 'forget' | 'takeBack' }>;

/**
 * Slows guessing down per account and per origin. An origin the account was used from before has a count of its
 * own, so that guesses made elsewhere never slow the owner down at home. The count rises before the
 * password is looked at: a thousand attempts at once are a thousand attempts.
 */
export const paceSignIn =
  ({ failures, knownOrigins, box, clock }: Pick<Ports, 'failures' | 'knownOrigins' | 'box' | 'clock'>) =>
  async ({
    account,
    origin,
  }: {
    /** Kind and address; absent when only the origin counts. */
    account?: string;
    origin?: string;
  }): Promise<Result<PacedAttempt, { reason: 'TooManyAttempts'; retryAfterSeconds: number }>> => {
    const at = clock();
    const originKey = origin === undefined ? undefined : box.fingerprint(`origin:${origin}`);
    const pairKey =
      account === undefined || origin === undefined
        ? undefined
        : box.fingerprint(`pair:${account}:${origin}`);
    const atHome = pairKey !== undefined && (await knownOrigins.isKnown(pairKey));

    const counters: Counter[] = [];
    if (atHome) counters.push({ key: pairKey, rule: delayRules.account, forgive: 'forget' });
    else {
      if (account !== undefined)
        counters.push({
          key: box.fingerprint(`account:${account}`),
          rule: delayRules.account,
          forgive: 'forget',
        });
      // Success of one account must not wipe the count of what the same origin tried on others.
      if (originKey !== undefined)
        counters.push({ key: originKey, rule: delayRules.origin, forgive: 'takeBack' });
    }

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
