import { minorIn, minorOfOne, percentIn, wholeIn } from './amount';
import {
  type Aim,
  asksForPersonDay,
  type ConditionDraft,
  choiceOf,
  conditionsOf,
  type Draft,
  type ExceptDraft,
  type GoalDraft,
  isByPiece,
  isForCards,
  isTyped,
  mayHavePicture,
  memberLimits,
  namesAmount,
  type PartDraft,
  type PastDraft,
  pastsOf,
  picksCheapest,
  picksNothing,
  placementOf,
  type StepDraft,
} from './draft';
import { asksAsBrandPays } from './employees-draft';
import { giftIsAmount, isOverVisits, lowersPrice } from './gift';
import { saysPace, stopsByCost } from './stop-draft';
import { dayBegins } from './weekdays';

/** What is wrong with a field, to be said beside it. */
export type Gap =
  | Readonly<{
      says:
        | 'missing'
        | 'altMissing'
        | 'percent'
        | 'hours'
        | 'choose'
        | 'order'
        | 'fewerPaid'
        | 'needsSome'
        | 'whileShopping'
        | 'setNeedsTwo'
        | 'rise'
        | 'asksMore'
        | 'piecesOrAmount'
        | 'leastOrMost'
        | 'mostBelowLeast'
        | 'controlNeedsCards'
        | 'employeesAreRetailers'
        | 'slice'
        | 'evenPace';
    }>
  | Readonly<{ says: 'amount'; exampleMinor: number; currency: string }>
  | Readonly<{ says: 'range'; min: number; max: number }>;

/** A field of the form; one of a row goes by the row. */
export type Field =
  | Of<Draft>
  | `buy.${Of<PartDraft>}`
  | `parts.${number}.${Of<PartDraft>}`
  | `steps.${number}.${keyof StepDraft}`
  | `goals.${number}.${keyof GoalDraft}`
  | `conditions.${number}.${Of<ConditionDraft>}`
  | `pasts.${number}.${Of<PastDraft>}`;

/** Those of a part with exceptions, and those of the exceptions. */
type Of<Part extends { except: ExceptDraft }> = (keyof Part & string) | `except.${keyof ExceptDraft}`;

/** The fields of the form by what is wrong with them. */
export type Gaps = Partial<Record<Field, Gap>>;

const setPieces = { min: 1, max: 20 };
const tripPieces = { min: 1, max: 1_000 };
const stepPieces = { min: 1, max: 1_000_000 };

const isWithin = (number: number | undefined, { min, max }: { min: number; max: number }): boolean =>
  number !== undefined && number >= min && number <= max;

/** What is still to be filled in or put right; the offers service has the last word. */
export const gapsOf = (draft: Draft): Gaps => ({
  ...gapsOfText(draft),
  ...gapsOfGift(draft),
  ...gapsOfReach(draft),
  ...gapsOfConditions(draft),
  ...gapsOfTime(draft),
  ...gapsOfLimits(draft),
  ...gapsOfAudience(draft),
  ...gapsOfCodes(draft),
  ...gapsOfPlacement(draft),
  ...gapsOfChoice(draft),
  ...gapsOfExperiment(draft),
  ...gapsOfStop(draft),
});

const gapsOfText = (draft: Draft): Gaps => {
  const gaps: Gaps = {};
  const bodies = draft.gift === 'MESSAGE' ? (['bodyFr', 'bodyEn'] as const) : [];
  for (const field of ['titleFr', 'titleEn', ...bodies, 'first', 'last'] as const)
    if (!isTyped(draft[field])) gaps[field] = { says: 'missing' };
  if (draft.pictureFr && mayHavePicture(draft)) {
    for (const field of ['altFr', 'altEn'] as const)
      if (!isTyped(draft[field])) gaps[field] = { says: 'altMissing' };
    if (draft.englishHasOwn && !draft.pictureEn) gaps.pictureEn = { says: 'choose' };
  }
  return gaps;
};

const aboveZero = (text: string, currency: string): Gap | undefined =>
  (minorIn(text, currency) ?? 0) > 0
    ? undefined
    : { says: 'amount', exampleMinor: Math.ceil(1.5 * minorOfOne(currency)), currency };

