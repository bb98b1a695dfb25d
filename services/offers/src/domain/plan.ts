import { allocate, basisPointsMax, basisPointsOf, proportion, vatIn, withVat } from '@rayon/kernel';
import { assignPieces, type Role } from './assign-pieces';
import type { Award } from './award';
import { type Unit, worthOf } from './basket';
import type { Benefit } from './campaign-content';
import type { Candidate } from './candidates';
import { type CompiledCampaign, partsOf } from './compiled-campaign';
import { bestGroups } from './n-for-m';
import { sumOf } from './sum-of';
import type { IsIn } from './target';
import { finePartsOff, finePartsPerMinor } from './unit-offers';

/** What a campaign would take off a basket. */
export type Plan = Readonly<{
  /** Spread over its units: worked out for the plan that is taken, of the many that are compared. */
  award: () => Award;
  /** The minor units it takes off. */
  discountMinor: number;
  /** The units it is given for, those included that are only taken for it; in canonical order. */
  held: readonly Unit[];
  /** What the shopper gains, in grains, beyond what the held units would have elsewhere. */
  gain: number;
}>;

/** The prices that a plan is made on, and what its units could have instead. */
export type Ground = Readonly<{
  /** Minor units left to pay for the unit. */
  leftOf: (unit: Unit) => number;
  /** Minor units left to pay for the whole basket without deposits. */
  leftOfAll: number;
  /** What the unit would win elsewhere, in grains; absent: no unit would win anything. */
  elsewhere?: (campaign: CompiledCampaign, unit: Unit) => number;
  /** Whether the unit is in a group already, and joins no second one. */
  isGrouped: (unit: Unit) => boolean;
}>;

/** The prices before any offer, as if there were no other. */
export const aloneOn = (units: readonly Unit[]): Ground => ({
  leftOf: ({ priceMinor }) => priceMinor,
  leftOfAll: worthOf(units),
  isGrouped: () => false,
});

/** A fine part of a minor unit has so many, so that a tie can be given to whoever outranks the other. */
export const grains = 1024;

const grainsPerMinor = finePartsPerMinor * grains;

/** The best that a campaign can do with its candidate's units on that ground; undefined: nothing. */
export const planFor = (candidate: Candidate, ground: Ground): Plan | undefined => {
  const { benefit } = candidate;
  switch (benefit.kind) {
    case 'percent-off':
    case 'fixed-price':
      return planOfUnits(candidate, ground);
    case 'amount-off':
      return benefit.per === 'article'
        ? planOfArticles(candidate, benefit, ground)
        : planOfUnits(candidate, ground);
    case 'basket-amount-off':
      return planOfAmount(candidate, benefit, ground);
    case 'n-for-m':
      return planOfGroups(candidate, benefit, ground);
    case 'buy-get':
    case 'bundle-price':
      return planOfSets(candidate, benefit, ground);
    default:
      return undefined;
  }
};

type BenefitOf<Kind extends Benefit['kind']> = Extract<Benefit, { kind: Kind }>;

/** The most a campaign may take off on this ground: its own cap, what is left of its budget, the floor of the basket. */
const capOf = ({ campaign, capMinor }: Candidate, { leftOfAll }: Ground): number => {
  const { limits, floor } = campaign.content;
  return Math.max(
    0,
    Math.min(
      capMinor ?? Number.POSITIVE_INFINITY,
      limits.discountMinor ?? Number.POSITIVE_INFINITY,
      leftOfAll - (floor?.basketMinor ?? 0),
    ),
  );
};

const lostElsewhere = ({ elsewhere }: Ground, campaign: CompiledCampaign, unit: Unit): number =>
  elsewhere ? elsewhere(campaign, unit) : 0;

/** What a campaign may take off one unit: what is left of it, above the floor of its price. */
const takableOf = ({ content }: CompiledCampaign, unit: Unit, leftMinor: number): number => {
  const percent = content.floor?.articlePercent;
  if (percent === undefined) return leftMinor;
  return Math.max(0, leftMinor - Math.ceil((unit.priceMinor * basisPointsOf(percent)) / finePartsPerMinor));
};

