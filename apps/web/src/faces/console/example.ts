import { minorPerPoint } from '@rayon/kernel/points';
import { minorOfOne } from './amount';
import type { WholeCampaign } from './campaign';
import { giftOf } from './gift';

/** What one basket would make of a campaign, in round figures; nothing else is on offer and nothing is used up. */
export type Example =
  | Readonly<{ kind: 'price'; pieces: number; priceMinor: number; beforeMinor: number; afterMinor: number }>
  | Readonly<{ kind: 'basket'; beforeMinor: number; afterMinor: number }>
  | Readonly<{ kind: 'points'; pieces: number; points: number }>
  | Readonly<{ kind: 'multiple'; paidMinor: number; ordinary: number; points: number }>
  | Readonly<{ kind: 'message' }>;

const price = (pieces: number, priceMinor: number, offMinor: number): Example => {
  const beforeMinor = pieces * priceMinor;
  return { kind: 'price', pieces, priceMinor, beforeMinor, afterMinor: beforeMinor - offMinor };
};

/** An example of what the campaign gives, in a currency it acts in. */
export const exampleOf = ({ benefit, conditions, limits }: WholeCampaign, currency: string): Example => {
  const one = minorOfOne(currency);
  const amount = benefit.amountMinor ?? 0;
  switch (giftOf(benefit)) {
    case 'PERCENT_OFF':
      return price(1, 10 * one, Math.round((10 * one * (benefit.percent ?? 0)) / 100));
    case 'AMOUNT_OFF':
      return price(1, Math.max(10 * one, 2 * amount), amount);
    case 'FIXED_PRICE':
      return price(1, amount + one, one);
    case 'N_FOR_M': {
      const take = benefit.take ?? 0;
      return price(take, 3 * one, 3 * one * (take - (benefit.pay ?? 0)));
    }
    case 'BASKET_AMOUNT_OFF': {
      const beforeMinor = conditions[0]?.minimumMinor ?? 0;
      return { kind: 'basket', beforeMinor, afterMinor: beforeMinor - amount };
    }
    case 'POINTS': {
      const pieces = 3;
      const given = benefit.per === 'UNIT' ? Math.min(pieces, limits.perTrip ?? pieces) : 1;
      return { kind: 'points', pieces, points: given * (benefit.points ?? 0) };
    }
    case 'POINTS_MULTIPLIER': {
      const ordinary = 20;
      const points = ordinary + Math.floor((ordinary * ((benefit.multiplierPercent ?? 100) - 100)) / 100);
      return { kind: 'multiple', paidMinor: ordinary * minorPerPoint(currency), ordinary, points };
    }
    case 'MESSAGE':
      return { kind: 'message' };
  }
};
