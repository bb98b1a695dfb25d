import { type CampaignContent, lowersPrice } from './campaign-content';
import { stopLooksMilliseconds } from './stop-rules';

/** Rules that are about what is measured. */
const measuredRules = ['harm', 'uneven', 'costPerExtraPercent'] as const;

/** Which rule of stop rules is broken by what else the campaign says, and where. */
export const problemOfStopRules = ({
  stopRules,
  experiment,
  budgetMinor,
  benefit,
  from,
  to,
}: CampaignContent):
  | Readonly<{
      field: string;
      rule:
        | 'stop-needs-experiment'
        | 'stop-needs-discount'
        | 'stop-needs-budget'
        | 'pace-is-even'
        | 'pace-is-short';
    }>
  | undefined => {
  if (stopRules === undefined) return undefined;
  const measured = measuredRules.find((rule) => stopRules[rule] !== undefined);
  if (measured && experiment === undefined)
    return { field: `stopRules.${measured}`, rule: 'stop-needs-experiment' };
  const { pace, costPerExtraPercent } = stopRules;
  if (costPerExtraPercent !== undefined && !lowersPrice(benefit))
    return { field: 'stopRules.costPerExtraPercent', rule: 'stop-needs-discount' };
  if (pace === undefined) return undefined;
  if (budgetMinor === undefined) return { field: 'stopRules.pace', rule: 'stop-needs-budget' };
  const field = 'stopRules.pace.windowPercent';
  if (pace.windowPercent >= pace.budgetPercent) return { field, rule: 'pace-is-even' };
  // Part of a window that is over before anybody looks never stops it.
  const isShort = (to.getTime() - from.getTime()) * pace.windowPercent < stopLooksMilliseconds * 100;
  return isShort ? { field, rule: 'pace-is-short' } : undefined;
};

/** Where a brand is told of a campaign, it would learn by a pause what it is not told: of all sales, of margins, and of what they cost. */
export const problemOfReadRules = ({
  brandId,
  content: { stopRules, contribution },
}: Readonly<{ brandId?: string | undefined; content: CampaignContent }>):
  | Readonly<{ field: string; rule: 'harm-is-promoted' | 'cost-is-retailers' }>
  | undefined => {
  const isOfBrand = brandId !== undefined || contribution?.brandId !== undefined;
  if (!isOfBrand || stopRules === undefined) return undefined;
  const { harm, costPerExtraPercent } = stopRules;
  if (harm !== undefined && harm !== 'promoted') return { field: 'stopRules.harm', rule: 'harm-is-promoted' };
  return costPerExtraPercent === undefined
    ? undefined
    : { field: 'stopRules.costPerExtraPercent', rule: 'cost-is-retailers' };
};
