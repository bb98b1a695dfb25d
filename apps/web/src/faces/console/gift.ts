import type { Campaign } from './campaign';

/**
 * What a campaign can give, as the form names it: bonus points are a number or a multiple, and what goes by the threshold of
 * each shopper is a benefit of its own.
 */
export const gifts = [
  'PERCENT_OFF',
  'AMOUNT_OFF',
  'FIXED_PRICE',
  'N_FOR_M',
  'BUY_GET',
  'BUNDLE_PRICE',
  'BUNDLE_PERCENT_OFF',
  'BASKET_AMOUNT_OFF',
  'OWN_AMOUNT',
  'STEPS',
  'POINTS',
  'OWN_POINTS',
  'POINTS_MULTIPLIER',
  'CHALLENGE',
  'MESSAGE',
] as const;

/** One of the things a campaign can give. */
export type Gift = (typeof gifts)[number];

/** What this campaign gives. */
export const giftOf = ({ kind, multiplierPercent, amountPer, per }: Campaign['benefit']): Gift => {
  if (kind === 'BASKET_AMOUNT_OFF' && amountPer === 'THRESHOLD') return 'OWN_AMOUNT';
  if (kind !== 'POINTS_BONUS') return kind;
  if (multiplierPercent !== null) return 'POINTS_MULTIPLIER';
  return per === 'THRESHOLD' ? 'OWN_POINTS' : 'POINTS';
};

const amounts = ['AMOUNT_OFF', 'FIXED_PRICE', 'BUNDLE_PRICE', 'BASKET_AMOUNT_OFF', 'OWN_AMOUNT'] as const;

/** Whether it gives points, which go to members only. */
export const givesPoints = (gift: Gift | ''): boolean =>
  gift === 'POINTS' || gift === 'OWN_POINTS' || gift === 'POINTS_MULTIPLIER' || gift === 'CHALLENGE';

/** Whether it is counted over several visits, so that nothing of it is decided at a basket. */
export const isOverVisits = (gift: Gift | ''): boolean => gift === 'CHALLENGE';

/** Whether it goes by the threshold of each shopper, which rests on what they agreed to have looked at. */
export const goesByThreshold = (gift: Gift | ''): boolean => gift === 'OWN_AMOUNT' || gift === 'OWN_POINTS';

/** Whether it is of sets that are rewarded whole. */
export const isBundle = (gift: Gift | ''): boolean =>
  gift === 'BUNDLE_PRICE' || gift === 'BUNDLE_PERCENT_OFF';

/** Whether it is one amount. */
export const giftIsAmount = (gift: Gift | ''): gift is (typeof amounts)[number] =>
  amounts.some((amount) => amount === gift);

/** Whether it takes something off, so that it can have a budget. */
export const lowersPrice = (gift: Gift | ''): boolean =>
  gift !== '' && gift !== 'MESSAGE' && !givesPoints(gift);
