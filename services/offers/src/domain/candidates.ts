import { type Basket, type BasketLine, mayHaveOffers, type Unit } from './basket';
import type { Benefit } from './campaign-content';
import type { CampaignIndex, Row } from './campaign-index';
import { type CompiledCampaign, keysEntered, type Lane } from './compiled-campaign';
import { type Missing, missingOf } from './conditions';
import {
  type Circumstances,
  eligibilityOf,
  fits,
  isInTime,
  isPricedByCard,
  type LostReason,
} from './eligibility';
import { isAboutLine } from './own-choice';
import { type Terms, termsFor } from './own-terms';
import { PiecesByKey, takesSeveral } from './pieces-needed';
import { reachedStep } from './steps';

/** A campaign that may give something in this basket, and the units it looks at, in canonical order. */
export type Candidate = Readonly<{
  campaign: CompiledCampaign;
  /** What it gives here: of steps, the one that is reached. */
  benefit: Benefit;
  units: readonly Unit[];
  /** What is left of a budget that is given as far as it goes. */
  capMinor?: number;
}>;

/** A campaign of which the basket has something and not enough. */
type NearCandidate = Readonly<{
  campaign: CompiledCampaign;
  benefit: Benefit;
  units: readonly Unit[];
  missing: Missing;
}>;

/** Everything of the index that concerns one basket. */
export type Candidates = Readonly<{
  /** In no particular order; whoever needs one sorts. */
  found: readonly Candidate[];
  near: readonly NearCandidate[];
  /** Campaigns that look at the basket's articles and may not give, with the reason. */
  barred: ReadonlyMap<CompiledCampaign, LostReason>;
  /** Whether what asks for a card may have taken the place of what anybody gets: else that is all here. */
  isCutByCard: boolean;
}>;

/**
 * How many eligible campaigns of a lane are examined under one key (a category, brand, article, code, or the
 * whole basket), in the lane's order. In the unit lanes the first that is not limited per trip is the best for
 * every unit, so that one more serves only to say what lost. In the others this is the stated bound: the cost
 * of an evaluation stays the same however many campaigns crowd on one key; the next few are told that they are too many.
 */
const examinedMax: Readonly<Record<Lane, number>> = {
  percent: 1,
  amount: 1,
  fixed: 1,
  combination: 6,
  stackable: 10,
  always: 10,
  points: 5,
  message: 0,
  challenge: 0,
};

/** Campaigns beyond the bound of a key that are told of, and among how many of them. */
const beyondMax = 3;
const beyondLookedMax = 10;

/** Lanes in which the first eligible campaign beats the later ones on every unit. */
const isUnitLane = (lane: Lane): boolean => lane === 'percent' || lane === 'amount' || lane === 'fixed';

/** Reasons one answer can tell of. */
const barredMax = 20;

/** Campaigns that may have a say on one basket. */
const concernedMax = 500;

/**
 * Looks up the campaigns that concern the basket's units. `excluded` bars campaigns whose budget turned out
 * to be too small for what they would have given.
 */
