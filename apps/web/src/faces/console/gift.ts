import type { Campaign } from './campaign';

/** What a campaign can give, as the form names it: bonus points are a number or a multiple. */
export const gifts = [
  'PERCENT_OFF',
  'AMOUNT_OFF',
  'FIXED_PRICE',
  'N_FOR_M',
  'BUY_GET',
  'BUNDLE_PRICE',
  'BASKET_AMOUNT_OFF',
  'STEPS',
  'POINTS',
  'POINTS_MULTIPLIER',
  'CHALLENGE',
  'MESSAGE',
] as const;

/** One of the things a campaign can give. */
export type Gift = (typeof gifts)[number];

/** What this campaign gives. */
export const giftOf = ({ kind, multiplierPercent }: Campaign['benefit']): Gift => {
  if (kind !== 'POINTS_BONUS') return kind;
  return multiplierPercent === null ? 'POINTS' : 'POINTS_MULTIPLIER';
};

const amounts = ['AMOUNT_OFF', 'FIXED_PRICE', 'BUNDLE_PRICE', 'BASKET_AMOUNT_OFF'] as const;

/** Whether it gives points, which go to members only. */
export const givesPoints = (gift: Gift | ''): boolean =>
  gift === 'POINTS' || gift === 'POINTS_MULTIPLIER' || gift === 'CHALLENGE';

/** Whether it is counted over several visits, so that nothing of it is decided at a basket. */
export const isOverVisits = (gift: Gift | ''): boolean => gift === 'CHALLENGE';

/** Whether it is one amount. */
export const giftIsAmount = (gift: Gift | ''): gift is (typeof amounts)[number] =>
  amounts.some((amount) => amount === gift);

/** Whether it takes something off, so that it can have a budget. */
export const lowersPrice = (gift: Gift | ''): boolean =>
  gift !== '' && gift !== 'MESSAGE' && !givesPoints(gift);
