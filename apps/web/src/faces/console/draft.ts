import type {
  AudienceKind,
  DraftCampaignInput,
  PointsPer,
  Stacking,
  TriggerKind,
  Weekday,
} from '@rayon/client/operations/console';
import { minorIn, percentIn, typedAmount, wholeIn } from './amount';
import type { WholeCampaign } from './campaign';
import { dayOf, endOf, lastDayOf, startOf } from './days';
import { type Gift, giftIsAmount, giftOf, lowersPrice } from './gift';
import { weekdays } from './weekdays';

/** Something picked by its name. */
export type Named = Readonly<{ id: string; name: string }>;

/** What somebody fills in for a campaign, as it stands in the fields; what has to be chosen begins empty. */
export type Draft = {
  /** The brand it belongs to; empty: the retailer's own. */
  brandId: string;
  titleFr: string;
  titleEn: string;
  bodyFr: string;
  bodyEn: string;
  gift: Gift | '';
  percent: string;
  amount: string;
  take: string;
  pay: string;
  threshold: string;
  points: string;
  per: PointsPer;
  multiplier: string;
  trigger: TriggerKind;
  /** The whole basket, all articles of the brand it belongs to, or what is picked. */
  reach: 'WHOLE' | 'OWN' | 'SOME' | '';
  categories: string[];
  brands: Named[];
  articles: Named[];
  codes: string;
  where: 'EVERYWHERE' | 'SOME' | '';
  storeIds: string[];
  audience: AudienceKind;
  bought: string;
  notBought: string;
  first: string;
  last: string;
  weekdays: Weekday[];
  /** HH:MM; empty: from the beginning of the day, to its end. */
  opens: string;
  closes: string;
  perTrip: string;
  perMember: string;
  total: string;
  budget: string;
  stacking: Stacking;
  priority: string;
  /** Of the amounts; empty until it is known. */
  currency: string;
  /** The instants it had, which stand while their days do. */
  from: string;
  to: string;
};

/** Whether an amount is named, which has a currency: by what is given or by the budget. */
export const namesAmount = ({ gift, budget }: Pick<Draft, 'gift' | 'budget'>): boolean =>
  giftIsAmount(gift) || (lowersPrice(gift) && budget.trim() !== '');

/** An empty form. */
export const emptyDraft: Draft = {
  brandId: '',
  titleFr: '',
  titleEn: '',
  bodyFr: '',
  bodyEn: '',
  gift: '',
  percent: '',
  amount: '',
  take: '',
  pay: '',
  threshold: '',
  points: '',
  per: 'UNIT',
  multiplier: '',
  trigger: 'LINE_SCANNED',
  reach: '',
  categories: [],
  brands: [],
  articles: [],
  codes: '',
  where: '',
  storeIds: [],
  audience: 'EVERYBODY',
  bought: '',
  notBought: '',
  first: '',
  last: '',
  weekdays: [...weekdays],
  opens: '',
  closes: '',
  perTrip: '',
  perMember: '',
  total: '',
  budget: '',
  stacking: 'EXCLUSIVE',
  priority: '5',
  currency: '',
  from: '',
  to: '',
};

const typed = (number: number | null): string => (number === null ? '' : String(number));

/** What the ids name, in their order; one that is not found goes by its id. */
export const named = (ids: readonly string[], found: readonly ({ name: string } | null)[]): Named[] =>
  ids.map((id, at) => ({ id, name: found[at]?.name ?? id }));

/** A brand's benefit falls on its own articles, also where it names none. */
const reachOf = ({ brand, target, benefit }: WholeCampaign): Draft['reach'] => {
  const { categories, brandIds, articleIds, gtins } = target;
  if (categories.length + articleIds.length + gtins.length > 0) return 'SOME';
  if (brandIds.length === 0) return brand && benefit.kind !== 'MESSAGE' ? 'OWN' : 'WHOLE';
  return brandIds.every((id) => id === brand?.id) ? 'OWN' : 'SOME';
};