const wholeNumber = (text: string, range: { min: number; max: number }): Gap | undefined =>
  isWithin(wholeIn(text), range) ? undefined : { says: 'range', ...range };

const percentage = (text: string): Gap | undefined =>
  percentIn(text) === undefined ? { says: 'percent' } : undefined;

/** Those that there are. */
const present = (gaps: Partial<Record<Field, Gap | undefined>>): Gaps =>
  Object.fromEntries(Object.entries(gaps).filter(([, gap]) => gap !== undefined));

const nothingPicked = (aim: Aim): Gap | undefined =>
  aim.of === 'SOME' && picksNothing(aim) ? { says: 'choose' } : undefined;

const gapsOfPart = (part: PartDraft, path: 'buy' | `parts.${number}`): Gaps =>
  present({
    [`${path}.quantity`]: wholeNumber(part.quantity, setPieces),
    [`${path}.categories`]: nothingPicked(part),
  });

const gapsOfParts = ({ parts }: Draft): Gaps =>
  Object.assign({}, ...parts.map((part, at) => gapsOfPart(part, `parts.${at}`)));

const gapsOfGift = (draft: Draft): Gaps => {
  const { gift, currency } = draft;
  const amount = giftIsAmount(gift) ? aboveZero(draft.amount, currency) : undefined;
  switch (gift) {
    case '':
      return { gift: { says: 'choose' } };
    case 'PERCENT_OFF':
      return present({ percent: percentage(draft.percent) });
    case 'N_FOR_M': {
      const take = wholeNumber(draft.take, { min: 2, max: 20 });
      const pay = wholeNumber(draft.pay, { min: 1, max: 19 });
      const paysAll = !take && !pay && Number(draft.pay) >= Number(draft.take);
      return present({ take, pay: paysAll ? { says: 'fewerPaid' } : pay, percent: percentOrFree(draft) });
    }
    case 'BUY_GET':
      return {
        ...present({ quantity: wholeNumber(draft.quantity, setPieces), percent: percentOrFree(draft) }),
        ...gapsOfPart(draft.buy, 'buy'),
        ...gapsOfParts(draft),
      };
    case 'BUNDLE_PRICE':
    case 'BUNDLE_PERCENT_OFF': {
      const percent = gift === 'BUNDLE_PRICE' ? undefined : percentage(draft.percent);
      const isAlone = draft.parts.length === 0 && wholeIn(draft.quantity) === 1;
      const quantity: Gap | undefined = isAlone
        ? { says: 'setNeedsTwo' }
        : wholeNumber(draft.quantity, setPieces);
      return { ...present({ amount, percent, quantity }), ...gapsOfParts(draft) };
    }
    case 'STEPS':
      return gapsOfSteps(draft);
    case 'POINTS':
    case 'OWN_POINTS':
      return present({ points: wholeNumber(draft.points, { min: 1, max: 100_000 }) });
    case 'POINTS_MULTIPLIER':
      return present({ multiplier: wholeNumber(draft.multiplier, { min: 101, max: 1_000 }) });
    case 'CHALLENGE':
      return gapsOfChallenge(draft);
    default:
      return present({ amount });
  }
};

const percentOrFree = ({ percent }: Draft): Gap | undefined =>
  isTyped(percent) ? percentage(percent) : undefined;

const gapsOfSteps = ({ steps, by, gives, currency }: Draft): Gaps => {
  const measured = (text: string, isAmount: boolean) =>
    (isAmount ? minorIn(text, currency) : (percentIn(text) ?? wholeIn(text))) ?? 0;
  const gaps: Gaps = {};
  for (const [at, { reached, off }] of steps.entries()) {
    const before = steps[at - 1];
    const notAbove = (text: string, earlier: string | undefined, isAmount: boolean): Gap | undefined =>
      earlier !== undefined && measured(text, isAmount) <= measured(earlier, isAmount)
        ? { says: 'rise' }
        : undefined;
    Object.assign(
      gaps,
      present({
        [`steps.${at}.reached`]:
          (by === 'AMOUNT' ? aboveZero(reached, currency) : wholeNumber(reached, stepPieces)) ??
          notAbove(reached, before?.reached, by === 'AMOUNT'),
        [`steps.${at}.off`]:
          (gives === 'AMOUNT' ? aboveZero(off, currency) : percentage(off)) ??
          notAbove(off, before?.off, gives === 'AMOUNT'),
      }),
    );
  }
  return gaps;
};

