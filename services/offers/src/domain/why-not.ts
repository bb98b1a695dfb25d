import { canonicalJson } from '@rayon/kernel';
import type { AppliedOffer } from './applied-offers';
import { mayHaveOffers, type Unit, unitsOf } from './basket';
import type { CampaignStatus } from './campaign';
import { asksForCode, isBundle, runsIn } from './campaign-content';
import { isWithinHours } from './campaign-hours';
import { CampaignIndex } from './campaign-index';
import { looksAt } from './candidates';
import { categoryKey } from './category-key';
import type { Choice } from './choose-message';
import { type CompiledCampaign, keysEntered, partsOf, promotedTargets } from './compiled-campaign';
import { areMet, beginningOf, type CompiledCondition, type Missing, missingOf } from './conditions';
import { asksForCard, barredBy, fits, hasTermsFor, type LostReason } from './eligibility';
import { suitsEmployment } from './employee-audience';
import { emptyPlaces } from './empty-places';
import { type Evaluation, evaluate, type Question } from './evaluate';
import { isKeptFrom } from './experiment';
import type { GoneReason } from './gone-offers';
import { grouped } from './grouped';
import { messagesPerTripMax } from './live-messages';
import { occasionOf } from './occasion';
import { isAboutLine } from './own-choice';
import { ownTermsOf, termsFor } from './own-terms';
import { type DayAsked, isOnDay, type When } from './person-day';
import { hasDeclined, isAmong, isEmployee, type Shopper, wantsQuiet } from './shopper';
import { reachedStep } from './steps';
import { areSame, compileTarget, exceptedAs, type Target } from './target';

/** What a campaign gave to a basket, or why it gave nothing. */
export type WhyNot =
  | Readonly<{ reason: 'given'; discountMinor: number; bonusPoints: number }>
  | Readonly<{ reason: 'not-live'; status: CampaignStatus; since: Date }>
  | Readonly<{ reason: 'not-yet'; from: Date }>
  | Readonly<{ reason: 'over'; to: Date }>
  | Readonly<{ reason: 'never-bought' | 'bought'; category: string }>
  /** It is not around that day of this member, as far as it is known. */
  | Readonly<{ reason: 'other-day'; of: DayAsked['of'] }>
  /** So much of the target has to come into the basket; `threshold`: of one that is this shopper's own, pieces or minor units. */
  | Readonly<{ reason: 'missing'; quantity?: number; minor?: number; of: Target; threshold?: number }>
  /** It would be about articles of the basket if it did not except them: by name, or because their price is reduced already. */
  | Readonly<{ reason: 'excepted'; as: 'named' | 'marked-down' }>
  | Readonly<{ reason: LostReason | GoneReason | PlainReason; lostTo?: string }>;

/** Reasons that say all there is. */
type PlainReason =
  /** It does not run now as it did, and nothing says that it ran at that moment. */
  | 'not-live-then'
  | 'other-hours'
  | 'other-store'
  | 'other-currency'
  | 'no-code'
  | 'card-typed'
  /** It is for whoever shops without a card. */
  | 'card-shown'
  | 'no-consent'
  /** It is for employees of the retailer, and this member is not marked as one. */
  | 'not-employee'
  /** It is for anybody but employees of the retailer, and this member is one. */
  | 'employee'
  /** What they bought in the last days, or when they joined, is not what it asks. */
  | 'other-past'
  /** It is kept from them so that its effect is known, or they have another variant. */
  | 'control-group'
  | 'no-articles'
  | 'no-gain'
  | 'declined'
  | 'too-many-messages'
  /** Another message had just been said, or the trip had just begun. */
  | 'quiet'
  /** The member wants no messages while they shop. */
  | 'wants-quiet'
  /** Nothing was said in its place: silence had shown to be better, or it has to be known what that brings. */
  | 'kept-silent'
  /** Its place is paid for, and it had no reason there: nothing of it fits what was scanned, or the trip had a paid one. */
  | 'no-reason'
  /** Its message is said on the way to something, of which there is more in the basket, or not so much yet. */
  | 'passed'
  /** Its message is said at the end of the trip. */
  | 'not-ended'
  /** Another message was chosen when it was due. */
  | 'other-message'
  /** The moment at which its message would have been sent was before it ran, or before it was meant for the shopper. */
  | 'not-due'
  /** It is counted over several visits, and gives nothing off a basket. */
  | 'challenge'
  | 'challenge-not-chosen';

