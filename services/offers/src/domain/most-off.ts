import { basisPointsOf, proportion } from '@rayon/kernel';
import { worthOf } from './basket';
import type { Candidate } from './candidates';
import { mayCountFromPrior } from './prior-price';
import { finePartsOff, finePartsPerMinor } from './unit-offers';

/**
 * What a campaign takes off a basket at the very most, whatever else is given: a bound that is cheap to know, not what it does. Nothing
 * takes more where less is left to pay; the free pieces of a group are its cheapest; caps, floors, limits and other offers only lower it.
 */
export const mostOffBy = (candidate: Candidate): number => {
  const { campaign, capMinor = Number.POSITIVE_INFINITY } = candidate;
  // What a price was raised by is in no cap.
  if (candidate.units.some((unit) => mayCountFromPrior(campaign, unit))) return worthOf(candidate.units);
  const { discountMinor = Number.POSITIVE_INFINITY } = campaign.content.limits;
  return Math.min(capMinor, discountMinor, withoutCaps(candidate));
};

const withoutCaps = ({ campaign, benefit, units }: Candidate): number => {
  if (campaign.lane === 'points') return 0;
  switch (benefit.kind) {
    case 'percent-off':
      return shareOf(worthOf(units), benefit.percent);
    case 'fixed-price':
      return ofUnits({ benefit, units });
    case 'amount-off':
      return benefit.per === 'article' ? worthOf(units) : ofUnits({ benefit, units });
    case 'basket-amount-off':
      return benefit.withoutVat ? worthOf(units) : benefit.amountMinor;
    case 'n-for-m': {
      const { take, pay, percent = 100 } = benefit;
      return shareOf(Math.floor((worthOf(units) * (take - pay)) / take), percent);
    }
    case 'buy-get':
    case 'bundle-percent-off':
      return shareOf(worthOf(units), benefit.percent);
    default:
      return worthOf(units);
  }
};

const shareOf = (minor: number, percent: number): number =>
  proportion(minor, basisPointsOf(percent), finePartsPerMinor);

const ofUnits = ({ benefit, units }: Pick<Candidate, 'benefit' | 'units'>): number => {
  let fineParts = 0;
  for (const unit of units) fineParts += finePartsOff(benefit, unit, unit.priceMinor);
  return proportion(fineParts, 1, finePartsPerMinor);
};
