import type { Candidate } from './candidates';
import { byRank } from './compiled-campaign';
import { asksForCard } from './eligibility';
import { type Outcome, outcomeOf, type Wares } from './outcome';

/** Choices that are compared; beyond, the first by rank stands for its group. */
const comparedMax = 48;

/**
 * Of the campaigns of one group a basket gets one: of the highest priority that gives something, the best for the shopper
 * (all offers of the basket together: what is taken off, then points; ties by rank). A card costs nothing: what anybody would
 * get of the group stands where it is better than what comes first with a card. Several groups are compared in every
 * combination.
 */
export const bestOfGroups = (wares: Wares, found: readonly Candidate[], minorPerPoint: number): Outcome => {
  const groups = groupsOf(found);
  if (groups.length === 0) return outcomeOf(wares, found, minorPerPoint);
  const rivals = new Set(groups.flat());
  let left = comparedMax;
  const choose = (at: number, chosen: readonly Candidate[]): Outcome => {
    const group = groups[at];
    if (!group) {
      left -= 1;
      return outcomeOf(wares, chosen, minorPerPoint);
    }
    /** What comes of the first of some of the group that gives something, and what is the best of its priority. */
    const firstOf = (some: readonly Candidate[]): Outcome | undefined => {
      const levels = [...new Set(some.map(({ campaign }) => campaign.priority))];
      for (const level of levels) {
        const best = some
          .filter(({ campaign }) => campaign.priority === level)
          .reduce<Outcome | undefined>((soFar, candidate) => {
            if (soFar && left <= 0) return soFar;
            const outcome = choose(at + 1, [...chosen, candidate]);
            if (!gives(outcome, candidate)) return soFar;
            return soFar && !isBetter(outcome, soFar) ? soFar : outcome;
          }, undefined);
        if (best) return best;
      }
      return undefined;
    };
    const first = firstOf(group);
    if (!first) return choose(at + 1, chosen);
    const open = group.filter(isForAnybody);
    const isOpen = open.length === group.length || open.some((candidate) => gives(first, candidate));
    const anybodys = isOpen ? undefined : firstOf(open);
    return anybodys && isBetter(anybodys, first) ? anybodys : first;
  };
  return choose(
    0,
    found.filter((candidate) => !rivals.has(candidate)),
  );
};

/** The groups of which more than one campaign is there, each by rank. */
const groupsOf = (found: readonly Candidate[]): Candidate[][] => {
  const byName = new Map<string, Candidate[]>();
  for (const candidate of found) {
    const { group } = candidate.campaign.content;
    if (group === undefined) continue;
    const own = byName.get(group);
    if (own) own.push(candidate);
    else byName.set(group, [candidate]);
  }
  return [...byName]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, own]) => own.sort((left, right) => byRank(left.campaign, right.campaign)))
    .filter(({ length }) => length > 1);
};

const isForAnybody = ({ campaign }: Candidate): boolean => !asksForCard(campaign);

const gives = ({ applied }: Outcome, { campaign }: Candidate): boolean =>
  applied.some((offer) => offer.campaign === campaign);

const isBetter = (outcome: Outcome, other: Outcome): boolean =>
  sumOf(outcome, 'discountMinor') - sumOf(other, 'discountMinor') > 0 ||
  (sumOf(outcome, 'discountMinor') === sumOf(other, 'discountMinor') &&
    sumOf(outcome, 'bonusPoints') > sumOf(other, 'bonusPoints'));

const sumOf = ({ applied }: Outcome, what: 'discountMinor' | 'bonusPoints'): number =>
  applied.reduce((sum, offer) => sum + offer[what], 0);
