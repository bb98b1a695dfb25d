import type { DraftCampaignInput } from '@rayon/client/operations/console';
import { minorIn, percentIn, wholeIn } from './amount';
import { dayOf, endOf, lastDayOf, startOf } from './days';
import {
  type Aim,
  asksForEvery,
  asksForPersonDay,
  type ConditionDraft,
  choiceOf,
  codesIn,
  conditionsOf,
  type Draft,
  exceptsNothing,
  goesFirst,
  isActivatable,
  isByPiece,
  type Lists,
  mayHavePicture,
  mayRepeat,
  memberLimits,
  namesAmount,
  type PartDraft,
  type PastDraft,
  type Picks,
  picksCheapest,
  placementOf,
} from './draft';
import { employeesOf } from './employees-draft';
import { isOverVisits, lowersPrice } from './gift';
import { stopRulesOf } from './stop-draft';
import { dayBegins, dayEnds, weekdays } from './weekdays';

type Content = Omit<DraftCampaignInput, 'commandId' | 'brandId'>;
type Target = NonNullable<Content['target']>;
type Past = NonNullable<NonNullable<Content['audience']>['past']>[number];

const whole = (text: string): number | null => wholeIn(text) ?? null;
const share = (text: string): number | null => percentIn(text) ?? null;

const listsOf = ({ categories, brands, articles, codes }: Lists) => ({
  categories,
  brandIds: brands.map(({ id }) => id),
  articleIds: articles.map(({ id }) => id),
  gtins: codesIn(codes),
});

const exceptOf = ({ except }: Picks): Target['except'] =>
  exceptsNothing(except) ? null : { ...listsOf(except), markedDown: except.markedDown };

const targetOf = (picks: Picks): Target => ({
  ...listsOf(picks),
  every: asksForEvery(picks),
  except: exceptOf(picks),
});

/** What a campaign applies to. */
const targetReached = (draft: Draft): Target => {
  if (draft.reach === 'SOME') return targetOf(draft);
  const brandIds = draft.reach === 'OWN' ? [draft.brandId] : [];
  return { categories: [], brandIds, articleIds: [], gtins: [], except: exceptOf(draft) };
};

const targetAimed = (aim: Aim, draft: Draft): Target | null => {
  if (aim.of === 'WHOLE') return exceptsNothing(aim.except) ? null : { except: exceptOf(aim) };
  return aim.of === 'SAME' ? targetReached(draft) : targetOf(aim);
};

const hoursOf = ({ weekdays: days, opens, closes }: Draft): Content['hours'] =>
  days.length === weekdays.length && opens === '' && closes === ''
    ? null
    : { days, from: opens || dayBegins, until: closes || dayEnds };

const benefitOf = (draft: Draft): Content['benefit'] => {
  const { gift, currency, withoutVat, by, gives } = draft;
  const minor = (text: string): number | null => minorIn(text, currency) ?? null;
  const part = (one: PartDraft) => ({
    target: targetAimed(one, draft) ?? {},
    quantity: wholeIn(one.quantity) ?? 0,
  });
  const pick = picksCheapest(draft) ? 'CHEAPEST' : null;
  switch (gift) {
    case 'PERCENT_OFF':
      return { kind: gift, percent: share(draft.percent), pick };
    case 'AMOUNT_OFF':
      return { kind: gift, amountMinor: minor(draft.amount), amountPer: draft.amountPer, withoutVat, pick };
    case 'FIXED_PRICE':
      return { kind: gift, amountMinor: minor(draft.amount), pick };
    case 'N_FOR_M':
      return {
        kind: gift,
        take: whole(draft.take),
        pay: whole(draft.pay),
        percent: share(draft.percent),
        ofOneArticle: draft.ofOneArticle || null,
      };
    case 'BUY_GET':
      return {
        kind: gift,
        buy: part(draft.buy),
        parts: draft.parts.map(part),
        quantity: whole(draft.quantity),
        percent: share(draft.percent),
        pick,
      };
    case 'BUNDLE_PRICE':
    case 'BUNDLE_PERCENT_OFF':
      return {
        kind: gift,
        ...(gift === 'BUNDLE_PRICE'
          ? { amountMinor: minor(draft.amount) }
          : { percent: share(draft.percent) }),
        quantity: whole(draft.quantity),
        parts: draft.parts.map(part),
      };
    case 'BASKET_AMOUNT_OFF':
      return { kind: gift, amountMinor: minor(draft.amount), withoutVat };
    case 'OWN_AMOUNT':
      return { kind: 'BASKET_AMOUNT_OFF', amountMinor: minor(draft.amount), amountPer: 'THRESHOLD' };
    case 'STEPS':
      return {
        kind: gift,
        by,
        gives,
        steps: draft.steps.map(({ reached, off }) => ({
          from: (by === 'AMOUNT' ? minor(reached) : whole(reached)) ?? 0,
          off: (gives === 'AMOUNT' ? minor(off) : share(off)) ?? 0,
        })),
        ...(draft.repeats && mayRepeat(draft) ? { repeats: true } : {}),
      };
    case 'POINTS':
      return { kind: 'POINTS_BONUS', points: whole(draft.points), per: draft.per };
    case 'OWN_POINTS':
      return { kind: 'POINTS_BONUS', points: whole(draft.points), per: 'THRESHOLD' };
    case 'POINTS_MULTIPLIER':
      return { kind: 'POINTS_BONUS', multiplierPercent: whole(draft.multiplier) };
    case 'CHALLENGE':
      return { kind: gift, challenge: challengeOf(draft) };
    default:
      return { kind: 'MESSAGE' };
  }
};