const challengeDays = { min: 1, max: 366 };
/** Looked back on. */
const usualWeeks = { min: 1, max: 52 };

const gapsOfChallenge = (draft: Draft): Gaps => {
  const { goals, goalsBy, goalsAreOwn, currency, usualLeast, usualMost } = draft;
  const isAmount = goalsBy === 'AMOUNT';
  const counted = (text: string) => (isAmount ? minorIn(text, currency) : wholeIn(text)) ?? 0;
  const wrong = (text: string): Gap | undefined =>
    isAmount ? aboveZero(text, currency) : wholeNumber(text, stepPieces);
  const rises = goals.map(({ reached, points }, at): Gaps => {
    const before = goals[at - 1];
    const notAbove: Gap | undefined =
      before && counted(reached) <= counted(before.reached) ? { says: 'asksMore' } : undefined;
    return present({
      [`goals.${at}.reached`]: wrong(reached) ?? notAbove,
      [`goals.${at}.points`]: wholeNumber(points, { min: 1, max: 100_000 }),
    });
  });
  const below: Gap | undefined =
    counted(usualMost) < counted(usualLeast) ? { says: 'mostBelowLeast' } : undefined;
  const bounds: Partial<Record<Field, Gap | undefined>> = goalsAreOwn
    ? {
        usualWeeks: wholeNumber(draft.usualWeeks, usualWeeks),
        usualLeast: counted(usualLeast) === 0 && usualLeast.trim() === '0' ? undefined : wrong(usualLeast),
        usualMost: wrong(usualMost) ?? below,
      }
    : {};
  return Object.assign(
    present({ goalDays: wholeNumber(draft.goalDays, challengeDays), ...bounds }),
    ...rises,
  );
};

const stated: readonly Draft['gift'][] = ['AMOUNT_OFF', 'FIXED_PRICE', 'BUNDLE_PRICE', 'BUNDLE_PERCENT_OFF'];

const gapsOfReach = (draft: Draft): Gaps => {
  const { gift, reach, where, storeIds, regions, currency } = draft;
  const gaps: Gaps = {};
  if (reach === '') gaps.reach = { says: 'choose' };
  if (stated.includes(gift) && reach === 'WHOLE') gaps.reach = { says: 'needsSome' };
  if (reach === 'SOME' && picksNothing(draft)) gaps.categories = { says: 'choose' };
  if (where === '') gaps.where = { says: 'choose' };
  if (where === 'SOME' && storeIds.length + regions.length === 0) gaps.storeIds = { says: 'choose' };
  if (namesAmount(draft) && currency === '') gaps.currency = { says: 'choose' };
  return gaps;
};

const gapsOfConditions = (draft: Draft): Gaps =>
  Object.assign(
    {},
    ...conditionsOf(draft).map((condition, at) => {
      const { quantity, amount, isOwn, begins } = condition;
      const pieces: Gap | undefined = isTyped(quantity)
        ? wholeNumber(quantity, tripPieces)
        : isTyped(amount)
          ? undefined
          : { says: 'piecesOrAmount' };
      return present({
        [`conditions.${at}.quantity`]: pieces,
        [`conditions.${at}.amount`]: isTyped(amount) ? aboveZero(amount, draft.currency) : undefined,
        [`conditions.${at}.categories`]: nothingPicked(condition),
        [`conditions.${at}.begins`]: isTyped(begins) ? wholeNumber(begins, beforeAll) : undefined,
        ...(isOwn ? gapsOfOwn(condition, `conditions.${at}`, draft.currency) : {}),
      });
    }),
  );

/** On the way to all of it, in percent. */
const beforeAll = { min: 1, max: 99 };
const ownStretch = { min: 1, max: 100 };

const gapsOfOwn = (
  { amount, weeks, stretch, highest }: ConditionDraft,
  path: `conditions.${number}`,
  currency: string,
): Partial<Record<Field, Gap | undefined>> => ({
  [`${path}.weeks`]: wholeNumber(weeks, usualWeeks),
  [`${path}.stretch`]: wholeNumber(stretch, ownStretch),
  [`${path}.highest`]: isTyped(amount) ? aboveZero(highest, currency) : wholeNumber(highest, tripPieces),
});