/** The form filled in with what a campaign says. */
export const draftOf = (campaign: WholeCampaign, language: 'fr' | 'en'): Draft => {
  const { title, body, benefit, target, audience, limits, budget, currency, from, to, hours } = campaign;
  const money = (minor: number | null) =>
    minor === null ? '' : typedAmount(minor, currency ?? '', language);
  const brandId = campaign.brand?.id ?? '';
  const reach = reachOf(campaign);
  return {
    brandId,
    titleFr: title.fr,
    titleEn: title.en,
    // What repeats the title goes on following it.
    bodyFr: body.fr === title.fr ? '' : body.fr,
    bodyEn: body.en === title.en ? '' : body.en,
    gift: giftOf(benefit),
    percent: typed(benefit.percent),
    amount: money(benefit.amountMinor),
    take: typed(benefit.take),
    pay: typed(benefit.pay),
    threshold: money(campaign.conditions[0]?.minimumMinor ?? null),
    points: typed(benefit.points),
    per: benefit.per ?? 'UNIT',
    multiplier: typed(benefit.multiplierPercent),
    trigger: campaign.trigger.kind === 'BASKET' ? 'LINE_SCANNED' : campaign.trigger.kind,
    reach,
    categories: target.categories,
    brands: reach === 'SOME' ? named(target.brandIds, target.brands) : [],
    articles: named(target.articleIds, target.articles),
    codes: target.gtins.join(' '),
    where: campaign.storeIds.length === 0 ? 'EVERYWHERE' : 'SOME',
    storeIds: campaign.storeIds,
    audience: audience.kind,
    bought: audience.boughtCategory ?? '',
    notBought: audience.notBoughtCategory ?? '',
    first: dayOf(from),
    last: lastDayOf(to),
    weekdays: hours?.days ?? [...weekdays],
    opens: hours && hours.from !== dayBegins ? hours.from : '',
    closes: hours && hours.until !== dayEnds ? hours.until : '',
    perTrip: typed(limits.perTrip),
    perMember: typed(limits.perMember),
    total: typed(limits.total),
    budget: money(budget?.minor ?? null),
    stacking: campaign.stacking,
    priority: String(campaign.priority),
    currency: currency ?? '',
    from,
    to,
  };
};

const [dayBegins, dayEnds] = ['00:00', '24:00'];

const hoursOf = ({ weekdays: days, opens, closes }: Draft): Content['hours'] =>
  days.length === weekdays.length && opens === '' && closes === ''
    ? null
    : { days, from: opens || dayBegins, until: closes || dayEnds };

type Content = Omit<DraftCampaignInput, 'commandId' | 'brandId'>;

const benefitOf = (draft: Draft): Content['benefit'] => {
  const { gift, currency } = draft;
  const amountMinor = minorIn(draft.amount, currency) ?? null;
  switch (gift) {
    case 'PERCENT_OFF':
      return { kind: gift, percent: percentIn(draft.percent) ?? null };
    case 'AMOUNT_OFF':
    case 'FIXED_PRICE':
      return { kind: gift, amountMinor };
    case 'N_FOR_M':
      return { kind: gift, take: wholeIn(draft.take) ?? null, pay: wholeIn(draft.pay) ?? null };
    case 'BASKET_AMOUNT_OFF':
      return { kind: gift, amountMinor };
    case 'POINTS':
      return { kind: 'POINTS_BONUS', points: wholeIn(draft.points) ?? null, per: draft.per };
    case 'POINTS_MULTIPLIER':
      return { kind: 'POINTS_BONUS', multiplierPercent: wholeIn(draft.multiplier) ?? null };
    default:
      return { kind: 'MESSAGE' };
  }
};

/** A form that has no gaps, as the offers service takes it; what the shopper reads is the title where nothing else is said. */
export const contentOf = (draft: Draft): Content => {
  const { gift, reach, where, audience, currency, from, to } = draft;
  const isMessage = gift === 'MESSAGE';
  const some = reach === 'SOME';
  const allOwn = reach === 'OWN' ? [draft.brandId] : [];
  const threshold = gift === 'BASKET_AMOUNT_OFF' ? minorIn(draft.threshold, currency) : undefined;
  const target = {
    categories: some ? draft.categories : [],
    brandIds: some ? draft.brands.map(({ id }) => id) : allOwn,
    articleIds: some ? draft.articles.map(({ id }) => id) : [],
    gtins: some ? codesIn(draft.codes) : [],
  };
  return {
    title: { fr: draft.titleFr, en: draft.titleEn },
    body: { fr: draft.bodyFr || draft.titleFr, en: draft.bodyEn || draft.titleEn },
    from: from && dayOf(from) === draft.first ? from : startOf(draft.first).toISOString(),
    to: to && lastDayOf(to) === draft.last ? to : endOf(draft.last).toISOString(),
    hours: hoursOf(draft),
    storeIds: where === 'SOME' ? draft.storeIds : [],
    currency: namesAmount(draft) ? currency : null,
    audience: {
      kind: audience,
      ...(audience === 'PERSONALISED'
        ? { boughtCategory: draft.bought || null, notBoughtCategory: draft.notBought || null }
        : {}),
    },
    target,
    trigger: { kind: isMessage ? draft.trigger : 'BASKET' },
    conditions: threshold === undefined ? [] : [{ target, minimumMinor: threshold }],
    benefit: benefitOf(draft),
    stacking: draft.stacking,
    priority: wholeIn(draft.priority) ?? null,
    limits: {
      perTrip: wholeIn(draft.perTrip) ?? null,
      perMember: wholeIn(draft.perMember) ?? null,
      total: wholeIn(draft.total) ?? null,
    },
    budgetMinor: lowersPrice(gift) ? (minorIn(draft.budget, currency) ?? null) : null,
  };
};

/** The codes of a field that holds several. */
export const codesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);