const inOrder = (units: Unit[]): Unit[] => units.sort((left, right) => left.index - right.index);

/** Spreads a discount over units in canonical order by what may be taken off each, to the cent. */
const spread = (
  { campaign }: Candidate,
  units: readonly Unit[],
  { totalMinor, weights, times }: { totalMinor: number; weights: readonly number[]; times: number },
): Award => ({
  campaign,
  units,
  minors: allocate(totalMinor, weights),
  discountMinor: totalMinor,
  times,
});

type Worth = Readonly<{ unit: Unit; fineParts: number; elsewhere: number }>;

const advantageOf = ({ fineParts, elsewhere }: Worth): number => fineParts * grains - elsewhere;

/**
 * Units that each get the benefit by themselves: those on which it is better than what they would have elsewhere. Where
 * the campaign limits them, the best, or the cheapest where it says so.
 */
const planOfUnits = (candidate: Candidate, ground: Ground): Plan | undefined => {
  const { campaign, benefit, units } = candidate;
  const { perTrip, perArticle } = campaign.content.limits;
  const ofCheapest = benefit.kind === 'percent-off' && benefit.pick === 'cheapest';
  const worths = units
    .map((unit): Worth => {
      const left = ground.leftOf(unit);
      const most = takableOf(campaign, unit, left) * finePartsPerMinor;
      return {
        unit,
        fineParts: Math.min(finePartsOff(benefit, unit, left), most),
        elsewhere: lostElsewhere(ground, campaign, unit),
      };
    })
    .filter((worth) => worth.fineParts > 0 && (ofCheapest || advantageOf(worth) > 0));
  if (ofCheapest) worths.sort((a, b) => ground.leftOf(a.unit) - ground.leftOf(b.unit) || byIndex(a, b));
  else if (perTrip !== undefined || perArticle !== undefined)
    worths.sort((a, b) => advantageOf(b) - advantageOf(a) || byIndex(a, b));
  const few = firstFew(worths, { perTrip, perArticle });
  return planOfWorths(candidate, few, ground);
};

const byIndex = (left: Worth, right: Worth): number => left.unit.index - right.unit.index;

const firstFew = (
  worths: readonly Worth[],
  { perTrip, perArticle }: { perTrip: number | undefined; perArticle: number | undefined },
): readonly Worth[] => {
  if (perArticle === undefined) return perTrip === undefined ? worths : worths.slice(0, perTrip);
  const taken = new Map<string, number>();
  return worths
    .filter(({ unit: { line } }) => {
      const before = taken.get(line.articleId) ?? 0;
      taken.set(line.articleId, before + 1);
      return before < perArticle;
    })
    .slice(0, perTrip);
};

/** A share is rounded once, on all units together (halves up), so that how pieces are split over lines changes nothing. */
const planOfWorths = (candidate: Candidate, worths: readonly Worth[], ground: Ground): Plan | undefined => {
  const capMinor = capOf(candidate, ground);
  const chosen = upTo(worths, capMinor).sort(byIndex);
  const units = chosen.map(({ unit }) => unit);
  const fine = finePartsOf(chosen);
  const totalMinor = Math.min(proportion(fine, 1, finePartsPerMinor), capMinor);
  const gain = Math.min(fine, capMinor * finePartsPerMinor) * grains - elsewhereOf(chosen);
  if (totalMinor === 0 || gain <= 0) return undefined;
  const isShare = candidate.benefit.kind === 'percent-off' && candidate.campaign.content.floor === undefined;
  const weights = isShare
    ? units.map(ground.leftOf)
    : chosen.map(({ fineParts }) => Math.ceil(fineParts / finePartsPerMinor));
  const award = () => spread(candidate, units, { totalMinor, weights, times: units.length });
  return { award, discountMinor: totalMinor, held: units, gain };
};

/** Units with something to lose elsewhere of which every choice is tried. */
const everyChoiceOf = 6;

