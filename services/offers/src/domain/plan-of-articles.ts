import { allocate } from '@rayon/kernel';
import { amountOver } from './amount-over';
import type { Candidate } from './candidates';
import { grouped } from './grouped';
import {
  type BenefitOf,
  capOf,
  type Ground,
  grainsPerMinor,
  lostElsewhere,
  type Plan,
  spread,
  takableOf,
} from './plan';
import { sumOf } from './sum-of';

/** Once for each article, however many lines and pieces it has. */
export const planOfArticles = (
  candidate: Candidate,
  benefit: BenefitOf<'amount-off'>,
  ground: Ground,
): Plan | undefined => {
  const { campaign, units } = candidate;
  const left = units.filter((unit) => ground.leftOf(unit) > 0);
  const articles = grouped(left, ({ line }) => line.articleId).map((own) => {
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
