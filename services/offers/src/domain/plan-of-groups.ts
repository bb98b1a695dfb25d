import { basisPointsOf, proportion } from '@rayon/kernel';
import type { Candidate } from './candidates';
import { bestGroups, bestGroupsByKind } from './n-for-m';
import { type BenefitOf, type Ground, grains, lostElsewhere, type Plan } from './plan';
import { groupable, planOfTogether } from './plan-of-together';
import { finePartsPerMinor } from './unit-offers';

/** Groups of so many pieces of which the cheapest get the percentage, which is spread over the group. */
export const planOfGroups = (
  candidate: Candidate,
  { take, pay, percent = 100, ofOneArticle }: BenefitOf<'n-for-m'>,
  ground: Ground,
): Plan | undefined => {
  const { campaign } = candidate;
  if (candidate.units.length < take) return undefined;
  const units = groupable(candidate, ground);
  const share = basisPointsOf(percent);
  const pieces = units.map((unit) => ({
    value: ground.leftOf(unit) * share * grains,
    elsewhere: lostElsewhere(ground, campaign, unit),
  }));
  const bounds = { take, pay, groupsMax: campaign.content.limits.perTrip };
  const articles = ofOneArticle && units.map(({ line }) => line.articleId);
  const { groups, gain } = articles ? bestGroupsByKind(pieces, articles, bounds) : bestGroups(pieces, bounds);
  if (groups.length === 0) return undefined;
  let free = 0;
  const isGrouped: boolean[] = [];
  for (const group of groups)
    for (const [at, position] of group.entries()) {
      isGrouped[position] = true;
      const unit = units[position];
      if (at >= pay && unit) free += ground.leftOf(unit);
    }
  const together = units.filter((_, position) => isGrouped[position]);
  return planOfTogether(candidate, ground, {
    held: together,
    rewarded: together,
    wantedMinor: proportion(free, share, finePartsPerMinor),
    gain,
    times: groups.length,
  });
};
