import type { CampaignContent } from './campaign-content';

/** Which rule of stop rules is broken by what else the campaign says, and where. */
export const problemOfStopRules = ({
  stopRules,
  experiment,
  budgetMinor,
}: CampaignContent):
  | Readonly<{ field: string; rule: 'stop-needs-experiment' | 'stop-needs-budget' | 'pace-is-even' }>
  | undefined => {
  if (stopRules === undefined) return undefined;
  const measured = (['harm', 'uneven'] as const).find((rule) => stopRules[rule] !== undefined);
  if (measured && experiment === undefined)
    return { field: `stopRules.${measured}`, rule: 'stop-needs-experiment' };
  const { pace } = stopRules;
  if (pace === undefined) return undefined;
  if (budgetMinor === undefined) return { field: 'stopRules.pace', rule: 'stop-needs-budget' };
  return pace.windowPercent < pace.budgetPercent
    ? undefined
    : { field: 'stopRules.pace.windowPercent', rule: 'pace-is-even' };
};

/** Where a brand is told of a campaign, it would learn by a pause what it is not told: of all sales, and of margins. */
export const problemOfHarm = ({
  brandId,
  content: { stopRules, contribution },
}: Readonly<{ brandId?: string | undefined; content: CampaignContent }>): 'harm-is-promoted' | undefined => {
  const isOfBrand = brandId !== undefined || contribution?.brandId !== undefined;
  const harm = stopRules?.harm;
  return isOfBrand && harm !== undefined && harm !== 'promoted' ? 'harm-is-promoted' : undefined;
};
