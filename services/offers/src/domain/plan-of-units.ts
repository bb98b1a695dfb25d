import { allocate, proportion } from '@rayon/kernel';
import type { Award } from './award';
import { isLimited } from './basket';
import { picksCheapest } from './campaign-content';
import type { Candidate } from './candidates';
import {
  floorCapOf,
  type Ground,
  grains,
  grainsPerMinor,
  lostElsewhere,
  type Plan,
  promiseCapOf,
  spread,
  takableOf,
} from './plan';
import { mayCountFromPrior, raisedIn } from './prior-price';
import { sumOf } from './sum-of';
import { finePartsFrom, finePartsPerMinor } from './unit-offers';
import { advantageOf, byIndex, elsewhereOf, finePartsOf, upTo, type Worth } from './worths';

/**
 * Units that each get the benefit by themselves: those on which it is better than what they would have elsewhere. Where
 * the campaign limits them, the best, or the cheapest where it says so.
 */
export const planOfUnits = (candidate: Candidate, ground: Ground): Plan | undefined => {
  const { campaign, benefit } = candidate;
  const { perTrip, perArticle } = campaign.content.limits;
  const ofCheapest = picksCheapest(benefit);
  const worths: UnitWorth[] = [];
  for (const unit of candidate.units) {
    const left = ground.leftOf(unit);
    const takable = takableOf(campaign, unit, left);
    const counted = ground.countedOf(unit);
    const all = Math.min(finePartsFrom(candidate, unit, counted), takable * finePartsPerMinor);
    if (all <= 0) continue;
    const raisedMinor = raisedIn(campaign, unit, { left: counted, offMinor: takable });
    const fineParts = all - raisedMinor * finePartsPerMinor;
    // What was raised is taken off beside what is promised, whatever caps that.
    const elsewhere = lostElsewhere(ground, campaign, unit) - raisedMinor * grainsPerMinor;
    if (ofCheapest || fineParts * grains > elsewhere)
      worths.push({ unit, fineParts, elsewhere, raisedMinor });
  }
  if (worths.length === 0) return undefined;
  if (ofCheapest) worths.sort((a, b) => ground.leftOf(a.unit) - ground.leftOf(b.unit) || byIndex(a, b));
  else if (perTrip !== undefined || perArticle !== undefined)
    worths.sort((a, b) => advantageOf(b) - advantageOf(a) || byIndex(a, b));
  const few = firstFew(worths, { perTrip, perArticle });
  return planOfWorths(candidate, few, ground);
};

/** What a campaign promises of a unit, and what it takes off before that because the price was raised. */
type UnitWorth = Worth & Readonly<{ raisedMinor: number }>;

const firstFew = (
  worths: readonly UnitWorth[],
  { perTrip, perArticle }: { perTrip: number | undefined; perArticle: number | undefined },
): readonly UnitWorth[] => {
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
const planOfWorths = (
  candidate: Candidate,
  worths: readonly UnitWorth[],
  ground: Ground,
): Plan | undefined => {
  const promiseCap = promiseCapOf(candidate);
  const floorCap = floorCapOf(candidate, ground);
  const chosen = upTo(worths, Math.min(promiseCap, floorCap));
  const fine = finePartsOf(chosen);
  const raisedInAll = sumOf(chosen.map((worth) => worth.raisedMinor));
  const raisedMinor = Math.min(raisedInAll, floorCap);
  const promisedMinor = Math.min(proportion(fine, 1, finePartsPerMinor), promiseCap, floorCap - raisedMinor);
  const totalMinor = promisedMinor + raisedMinor;
  const mostFine = Math.min(promiseCap, floorCap - raisedMinor) * finePartsPerMinor;
  const missed = (raisedInAll - raisedMinor) * grainsPerMinor;
  const gain = Math.min(fine, mostFine) * grains - elsewhereOf(chosen) - missed;
  if (totalMinor === 0 || gain <= 0) return undefined;
  const units = chosen.map(({ unit }) => unit);
  const isShare =
    candidate.benefit.kind === 'percent-off' &&
    candidate.campaign.content.floor === undefined &&
    !units.some((unit) => isLimited(unit.line) || mayCountFromPrior(candidate.campaign, unit));
  const award = (): Award => {
    const weights = isShare ? units.map(ground.leftOf) : wholeMinors(chosen, promisedMinor);
    const promised = spread(candidate, units, { totalMinor: promisedMinor, weights, times: units.length });
    return raisedMinor === 0 ? promised : withRaised(promised, raisedMinor, chosen);
  };
  return { award, discountMinor: totalMinor, held: units, gain };
};

/** The award with what was raised taken off as well. */
const withRaised = (promised: Award, raisedMinor: number, chosen: readonly UnitWorth[]): Award => {
  const raised = allocate(
    raisedMinor,
    chosen.map((worth) => worth.raisedMinor),
  );
  const minors = promised.minors.map((minor, at) => minor + (raised[at] ?? 0));
  return { ...promised, minors, raised, discountMinor: promised.discountMinor + raisedMinor };
};

/** What each unit would have off by itself in whole minor units, of which as many are rounded up as it takes to come to the total. */
const wholeMinors = (worths: readonly Worth[], totalMinor: number): number[] => {
  const minors = worths.map(({ fineParts }) => Math.floor(fineParts / finePartsPerMinor));
  const partsOf = (at: number): number => (worths[at]?.fineParts ?? 0) % finePartsPerMinor;
  const missing = totalMinor - sumOf(minors);
  const nearest = [...minors.keys()].sort((left, right) => partsOf(right) - partsOf(left));
  for (const at of nearest.slice(0, Math.max(0, missing))) minors[at] = (minors[at] ?? 0) + 1;
  return minors;
};