export const candidatesFor = (
  index: CampaignIndex,
  basket: Basket,
  allUnits: readonly Unit[],
  circumstances: Circumstances,
  excluded: ReadonlyMap<string, LostReason> = new Map(),
): Candidates => {
  const { lines, storeId } = basket;
  const units = allUnits.filter(mayHaveOffers);
  const barred = new Map<CompiledCampaign, LostReason>();
  const bar = (campaign: CompiledCampaign, reason: LostReason): void => {
    if (barred.size < barredMax) barred.set(campaign, reason);
  };
  const looks = new Map<CompiledCampaign, Look>();
  const lookAt = (campaign: CompiledCampaign): Look => {
    const known = looks.get(campaign);
    if (known) return known;
    const barredAs = excluded.size === 0 ? undefined : excluded.get(campaign.campaignId);
    const eligibility = barredAs ?? eligibilityOf(campaign, circumstances);
    if (eligibility !== 'eligible' && eligibility !== 'not-meant') bar(campaign, eligibility);
    const { shopper, at } = circumstances;
    // What asks for nothing asks for nothing of one's own.
    const terms = campaign.conditions.length === 0 ? campaign : termsFor(campaign, shopper, at);
    const look = new Look(campaign, terms, eligibility === 'eligible');
    looks.set(campaign, look);
    return look;
  };
  const unitsFor = (campaign: CompiledCampaign) => units.filter((unit) => looksAt(campaign, unit.line));
  let pieces: PiecesByKey | undefined;
  const hasPieces = (look: Look): boolean => {
    if (!takesSeveral(look.terms.benefit)) return true;
    pieces ??= new PiecesByKey(units);
    return look.hasEnough(pieces);
  };
  const taken: Look[] = [];
  const ofLines = byLine(units);
  const allLines = ofLines.flatMap(([unit]) => unit?.line ?? []);
  // What is looked up by: all of the basket, or one line of it.
  let [own, ownLines] = [units, allLines];
  const examine: Examine<Look> = {
    lookAt: (campaign) => {
      const [line] = ownLines;
      if (line && !isAboutLine(campaign, line, circumstances)) return undefined;
      if (!looksAtSome(campaign, ownLines)) return undefined;
      const look = lookAt(campaign);
      return look.isEligible ? look : undefined;
    },
    isCertain: (look) => look.isReachedBy(lines),
    hasPieces,
    isOfAll: ({ campaign }) => looksAtAll(campaign, ownLines),
    take: (look) => {
      const { campaign, isNew } = look;
      if (isNew) taken.push(look);
      // A set of several kinds is of all their pieces, by whichever it was found.
      if (campaign.isPart.length === 0)
        look.add(campaign.isNarrowed ? own.filter((unit) => looksAt(campaign, unit.line)) : own);
      else if (isNew) look.add(unitsFor(campaign));
    },
    isBeyond: (campaign) => {
      if (campaign.counted) return false;
      const look = lookAt(campaign);
      if (!look.isEligible || !look.isReachedBy(lines) || !hasPieces(look)) return false;
      bar(campaign, 'too-many-offers');
      return true;
    },
  };

  let isCutByCard = goThroughFor(index.wholeBasket(storeId), { lines: allLines }, examine);
  for (const ofLine of ofLines) {
    const line = ofLine[0]?.line;
    if (!line) continue;
    own = ofLine;
    ownLines = [line];
    const one = { lines: [line], brandId: line.brandId };
    if (goThroughFor(index.forLine(line, storeId), one, examine)) isCutByCard = true;
  }
  const take = (look: Look): void => {
    const looked = unitsFor(look.campaign);
    if (look.isNew && looked.length > 0) taken.push(look);
    look.add(looked);
  };
  // What a code asks for is told even where nothing of it is in the basket.
  ownLines = [];
  for (const key of keysEntered(basket))
    if (goThrough(index.forEntered(key, storeId), { ...examine, take }, anyBrand)) isCutByCard = true;

  const found: Candidate[] = [];
  const near: NearCandidate[] = [];
  for (const { campaign, terms, lack = 'nothing', units: looked } of taken) {
    const { benefit } = terms;
    barred.delete(campaign);
    if (lack !== 'nothing') {
      near.push({ campaign, benefit, units: looked, missing: lack });
      continue;
    }
    const step = reachedStep(benefit, looked, campaign.content.limits);
    if (step.next) near.push({ campaign, benefit, units: looked, missing: step.next });
    if (step.benefit)
      found.push({ campaign, benefit: step.benefit, units: looked, ...partlyLeft(campaign, circumstances) });
  }
  return { found, near, barred, isCutByCard };
};

/** What is known of a campaign while one basket is looked at. */
class Look {
  /** What the basket still lacks of its conditions. */
  lack: Missing | 'nothing' | undefined = undefined;
  /** The units it looks at. Many campaigns look at those of one line alone, and share them. */
  units: readonly Unit[] = [];
  isNew = true;
  private own: Unit[] | undefined = undefined;
  private mayGive: boolean | undefined = undefined;

  constructor(
    readonly campaign: CompiledCampaign,
    /** What it asks of this shopper, and gives them. */
    readonly terms: Terms,
    readonly isEligible: boolean,
  ) {}

  isReachedBy(lines: readonly BasketLine[]): boolean {
    const { conditions } = this.terms;
    this.lack ??=
      conditions.length === 0
        ? 'nothing'
        : farthest(conditions.flatMap((condition) => missingOf(condition, lines) ?? []));
    return this.lack === 'nothing';
  }

