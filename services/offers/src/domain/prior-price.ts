import { proportion } from '@rayon/kernel';
import { isOpenToAll } from './announced';
import { type BasketLine, priced, type Unit } from './basket';
import type { CompiledCampaign } from './compiled-campaign';
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

/** Whether the campaign may take more off the unit because it was cheaper before. */
export const mayCountFromPrior = (
  { isAnnounced }: Pick<CompiledCampaign, 'isAnnounced'>,
  { line }: Pick<Unit, 'line'>,
): boolean => isAnnounced && line.lowerBefore !== undefined;

/** What is left to pay for a unit, and the price that counts from: that of the shelf, or a prior one once an announced reduction was given. */
export type Left = Readonly<{ minor: number; basisMinor: number }>;

/** A unit before any offer. */
export const wholePrice = ({ priceMinor }: Unit): Left => ({ minor: priceMinor, basisMinor: priceMinor });

/**
 * What an announced reduction takes off before its own, so that what it leaves is what it promises of the prior price: the share of
 * what is left by which the price was raised since. What one campaign counted from, the next does not take off again.
 */
export const raisedOf = (
  campaign: Pick<CompiledCampaign, 'content' | 'isAnnounced'>,
  unit: Unit,
  { minor, basisMinor }: Left,
): number => {
  const prior = priorOf(campaign, unit);
  return prior === undefined || prior >= basisMinor ? 0 : proportion(minor, basisMinor - prior, basisMinor);
};

/** What of so much that the campaign takes off the unit only takes back what was raised: that goes first, and no brand pays it. */
export const raisedIn = (
  campaign: Pick<CompiledCampaign, 'content' | 'isAnnounced'>,
  unit: Unit,
  { left, offMinor }: Readonly<{ left: Left; offMinor: number }>,
): number => (mayCountFromPrior(campaign, unit) ? Math.min(offMinor, raisedOf(campaign, unit, left)) : 0);

/** The price that a unit counts from after the campaign took so much off it: where a bound left less to take, a part of the way. */
export const basisAfter = (
  campaign: Pick<CompiledCampaign, 'content' | 'isAnnounced'>,
  unit: Unit,
  { left, offMinor }: Readonly<{ left: Left; offMinor: number }>,
): number => {
  const raised = raisedOf(campaign, unit, left);
  const prior = priorOf(campaign, unit);
  if (raised === 0 || prior === undefined) return left.basisMinor;
  return offMinor >= raised ? prior : left.basisMinor - proportion(offMinor, left.basisMinor - prior, raised);
};

const priorOf = (
  campaign: Pick<CompiledCampaign, 'content' | 'isAnnounced'>,
  unit: Unit,
): number | undefined => {
  if (!campaign.isAnnounced) return undefined;
  const prior = priorPriceMinor(unit.line, campaign);
  return prior === undefined ? undefined : priced(prior, unit);
};