/** What is asked: a campaign, and everything the word on the basket rested on. */
export type WhyNotAsked = Readonly<{
  campaign: CompiledCampaign;
  /** Where it stood at the moment, unless it was live; `then`: that is not known. */
  stood?: Readonly<{ status: CampaignStatus; since: Date }> | 'then' | undefined;
  question: Question;
  evaluation: Pick<Evaluation, 'applied' | 'lost'>;
  /** Only the number of a card was typed: it is nobody's. */
  isTyped: boolean;
  /** Why what had been shown of it is gone. */
  gone?: GoneReason | undefined;
  /** Campaigns whose messages the trip has. */
  messages: readonly string[];
  /** Which of its messages were chosen when. */
  choices: readonly Choice[];
  /** Whether the member had been spoken to as often as may be in a week. */
  isWeekFull: boolean;
  /** Whether the trip was ended. */
  isEnded: boolean;
  /** Whether a scan called for no message then, as one had just been said or the trip had just begun. */
  isQuiet: boolean;
  /** Of a challenge: whether the member chose it. */
  isChosen: boolean;
}>;

/** The one answer, for any basket and campaign. */
export const whyNot = (asked: WhyNotAsked): WhyNot => {
  const { campaign, question, evaluation, gone, stood } = asked;
  const given = evaluation.applied.find((one) => one.campaign.campaignId === campaign.campaignId);
  if (given) return { reason: 'given', discountMinor: given.discountMinor, bonusPoints: given.bonusPoints };
  if (gone) return { reason: gone };
  if (stood && stood !== 'then') return { reason: 'not-live', ...stood };
  const reason = outside(asked) ?? (stood === 'then' ? ({ reason: 'not-live-then' } as const) : undefined);
  if (reason) return reason;
  if (campaign.lane === 'challenge') return { reason: asked.isChosen ? 'challenge' : 'challenge-not-chosen' };
  return campaign.lane === 'message' ? ofMessage(asked) : ofBasket(campaign, question, evaluation);
};

/** What a brand is told of its own campaign: nothing of who shopped, and of the basket only whether it had what is asked for. */
export type WhyNotOfBrand = Readonly<{
  reason: Extract<
    WhyNot['reason'],
    | 'given'
    | 'not-live'
    | 'not-live-then'
    | 'not-yet'
    | 'over'
    | 'other-hours'
    | 'other-store'
    | 'other-currency'
    | 'campaign-limit-reached'
    | 'budget-spent'
    | 'better-offer'
    | 'promotion-cap'
    | 'no-articles'
    | 'not-meant'
    | 'challenge'
  >;
}>;

/** The answer for staff who are not told what articles cost. */
export const withoutCosts = (why: WhyNot): WhyNot =>
  why.reason === 'resale-at-a-loss' ? { reason: 'promotion-cap' } : why;