const challengeOf = (draft: Draft): NonNullable<Content['benefit']['challenge']> => {
  const { goalsBy, goals, goalsAreOwn, currency } = draft;
  const counted = (text: string) => (goalsBy === 'AMOUNT' ? minorIn(text, currency) : wholeIn(text)) ?? 0;
  return {
    count: goalsBy,
    withinDays: whole(draft.goalDays) ?? 0,
    steps: goals.map(({ reached, points }) => ({ from: counted(reached), points: whole(points) ?? 0 })),
    personal: goalsAreOwn
      ? {
          weeks: whole(draft.usualWeeks) ?? 0,
          atLeast: counted(draft.usualLeast),
          atMost: counted(draft.usualMost),
        }
      : null,
  };
};

/** What goes with a discount only. */
const costsOf = (draft: Draft): Pick<Content, 'floor' | 'budgetMinor' | 'budgetPartly' | 'contribution'> => {
  if (!lowersPrice(draft.gift))
    return { floor: null, budgetMinor: null, budgetPartly: null, contribution: null };
  const percent = share(draft.contribution);
  const articlePercent = share(draft.floorPercent);
  const basketMinor = minorIn(draft.floorBasket, draft.currency) ?? null;
  const budgetMinor = minorIn(draft.budget, draft.currency) ?? null;
  return {
    floor: articlePercent === null && basketMinor === null ? null : { articlePercent, basketMinor },
    budgetMinor,
    budgetPartly: budgetMinor !== null && draft.budgetPartly,
    contribution:
      percent === null
        ? null
        : { percent, brandId: draft.brandId === '' ? (draft.payer[0]?.id ?? null) : null },
  };
};

const placeOf = (draft: Draft): Content['placement'] => {
  const billing = placementOf(draft);
  if (billing === '') return null;
  const { placementPrice, placementCap, currency } = draft;
  return {
    billing,
    priceMinor: minorIn(placementPrice, currency) ?? 0,
    capMinor: minorIn(placementCap, currency) ?? 0,
  };
};

/** Which day of the person it is for, and how many around it. */
export const personDayOf = (draft: Draft) =>
  asksForPersonDay(draft) && draft.personDay !== ''
    ? {
        of: draft.personDay,
        daysBefore: whole(draft.daysBefore) ?? 0,
        daysAfter: whole(draft.daysAfter) ?? 0,
      }
    : null;

const pastOf = (past: PastDraft, draft: Draft): Past => {
  const counted = (text: string) =>
    past.count === 'AMOUNT' ? (minorIn(text, draft.currency) ?? null) : whole(text);
  return {
    target: targetAimed(past, draft),
    withinDays: whole(past.days) ?? 0,
    count: past.count,
    atLeast: counted(past.least),
    atMost: counted(past.most),
  };
};

/** The longest name of an experiment. */
const nameMax = 40;

const experimentOf = (draft: Draft): Content['experiment'] => {
  const controlPercent = whole(draft.control);
  if (controlPercent === null) return null;
  return {
    name: draft.experiment.trim() || draft.titleFr.slice(0, nameMax).trim(),
    controlPercent,
    fromPercent: whole(draft.sliceFrom),
    toPercent: whole(draft.sliceTo),
  };
};

const limitsOf = (draft: Draft): Content['limits'] => ({
  ...Object.fromEntries(
    memberLimits.map((limit) => [limit, draft.audience === 'ANONYMOUS' ? null : whole(draft[limit])]),
  ),
  perTrip: whole(draft.perTrip),
  perArticle: isByPiece(draft) ? whole(draft.perArticle) : null,
  discountMinor: lowersPrice(draft.gift) ? (minorIn(draft.discount, draft.currency) ?? null) : null,
  perStore: whole(draft.perStore),
  perStorePerDay: whole(draft.perStorePerDay),
  perDay: whole(draft.perDay),
  total: whole(draft.total),
});

