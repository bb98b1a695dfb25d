import { amountOver } from './amount-over';
import type { Candidate } from './candidates';
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
import { finePartsPerMinor } from './unit-offers';
import { elsewhereOf, upTo, type Worth } from './worths';

/** Once, spread over everything it looks at, but for what an offer elsewhere is better for and it does not need. */
export const planOfAmount = (
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
  const offOf = (some: readonly Worth[]): number =>
    Math.min(capMinor, amountOver(some.map(unitOf), some.map(minorOf), benefit));
  const wanted = offOf(worths);
  const chosen = ground.elsewhere ? upTo(worths, wanted) : worths;
  const discountMinor = chosen.length === worths.length ? wanted : offOf(chosen);
  const gain = discountMinor * grainsPerMinor - elsewhereOf(chosen);
  if (discountMinor === 0 || gain <= 0) return undefined;
  const held = chosen.map(unitOf);
  const award = () =>
    spread(candidate, held, { totalMinor: discountMinor, weights: chosen.map(minorOf), times: 1 });
  return { award, discountMinor, held, gain };
};

const unitOf = ({ unit }: Worth) => unit;

const minorOf = ({ fineParts }: Worth): number => fineParts / finePartsPerMinor;
