import { allocate, proportion } from '@rayon/kernel';
import { isOpenToAll } from './announced';
import type { Award, Remaining } from './award';
import type { BasketLine, Unit } from './basket';
import type { Candidate } from './candidates';
import type { CompiledCampaign } from './compiled-campaign';
import { capOf, takableOf } from './plan';
import { priced } from './unit-offers';
import { dayMilliseconds } from './utc-day';

/** Days before a reduction that count (directive 98/6/EC, article 6a). */
const priorMilliseconds = 30 * dayMilliseconds;

/**
 * The lowest price per piece or kilogram, below that of the line, which was asked in the 30 days before the campaign began, or
 * before the price of the line where that began later; undefined where there was none, or the offer is for a few.
 */
export const priorPriceMinor = (
  { lowerBefore }: BasketLine,
  { content }: Pick<CompiledCampaign, 'content'>,
): number | undefined => {
  if (lowerBefore === undefined || !isOpenToAll(content)) return undefined;
  const from = content.from.getTime() - priorMilliseconds;
  // The older, the lower: the first that reaches into those days is the lowest of them.
  return lowerBefore.find(({ until }) => Date.parse(until) > from)?.minor;
};

/** Whether the campaign may take more off some of the units because they were cheaper before. */
export const mayCountFromPrior = (
  { isAnnounced }: Pick<CompiledCampaign, 'isAnnounced'>,
  units: readonly Unit[],
): boolean => isAnnounced && units.some(({ line }) => line.lowerBefore !== undefined);

/**
 * Lets announced reductions count from the prior price: a piece whose price was raised is paid as if it had not been, so that
 * a percentage and an amount are what they say of the lowest price of those days. What the law caps, a floor and the most a campaign
 * takes off one basket hold all the same.
 */
export const countedFromPriorPrices = (
  awards: readonly Award[],
  remaining: Remaining,
  found: readonly Candidate[],
): readonly Award[] =>
  awards.map((award) => {
    if (!mayCountFromPrior(award.campaign, award.units)) return award;
    const candidate = found.find(({ campaign }) => campaign === award.campaign);
    if (!candidate) return award;
    const more = moreOff(award, remaining, candidate);
    const discountMinor = more.reduce((sum, minor) => sum + minor, 0);
    if (discountMinor === 0) return award;
    remaining.take({ ...award, minors: more, discountMinor });
    return {
      ...award,
      minors: award.minors.map((minor, at) => minor + (more[at] ?? 0)),
      discountMinor: award.discountMinor + discountMinor,
    };
  });

/** What comes on top for each unit of the award, in minor units. */
const moreOff = (
  { campaign, units, discountMinor }: Award,
  remaining: Remaining,
  candidate: Candidate,
): number[] => {
  const wanted = units.map((unit) => moreOffUnit(campaign, unit, remaining));
  const sum = wanted.reduce((total, minor) => total + minor, 0);
  const capMinor = capOf(candidate, { leftOfAll: () => remaining.total + discountMinor });
  const allowed = Math.max(0, capMinor - discountMinor);
  return sum <= allowed ? wanted : allocate(allowed, wanted);
};

const moreOffUnit = (campaign: CompiledCampaign, unit: Unit, remaining: Remaining): number => {
  const prior = priorPriceMinor(unit.line, campaign);
  if (prior === undefined) return 0;
  const left = remaining.of(unit);
  const raised = unit.priceMinor - priced(prior, unit);
  if (raised <= 0) return 0;
  // Of what offers left as a share it is the same share; an amount comes off the lower price.
  const more = campaign.benefit.kind === 'percent-off' ? proportion(left, raised, unit.priceMinor) : raised;
  return Math.min(more, takableOf(campaign, unit, left));
};
