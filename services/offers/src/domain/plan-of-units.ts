import { proportion } from '@rayon/kernel';
import { isLimited } from './basket';
import type { Candidate } from './candidates';
import { capOf, type Ground, grains, lostElsewhere, type Plan, spread, takableOf } from './plan';
import { mayCountFromPrior } from './prior-price';
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
  const ofCheapest = benefit.kind === 'percent-off' && benefit.pick === 'cheapest';
  const worths: Worth[] = [];
  for (const unit of candidate.units) {
    const left = ground.leftOf(unit);
    const most = takableOf(campaign, unit, left) * finePartsPerMinor;
    const fineParts = Math.min(finePartsFrom(candidate, unit, ground.countedOf(unit)), most);
    if (fineParts <= 0) continue;
    const elsewhere = lostElsewhere(ground, campaign, unit);
    if (ofCheapest || fineParts * grains > elsewhere) worths.push({ unit, fineParts, elsewhere });
  }
  if (worths.length === 0) return undefined;
  if (ofCheapest) worths.sort((a, b) => ground.leftOf(a.unit) - ground.leftOf(b.unit) || byIndex(a, b));
  else if (perTrip !== undefined || perArticle !== undefined)
    worths.sort((a, b) => advantageOf(b) - advantageOf(a) || byIndex(a, b));
  const few = firstFew(worths, { perTrip, perArticle });
  return planOfWorths(candidate, few, ground);
};

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
  const chosen = upTo(worths, capMinor);
  const fine = finePartsOf(chosen);
  const totalMinor = Math.min(proportion(fine, 1, finePartsPerMinor), capMinor);
  const gain = Math.min(fine, capMinor * finePartsPerMinor) * grains - elsewhereOf(chosen);
  if (totalMinor === 0 || gain <= 0) return undefined;
  const units = chosen.map(({ unit }) => unit);
  const isShare =
    candidate.benefit.kind === 'percent-off' &&
    candidate.campaign.content.floor === undefined &&
    !units.some((unit) => isLimited(unit.line) || mayCountFromPrior(candidate.campaign, unit));
  const award = () => {
    const weights = isShare ? units.map(ground.leftOf) : wholeMinors(chosen, totalMinor);
    return spread(candidate, units, { totalMinor, weights, times: units.length });
  };
  return { award, discountMinor: totalMinor, held: units, gain };
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