/**
 * Where so much is reached by fewer units, those that lose least elsewhere for what they bring; what loses nothing all
 * takes part, since the discount is spread over it. Exact up to six units that would lose something, beyond that the
 * cheapest for what they bring, without those that turn out not to be needed.
 */
const upTo = (worths: readonly Worth[], mostMinor: number): Worth[] => {
  const most = mostMinor * finePartsPerMinor;
  const free = worths.filter(({ elsewhere }) => elsewhere <= 0);
  const freely = finePartsOf(free);
  if (free.length === worths.length || freely >= most) return free;
  const costly = worths.filter((worth) => worth.elsewhere > 0 && advantageOf(worth) > 0);
  if (freely + finePartsOf(costly) <= most) return [...free, ...costly];
  const chosen =
    costly.length <= everyChoiceOf ? bestChoice(costly, most - freely) : cheapChoice(costly, most - freely);
  return [...free, ...chosen];
};

const finePartsOf = (worths: readonly Worth[]): number => {
  let sum = 0;
  for (const { fineParts } of worths) sum += fineParts;
  return sum;
};

/** What a choice of units gains: what they bring up to the most, after what they lose. */
const gainOf = (chosen: readonly Worth[], most: number): number =>
  Math.min(most, finePartsOf(chosen)) * grains - elsewhereOf(chosen);

const elsewhereOf = (worths: readonly Worth[]): number => {
  let sum = 0;
  for (const { elsewhere } of worths) sum += elsewhere;
  return sum;
};

const bestChoice = (worths: readonly Worth[], most: number): readonly Worth[] => {
  let best: readonly Worth[] = [];
  let bestGain = 0;
  for (let choice = 1; choice < 2 ** worths.length; choice += 1) {
    const chosen = worths.filter((_, at) => (choice >> at) & 1);
    const gain = gainOf(chosen, most);
    if (gain <= bestGain) continue;
    best = chosen;
    bestGain = gain;
  }
  return best;
};

const cheapChoice = (worths: readonly Worth[], most: number): readonly Worth[] => {
  const cheapFirst = [...worths].sort(
    (left, right) =>
      left.elsewhere / left.fineParts - right.elsewhere / right.fineParts || byIndex(left, right),
  );
  let reached = 0;
  const chosen = cheapFirst.filter(({ fineParts, elsewhere }) => {
    const brings = Math.min(fineParts, most - reached);
    const takesPart = brings * grains > elsewhere;
    if (takesPart) reached += fineParts;
    return takesPart;
  });
  return chosen.filter(({ fineParts }) => {
    const isNeeded = reached - fineParts < most;
    if (!isNeeded) reached -= fineParts;
    return isNeeded;
  });
};

/** What an amount takes off units of which so much may be taken. */
const amountOver = (
  units: readonly Unit[],
  takable: readonly number[],
  { amountMinor, withoutVat = false }: { amountMinor: number; withoutVat?: boolean },
): number => Math.min(withoutVat ? grossOf(units, takable, amountMinor) : amountMinor, sumOf(takable));

/** An amount without VAT as what it lowers prices by that have VAT in them: shared by rate, rounded once for each. */
const grossOf = (units: readonly Unit[], takable: readonly number[], netMinor: number): number => {
  const byRate = new Map<number | undefined, number>();
  for (const [at, { line }] of units.entries())
    byRate.set(line.vatBasisPoints, (byRate.get(line.vatBasisPoints) ?? 0) + (takable[at] ?? 0));
  const rates = [...byRate.keys()].sort((left, right) => (left ?? 0) - (right ?? 0));
  const nets = rates.map((rate) => {
    const gross = byRate.get(rate) ?? 0;
    return gross - vatIn(gross, rate);
  });
  const shares = allocate(Math.min(netMinor, sumOf(nets)), nets);
  return sumOf(rates.map((rate, at) => withVat(shares[at] ?? 0, rate)));
};

