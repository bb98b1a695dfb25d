import { type BasketLine, isHeldByThreshold, isLimited, mostOffOf, type Unit, worthOf } from './basket';
import type { Candidate, Candidates } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { areReached } from './conditions';
import type { LostReason } from './eligibility';
import type { Outcome } from './outcome';
import { aloneOn } from './plan';
import { planFor } from './plan-for';

/** A campaign that looked at the basket and gave nothing, why, and to which it lost. */
export type LostOffer = Readonly<{ campaign: CompiledCampaign; reason: LostReason; lostTo?: string }>;

/** Lost offers one answer tells of. */
const lostMax = 20;

/**
 * Campaigns whose articles are in the basket and that gave nothing although they could have: beaten by a
 * better one (named), with nothing left to take, or barred by a limit. What the shopper has not reached yet
 * is not lost.
 */
export const lostOffers = (
  { found, barred }: Candidates,
  outcome: Outcome,
  { lines, minorPerPoint }: { lines: readonly BasketLine[]; minorPerPoint: number },
): LostOffer[] => {
  const lost = new Map<CompiledCampaign, LostOffer>();
  for (const [campaign, reason] of barred) lost.set(campaign, { campaign, reason });
  for (const { campaign } of outcome.dropped) lost.set(campaign, { campaign, reason: 'too-many-offers' });

  const given = new Set(outcome.applied.map(({ campaign }) => campaign));
  const rest = found.filter(({ campaign }) => !given.has(campaign) && !lost.has(campaign));
  rest.sort((left, right) => byRank(left.campaign, right.campaign));
  let told = 0;
  for (const candidate of rest) {
    // What looks at what is left to pay, and would not be met before any offer either, is not reached yet.
    if (!areReached(candidate.campaign.laterConditions, lines)) continue;
    if (couldGive(candidate, minorPerPoint)) lost.set(candidate.campaign, beaten(candidate, outcome));
    else if (isBarredByThreshold(candidate))
      lost.set(candidate.campaign, { campaign: candidate.campaign, reason: 'resale-at-a-loss' });
    else continue;
    told += 1;
    if (told === lostMax) break;
  }
  return [...lost.values()].sort((left, right) => byRank(left.campaign, right.campaign)).slice(0, lostMax);
};

const beaten = (candidate: Candidate, outcome: Outcome): LostOffer => {
  const { campaign } = candidate;
  if (campaign.laterConditions.length > 0) return { campaign, reason: 'below-threshold' };
  const lostTo = givenOfGroup(candidate, outcome) ?? holderOf(candidate, outcome);
  if (lostTo !== undefined) return { campaign, reason: 'better-offer', lostTo };
  const held = candidate.units.find(
    (unit) => isLimited(unit.line) && unit.priceMinor - outcome.leftOf(unit) >= mostOffOf(unit),
  );
  return { campaign, reason: held ? lawOf(held) : 'nothing-left' };
};

const lawOf = (unit: Unit): LostReason => (isHeldByThreshold(unit) ? 'resale-at-a-loss' : 'promotion-cap');

/** Whether no piece it looks at may get any cheaper, for one of them because the shelf sells it at what it cost. */
const isBarredByThreshold = ({ campaign, units }: Candidate): boolean =>
  campaign.lane !== 'points' && units.every((unit) => mostOffOf(unit) === 0) && units.some(isHeldByThreshold);

/** The campaign of its group that the basket got instead. */
const givenOfGroup = ({ campaign }: Candidate, { applied }: Outcome): string | undefined => {
  const { group } = campaign.content;
  if (group === undefined) return undefined;
  return applied.find((offer) => offer.campaign.content.group === group)?.campaign.campaignId;
};

/** Whether it would give something if it were alone. */
const couldGive = (candidate: Candidate, minorPerPoint: number): boolean => {
  const { benefit, units } = candidate;
  if (benefit.kind === 'points') return true;
  if (benefit.kind === 'points-multiplier')
    return (worthOf(units) * (benefit.percent - 100)) / 100 >= minorPerPoint;
  return planFor(candidate, aloneOn(units)) !== undefined;
};

/** The campaign that holds most of the units it looked at; ties to the smaller id. */
const holderOf = ({ campaign, units }: Candidate, { holders, lineHolders }: Outcome): string | undefined => {
  const counts = new Map<CompiledCampaign, number>();
  for (const unit of units) {
    const holder = campaign.lane === 'points' ? lineHolders[unit.lineIndex] : holders[unit.index];
    if (holder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(
    ([a, left], [b, right]) => right - left || (a.campaignId < b.campaignId ? -1 : 1),
  );
  return most?.[0].campaignId;
};
