import type { Draft } from './draft';
import type { Field } from './gaps';

/** The fields by what the offers service calls them; a number stands for that of a row. */
const fieldsRefused: Readonly<Record<string, Field | `${string}#${string}`>> = {
  'title.fr': 'titleFr',
  'title.en': 'titleEn',
  'body.fr': 'bodyFr',
  'body.en': 'bodyEn',
  'picture.fr.alt': 'altFr',
  'picture.en.alt': 'altEn',
  'picture.fr.small': 'pictureFr',
  'picture.fr.large': 'pictureFr',
  'picture.en.small': 'pictureEn',
  'picture.en.large': 'pictureEn',
  from: 'first',
  to: 'last',
  'hours.days': 'weekdays',
  'hours.from': 'opens',
  'hours.until': 'closes',
  storeIds: 'where',
  regions: 'where',
  currency: 'where',
  'audience.kind': 'audience',
  'audience.boughtCategory': 'bought',
  'audience.notBoughtCategory': 'notBought',
  'audience.joinedWithinDays': 'joined',
  'audience.employees': 'employees',
  'audience.day': 'personDay',
  'audience.day.daysBefore': 'daysBefore',
  'audience.day.daysAfter': 'daysAfter',
  'audience.past': 'audience',
  'audience.past.#': 'pasts.#.least',
  'audience.past.#.withinDays': 'pasts.#.days',
  'audience.past.#.atLeast': 'pasts.#.least',
  'audience.past.#.atMost': 'pasts.#.most',
  target: 'reach',
  'benefit.kind': 'gift',
  'benefit.percent': 'percent',
  'benefit.pick': 'cheapest',
  'benefit.amountMinor': 'amount',
  'benefit.per': 'amountPer',
  'benefit.withoutVat': 'withoutVat',
  'benefit.take': 'take',
  'benefit.pay': 'pay',
  'benefit.ofOneArticle': 'ofOneArticle',
  'benefit.buy': 'buy.quantity',
  'benefit.quantity': 'quantity',
  'benefit.parts': 'quantity',
  'benefit.parts.#': 'parts.#.quantity',
  'benefit.repeats': 'repeats',
  'benefit.steps': 'steps.0.reached',
  'benefit.steps.#': 'steps.#.reached',
  'benefit.steps.#.from': 'steps.#.reached',
  'benefit.challenge.count': 'goalsBy',
  'benefit.challenge.withinDays': 'goalDays',
  'benefit.challenge.steps': 'goals.0.reached',
  'benefit.challenge.steps.#': 'goals.#.reached',
  'benefit.challenge.steps.#.from': 'goals.#.reached',
  'benefit.challenge.steps.#.points': 'goals.#.points',
  'benefit.challenge.personal': 'goalsAreOwn',
  'benefit.challenge.personal.weeks': 'usualWeeks',
  'benefit.challenge.personal.atLeast': 'usualLeast',
  'benefit.challenge.personal.atMost': 'usualMost',
  'benefit.points': 'points',
  'benefit.multiplierPercent': 'multiplier',
  'conditions.#': 'conditions.#.quantity',
  'conditions.#.minimumQuantity': 'conditions.#.quantity',
  'conditions.#.minimumMinor': 'conditions.#.amount',
  'conditions.#.own': 'conditions.#.isOwn',
  'conditions.#.own.weeks': 'conditions.#.weeks',
  'conditions.#.own.stretchPercent': 'conditions.#.stretch',
  'conditions.#.own.atMost': 'conditions.#.highest',
  ownChoice: 'choice',
  'ownChoice.pick': 'choice',
  'ownChoice.weeks': 'choiceWeeks',
  floor: 'floorPercent',
  'floor.articlePercent': 'floorPercent',
  'floor.basketMinor': 'floorBasket',
  'limits.discountMinor': 'discount',
  budgetMinor: 'budget',
  'contribution.percent': 'contribution',
  'contribution.brandId': 'payer',
  'placement.billing': 'placement',
  'placement.priceMinor': 'placementPrice',
  'placement.capMinor': 'placementCap',
  'experiment.name': 'experiment',
  'experiment.controlPercent': 'control',
  'experiment.fromPercent': 'sliceFrom',
  'experiment.toPercent': 'sliceTo',
  'stopRules.harm': 'stopHarm',
  'stopRules.uneven': 'stopUneven',
  'stopRules.costPerExtraPercent': 'stopCost',
  'stopRules.pace': 'stopBudget',
  'stopRules.pace.budgetPercent': 'stopBudget',
  'stopRules.pace.windowPercent': 'stopWindow',
};

const picked: Readonly<Record<string, string>> = {
  categories: 'categories',
  brandIds: 'brands',
  articleIds: 'articles',
  gtins: 'codes',
  every: 'every',
  markedDown: 'markedDown',
};

/** The same names, or those of the table. */
const renamed = (field: string): string => {
  const aimed = /^(.*?)\.?target\.(except\.)?(\w+)$/.exec(field);
  const list = picked[aimed?.[3] ?? ''];
  if (aimed && list) {
    const of = aimed[1]?.replace(/^benefit\./, '').replace(/^audience\.past/, 'pasts');
    return [of, aimed[2] ? 'except' : '', list].filter(Boolean).join('.');
  }
  return fieldsRefused[field] ?? field.replace(/^(benefit|limits)\./, '');
};

/** The field of the form that a refusal is about; undefined when it is about none that the form shows. */
export const fieldRefused = (field: string | null | undefined, draft: Draft): Field | undefined => {
  const row = /\.(\d+)(?=\.|$)/;
  // What is in a list of single values is about the list.
  const told = (field ?? '').replace(/(target\.(?:except\.)?\w+|storeIds|regions|days)\.\d+$/, '$1');
  const at = row.exec(told)?.[1] ?? '';
  const named = renamed(told.replace(row, '.#')).replace('#', at);
  return isThere(named, draft) ? (named as Field) : undefined;
};

const isThere = (path: string, draft: Draft): boolean => {
  let value: unknown = draft;
  for (const step of path.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return value !== undefined;
};
