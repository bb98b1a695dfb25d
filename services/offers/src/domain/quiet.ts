import type { TripCopy } from './trip-copy';

/** How long a shop leaves its shoppers alone; 0: not at all. */
export type QuietRules = Readonly<{
  /** From the opening of a trip on. */
  startSeconds: number;
  /** Between two messages on a trip. */
  betweenSeconds: number;
}>;

/**
 * Whether a scan calls for no message just now; what is due then is due with a later scan. Greetings, and what is said at the end, come when
 * they come.
 */
export const isQuiet = (
  { openedAt, messages }: Pick<TripCopy, 'openedAt' | 'messages'>,
  { startSeconds, betweenSeconds }: QuietRules,
  at: Date,
): boolean => {
  const isWithin = (since: Date | undefined, seconds: number): boolean =>
    since !== undefined && at.getTime() - since.getTime() < seconds * 1_000;
  return isWithin(openedAt, startSeconds) || isWithin(messages.at(-1)?.issuedAt, betweenSeconds);
};