/** Once for each article, however many lines and pieces it has. */
const planOfArticles = (
  candidate: Candidate,
  benefit: BenefitOf<'amount-off'>,
  ground: Ground,
): Plan | undefined => {
  const { campaign, units } = candidate;
  const byArticle = new Map<string, Unit[]>();
  for (const unit of units) {
    if (ground.leftOf(unit) === 0) continue;
    const own = byArticle.get(unit.line.articleId);
    if (own) own.push(unit);
    else byArticle.set(unit.line.articleId, [unit]);
  }
  const articles = [...byArticle.values()].map((own) => {
    const takable = own.map((unit) => takableOf(campaign, unit, ground.leftOf(unit)));
    const offMinor = amountOver(own, takable, benefit);
    const elsewhere = sumOf(own.map((unit) => lostElsewhere(ground, campaign, unit)));
    return { own, minors: allocate(offMinor, takable), gain: offMinor * grainsPerMinor - elsewhere };
  });
  const best = articles
    .filter(({ gain }) => gain > 0)
    .sort((left, right) => right.gain - left.gain)
    .slice(0, campaign.content.limits.perTrip);
  const pairs = best
    .flatMap(({ own, minors }) => own.map((unit, at) => ({ unit, minor: minors[at] ?? 0 })))
    .sort((left, right) => left.unit.index - right.unit.index);
  const held = pairs.map(({ unit }) => unit);
  const wanted = sumOf(pairs.map(({ minor }) => minor));
  const totalMinor = Math.min(wanted, capOf(candidate, ground));
  const gain = sumOf(best.map((one) => one.gain)) - (wanted - totalMinor) * grainsPerMinor;
  if (totalMinor === 0 || gain <= 0) return undefined;
  const weights = pairs.map(({ minor }) => minor);
  const award = () => spread(candidate, held, { totalMinor, weights, times: best.length });
  return { award, discountMinor: totalMinor, held, gain };
};

/** Once, spread over everything it looks at, but for what an offer elsewhere is better for and it does not need. */
const planOfAmount = (
  candidate: Candidate,
  benefit: BenefitOf<'basket-amount-off'>,
  ground: Ground,
): Plan | undefined => {
  const { campaign } = candidate;
  const capMinor = capOf(candidate, ground);
  const worths: Worth[] = [];
  for (const unit of candidate.units) {
    const takable = takableOf(campaign, unit, ground.leftOf(unit));
    if (takable > 0)
      worths.push({
        unit,
        fineParts: takable * finePartsPerMinor,
        elsewhere: lostElsewhere(ground, campaign, unit),
      });
  }
  const offOf = (some: readonly Worth[]): number => {
    const takable = some.map(({ fineParts }) => fineParts / finePartsPerMinor);
    return Math.min(
      capMinor,
      amountOver(
        some.map(({ unit }) => unit),
        takable,
        benefit,
      ),
    );
  };
  const wanted = offOf(worths);
  const chosen = ground.elsewhere ? upTo(worths, wanted).sort(byIndex) : worths;
  const discountMinor = chosen.length === worths.length ? wanted : offOf(chosen);
  const gain = discountMinor * grainsPerMinor - elsewhereOf(chosen);
  if (discountMinor === 0 || gain <= 0) return undefined;
  const held = chosen.map(({ unit }) => unit);
  const weights = chosen.map(({ fineParts }) => fineParts / finePartsPerMinor);
  const award = () => spread(candidate, held, { totalMinor: discountMinor, weights, times: 1 });
  return { award, discountMinor, held, gain };
};

const groupable = ({ campaign, units }: Candidate, ground: Ground): Unit[] =>
  units.filter((unit) => !ground.isGrouped(unit) && takableOf(campaign, unit, ground.leftOf(unit)) > 0);

