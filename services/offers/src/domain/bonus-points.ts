import { allocate } from '@rayon/kernel';
import type { BasketLine } from './basket';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';

/** Extra points of one campaign, by line, so that a returned line takes its own with it. */
export type PointsAward = Readonly<{
  campaign: CompiledCampaign;
  points: number;
  lines: readonly Readonly<{ line: BasketLine; points: number }>[];
}>;

/** Ordinary earning: one point for each full hundred minor units paid. A multiplier adds to this. */
const minorPerPoint = 100;

/**
 * Extra points on what is paid after all discounts. Exclusive campaigns compete for lines: the one that gives
 * most goes first (ties by rank) and its lines count for no other exclusive one; stackable ones all add up.
 * A line that costs nothing earns nothing.
 */
export const bonusPoints = (
  candidates: readonly Candidate[],
  paidMinorOf: (line: BasketLine) => number,
): PointsAward[] => {
  const all = candidates.map(({ campaign, units }) => ({
    campaign,
    lines: [...new Set(units.map(({ line }) => line))].filter((line) => paidMinorOf(line) > 0),
  }));
  const awardFor = (campaign: CompiledCampaign, lines: readonly BasketLine[]) =>
    spread(campaign, lines, paidMinorOf);

  const exclusive = all
    .filter(({ campaign }) => campaign.exclusive)
    .map((entry) => ({ ...entry, alone: awardFor(entry.campaign, entry.lines)?.points ?? 0 }))
    .sort((left, right) => right.alone - left.alone || byRank(left.campaign, right.campaign));
  const taken = new Set<BasketLine>();
  const awards: PointsAward[] = [];
  for (const { campaign, lines } of exclusive) {
    const award = awardFor(
      campaign,
      lines.filter((line) => !taken.has(line)),
    );
    if (!award) continue;
    awards.push(award);
    for (const { line } of award.lines) taken.add(line);
  }
  const added = all
    .filter(({ campaign }) => !campaign.exclusive)
    .sort((a, b) => byRank(a.campaign, b.campaign));
  for (const { campaign, lines } of added) {
    const award = awardFor(campaign, lines);
    if (award) awards.push(award);
  }
  return awards;
};

const spread = (
  campaign: CompiledCampaign,
  lines: readonly BasketLine[],
  paidMinorOf: (line: BasketLine) => number,
): PointsAward | undefined => {
  const { benefit } = campaign;
  if (lines.length === 0) return undefined;
  const paid = lines.map(paidMinorOf);
  const ordinary = Math.floor(paid.reduce((sum, minor) => sum + minor, 0) / minorPerPoint);
  const points =
    benefit.kind === 'points'
      ? benefit.points
      : benefit.kind === 'points-multiplier'
        ? Math.floor((ordinary * (benefit.percent - 100)) / 100)
        : 0;
  if (points <= 0) return undefined;
  const parts = allocate(points, paid);
  return {
    campaign,
    points,
    lines: lines.flatMap((line, at) => (parts[at] ? [{ line, points: parts[at] }] : [])),
  };
};