/** The answer as a brand learns it. */
export const forBrand = ({ reason }: WhyNot): WhyNotOfBrand => {
  switch (reason) {
    case 'given':
    case 'not-live':
    case 'not-live-then':
    case 'not-yet':
    case 'over':
    case 'other-hours':
    case 'other-store':
    case 'other-currency':
    case 'campaign-limit-reached':
    case 'budget-spent':
    case 'better-offer':
    case 'promotion-cap':
      return { reason };
    // What its articles cost the retailer is not the brand's business.
    case 'resale-at-a-loss':
      return { reason: 'promotion-cap' };
    case 'challenge':
    case 'challenge-not-chosen':
      return { reason: 'challenge' };
    case 'store-limit-reached':
    case 'day-limit-reached':
    case 'store-day-limit-reached':
      return { reason: 'campaign-limit-reached' };
    case 'campaign-over':
      return { reason: 'not-live-then' };
    case 'too-many-offers':
    case 'nothing-left':
    case 'below-threshold':
    case 'other-message':
      return { reason: 'better-offer' };
    case 'no-articles':
    case 'excepted':
    case 'no-code':
    case 'code-held':
    case 'code-used':
    case 'missing':
    case 'no-gain':
    case 'line-removed':
      return { reason: 'no-articles' };
    case 'card-needed':
    case 'card-typed':
    case 'card-shown':
    case 'no-consent':
    case 'never-bought':
    case 'bought':
    case 'other-past':
    case 'not-employee':
    case 'employee':
    case 'other-day':
    case 'control-group':
    case 'not-meant':
    case 'member-limit-reached':
    case 'member-day-limit-reached':
    case 'declined':
    case 'not-activated':
    case 'too-many-messages':
    case 'quiet':
    case 'wants-quiet':
    case 'kept-silent':
    case 'no-reason':
    case 'passed':
    case 'not-ended':
    case 'not-due':
      return { reason: 'not-meant' };
  }
};

/** What keeps the campaign away from this basket before its articles are looked at. */
const outside = ({ campaign, question, isTyped }: WhyNotAsked): WhyNot | undefined => {
  const { content, fromMilliseconds, toMilliseconds } = campaign;
  const { basket, shopper, at } = question;
  if (at.getTime() < fromMilliseconds) return { reason: 'not-yet', from: new Date(fromMilliseconds) };
  if (at.getTime() >= toMilliseconds) return { reason: 'over', to: new Date(toMilliseconds) };
  if (content.hours && !isWithinHours(content.hours, at, basket.timeZone)) return { reason: 'other-hours' };
  if (!runsIn(content, basket.storeId)) return { reason: 'other-store' };
  if (!fits(campaign, basket.currency)) return { reason: 'other-currency' };
  if (asksForCode(content) && !keysEntered(basket).some((key) => campaign.keys.includes(key)))
    return { reason: 'no-code' };
  if (shopper.kind === 'anonymous') {
    if (!asksForCard(campaign)) return undefined;
    return { reason: isTyped ? 'card-typed' : 'card-needed' };
  }
  return (
    audienceGap(campaign, shopper, { at, timeZone: basket.timeZone }) ??
    (isKeptFrom(campaign, shopper.memberId) ? { reason: 'control-group' } : undefined)
  );
};

/** Which part of the audience the member is not. */
const audienceGap = (
  campaign: CompiledCampaign,
  shopper: Extract<Shopper, { kind: 'member' }>,
  when: When,
): WhyNot | undefined => {
  const { content } = campaign;
  const { audience } = content;
  if (audience.kind === 'anonymous') return { reason: 'card-shown' };
  const works = isEmployee(shopper, when.at);
  if (!suitsEmployment(audience, works)) return { reason: works ? 'employee' : 'not-employee' };
  if (audience.kind !== 'personalised') return undefined;
  if (!shopper.personalised) return { reason: 'no-consent' };
  const { boughtCategory: bought, notBoughtCategory: not, day } = audience;
  const has = (category: string) => shopper.boughtCategories.has(categoryKey(category));
  if (bought !== undefined && !has(bought)) return { reason: 'never-bought', category: bought };
  if (not !== undefined && has(not)) return { reason: 'bought', category: not };
  if (day && !isOnDay(day, shopper.days, when)) return { reason: 'other-day', of: day.of };
  return isAmong(content, shopper, when) && hasTermsFor(campaign, shopper, when.at)
    ? undefined
    : { reason: 'other-past' };
};

