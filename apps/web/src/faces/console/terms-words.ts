import { inFigures, inMoney, inPercent } from '../../parts/money';
import type { WholeCampaign } from './campaign';
import { countedInWords } from './counted-words';
import type { Say } from './say';
import { anyInWords } from './target-words';

/** What must be in the basket, in sentences. */
export const conditionsInWords = ({ conditions }: WholeCampaign, say: Say): string[] => {
  const { t, money } = say;
  if (conditions.length === 0) return [t('console.noCondition')];
  return conditions.map((condition) => {
    const { minimumQuantity, minimumMinor, own } = condition;
    const what = anyInWords(condition.target, t('console.aims.counted.WHOLE'), say);
    if (own) {
      const asked = (threshold: number) =>
        countedInWords(minimumMinor === null ? 'PIECES' : 'AMOUNT', threshold, say);
      return t('console.conditionIsOwn', {
        what,
        percent: inPercent(own.stretchPercent),
        count: own.weeks,
        lowest: asked(minimumMinor ?? minimumQuantity ?? 0),
        highest: asked(own.atMost),
      });
    }
    const least = [
      ...(minimumQuantity === null ? [] : [t('console.pieces', { count: minimumQuantity })]),
      ...(minimumMinor === null ? [] : [money(minimumMinor)]),
    ].map((minimum) => t('console.conditionAtLeast', { minimum }));
    const counted = (['withDeposits', 'withoutVat', 'afterOffers'] as const).flatMap((how) =>
      condition[how] ? [t(`console.${how}`)] : [],
    );
    const on = condition.fromPercent;
    const onTheWay = on === null ? [] : [t('console.conditionOnTheWay', { percent: inPercent(on) })];
    return t('console.conditionIs', {
      what,
      least: [...least, ...counted, ...onTheWay].join(', '),
    });
  });
};

/** What somebody's purchases of the last days come to, in a sentence. */
export const pastInWords = (past: WholeCampaign['audience']['past'][number], say: Say): string => {
  const { t } = say;
  const { count, atLeast, atMost } = past;
  const counted = (number: number) => countedInWords(count, number, say);
  const bounds = [
    ...(atLeast === null ? [] : [t('console.conditionAtLeast', { minimum: counted(atLeast) })]),
    ...(atMost === null
      ? []
      : [atMost === 0 ? t('console.pastNever') : t('console.pastAtMost', { most: counted(atMost) })]),
  ].join(', ');
  return t('console.pastIs', {
    count: past.withinDays,
    what: anyInWords(past.target, t('console.aims.boughtBefore.WHOLE'), say),
    bounds,
  });
};

/** Around which day of the person, in words. */
export const personDayInWords = (
  { of, daysBefore, daysAfter }: NonNullable<WholeCampaign['audience']['day']>,
  { t }: Say,
): string => {
  const around = [
    ...(daysBefore > 0 ? [t('console.daysBeforeIt', { count: daysBefore })] : []),
    ...(daysAfter > 0 ? [t('console.daysAfterIt', { count: daysAfter })] : []),
  ].join(', ');
  return around === ''
    ? t(`console.onTheirDay.${of}`)
    : t('console.aroundTheirDay', { day: t(`console.onTheirDay.${of}`), around });
};

const countedLimits = [
  'perTrip',
  'perArticle',
  'perMember',
  'perMemberPerDay',
  'perStore',
  'perStorePerDay',
  'perDay',
  'total',
] as const;

/** How often and how much, in sentences. */
export const limitsInWords = ({ limits, floor }: WholeCampaign, { t, money }: Say): string[] => {
  const counts = countedLimits.flatMap((limit) => {
    const count = limits[limit];
    return count === null ? [] : [t(`console.limitedTo.${limit}`, { count })];
  });
  const { articlePercent = null, basketMinor = null } = floor ?? {};
  const said = [
    ...counts,
    ...(limits.discountMinor === null
      ? []
      : [t('console.limitedTo.discount', { amount: money(limits.discountMinor) })]),
    ...(articlePercent === null
      ? []
      : [t('console.limitedTo.floorPercent', { percent: inPercent(articlePercent) })]),
    ...(basketMinor === null ? [] : [t('console.limitedTo.floorBasket', { amount: money(basketMinor) })]),
  ];
  return said.length > 0 ? said : [t('console.limitedTo.none')];
};

/** The most it may cost, in sentences. */
export const budgetInWords = ({ budget, budgetPartly }: WholeCampaign, { t }: Say): string[] =>
  budget
    ? [inMoney(budget), t(budgetPartly ? 'console.budgetPartly' : 'console.budgetWhole')]
    : [t('console.noBudget')];

/** Who pays the discount, in sentences. */
export const fundingInWords = ({ brand, contribution }: WholeCampaign, { t, set }: Say): string[] => {
  const owner = brand ? set(brand.name) : t('console.theRetailer');
  if (!contribution) return [t('console.paidBy', { owner })];
  const payer = contribution.brand ? set(contribution.brand.name) : t('console.theRetailer');
  return [t('console.paidByBoth', { owner, payer, share: inPercent(contribution.percent) })];
};

/** What its brand pays for the place of its message, in sentences. */
export const placementInWords = ({ placement }: WholeCampaign, { t }: Say): string[] => {
  if (!placement) return [t('console.placement.none')];
  const { billing, price, cap } = placement;
  return [
    t(`console.placement.priced.${billing}`, { price: inMoney(price) }),
    t('console.placement.upTo', { cap: inMoney(cap) }),
    t('console.placement.labelled'),
  ];
};

/** How it goes together with other campaigns, in sentences. */
export const stackingInWords = ({ stacking, group }: WholeCampaign, { t, set }: Say): string[] => [
  t(`console.stacking.${stacking}`),
  t(`console.stackingHints.${stacking}`),
  ...(group ? [t('console.inGroup', { group: set(group) })] : []),
];

/** Its place among others, in words. */
export const priorityInWords = ({ priority }: WholeCampaign): string[] => [inFigures(priority)];

/** Who gets it and who is only measured, in sentences. */
export const experimentInWords = ({ experiment }: WholeCampaign, { t, set }: Say): string[] => {
  if (!experiment) return [t('console.notMeasured')];
  const { name, controlPercent, fromPercent, toPercent } = experiment;
  const slice = {
    share: inPercent(toPercent - fromPercent),
    from: inPercent(fromPercent),
    to: inPercent(toPercent),
  };
  const isUsual = fromPercent === 0 && toPercent + controlPercent === 100;
  return [
    t('console.controlIs', { share: inPercent(controlPercent) }),
    t(isUsual ? 'console.othersGetIt' : 'console.sliceGetsIt', slice),
    t('console.dealtBy', { name: set(name) }),
  ];
};
