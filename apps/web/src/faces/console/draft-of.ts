import { typedAmount, typedPercent } from './amount';
import type { WholeCampaign } from './campaign';
import { dayOf, lastDayOf } from './days';
import {
  type Aim,
  type ConditionDraft,
  type Draft,
  type ExceptDraft,
  emptyDraft,
  emptyRows,
  exceptNothing,
  type Lists,
  type Named,
  nothing,
  type PartDraft,
  type Picks,
} from './draft';
import { giftOf } from './gift';
import { stopRulesIn } from './stop-draft';
import { dayBegins, dayEnds, weekdays } from './weekdays';

type Target = WholeCampaign['target'];

const typed = (number: number | null): string => (number === null ? '' : String(number));

/** What the ids name, in their order; one that is not found goes by its id. */
export const named = (ids: readonly string[], found: readonly ({ name: string } | null)[]): Named[] =>
  ids.map((id, at) => ({ id, name: found[at]?.name ?? id }));

type Listed = Omit<Target, 'every' | 'except'>;

const idsIn = ({ categories, brandIds, articleIds, gtins }: Listed): string[][] => [
  categories,
  brandIds,
  articleIds,
  gtins,
];

const isWhole = (target: Target): boolean => idsIn(target).every(({ length }) => length === 0);

const isSame = (one: Target, other: Target): boolean => {
  const saidBy = ({ every, except, ...lists }: Target) =>
    JSON.stringify([idsIn(lists), every, except && [idsIn(except), except.markedDown]]);
  return saidBy(one) === saidBy(other);
};

const listsOf = (lists: Listed): Lists => ({
  categories: lists.categories,
  brands: named(lists.brandIds, lists.brands),
  articles: named(lists.articleIds, lists.articles),
  codes: lists.gtins.join(' '),
});

const exceptOf = ({ except }: Target): ExceptDraft =>
  except ? { ...listsOf(except), markedDown: except.markedDown } : exceptNothing;

/** What a target names and leaves out, as it stands in the form. */
export const picksOf = (target: Target): Picks => ({
  ...listsOf(target),
  every: target.every,
  except: exceptOf(target),
});

/** A brand's benefit falls on its own articles, also where it names none. */
const reachOf = ({ brand, target, benefit }: WholeCampaign): Draft['reach'] => {
  const { categories, brandIds, articleIds, gtins } = target;
  if (categories.length + articleIds.length + gtins.length > 0) return 'SOME';
  if (brandIds.length === 0) return brand && benefit.kind !== 'MESSAGE' ? 'OWN' : 'WHOLE';
  return brandIds.every((id) => id === brand?.id) ? 'OWN' : 'SOME';
};

const aimOf = (aimed: Target, target: Target): Aim => {
  if (isWhole(aimed)) return { of: 'WHOLE', ...nothing, except: exceptOf(aimed) };
  if (isSame(aimed, target)) return { of: 'SAME', ...nothing };
  return { of: 'SOME', ...picksOf(aimed) };
};

/** The slice that is usual is not said. */
const experimentIn = ({ experiment }: WholeCampaign): Partial<Draft> => {
  if (!experiment) return {};
  const { name, controlPercent, fromPercent, toPercent } = experiment;
  return {
    control: String(controlPercent),
    experiment: name,
    sliceFrom: fromPercent === 0 ? '' : String(fromPercent),
    sliceTo: toPercent === 100 - controlPercent ? '' : String(toPercent),
  };
};

/** What a challenge asks for and gives. */
const challengeIn = (
  { benefit: { challenge } }: WholeCampaign,
  money: (minor: number | null) => string,
): Partial<Draft> => {
  if (!challenge) return {};
  const { count, withinDays, steps, personal } = challenge;
  const counted = (number: number) => (count === 'AMOUNT' && number > 0 ? money(number) : typed(number));
  return {
    goalsBy: count,
    goalDays: typed(withinDays),
    goals: steps.map(({ from, points }, at) => ({
      key: at + 1,
      reached: counted(from),
      points: typed(points),
    })),
    ...(personal
      ? {
          goalsAreOwn: true,
          usualWeeks: typed(personal.weeks),
          usualLeast: counted(personal.atLeast),
          usualMost: counted(personal.atMost),
        }
      : {}),
  };
};

const ownOf = (
  { own, minimumMinor }: WholeCampaign['conditions'][number],
  money: (minor: number | null) => string,
): Pick<ConditionDraft, 'isOwn' | 'weeks' | 'stretch' | 'highest'> => {
  const { isOwn, weeks, stretch, highest } = emptyRows.conditions;
  if (!own) return { isOwn, weeks, stretch, highest };
  return {
    isOwn: true,
    weeks: typed(own.weeks),
    stretch: typed(own.stretchPercent),
    highest: minimumMinor === null ? typed(own.atMost) : money(own.atMost),
  };
};