const ofMessage = ({
  campaign,
  question,
  messages,
  choices,
  isWeekFull,
  isEnded,
  isQuiet,
}: WhyNotAsked): WhyNot => {
  const { shopper, basket, allowances } = question;
  if (wantsQuiet(shopper)) return { reason: 'wants-quiet' };
  if (hasDeclined(shopper, campaign.campaignId)) return { reason: 'declined' };
  if (messages.includes(campaign.campaignId)) return { reason: 'given', discountMinor: 0, bonusPoints: 0 };
  const barred = barredBy(campaign, { shopper, allowances });
  if (barred) return { reason: barred };
  const lost = choices.findLast(({ candidates }) =>
    candidates.some(({ campaignId }) => campaignId === campaign.campaignId),
  );
  if (lost?.campaignId !== undefined) return { reason: 'other-message', lostTo: lost.campaignId };
  if (lost) return { reason: 'kept-silent' };
  const isScanned = basket.lines.some((line) => !line.deposit && campaign.isTarget(line));
  if (campaign.content.trigger !== 'trip-opened' && !isScanned) return noneOfIts(campaign, basket.lines);
  if (campaign.content.trigger === 'trip-ended' && !isEnded) return { reason: 'not-ended' };
  if (!areMet(campaign.conditions, basket.lines)) {
    const lack = farthestOf(campaign.conditions.map(beginningOf), basket.lines);
    return lack ? said(lack.missing, lack.of) : { reason: 'passed' };
  }
  const isFull = isWeekFull || messages.length >= messagesPerTripMax;
  if (isFull) return { reason: 'too-many-messages' };
  if (isQuiet && occasionOf(campaign.content.trigger) === 'lines-scanned') return { reason: 'quiet' };
  return { reason: campaign.content.placement ? 'no-reason' : 'not-due' };
};

const ofBasket = (
  campaign: CompiledCampaign,
  question: Question,
  evaluation: WhyNotAsked['evaluation'],
): WhyNot => {
  const { basket, shopper, allowances } = question;
  const looked = unitsOf(basket.lines).filter(
    ({ line }) => looksAt(campaign, line) && isAboutLine(campaign, line, question),
  );
  if (looked.length === 0) return noneOfIts(campaign, basket.lines);
  const units = looked.filter(mayHaveOffers);
  if (units.length === 0) return { reason: 'promotion-cap' };
  const barred = barredBy(campaign, { shopper, allowances });
  if (barred) return { reason: barred };
  const missing = missingFor(campaign, question, units);
  if (missing) return missing;

  // Whether it is in its own way or others are: what it would give if there were no others.
  const campaigns = new CampaignIndex();
  campaigns.put(campaign);
  const alone = evaluate({ ...question, campaigns });
  const [own] = alone.applied;
  if (own) return beatenBy(own, evaluation);
  return { reason: alone.lost.find((one) => one.campaign === campaign)?.reason ?? 'no-gain' };
};

/** None of the lines is what it is about: some would be, but for its exceptions, or none is. */
const noneOfIts = (
  { content, onlyBrandId }: CompiledCampaign,
  lines: Question['basket']['lines'],
): WhyNot => {
  const targets = promotedTargets(content);
  const [as] = lines
    .filter(({ deposit, brandId }) => !deposit && (onlyBrandId === undefined || brandId === onlyBrandId))
    .flatMap((line) => targets.flatMap((one) => exceptedAs(one, line) ?? []));
  return as === undefined ? { reason: 'no-articles' } : { reason: 'excepted', as };
};

/** To what it lost: as it was worked out, else to whatever was given on the lines it would have had. */
const beatenBy = (own: AppliedOffer, { applied, lost }: WhyNotAsked['evaluation']): WhyNot => {
  const { campaignId, content } = own.campaign;
  const told = lost.find(({ campaign }) => campaign.campaignId === campaignId);
  if (told) return { reason: told.reason, ...(told.lostTo === undefined ? {} : { lostTo: told.lostTo }) };
  const lineIds = new Set([...own.lines, ...own.linePoints].map(({ lineId }) => lineId));
  const sharedBy = ({ lines, linePoints }: AppliedOffer): number =>
    [...lines, ...linePoints].filter(({ lineId }) => lineIds.has(lineId)).length;
  const ofGroup = applied.find(
    ({ campaign }) => content.group !== undefined && campaign.content.group === content.group,
  );
  const nearest = [...applied].sort((left, right) => sharedBy(right) - sharedBy(left))[0];
  const winner = ofGroup ?? (nearest && sharedBy(nearest) > 0 ? nearest : undefined);
  return winner
    ? { reason: 'better-offer', lostTo: winner.campaign.campaignId }
    : { reason: 'too-many-offers' };
};