/** A message asks for no code, nor does what is done over several visits. */
const codesOf = (draft: Draft): Pick<Content, 'coupon' | 'usesPerCode'> => {
  const kind = draft.gift === 'MESSAGE' || isOverVisits(draft.gift) ? 'NONE' : draft.codeKind;
  return {
    coupon: kind === 'SHARED' ? draft.coupon.trim() : null,
    usesPerCode: kind === 'OWN' ? whole(draft.usesPerCode) : null,
  };
};

const ownChoiceOf = (draft: Draft) => {
  const pick = choiceOf(draft);
  return pick === undefined ? null : { pick, weeks: wholeIn(draft.choiceWeeks) ?? 0 };
};

const ownOf = ({ amount, weeks, stretch, highest }: ConditionDraft, currency: string) => ({
  weeks: wholeIn(weeks) ?? 0,
  stretchPercent: wholeIn(stretch) ?? 0,
  atMost: (amount.trim() === '' ? wholeIn(highest) : minorIn(highest, currency)) ?? 0,
});

/** What it shows beside its words; nothing where it shows no picture. */
export const pictureOf = (draft: Draft): Content['picture'] => {
  const { pictureFr, pictureEn, englishHasOwn, altFr, altEn } = draft;
  if (!pictureFr || !mayHavePicture(draft)) return null;
  return {
    fr: { ...pictureFr, alt: altFr },
    en: { ...((englishHasOwn && pictureEn) || pictureFr), alt: altEn },
  };
};

/** The first instant of its first day and the one after its last, by the clocks of its stores; those it had stand while these days do. */
const windowOf = ({ first, last, timeZone, from, to, readIn }: Draft): Pick<Content, 'from' | 'to'> => {
  const isSameZone = readIn === timeZone;
  return {
    from: isSameZone && dayOf(from, timeZone) === first ? from : startOf(first, timeZone).toISOString(),
    to: isSameZone && lastDayOf(to, timeZone) === last ? to : endOf(last, timeZone).toISOString(),
  };
};

/** A form that has no gaps, as the offers service takes it; what the shopper reads is the title where nothing else is said. */
export const contentOf = (draft: Draft): Content => {
  const { gift, where, audience, currency } = draft;
  const minor = (text: string): number | null => minorIn(text, currency) ?? null;
  return {
    title: { fr: draft.titleFr, en: draft.titleEn },
    body: { fr: draft.bodyFr || draft.titleFr, en: draft.bodyEn || draft.titleEn },
    picture: pictureOf(draft),
    ...windowOf(draft),
    hours: isOverVisits(gift) ? null : hoursOf(draft),
    storeIds: where === 'SOME' ? draft.storeIds : [],
    regions: where === 'SOME' ? draft.regions : [],
    currency: namesAmount(draft) ? currency : null,
    audience: {
      kind: audience,
      employees: employeesOf(draft) || null,
      ...(audience === 'PERSONALISED'
        ? {
            boughtCategory: draft.bought || null,
            notBoughtCategory: draft.notBought || null,
            past: draft.pasts.length > 0 ? draft.pasts.map((one) => pastOf(one, draft)) : null,
            joinedWithinDays: whole(draft.joined),
            day: personDayOf(draft),
          }
        : {}),
    },
    target: targetReached(draft),
    trigger: { kind: gift === 'MESSAGE' ? draft.trigger : 'BASKET' },
    conditions: conditionsOf(draft).map((condition) => ({
      target: targetAimed(condition, draft),
      minimumQuantity: whole(condition.quantity),
      minimumMinor: minor(condition.amount),
      withDeposits: condition.withDeposits,
      withoutVat: condition.withoutVat,
      afterOffers: condition.afterOffers && !goesFirst(draft),
      own: condition.isOwn ? ownOf(condition, currency) : null,
      fromPercent: whole(condition.begins),
    })),
    benefit: benefitOf(draft),
    stacking: draft.stacking,
    ...codesOf(draft),
    group: isOverVisits(gift) ? null : draft.group.trim() || null,
    // Who pays for a place goes before nobody.
    priority: placementOf(draft) === '' ? whole(draft.priority) : 0,
    limits: isOverVisits(gift) ? null : limitsOf(draft),
    ...costsOf(draft),
    ownChoice: ownChoiceOf(draft),
    activation: isActivatable(draft) && draft.activation,
    placement: placeOf(draft),
    experiment: experimentOf(draft),
    stopRules: stopRulesOf(draft),
  };
};
