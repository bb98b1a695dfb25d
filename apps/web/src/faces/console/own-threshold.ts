import type { WholeCampaign } from './campaign';

/** Thresholds of each shopper's own in minor units are in whole steps of so many, as the offers service has them. */
export const ownStepMinor = 100;

type Condition = WholeCampaign['conditions'][number];

/** Somebody's threshold, and how often what is given for a step or a piece of it is given. */
type OwnExample = Readonly<{ usual: number; threshold: number; times: number }>;

/** The condition whose threshold is each shopper's own. */
export const ownConditionOf = ({ conditions }: WholeCampaign): Condition | undefined =>
  conditions.find(({ own }) => own !== null);

/** Who usually buys something between the lowest and the highest, who is not known well, and who buys more than the highest. */
export const ownExamplesOf = ({ own, minimumMinor, minimumQuantity }: Condition): OwnExample[] => {
  if (!own) return [];
  const step = minimumMinor === null ? 1 : ownStepMinor;
  const lowest = minimumMinor ?? minimumQuantity ?? 0;
  const middle = Math.max(step, Math.round((lowest + own.atMost) / 2 / step) * step);
  const asked = (usual: number): OwnExample => {
    const stretched = Math.ceil((usual * (100 + own.stretchPercent)) / (100 * step)) * step;
    const threshold = Math.min(own.atMost, Math.max(lowest, stretched));
    return { usual, threshold, times: threshold / step };
  };
  return [asked(0), asked(middle), asked(2 * own.atMost)];
};