/** What its conditions, its steps or its set still lack; of several conditions the farthest. */
const missingFor = (
  campaign: CompiledCampaign,
  { basket: { lines }, shopper, at }: Question,
  units: readonly Unit[],
): WhyNot | undefined => {
  const { conditions, benefit } = termsFor(campaign, shopper, at);
  const farthest = farthestOf([...conditions, ...campaign.laterConditions], lines);
  const ofSet = missingOfSet(campaign, units);
  // A set may lack more of the same than the condition: whoever brought what is said would be told again.
  if (farthest && ofSet && areSame(ofSet.of, farthest.of) && lacksMore(ofSet, farthest.missing)) return ofSet;
  if (farthest) {
    const own = farthest.missing.isOwn && ownTermsOf(campaign, shopper, at);
    return { ...said(farthest.missing, farthest.of), ...(own ? { threshold: own.threshold } : {}) };
  }
  const step = reachedStep(benefit, units, campaign.content.limits);
  if (!step.benefit && step.next) return said(step.next, campaign.content.target);
  return ofSet;
};

const lacksMore = (left: Pick<Missing, 'quantity'>, right: Missing): boolean =>
  right.minor === undefined && (left.quantity ?? 0) > (right.quantity ?? 0);

/** Of the conditions that are not reached the one that lacks most. */
const farthestOf = (
  conditions: readonly CompiledCondition[],
  lines: Question['basket']['lines'],
): Readonly<{ missing: Missing; of: Target }> | undefined => {
  const lacks = conditions.flatMap((condition) => {
    const missing = missingOf(condition, lines);
    return missing ? [{ missing, of: condition.target }] : [];
  });
  return lacks.sort((left, right) => left.missing.progress - right.missing.progress)[0];
};

type MissingSaid = Extract<WhyNot, { reason: 'missing' }>;

const said = ({ quantity, minor }: Omit<Missing, 'progress'>, of: Target): MissingSaid => ({
  reason: 'missing',
  ...(quantity === undefined ? {} : { quantity }),
  ...(minor === undefined ? {} : { minor }),
  of,
});

/** What the article with most pieces lacks of a group. */
const missingOfOneArticle = (take: number, units: readonly Unit[]): MissingSaid | undefined => {
  const [most = []] = grouped(units, ({ line }) => line.articleId).sort(
    (left, right) => right.length - left.length,
  );
  const [first] = most;
  if (!first || most.length >= take) return undefined;
  const articleIds = [first.line.articleId];
  return said({ quantity: take - most.length }, { categories: [], brandIds: [], articleIds, gtins: [] });
};

/** What the first set lacks of the first kind of piece it lacks. */
const missingOfSet = (
  { benefit, content: { target } }: CompiledCampaign,
  units: readonly Unit[],
): MissingSaid | undefined => {
  if (benefit.kind !== 'n-for-m' && benefit.kind !== 'buy-get' && !isBundle(benefit)) return undefined;
  if (benefit.kind === 'n-for-m' && benefit.ofOneArticle) return missingOfOneArticle(benefit.take, units);
  const wanted = benefit.kind === 'n-for-m' ? benefit.take : benefit.quantity;
  const needs = [...partsOf(benefit), { target, quantity: wanted }].map((need) => {
    const isOf = compileTarget(need.target);
    return { ...need, isIn: ({ line }: Unit) => isOf(line) };
  });
  const empty = emptyPlaces(needs, units);
  const lacking = needs.find((_, at) => empty[at] !== 0);
  if (!lacking) return undefined;
  // Two kinds may ask for the same.
  const isSame = ({ target: of }: (typeof needs)[number]) =>
    canonicalJson(of) === canonicalJson(lacking.target);
  const quantity = needs.reduce((sum, need, at) => sum + (isSame(need) ? (empty[at] ?? 0) : 0), 0);
  return said({ quantity }, lacking.target);
};
