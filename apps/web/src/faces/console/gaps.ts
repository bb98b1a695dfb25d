import { minorIn, minorOfOne, percentIn, wholeIn } from './amount';
import { codesIn, type Draft, namesAmount } from './draft';
import { type Gift, giftIsAmount, lowersPrice } from './gift';

/** What is wrong with a field, to be said beside it. */
export type Gap =
  | Readonly<{
      says:
        | 'missing'
        | 'percent'
        | 'hours'
        | 'choose'
        | 'order'
        | 'fewerPaid'
        | 'aboveThreshold'
        | 'needsSome';
    }>
  | Readonly<{ says: 'amount'; exampleMinor: number; currency: string }>
  | Readonly<{ says: 'range'; min: number; max: number }>;

/** The fields of the form by what is wrong with them. */
export type Gaps = Partial<Record<keyof Draft, Gap>>;

const numbers: Readonly<Partial<Record<keyof Draft, { of: readonly Gift[]; min: number; max: number }>>> = {
  take: { of: ['N_FOR_M'], min: 2, max: 20 },
  pay: { of: ['N_FOR_M'], min: 1, max: 19 },
  points: { of: ['POINTS'], min: 1, max: 100_000 },
  multiplier: { of: ['POINTS_MULTIPLIER'], min: 101, max: 1_000 },
};

const optionalNumbers = {
  perTrip: { min: 1, max: 1_000 },
  perMember: { min: 1, max: 1_000_000 },
  total: { min: 1, max: 1_000_000_000 },
  priority: { min: 0, max: 1_000 },
} as const;

const isWithin = (number: number | undefined, { min, max }: { min: number; max: number }): boolean =>
  number !== undefined && number >= min && number <= max;

/** What is still to be filled in or put right; the offers service has the last word. */
export const gapsOf = (draft: Draft): Gaps => {
  const { gift, currency } = draft;
  const gaps: Gaps = {};
  const texts = [
    'titleFr',
    'titleEn',
    ...(gift === 'MESSAGE' ? (['bodyFr', 'bodyEn'] as const) : []),
  ] as const;
  for (const field of [...texts, 'first', 'last'] as const)
    if (draft[field].trim() === '') gaps[field] = { says: 'missing' };
  for (const field of ['gift', 'reach', 'where'] as const)
    if (draft[field] === '') gaps[field] = { says: 'choose' };
  if (namesAmount(draft) && currency === '') gaps.currency = { says: 'choose' };

  for (const [field, { of, min, max }] of Object.entries(numbers))
    if (
      gift !== '' &&
      of.includes(gift) &&
      !isWithin(wholeIn(String(draft[field as keyof Draft])), { min, max })
    )
      gaps[field as keyof Draft] = { says: 'range', min, max };
  for (const [field, range] of Object.entries(optionalNumbers)) {
    const text = draft[field as keyof typeof optionalNumbers];
    if (text.trim() !== '' && !isWithin(wholeIn(text), range))
      gaps[field as keyof Draft] = { says: 'range', ...range };
  }
  if (gift === 'PERCENT_OFF' && percentIn(draft.percent) === undefined) gaps.percent = { says: 'percent' };
  const noAmount: Gap = { says: 'amount', exampleMinor: Math.ceil(1.5 * minorOfOne(currency)), currency };
  const isAmount = (text: string) => (minorIn(text, currency) ?? 0) > 0;
  if (giftIsAmount(gift) && !isAmount(draft.amount)) gaps.amount = noAmount;
  if (gift === 'BASKET_AMOUNT_OFF' && !isAmount(draft.threshold)) gaps.threshold = noAmount;
  if (lowersPrice(gift) && draft.budget.trim() !== '' && !isAmount(draft.budget)) gaps.budget = noAmount;

  if (!gaps.first && !gaps.last && draft.last < draft.first) gaps.last = { says: 'order' };
  if (draft.weekdays.length === 0) gaps.weekdays = { says: 'choose' };
  if (draft.opens && draft.closes && draft.closes <= draft.opens) gaps.closes = { says: 'hours' };
  if (gift === 'N_FOR_M' && !gaps.take && !gaps.pay && Number(draft.pay) >= Number(draft.take))
    gaps.pay = { says: 'fewerPaid' };
  if (gift === 'BASKET_AMOUNT_OFF' && !gaps.amount && !gaps.threshold)
    if ((minorIn(draft.amount, currency) ?? 0) > (minorIn(draft.threshold, currency) ?? 0))
      gaps.amount = { says: 'aboveThreshold' };
  if ((gift === 'AMOUNT_OFF' || gift === 'FIXED_PRICE') && draft.reach === 'WHOLE')
    gaps.reach = { says: 'needsSome' };
  if (draft.where === 'SOME' && draft.storeIds.length === 0) gaps.storeIds = { says: 'choose' };
  const targets = [draft.categories, draft.brands, draft.articles, codesIn(draft.codes)];
  if (draft.reach === 'SOME' && targets.every(({ length }) => length === 0))
    gaps.categories = { says: 'choose' };
  return gaps;
};

/** The fields by what the offers service calls them. */
const fieldsRefused: Readonly<Record<string, keyof Draft>> = {
  'title.fr': 'titleFr',
  'title.en': 'titleEn',
  'body.fr': 'bodyFr',
  'body.en': 'bodyEn',
  from: 'first',
  to: 'last',
  'hours.days': 'weekdays',
  'hours.from': 'opens',
  'hours.until': 'closes',
  storeIds: 'where',
  currency: 'where',
  'audience.kind': 'audience',
  'audience.boughtCategory': 'bought',
  'audience.notBoughtCategory': 'notBought',
  target: 'reach',
  'target.categories': 'categories',
  'target.brandIds': 'brands',
  'target.articleIds': 'articles',
  'target.gtins': 'codes',
  'benefit.percent': 'percent',
  'benefit.amountMinor': 'amount',
  'benefit.take': 'take',
  'benefit.pay': 'pay',
  'conditions.0.minimumMinor': 'threshold',
  'benefit.points': 'points',
  'benefit.multiplierPercent': 'multiplier',
  priority: 'priority',
  'limits.perTrip': 'perTrip',
  'limits.perMember': 'perMember',
  'limits.total': 'total',
  budgetMinor: 'budget',
};

/** The field of the form that a refusal is about; undefined when it is about none. */
export const fieldRefused = (field: string | null | undefined): keyof Draft | undefined =>
  fieldsRefused[(field ?? '').replace(/\.\d+$/, '')];