const gapsOfTime = ({ gift, first, last, weekdays, opens, closes }: Draft): Gaps =>
  present({
    last: isTyped(first) && isTyped(last) && last < first ? { says: 'order' } : undefined,
    ...(isOverVisits(gift)
      ? {}
      : {
          weekdays: weekdays.length === 0 ? { says: 'choose' } : undefined,
          closes: closes && closes === (opens || dayBegins) ? { says: 'hours' } : undefined,
        }),
  });

const optionalNumbers = {
  perTrip: tripPieces,
  perArticle: tripPieces,
  perMember: { min: 1, max: 1_000_000 },
  perMemberPerDay: { min: 1, max: 1_000 },
  perStore: { min: 1, max: 1_000_000_000 },
  perStorePerDay: { min: 1, max: 1_000_000_000 },
  perDay: { min: 1, max: 1_000_000_000 },
  total: { min: 1, max: 1_000_000_000 },
  priority: { min: 0, max: 1_000 },
} as const;

const gapsOfLimits = (draft: Draft): Gaps => {
  const { gift, currency } = draft;
  const gaps: Gaps = {};
  if (isOverVisits(gift)) return present({ priority: wholeNumber(draft.priority, optionalNumbers.priority) });
  for (const [field, range] of Object.entries(optionalNumbers)) {
    const text = draft[field as keyof typeof optionalNumbers];
    const isAsked = isTyped(text) || (field === 'perTrip' && isByPiece(draft) && picksCheapest(draft));
    const isNone =
      (field === 'perArticle' && !isByPiece(draft)) ||
      (draft.audience === 'ANONYMOUS' && memberLimits.some((limit) => limit === field));
    const gap = isNone ? undefined : wholeNumber(text, range);
    if (isAsked && gap) gaps[field as keyof typeof optionalNumbers] = gap;
  }
  if (!lowersPrice(gift)) return gaps;
  const { floorPercent } = draft;
  const amounts = (['budget', 'discount', 'floorBasket'] as const).filter((field) => isTyped(draft[field]));
  return {
    ...gaps,
    ...gapsOfContribution(draft),
    ...present(Object.fromEntries(amounts.map((field) => [field, aboveZero(draft[field], currency)]))),
    ...present({ floorPercent: isTyped(floorPercent) ? percentage(floorPercent) : undefined }),
  };
};

const gapsOfContribution = ({ contribution, payer, brandId }: Draft): Gaps => {
  const pays = isTyped(contribution);
  return present({
    contribution: pays || payer.length > 0 ? percentage(contribution) : undefined,
    payer: pays && brandId === '' && payer.length === 0 ? { says: 'choose' } : undefined,
  });
};

const gapsOfChoice = (draft: Draft): Gaps =>
  choiceOf(draft) === undefined ? {} : present({ choiceWeeks: wholeNumber(draft.choiceWeeks, usualWeeks) });

const gapsOfPlacement = (draft: Draft): Gaps => {
  const { placementPrice, placementCap, currency, trigger, reach } = draft;
  if (placementOf(draft) === '') return {};
  return present({
    placementPrice: aboveZero(placementPrice, currency),
    placementCap: aboveZero(placementCap, currency),
    trigger: trigger === 'TRIP_ENDED' ? { says: 'whileShopping' } : undefined,
    reach: trigger !== 'TRIP_OPENED' && reach === 'WHOLE' ? { says: 'needsSome' } : undefined,
  });
};

const pastDays = { min: 1, max: 400 };
const aroundDays = { min: 0, max: 30 };
const pastNumber = { min: 1, max: 1_000_000 };

const usesOfCode = { min: 1, max: 1_000 };

const gapsOfCodes = ({ gift, codeKind, coupon, usesPerCode }: Draft): Gaps => {
  if (gift === 'MESSAGE' || isOverVisits(gift)) return {};
  if (codeKind === 'SHARED') return isTyped(coupon) ? {} : { coupon: { says: 'missing' } };
  return codeKind === 'OWN' ? present({ usesPerCode: wholeNumber(usesPerCode, usesOfCode) }) : {};
};

