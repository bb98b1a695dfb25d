import { oneOf } from '@rayon/store';
import type { Records } from './records';

/** What came of one step of a challenge: how many members it stands for, and their points. */
type StepResults = Readonly<{ reached: number; points: number }>;

/** What came of a challenge so far. */
export type ChallengeResults = Readonly<{
  /** Members who chose it. */
  chosen: number;
  steps: readonly StepResults[];
}>;

type Sums = Readonly<{
  _id: Readonly<{ campaignId: string; step: number }>;
  chosen: number;
  reached: number;
  points: number;
}>;

/** A step stands after an odd number of turns. */
const isStanding = { $mod: ['$steps.turns', 2] };

const stages = [
  { $unwind: { path: '$steps', includeArrayIndex: 'step' } },
  {
    $group: {
      _id: { campaignId: '$campaignId', step: '$step' },
      chosen: { $sum: 1 },
      reached: { $sum: isStanding },
      points: { $sum: { $multiply: [isStanding, '$steps.points'] } },
    },
  },
  { $sort: { '_id.step': 1 as const } },
];

/** Results of challenges in the order of the ids, added up from what members chose. */
export const readChallengeResults = async (
  { challengeRows }: Pick<Records, 'challengeRows'>,
  campaignIds: readonly string[],
): Promise<ChallengeResults[]> => {
  const sums =
    campaignIds.length === 0
      ? []
      : await challengeRows.aggregate<Sums>({ campaignId: oneOf(campaignIds) }, stages);
  return campaignIds.map((campaignId) => {
    const steps = sums.filter(({ _id }) => _id.campaignId === campaignId);
    return {
      chosen: Math.max(0, ...steps.map(({ chosen }) => chosen)),
      steps: steps.map(({ reached, points }) => ({ reached, points })),
    };
  });
};