  /** Whether the basket has what one set or the first step of it takes: what has not keeps no other out. */
  hasEnough(pieces: PiecesByKey): boolean {
    this.mayGive ??= pieces.areEnoughFor(this.campaign, this.terms.benefit);
    return this.mayGive;
  }

  /** Adds the units of one line more, or all there are; those of the last line are there already. */
  add(units: readonly Unit[]): void {
    if (this.isNew) this.units = units;
    else if (this.units.at(-1) !== units.at(-1)) {
      this.own ??= [...this.units];
      this.own.push(...units);
      this.units = this.own;
    }
    this.isNew = false;
  }
}

/** The units of each line, which stand side by side. */
const byLine = (units: readonly Unit[]): Unit[][] => {
  const lines: Unit[][] = [];
  for (const unit of units) {
    const last = lines.at(-1);
    if (last?.[0]?.line === unit.line) last.push(unit);
    else lines.push([unit]);
  }
  return lines;
};

/** Whether the campaign looks at the line, as the index says of those that are found by what a line is. */
export const looksAt = ({ isTarget, isPart, onlyBrandId }: CompiledCampaign, line: BasketLine): boolean =>
  (onlyBrandId === undefined || line.brandId === onlyBrandId) &&
  (isTarget(line) || isPart.some((isIn) => isIn(line)));

/** Whether the campaign, which was found by what these lines are, looks at any of them; where there are none, it is not asked. */
const looksAtSome = (campaign: CompiledCampaign, lines: readonly BasketLine[]): boolean =>
  !campaign.isNarrowed || lines.length === 0 || lines.some((line) => looksAt(campaign, line));

/** Likewise, at all of them. */
const looksAtAll = (campaign: CompiledCampaign, lines: readonly BasketLine[]): boolean =>
  !campaign.isNarrowed || lines.every((line) => looksAt(campaign, line));

const farthest = ([first, ...others]: readonly Missing[]): Missing | 'nothing' =>
  first === undefined
    ? 'nothing'
    : others.reduce((far, other) => (other.progress < far.progress ? other : far), first);

/** What a budget that does not cover a discount still gives, where the campaign says so. */
const partlyLeft = (
  { campaignId, content }: CompiledCampaign,
  { allowances }: Circumstances,
): Pick<Candidate, 'capMinor'> => {
  if (!content.budgetPartly) return {};
  const capMinor = allowances(campaignId)?.budgetLeftMinor;
  return capMinor === undefined ? {} : { capMinor };
};

/**
 * The campaigns that may have a say on the basket at that moment, whoever turns out to shop and whatever is used up: the
 * basket, or a part of it, gets from these alone what it gets from all, unless there are more than the most.
 */
export const concernedCampaigns = (
  index: CampaignIndex,
  { storeId, currency, timeZone, lines }: Basket,
  at: Date,
): CompiledCampaign[] => {
  const concerned = new Set<CompiledCampaign>();
  const mayGive = (campaign: CompiledCampaign): CompiledCampaign | undefined => {
    if (concerned.has(campaign)) return campaign;
    if (concerned.size === concernedMax || !isInTime(campaign, at, timeZone) || !fits(campaign, currency))
      return undefined;
    concerned.add(campaign);
    return campaign;
  };
  const nothingToDo = () => false;
  const examineFor = (found: readonly BasketLine[]): Examine<CompiledCampaign> => {
    const isOfAll = (campaign: CompiledCampaign) => looksAtAll(campaign, found);
    return {
      lookAt: (campaign) => (looksAtSome(campaign, found) ? mayGive(campaign) : undefined),
      // A part of the basket may have none of the lines that it looks at.
      isCertain: (campaign) => isForAnyBasket(campaign) && isOfAll(campaign),
      hasPieces: ({ benefit }) => !takesSeveral(benefit),
      isOfAll,
      take: nothingToDo,
      isBeyond: nothingToDo,
    };
  };
  goThroughFor(index.wholeBasket(storeId), { lines }, examineFor(lines));
  for (const line of lines) {
    const one = { lines: [line], brandId: line.brandId };
    goThroughFor(index.forLine(line, storeId), one, examineFor(one.lines));
  }
  // A coupon may still be entered at the till.
  for (const campaign of index.withCoupon(storeId))
    if (lines.some((line) => looksAt(campaign, line))) mayGive(campaign);
  return [...concerned];
};

