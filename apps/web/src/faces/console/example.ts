import { minorPerPoint } from '@rayon/kernel/points';
import { minorOfOne } from './amount';
import type { WholeCampaign } from './campaign';
import { giftOf, lowersPrice } from './gift';

/**
 * What one basket would make of a campaign, in round figures; what must be in the basket is there besides, nothing else
 * is on offer and nothing is used up.
 */
export type Example =
  | Readonly<{
      /** Of pieces that belong together, each for what it is there for; of the same. */
      kind: 'set' | 'price';
      pieces: number;
      priceMinor: number;
      beforeMinor: number;
      afterMinor: number;
      /** The rate that the example is worked out with, where it takes one. */
      vatPercent?: number;
    }>
  | Readonly<{ kind: 'basket'; beforeMinor: number; afterMinor: number; vatPercent?: number }>
  | Readonly<{ kind: 'points'; pieces: number; points: number }>
  | Readonly<{ kind: 'multiple'; paidMinor: number; ordinary: number; points: number }>
  /** The first step, just reached; of each member's own, by who usually buys what counts at least. */
  | Readonly<{
      kind: 'challenge';
      count: 'RECEIPTS' | 'PIECES' | 'AMOUNT';
      from: number;
      usual?: number;
      points: number;
    }>;

const vatPercent = 20;

/** Pieces of one price: how many there are, how many of them what is off may fall on, and what that is. */
type Pieces = Readonly<{
  kind: 'set' | 'price' | 'basket';
  pieces: number;
  priceMinor: number;
  rewarded: number;
  offMinor: number;
}>;

const share = (minor: number, percent: number): number => (minor * Math.round(percent * 100)) / 10_000;

const roundUp = (minor: number, one: number): number => Math.ceil(minor / one) * one;

/** A piece alone; where the cheapest get it, one piece more than do. */
const each = ({ benefit, limits }: WholeCampaign, priceMinor: number, offMinor: number): Pieces => {
  const isOfCheapest = benefit.pick === 'CHEAPEST';
  const rewarded = isOfCheapest ? (limits.perTrip ?? 1) : 1;
  const pieces = isOfCheapest ? rewarded + 1 : 1;
  return { kind: 'price', pieces, priceMinor, rewarded, offMinor: rewarded * offMinor };
};

const piecesOf = (campaign: WholeCampaign, one: number): Pieces => {
  const { benefit } = campaign;
  const { percent, quantity } = benefit;
  const amount = benefit.amountMinor ?? 0;
  switch (benefit.kind) {
    case 'PERCENT_OFF':
      return each(campaign, 10 * one, share(10 * one, percent ?? 0));
    case 'AMOUNT_OFF': {
      const priceMinor = Math.max(10 * one, 2 * amountWithVat(campaign), roomFor(campaign, one));
      return each(campaign, priceMinor, amountWithVat(campaign));
    }
    case 'FIXED_PRICE':
      return each(campaign, amount + one, one);
    case 'N_FOR_M': {
      const pieces = benefit.take ?? 0;
      const offMinor = share((pieces - (benefit.pay ?? 0)) * 3 * one, percent ?? 100);
      return { kind: 'price', pieces, priceMinor: 3 * one, rewarded: pieces, offMinor };
    }
    case 'BUY_GET': {
      const rewarded = quantity ?? 1;
      const others = (benefit.parts ?? []).reduce((sum, part) => sum + part.quantity, 0);
      const pieces = rewarded + (benefit.buy?.quantity ?? 1) + others;
      const offMinor = share(rewarded * 10 * one, percent ?? 100);
      return { kind: 'set', pieces, priceMinor: 10 * one, rewarded, offMinor };
    }
    case 'BUNDLE_PRICE': {
      const pieces = piecesOfBundle(benefit);
      const priceMinor = roundUp(amount / pieces, one) + one;
      return { kind: 'set', pieces, priceMinor, rewarded: pieces, offMinor: pieces * priceMinor - amount };
    }
    case 'BUNDLE_PERCENT_OFF': {
      const pieces = piecesOfBundle(benefit);
      const offMinor = share(pieces * 10 * one, percent ?? 100);
      return { kind: 'set', pieces, priceMinor: 10 * one, rewarded: pieces, offMinor };
    }
    case 'STEPS':
      return piecesOfStep(campaign, one);
    default:
      return basketOf(campaign, one);
  }
};

