/** Failures counted under one key (an account, an origin, a card reader). */
export type Failures = Readonly<{ count: number; lastAt: Date }>;

/** How failures under one kind of key slow down what follows. */
export type DelayRule = Readonly<{
  /** Failures that cost nothing: people mistype. */
  freeFailures: number;
  /** The delay never grows beyond this, so that nobody can be locked out by somebody else's guesses. */
  delaySecondsMax: number;
  /** After this long without a failure everything is forgotten. */
  forgottenAfterMinutes: number;
}>;

/** The rules in force. With these, at most 72 guesses an hour are ever compared with one account's password. */
export const delayRules = {
  account: { freeFailures: 5, delaySecondsMax: 60, forgottenAfterMinutes: 15 },
  /** Many people may share one: a shop's network, or a provider's. */
  origin: { freeFailures: 60, delaySecondsMax: 60, forgottenAfterMinutes: 15 },
  reader: { freeFailures: 10, delaySecondsMax: 30, forgottenAfterMinutes: 15 },
} as const satisfies Record<string, DelayRule>;

/** Failures that have not been forgotten. */
export const stillCounted = (failures: Failures | undefined, rule: DelayRule, at: Date): number => {
  if (!failures) return 0;
  const quietMilliseconds = at.getTime() - failures.lastAt.getTime();
  return quietMilliseconds >= rule.forgottenAfterMinutes * 60_000 ? 0 : failures.count;
};

/** The pause in seconds that follows the given number of failures: 0 while free, then 1, 2, 4 … up to the most. */
export const delaySecondsAfter = (count: number, rule: DelayRule): number =>
  count < rule.freeFailures
    ? 0
    : Math.min(rule.delaySecondsMax, 2 ** Math.min(30, count - rule.freeFailures));

/** Whole seconds to wait before the next attempt is looked at; 0 when it may be made now. */
export const secondsToWait = (failures: Failures | undefined, rule: DelayRule, at: Date): number => {
  if (!failures) return 0;
  const delay = delaySecondsAfter(stillCounted(failures, rule, at), rule);
  const left = failures.lastAt.getTime() + delay * 1000 - at.getTime();
  // A clock that was set back must not make anyone wait longer than the rule's longest pause.
  return Math.min(delay, Math.max(0, Math.ceil(left / 1000)));
};

/** The record after one more failure. An attempt refused for being early is no failure and changes nothing. */
export const withFailure = (failures: Failures | undefined, rule: DelayRule, at: Date): Failures => ({
  count: stillCounted(failures, rule, at) + 1,
  lastAt: at,
});
