import { allocate } from '@rayon/kernel';
import type { Unit } from './basket';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { sumOf } from './sum-of';

/** Extra points of one campaign, by line, so that a returned line takes its own with it. */
export type PointsAward = Readonly<{
  campaign: CompiledCampaign;
  points: number;
  /** The first unit of each line it looks at. */
  lines: readonly Unit[];
  /** By these the points are spread over the lines: what was paid for each, or the pieces they are given for. */
  shares: readonly number[];
}>;

/**
 * Extra points on what is paid after all discounts (by the index of the line). Exclusive campaigns compete for lines:
 * the one that gives most goes first (ties by rank) and its lines count for no other exclusive one; stackable ones all
 * add up. A line that costs nothing earns nothing. A multiplier adds to ordinary earning: one point per full `minorPerPoint`.
 */
export const bonusPoints = (
  candidates: readonly Candidate[],
  paidMinor: readonly number[],
  minorPerPoint: number,
): PointsAward[] => {
  const paidOn = (lines: readonly Unit[]): Paid => ({
    lines,
    minors: lines.map(({ lineIndex }) => paidMinor[lineIndex] ?? 0),
  });
  // Campaigns found by the same line, or of the whole basket, look at the same units.
  const paidOf = new Map<readonly Unit[], Paid>();
  const awardOf = (candidate: Candidate): PointsAward | undefined => {
    const { units } = candidate;
    const paid = paidOf.get(units) ?? paidOn(paidLines(units, paidMinor));
    paidOf.set(units, paid);
    return awardFor(candidate, paid, minorPerPoint);
  };
  const exclusive: { candidate: Candidate; alone: PointsAward }[] = [];
  const added: PointsAward[] = [];
  for (const candidate of candidates) {
    const alone = awardOf(candidate);
    if (!alone) continue;
    if (candidate.campaign.exclusive) exclusive.push({ candidate, alone });
    else added.push(alone);
  }
  exclusive.sort(
    ({ alone: left }, { alone: right }) =>
      right.points - left.points || byRank(left.campaign, right.campaign),
  );
  added.sort((left, right) => byRank(left.campaign, right.campaign));
  const taken = new Set<number>();
  const awards: PointsAward[] = [];
  for (const { candidate, alone } of exclusive) {
    const free =
      taken.size === 0 ? alone.lines : alone.lines.filter(({ lineIndex }) => !taken.has(lineIndex));
    const award =
      free.length === alone.lines.length ? alone : awardFor(candidate, paidOn(free), minorPerPoint);
    if (!award) continue;
    awards.push(award);
    for (const { unit } of pointsByLine(award)) taken.add(unit.lineIndex);
  }
  return [...awards, ...added];
};

/** Lines of which something was paid, each by its first unit, and how much. */
type Paid = Readonly<{ lines: readonly Unit[]; minors: readonly number[] }>;

/** The lines that receive points, each by its first unit. */
export const pointsByLine = ({ points, lines, shares }: PointsAward): { unit: Unit; points: number }[] => {
  const parts = allocate(points, shares);
  return lines.flatMap((unit, at) => (parts[at] ? [{ unit, points: parts[at] }] : []));
};

/** The first unit of each line of which something was paid. */
const paidLines = (units: readonly Unit[], paidMinor: readonly number[]): Unit[] => {
  let lineIndex = -1;
  return units.filter((unit) => {
    const isNext = unit.lineIndex !== lineIndex;
    lineIndex = unit.lineIndex;
    return isNext && (paidMinor[lineIndex] ?? 0) > 0;
  });
};

const awardFor = (
  { campaign, benefit }: Pick<Candidate, 'campaign' | 'benefit'>,
  { lines, minors }: Paid,
  minorPerPoint: number,
): PointsAward | undefined => {
  if (lines.length === 0) return undefined;
  const { content } = campaign;
  if (benefit.kind === 'points' && benefit.per === 'unit') {
    const shares = piecesOf(lines, content.limits.perTrip);
    return { campaign, points: benefit.points * sumOf(shares), lines, shares };
  }
  const ordinary = Math.floor(sumOf(minors) / minorPerPoint);
  const points =
    benefit.kind === 'points'
      ? benefit.points
      : benefit.kind === 'points-multiplier'
        ? Math.floor((ordinary * (benefit.percent - 100)) / 100)
        : 0;
  return points > 0 ? { campaign, points, lines, shares: minors } : undefined;
};

/** The pieces of each line that points are given for, the first ones up to the most of a trip. */
const piecesOf = (lines: readonly Unit[], most = Number.POSITIVE_INFINITY): number[] => {
  let left = most;
  return lines.map(({ line: { quantity } }) => {
    const pieces = Math.min(quantity, left);
    left -= pieces;
    return pieces;
  });
};