/** The form filled in with what a campaign says. */
export const draftOf = (campaign: WholeCampaign, language: 'fr' | 'en'): Draft => {
  const {
    title,
    body,
    picture,
    benefit,
    target,
    audience,
    limits,
    floor,
    budget,
    currency,
    from,
    to,
    timeZone,
    hours,
  } = campaign;
  const money = (minor: number | null) =>
    minor === null ? '' : typedAmount(minor, currency ?? '', language);
  const percent = (number: number | null) => (number === null ? '' : typedPercent(number, language));
  const part = ({ target: aimed, quantity }: NonNullable<typeof benefit.buy>, at = 0): PartDraft => ({
    key: at + 1,
    ...aimOf(aimed, target),
    quantity: typed(quantity),
  });
  const by = benefit.by ?? emptyDraft.by;
  const gives = benefit.gives ?? emptyDraft.gives;
  const reach = reachOf(campaign);
  return {
    ...emptyDraft,
    brandId: campaign.brand?.id ?? '',
    titleFr: title.fr,
    titleEn: title.en,
    // What repeats the title goes on following it.
    bodyFr: body.fr === title.fr ? '' : body.fr,
    bodyEn: body.en === title.en ? '' : body.en,
    pictureFr: picture && { small: picture.fr.small, large: picture.fr.large },
    pictureEn: picture && { small: picture.en.small, large: picture.en.large },
    englishHasOwn: picture !== null && picture.en.large !== picture.fr.large,
    altFr: picture?.fr.alt ?? '',
    altEn: picture?.en.alt ?? '',
    gift: giftOf(benefit),
    percent: percent(benefit.percent),
    cheapest: benefit.pick === 'CHEAPEST',
    amount: money(benefit.amountMinor),
    amountPer: benefit.amountPer === 'ARTICLE' ? 'ARTICLE' : 'UNIT',
    withoutVat: benefit.withoutVat ?? false,
    take: typed(benefit.take),
    pay: typed(benefit.pay),
    ofOneArticle: benefit.ofOneArticle ?? false,
    buy: benefit.buy ? part(benefit.buy) : emptyDraft.buy,
    quantity: typed(benefit.quantity ?? 1),
    parts: (benefit.parts ?? []).map(part),
    by,
    gives,
    steps: benefit.steps
      ? benefit.steps.map(({ from: reached, off }, at) => ({
          key: at + 1,
          reached: by === 'AMOUNT' ? money(reached) : typed(reached),
          off: gives === 'AMOUNT' ? money(off) : percent(off),
        }))
      : emptyDraft.steps,
    repeats: benefit.repeats ?? false,
    points: typed(benefit.points),
    per: benefit.per === 'BASKET' ? 'BASKET' : 'UNIT',
    multiplier: typed(benefit.multiplierPercent),
    ...challengeIn(campaign, money),
    trigger: campaign.trigger.kind === 'BASKET' ? 'LINE_SCANNED' : campaign.trigger.kind,
    reach,
    ...(reach === 'SOME' ? picksOf(target) : { except: exceptOf(target) }),
    conditions: campaign.conditions.map((condition, at) => ({
      key: at + 1,
      ...aimOf(condition.target, target),
      quantity: typed(condition.minimumQuantity),
      amount: money(condition.minimumMinor),
      withDeposits: condition.withDeposits,
      withoutVat: condition.withoutVat,
      afterOffers: condition.afterOffers,
      ...ownOf(condition, money),
      begins: typed(condition.fromPercent),
    })),
    where: campaign.storeIds.length + campaign.regions.length === 0 ? 'EVERYWHERE' : 'SOME',
    storeIds: campaign.storeIds,
    regions: campaign.regions,
    audience: audience.kind,
    bought: audience.boughtCategory ?? '',
    notBought: audience.notBoughtCategory ?? '',
    pasts: audience.past.map(({ target: aimed, withinDays, count, atLeast, atMost }, at) => {
      const counted = (number: number | null) => (count === 'AMOUNT' ? money(number) : typed(number));
      return {
        key: at + 1,
        ...aimOf(aimed, target),
        days: typed(withinDays),
        count,
        least: counted(atLeast),
        most: counted(atMost),
      };
    }),
    joined: typed(audience.joinedWithinDays),
    employees: audience.employees ?? '',
    personDay: audience.day?.of ?? '',
    daysBefore: typed(audience.day?.daysBefore || null),
    daysAfter: typed(audience.day?.daysAfter || null),
    first: dayOf(from, timeZone),
    last: lastDayOf(to, timeZone),
    timeZone,
    weekdays: hours?.days ?? [...weekdays],
    opens: hours && hours.from !== dayBegins ? hours.from : '',
    closes: hours && hours.until !== dayEnds ? hours.until : '',
    perTrip: typed(limits.perTrip),
    perArticle: typed(limits.perArticle),
    perMember: typed(limits.perMember),
    perMemberPerDay: typed(limits.perMemberPerDay),
    perStore: typed(limits.perStore),
    perStorePerDay: typed(limits.perStorePerDay),
    perDay: typed(limits.perDay),
    total: typed(limits.total),
    discount: money(limits.discountMinor),
    budget: money(budget?.minor ?? null),
    budgetPartly: campaign.budgetPartly,
    contribution: percent(campaign.contribution?.percent ?? null),
    payer: campaign.contribution?.brand ? [campaign.contribution.brand] : [],
    choice: campaign.ownChoice?.pick ?? 'ALL',
    choiceWeeks: typed(campaign.ownChoice?.weeks ?? 8),
    activation: campaign.activation,
    placement: campaign.placement?.billing ?? '',
    placementPrice: money(campaign.placement?.price.minor ?? null),
    placementCap: money(campaign.placement?.cap.minor ?? null),
    floorPercent: percent(floor?.articlePercent ?? null),
    floorBasket: money(floor?.basketMinor ?? null),
    stacking: campaign.stacking,
    codeKind: campaign.coupon !== null ? 'SHARED' : campaign.usesPerCode !== null ? 'OWN' : 'NONE',
    coupon: campaign.coupon ?? '',
    usesPerCode: typed(campaign.usesPerCode ?? 1),
    group: campaign.group ?? '',
    priority: String(campaign.priority),
    ...experimentIn(campaign),
    ...stopRulesIn(campaign),
    currency: currency ?? '',
    from,
    to,
    readIn: timeZone,
  };
};
