import { basisPointsMax, basisPointsOf, proportion } from '@rayon/kernel';
import { assignCheapest } from './assign-cheapest';
import { assignPieces, type Role } from './assign-pieces';
import { picksCheapest } from './campaign-content';
import type { Candidate } from './candidates';
import { partsOf } from './compiled-campaign';
import { type BenefitOf, type Ground, grains, grainsPerMinor, lostElsewhere, type Plan } from './plan';
import { groupable, planOfTogether } from './plan-of-together';
import { sumOf } from './sum-of';
import type { IsIn } from './target';

type OfSets = BenefitOf<'buy-get'> | BenefitOf<'bundle-price'> | BenefitOf<'bundle-percent-off'>;

/** Sets of pieces from several targets: what is taken and what is given for it, or what costs one price, or so much less, together. */
export const planOfSets = (candidate: Candidate, benefit: OfSets, ground: Ground): Plan | undefined => {
  const { campaign } = candidate;
  const units = groupable(candidate, ground);
  const pieces = units.map((unit) => ({ elsewhere: lostElsewhere(ground, campaign, unit) }));
  const { costMinor, ownShare, partShare } = termsOf(benefit);
  const place = (quantity: number, isIn: IsIn | undefined, share: number): Role & { share: number } => ({
    quantity,
    share,
    // What is got may be fewer pieces than there might be; what has to be taken may not.
    optional: benefit.kind === 'buy-get' && share > 0,
    accepts: (position) => {
      const unit = units[position];
      return unit !== undefined && isIn?.(unit.line) === true;
    },
    value: (position) => {
      const unit = units[position];
      return unit === undefined ? 0 : ground.leftOf(unit) * share * grains;
    },
  });
  const places = [
    ...partsOf(benefit).map(({ quantity }, at) => place(quantity, campaign.isPart[at], partShare)),
    place(benefit.quantity, campaign.isTarget, ownShare),
  ];
  const bounds = { cost: costMinor * grainsPerMinor, setsMax: campaign.content.limits.perTrip };
  const { sets, roleOf, gain } = picksCheapest(benefit)
    ? assignCheapest(pieces, places, { ...bounds, prices: units.map(ground.leftOf) })
    : assignPieces(pieces, places, bounds);
  const unitsAt = (isMeant: (role: number) => boolean) =>
    units.filter((_, position) => isMeant(roleOf.get(position) ?? -1));
  const rewarded = unitsAt((role) => (places[role]?.share ?? 0) > 0);
  const worth = sumOf(rewarded.map(ground.leftOf));
  return planOfTogether(candidate, ground, {
    held: unitsAt((role) => role >= 0),
    rewarded,
    wantedMinor: proportion(worth, ownShare, basisPointsMax) - sets * costMinor,
    gain,
    times: sets,
  });
};

/** What a set costs, and the shares of their prices that its pieces are rewarded with: those of the target, those of the other parts. */
const termsOf = (benefit: OfSets) => {
  if (benefit.kind === 'bundle-price')
    return { costMinor: benefit.amountMinor, ownShare: basisPointsMax, partShare: basisPointsMax };
  const share = basisPointsOf(benefit.percent);
  return { costMinor: 0, ownShare: share, partShare: benefit.kind === 'buy-get' ? 0 : share };
};