/** Whether nothing that a part of the basket, a counter or the shopper changes can bar the campaign, but what bars its whole lane. */
const isForAnyBasket = ({ content: { audience }, counted, conditions }: CompiledCampaign): boolean =>
  audience.kind === 'everybody' && !counted && conditions.length === 0;

/** For what is not found by a line: which lines a brand's campaign looks at is asked afterwards. */
const anyBrand = () => true;

/** How the campaigns of a lane are gone through. */
type Examine<Look> = Readonly<{
  /** What is known of a campaign that may give something; undefined: it may not. */
  lookAt: (campaign: CompiledCampaign) => Look | undefined;
  /** Whether its conditions are reached: what may still be reached takes no place among those examined. */
  isCertain: (look: Look) => boolean;
  /** Whether the basket has the pieces for it: what lacks some takes no place either. */
  hasPieces: (look: Look) => boolean;
  /** Whether it looks at all lines it was found by: what looks at some of them only is the best for none of the others. */
  isOfAll: (look: Look) => boolean;
  /** One that may give something: what is taken twice is taken once. */
  take: (look: Look) => void;
  /** One after those examined; whether it is told of. */
  isBeyond: (campaign: CompiledCampaign) => boolean;
}>;

/**
 * Takes the campaigns in the rows of some lines that may give something, and says whether what asks for a card may have taken the place
 * of others. Where a price was raised, what counts from the prior price may
 * take more off than what comes before it in its lane: the first of those is taken, too.
 */
const goThroughFor = <Look>(
  rows: readonly Row[],
  { lines, brandId }: Readonly<{ lines: readonly BasketLine[]; brandId?: string | undefined }>,
  examine: Examine<Look>,
): boolean => {
  const isOfBrand = ({ onlyBrandId }: CompiledCampaign) =>
    onlyBrandId === undefined || onlyBrandId === brandId;
  const isCut = goThrough(rows, examine, isOfBrand);
  if (lines.every(({ lowerBefore }) => lowerBefore === undefined)) return isCut;
  const ofUnits = rows.filter(({ lane }) => isUnitLane(lane));
  return goThrough(ofUnits, examine, (campaign) => campaign.isAnnounced && isOfBrand(campaign)) || isCut;
};

/** Campaigns that may still be reached, and take no place, under one key. */
const uncertainMax = 50;

/** Takes those of the campaigns in these rows that may give something; whether what asks for a card may have kept others out. */
const goThrough = <Look>(
  rows: readonly Row[],
  { lookAt, isCertain, hasPieces, isOfAll, take, isBeyond }: Examine<Look>,
  isMeant: (campaign: CompiledCampaign) => boolean,
): boolean => {
  let isCutByCard = false;
  for (const { lane, campaigns } of rows) {
    let left = examinedMax[lane];
    if (left === 0) continue;
    let uncertain = uncertainMax;
    // Told how far they are, as many as there are places.
    let lacking = left;
    let decided = !isUnitLane(lane);
    let asksForCard = false;
    for (let at = 0; at < campaigns.length; at += 1) {
      const campaign = campaigns[at];
      if (!campaign || !isMeant(campaign)) continue;
      const look = lookAt(campaign);
      if (look === undefined) continue;
      if (!isCertain(look)) {
        if (uncertain > 0) take(look);
        else isCutByCard = true;
        uncertain -= 1;
        continue;
      }
      if (!hasPieces(look)) {
        if (lacking > 0) take(look);
        lacking -= 1;
        continue;
      }
      take(look);
      asksForCard ||= isPricedByCard(campaign);
      if (decided && --left <= 0) {
        if (!isUnitLane(lane))
          tellBeyond(campaigns.slice(at + 1, at + 1 + beyondLookedMax).filter(isMeant), isBeyond);
        isCutByCard ||= asksForCard && at + 1 < campaigns.length;
        break;
      }
      if (!decided && campaign.content.limits.perTrip === undefined && isOfAll(look)) decided = true;
    }
  }
  return isCutByCard;
};

const tellBeyond = (
  campaigns: readonly CompiledCampaign[],
  isBeyond: (campaign: CompiledCampaign) => boolean,
): void => {
  let told = 0;
  for (const campaign of campaigns) {
    if (told === beyondMax) return;
    if (isBeyond(campaign)) told += 1;
  }
};
