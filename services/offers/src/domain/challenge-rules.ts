import type { pastCounts } from './past';

/** A step of a challenge: from so much on (receipts, pieces or minor units), so many points, once. */
export type ChallengeStep = Readonly<{ from: number; points: number }>;

/** How steps become each member's own: they count from what the member usually buys, within bounds that are the same for all. */
type PersonalSteps = Readonly<{
  /** How many weeks before the choice are looked at. */
  weeks: number;
  /** What counts as usual, at least… */
  atLeast: number;
  /** …and at most: who buys more is asked no more than that. */
  atMost: number;
}>;

/** What a challenge asks of whoever chooses it, over several visits, and what its steps give. */
export type ChallengeRules = Readonly<{
  /** Receipts with some of the target, its pieces, or what they cost before offers. */
  count: (typeof pastCounts)[number];
  /** From the moment it is chosen; never beyond the end of the campaign. */
  withinDays: number;
  /** Rising. With `personal` each says how much more than usual; otherwise how much. */
  steps: readonly ChallengeStep[];
  /** Absent: the same steps for all. */
  personal?: PersonalSteps;
}>;
