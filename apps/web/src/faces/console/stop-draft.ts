import type { DraftCampaignInput } from '@rayon/client/operations/console';
import { wholeIn } from './amount';
import type { WholeCampaign } from './campaign';
import { type Draft, isTyped } from './draft';
import { lowersPrice } from './gift';

type Harm = Exclude<Draft['stopHarm'], ''>;

/** Whether what it changes is measured, so that it can stop for that. */
export const stopsByEffect = ({ control }: Pick<Draft, 'control'>): boolean => isTyped(control);

/** Whether what its extra sales cost is measured, and no brand that is not told of it reads the campaign. */
export const stopsByCost = (draft: Pick<Draft, 'control' | 'gift' | 'brandId' | 'payer'>): boolean =>
  stopsByEffect(draft) && lowersPrice(draft.gift) && draft.brandId === '' && draft.payer.length === 0;

/** Whether it has a budget, whose pace it can stop for. */
export const stopsByPace = ({ gift, budget }: Pick<Draft, 'gift' | 'budget'>): boolean =>
  lowersPrice(gift) && isTyped(budget);

/** What harm can be about: a brand that reads the campaign is told of what it promotes alone. */
export const harmsFor = ({ brandId, payer }: Pick<Draft, 'brandId' | 'payer'>): readonly Harm[] =>
  brandId !== '' || payer.length > 0 ? ['PROMOTED'] : ['PROMOTED', 'SPENT', 'MARGIN'];

/** The harm that was chosen where it can be about that, else about what it promotes. */
export const harmFitting = (draft: Pick<Draft, 'brandId' | 'payer' | 'stopHarm'>): Draft['stopHarm'] => {
  const { stopHarm } = draft;
  return stopHarm === '' || harmsFor(draft).includes(stopHarm) ? stopHarm : 'PROMOTED';
};

/** Whether a pace is said. */
export const saysPace = (draft: Draft): boolean =>
  stopsByPace(draft) && (isTyped(draft.stopBudget) || isTyped(draft.stopWindow));

/** The rules of a form that has no gaps, as the offers service takes them; none where it has none. */
export const stopRulesOf = (draft: Draft): DraftCampaignInput['stopRules'] => {
  const harm = (stopsByEffect(draft) && harmFitting(draft)) || null;
  const uneven = stopsByEffect(draft) && draft.stopUneven;
  const pace = saysPace(draft)
    ? { budgetPercent: wholeIn(draft.stopBudget) ?? 0, windowPercent: wholeIn(draft.stopWindow) ?? 0 }
    : null;
  const costPerExtraPercent = (stopsByCost(draft) && wholeIn(draft.stopCost)) || null;
  return harm || uneven || costPerExtraPercent || pace ? { harm, uneven, costPerExtraPercent, pace } : null;
};

/** The rules of a campaign, as they are filled in. */
export const stopRulesIn = ({ stopRules }: WholeCampaign): Partial<Draft> => {
  if (!stopRules) return {};
  const { harm, uneven, costPerExtraPercent, pace } = stopRules;
  return {
    stopHarm: harm ?? '',
    stopUneven: uneven,
    stopCost: costPerExtraPercent === null ? '' : String(costPerExtraPercent),
    ...(pace ? { stopBudget: String(pace.budgetPercent), stopWindow: String(pace.windowPercent) } : {}),
  };
};
