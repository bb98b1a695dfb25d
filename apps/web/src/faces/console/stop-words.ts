import { inMoment } from '../../parts/dates';
import { inPercent } from '../../parts/money';
import type { Campaign, WholeCampaign } from './campaign';
import type { Say } from './say';

type Stop = Campaign['stops'][number];

/** What it is paused for by itself, in sentences. */
export const stopRulesInWords = ({ stopRules }: WholeCampaign, { t }: Pick<Say, 't'>): string[] => {
  if (!stopRules) return [t('console.stop.none')];
  const { harm, uneven, costPerExtraPercent, pace } = stopRules;
  return [
    ...(harm ? [t('console.stop.ifHarm', { of: t(`console.stop.harms.${harm}`) })] : []),
    ...(uneven ? [t('console.stop.ifUneven')] : []),
    ...(costPerExtraPercent === null
      ? []
      : [t('console.stop.ifCost', { share: inPercent(costPerExtraPercent) })]),
    ...(pace
      ? [
          t('console.stop.ifPace', {
            budget: inPercent(pace.budgetPercent),
            window: inPercent(pace.windowPercent),
          }),
        ]
      : []),
    t('console.stop.how'),
  ];
};

/** The rule that paused it, in words. */
const whyStopped = ({ rule, of }: Stop, { t }: Pick<Say, 't'>): string => {
  if (rule === 'UNEVEN') return t('console.stop.wasUneven');
  if (rule === 'COST_PER_EXTRA') return t('console.stop.wasCost');
  if (rule === 'PACE') return t('console.stop.wasPace');
  return t('console.stop.wasHarm', { of: t(`console.stop.harms.${of ?? 'PROMOTED'}`) });
};

/** That it was paused by its rule, and when and by which it was. */
export const stopInWords = (stop: Stop, say: Pick<Say, 't'>): string =>
  say.t('console.stop.was', { day: inMoment(stop.at), why: whyStopped(stop, say) });