/** Groups of so many pieces of which the cheapest get the percentage, which is spread over the group. */
const planOfGroups = (
  candidate: Candidate,
  { take, pay, percent = 100 }: BenefitOf<'n-for-m'>,
  ground: Ground,
): Plan | undefined => {
  const { campaign } = candidate;
  const units = groupable(candidate, ground);
  const share = basisPointsOf(percent);
  const pieces = units.map((unit) => ({
    value: ground.leftOf(unit) * share * grains,
    elsewhere: lostElsewhere(ground, campaign, unit),
  }));
  const { groups, gain } = bestGroups(pieces, { take, pay, groupsMax: campaign.content.limits.perTrip });
  const grouped = groups.map((group) => group.flatMap((position) => units[position] ?? []));
  const free = sumOf(grouped.flatMap((group) => group.slice(pay).map(ground.leftOf)));
  const together = inOrder(grouped.flat());
  return planOfTogether(candidate, ground, {
    held: together,
    rewarded: together,
    wantedMinor: proportion(free, share, finePartsPerMinor),
    gain,
    times: groups.length,
  });
};

/** Pieces that belong together, in canonical order, and what would be taken off them if the campaign might take any amount. */
type Together = Readonly<{
  held: readonly Unit[];
  rewarded: readonly Unit[];
  wantedMinor: number;
  gain: number;
  times: number;
}>;

const planOfTogether = (
  candidate: Candidate,
  ground: Ground,
  { held, rewarded, wantedMinor, gain, times }: Together,
): Plan | undefined => {
  const weights = rewarded.map((unit) => takableOf(candidate.campaign, unit, ground.leftOf(unit)));
  const totalMinor = Math.min(wantedMinor, sumOf(weights), capOf(candidate, ground));
  const left = gain - (wantedMinor - totalMinor) * grainsPerMinor;
  if (totalMinor <= 0 || left <= 0) return undefined;
  const award = () => spread(candidate, rewarded, { totalMinor, weights, times });
  return { award, discountMinor: totalMinor, held, gain: left };
};

/** What a set costs, and the shares of their prices that its pieces are rewarded with: those of the target, those of the other parts. */
const termsOf = (benefit: BenefitOf<'buy-get'> | BenefitOf<'bundle-price'>) =>
  benefit.kind === 'buy-get'
    ? { costMinor: 0, ownShare: basisPointsOf(benefit.percent), partShare: 0 }
    : { costMinor: benefit.amountMinor, ownShare: basisPointsMax, partShare: basisPointsMax };

/** Sets of pieces from several targets: what is taken and what is given for it, or what costs one price together. */
const planOfSets = (
  candidate: Candidate,
  benefit: BenefitOf<'buy-get'> | BenefitOf<'bundle-price'>,
  ground: Ground,
): Plan | undefined => {
  const { campaign } = candidate;
  const units = groupable(candidate, ground);
  const pieces = units.map((unit) => ({ elsewhere: lostElsewhere(ground, campaign, unit) }));
  const { costMinor, ownShare, partShare } = termsOf(benefit);
  const place = (quantity: number, isIn: IsIn | undefined, share: number): Role & { share: number } => ({
    quantity,
    share,
    // What is got may be fewer pieces than there might be; what has to be taken may not.
    optional: benefit.kind === 'buy-get' && share > 0,
    accepts: (position) => {
      const unit = units[position];
      return unit !== undefined && isIn?.(unit.line) === true;
    },
    value: (position) => {
      const unit = units[position];
      return unit === undefined ? 0 : ground.leftOf(unit) * share * grains;
    },
  });
  const places = [
    ...partsOf(benefit).map(({ quantity }, at) => place(quantity, campaign.isPart[at], partShare)),
    place(benefit.quantity, campaign.isTarget, ownShare),
  ];
  const { sets, roleOf, gain } = assignPieces(pieces, places, {
    cost: costMinor * grainsPerMinor,
    setsMax: campaign.content.limits.perTrip,
  });
  const unitsAt = (isMeant: (role: number) => boolean) =>
    units.filter((_, position) => isMeant(roleOf.get(position) ?? -1));
  const rewarded = unitsAt((role) => (places[role]?.share ?? 0) > 0);
  const worth = sumOf(rewarded.map(ground.leftOf));
  return planOfTogether(candidate, ground, {
    held: unitsAt((role) => role >= 0),
    rewarded,
    wantedMinor: proportion(worth, ownShare, basisPointsMax) - sets * costMinor,
    gain,
    times: sets,
  });
};
