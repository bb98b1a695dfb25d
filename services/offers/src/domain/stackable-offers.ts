import type { Award, Remaining } from './award';
import type { BasketLine, Unit } from './basket';
import { isBundle } from './campaign-content';
import type { Candidate } from './candidates';
import { byApplication } from './compiled-campaign';
import { areReached } from './conditions';
import type { Ground } from './plan';
import { planFor } from './plan-for';

/** What stackable campaigns are applied on. */
type Stack = Readonly<{
  lines: readonly BasketLine[];
  units: readonly Unit[];
  remaining: Remaining;
  /** Indexes of the units in groups of several: they join no second group. */
  grouped: Set<number>;
  /** After so many offers the rest is not looked at. */
  most: number;
}>;

/** The order in which those that add up are applied: priority, then percentages, sets, amounts. */
export const inTurn = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort((left, right) => byApplication(left.campaign, right.campaign));

/**
 * Applies campaigns that add up one after another, in their turn, each to what the earlier ones left to pay. A condition
 * is measured on prices before any offer unless it says otherwise, so that adding a piece never loses an offer.
 */
export const applyStackable = (candidates: readonly Candidate[], stack: Stack): Award[] => {
  const { lines, units, remaining, grouped, most } = stack;
  const ground = groundOf(remaining, grouped);
  const awards: Award[] = [];
  for (const candidate of bestSetsFirst(candidates, ground)) {
    if (awards.length === most) break;
    const { laterConditions } = candidate.campaign;
    if (laterConditions.length > 0 && !areReached(laterConditions, lines, leftOfLines(units, remaining)))
      continue;
    const plan = planFor(candidate, ground);
    if (!plan) continue;
    const award = plan.award();
    remaining.take(award);
    awards.push(award);
    if (isSet(candidate)) for (const { index } of plan.held) grouped.add(index);
  }
  return awards;
};

/**
 * The candidates in their turn, of sets of one priority those first that take most off when theirs comes: a piece that is in one of
 * them is in no other.
 */
function* bestSetsFirst(candidates: readonly Candidate[], ground: Ground): Generator<Candidate> {
  for (let at = 0; at < candidates.length; ) {
    const turn = turnFrom(candidates, at);
    at += turn.length;
    yield* turn.length === 1 ? turn : mostOffFirst(turn, ground);
  }
}

/** The candidate at that place, with the sets of its priority that follow it if it is one. */
const turnFrom = (candidates: readonly Candidate[], at: number): readonly Candidate[] => {
  let end = at + 1;
  while (areOfOneTurn(candidates[at], candidates[end])) end += 1;
  return candidates.slice(at, end);
};

const areOfOneTurn = (first: Candidate | undefined, other: Candidate | undefined): boolean =>
  first !== undefined &&
  other !== undefined &&
  isSet(first) &&
  isSet(other) &&
  first.campaign.priority === other.campaign.priority;

const mostOffFirst = (sets: readonly Candidate[], ground: Ground): Candidate[] =>
  sets
    .map((candidate) => ({ candidate, minor: planFor(candidate, ground)?.discountMinor ?? 0 }))
    .sort((left, right) => right.minor - left.minor)
    .map(({ candidate }) => candidate);

/** Whether pieces that get the benefit, or are taken for it, belong together. */
export const isSet = ({ benefit }: Candidate): boolean =>
  benefit.kind === 'n-for-m' || benefit.kind === 'buy-get' || isBundle(benefit);

/** What is left to pay, at any moment; nothing else is lost by taking it. */
export const groundOf = (remaining: Remaining, grouped: ReadonlySet<number>): Ground => ({
  leftOf: (unit) => remaining.of(unit),
  countedOf: (unit) => remaining.leftOf(unit),
  leftOfAll: () => remaining.total,
  isGrouped: (unit) => grouped.has(unit.index),
});

/** What is left to pay of a line; a line without units is not discounted. */
export const leftOfLines = (units: readonly Unit[], remaining: Remaining): ((line: BasketLine) => number) => {
  const left = new Map<BasketLine, number>();
  for (const unit of units) left.set(unit.line, (left.get(unit.line) ?? 0) + remaining.of(unit));
  return (line) => left.get(line) ?? line.amountMinor;
};