const piecesOfBundle = ({ parts, quantity }: WholeCampaign['benefit']): number =>
  (parts ?? []).reduce((sum, part) => sum + part.quantity, quantity ?? 1);

const amountWithVat = ({ benefit: { amountMinor, withoutVat } }: WholeCampaign): number =>
  withoutVat ? Math.round(((amountMinor ?? 0) * (100 + vatPercent)) / 100) : (amountMinor ?? 0);

/** The price of which the whole amount may be taken off. */
const roomFor = (campaign: WholeCampaign, one: number): number => {
  const share = 1 - (campaign.floor?.articlePercent ?? 0) / 100;
  return share > 0 && share < 1 ? roundUp(amountWithVat(campaign) / share, one) + one : 0;
};

/** What has to be left to pay of these articles: nothing, where there may be others in the basket. */
const leftToPay = ({ target, floor }: WholeCampaign): number => {
  const { categories, brandIds, articleIds, gtins } = target;
  const isWhole = categories.length + brandIds.length + articleIds.length + gtins.length === 0;
  return isWhole ? (floor?.basketMinor ?? 0) : 0;
};

/** The first step, just reached. */
const piecesOfStep = (campaign: WholeCampaign, one: number): Pieces => {
  const { benefit, limits } = campaign;
  const { by, gives, steps } = benefit;
  const { from, off } = steps?.[0] ?? { from: 1, off: 0 };
  const isAmount = gives === 'AMOUNT';
  if (by === 'AMOUNT') {
    const most = Math.max(0, from - leftToPay(campaign));
    const offMinor = Math.min(isAmount ? off : share(from, off), most);
    return { kind: 'basket', pieces: 1, priceMinor: from, rewarded: 1, offMinor };
  }
  const priceMinor = Math.max(10 * one, isAmount ? roundUp((2 * off) / from, one) : 0);
  const rewarded = isAmount ? from : Math.min(from, limits.perTrip ?? from);
  const offMinor = isAmount ? off : share(rewarded * priceMinor, off);
  return { kind: 'price', pieces: from, priceMinor, rewarded, offMinor };
};

/** As much as a condition asks for, and as much as is left to pay besides what is off. */
const basketOf = (campaign: WholeCampaign, one: number): Pieces => {
  const offMinor = amountWithVat(campaign);
  const asked = campaign.conditions.flatMap(({ minimumMinor }) => minimumMinor ?? []);
  const enough = asked.length > 0 ? Math.max(offMinor, ...asked) : Math.max(10 * one, 2 * offMinor);
  const priceMinor = Math.max(enough, roomFor(campaign, one), leftToPay(campaign) + offMinor);
  return { kind: 'basket', pieces: 1, priceMinor, rewarded: 1, offMinor };
};

const priced = (campaign: WholeCampaign, one: number): Example => {
  const { kind, pieces, priceMinor, rewarded, offMinor } = piecesOf(campaign, one);
  const { limits, floor, benefit } = campaign;
  const kept = Math.ceil(share(priceMinor, floor?.articlePercent ?? 0));
  const taken = Math.min(
    Math.round(offMinor),
    rewarded * (priceMinor - kept),
    limits.discountMinor ?? Number.POSITIVE_INFINITY,
  );
  const beforeMinor = pieces * priceMinor;
  const totals = {
    beforeMinor,
    afterMinor: beforeMinor - taken,
    ...(benefit.withoutVat ? { vatPercent } : {}),
  };
  return kind === 'basket' ? { kind, ...totals } : { kind, pieces, priceMinor, ...totals };
};

/** An example of what the campaign gives, in a currency it acts in; a message has none: it is shown on the handheld. */
export const exampleOf = (campaign: WholeCampaign, currency: string): Example | undefined => {
  const { benefit, limits } = campaign;
  const gift = giftOf(benefit);
  if (lowersPrice(gift)) return priced(campaign, minorOfOne(currency));
  switch (gift) {
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
    case 'CHALLENGE': {
      const { count = 'RECEIPTS', steps, personal } = benefit.challenge ?? {};
      const { from = 0, points = 0 } = steps?.[0] ?? {};
      const usual = personal ? { usual: personal.atLeast } : {};
      return { kind: 'challenge', count, from: from + (personal?.atLeast ?? 0), points, ...usual };
    }
    default:
      return undefined;
  }
};