const gapsOfAudience = (draft: Draft): Gaps => {
  const { audience, joined, currency } = draft;
  const joins = audience === 'PERSONALISED' && isTyped(joined) ? wholeNumber(joined, pastDays) : undefined;
  const around = (text: string) =>
    asksForPersonDay(draft) && isTyped(text) ? wholeNumber(text, aroundDays) : undefined;
  return Object.assign(
    present({
      joined: joins,
      employees: asksAsBrandPays(draft) ? { says: 'employeesAreRetailers' } : undefined,
      daysBefore: around(draft.daysBefore),
      daysAfter: around(draft.daysAfter),
    }),
    ...pastsOf(draft).map((past, at) => {
      const counted = (text: string) =>
        (past.count === 'AMOUNT' ? minorIn(text, currency) : wholeIn(text)) ?? undefined;
      const wrong = (text: string, min: 0 | 1): Gap | undefined => {
        if (!isTyped(text) || (min === 0 && counted(text) === 0)) return undefined;
        return past.count === 'AMOUNT'
          ? aboveZero(text, currency)
          : wholeNumber(text, { ...pastNumber, min });
      };
      const isEmpty = !isTyped(past.least) && !isTyped(past.most);
      const least = wrong(past.least, 1);
      const most = wrong(past.most, 0);
      const isBelow = !least && !most && (counted(past.most) ?? Infinity) < (counted(past.least) ?? 0);
      const none: Gap | undefined = isEmpty ? { says: 'leastOrMost' } : undefined;
      const below: Gap | undefined = isBelow ? { says: 'mostBelowLeast' } : undefined;
      return present({
        [`pasts.${at}.days`]: wholeNumber(past.days, pastDays),
        [`pasts.${at}.least`]: none ?? least,
        [`pasts.${at}.most`]: below ?? most,
        [`pasts.${at}.categories`]: nothingPicked(past),
      });
    }),
  );
};

/** Percent of the members, as parts of an experiment count them. */
const percentOfMembers = {
  control: { min: 1, max: 90 },
  sliceFrom: { min: 0, max: 98 },
  sliceTo: { min: 1, max: 99 },
};

const gapsOfExperiment = (draft: Draft): Gaps => {
  const { control, sliceFrom, sliceTo } = draft;
  if (!isTyped(control)) return {};
  const parts = (['control', 'sliceFrom', 'sliceTo'] as const).filter((field) => isTyped(draft[field]));
  const wrong = present(
    Object.fromEntries(parts.map((field) => [field, wholeNumber(draft[field], percentOfMembers[field])])),
  );
  const rest = 100 - (wholeIn(control) ?? 0);
  const from = isTyped(sliceFrom) ? (wholeIn(sliceFrom) ?? 0) : 0;
  const to = isTyped(sliceTo) ? (wholeIn(sliceTo) ?? 0) : rest;
  return {
    ...(from >= to || to > rest ? { sliceTo: { says: 'slice' } as const } : {}),
    ...wrong,
    ...(isForCards(draft) ? {} : { control: { says: 'controlNeedsCards' } as const }),
  };
};

/** Shares of a budget and of its time. */
const shareOfPace = { min: 1, max: 99 };

/** What extra sales may cost, in percent of them. */
const shareOfExtra = { min: 1, max: 10_000 };

const gapsOfStop = (draft: Draft): Gaps => {
  const { stopCost } = draft;
  const saysCost = stopsByCost(draft) && isTyped(stopCost);
  const cost = present({ stopCost: saysCost ? wholeNumber(stopCost, shareOfExtra) : undefined });
  return { ...cost, ...(saysPace(draft) ? gapsOfPace(draft) : {}) };
};

const gapsOfPace = (draft: Draft): Gaps => {
  const { stopBudget, stopWindow } = draft;
  const isEven = (wholeIn(stopWindow) ?? 0) >= (wholeIn(stopBudget) ?? 0);
  return present({
    stopBudget: wholeNumber(stopBudget, shareOfPace),
    stopWindow: wholeNumber(stopWindow, shareOfPace) ?? (isEven ? { says: 'evenPace' } : undefined),
  });
};
