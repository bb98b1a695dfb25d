import { idFromName } from '@rayon/kernel';
import { isTradeEan13, productRows } from '../demo';

/** What `draftCampaign` is given, without its command id. */
export type CampaignInput = Readonly<Record<string, unknown>>;

const year = new Date().getUTCFullYear();
const window = { from: `${year}-01-01T00:00:00.000Z`, to: `${year + 1}-12-31T00:00:00.000Z` };
const everywhere = { categories: [], brandIds: [], articleIds: [], gtins: [] };

/** A third of them look at the whole basket; their thresholds rise until the largest basket does not reach them. */
const basketLevel = (index: number): CampaignInput => {
  const thresholdMinor = 1_500 + 1_500 * index;
  const benefits = [
    { kind: 'BASKET_AMOUNT_OFF', thresholdMinor, amountMinor: 50 },
    { kind: 'BASKET_AMOUNT_OFF', thresholdMinor, amountMinor: 100 },
    { kind: 'POINTS_BONUS', multiplierPercent: 110 + index },
    { kind: 'MESSAGE' },
  ];
  const benefit = benefits[index % benefits.length];
  return {
    audience: { kind: 'MEMBERS' },
    target: everywhere,
    trigger: { kind: benefit?.kind === 'MESSAGE' ? 'TRIP_OPENED' : 'BASKET' },
    benefit,
    stacking: index % 2 === 0 ? 'STACKABLE' : 'EXCLUSIVE',
    limits: { perTrip: 1, ...(index % 3 === 0 ? { perMember: 1_000 } : {}) },
  };
};

const unitBenefits = [
  { kind: 'PERCENT_OFF', percent: 10 },
  { kind: 'AMOUNT_OFF', amountMinor: 20 },
  { kind: 'N_FOR_M', take: 3, pay: 2 },
  { kind: 'FIXED_PRICE', amountMinor: 149 },
  { kind: 'PERCENT_OFF', percent: 25 },
  { kind: 'POINTS_BONUS', points: 10 },
];

/** Two thirds are about a category, a brand or twenty articles, as they stand on the shelf side by side. */
const targetOf = (index: number): Record<string, unknown> => {
  const rows = productRows().filter(({ codes }) => isTradeEan13(codes[0]));
  const row = rows[(index * 397) % rows.length];
  if (index % 12 === 0) return { ...everywhere, categories: [row?.category] };
  if (index % 3 === 0 && row?.brand)
    return { ...everywhere, brandIds: [idFromName(`brand:${row.brand.trim().toLowerCase()}`)] };
  const start = (index * 211) % (rows.length - 20);
  return { ...everywhere, gtins: rows.slice(start, start + 20).map(({ codes }) => codes[0]) };
};

const targeted = (index: number): CampaignInput => {
  const benefit = unitBenefits[index % unitBenefits.length];
  const audiences = [
    { kind: 'EVERYBODY' },
    { kind: 'MEMBERS' },
    { kind: 'PERSONALISED', notBoughtCategory: 'Soupes' },
  ];
  return {
    audience: benefit?.kind === 'POINTS_BONUS' ? { kind: 'MEMBERS' } : audiences[index % 3],
    target: targetOf(index),
    trigger: { kind: 'BASKET' },
    benefit,
    stacking: index % 4 === 0 ? 'STACKABLE' : 'EXCLUSIVE',
    limits: { perTrip: 10 },
    ...(index % 5 === 0 && benefit?.kind !== 'POINTS_BONUS' ? { budgetMinor: 1_000_000_000 } : {}),
  };
};

/** Campaigns of the kinds the demonstration has, the same at every call: two targeted ones for one of the whole basket. */
export const campaignMix = (count: number): CampaignInput[] =>
  Array.from({ length: count }, (_, index) => {
    const place = Math.floor(index / 3);
    return {
      ...window,
      storeIds: [],
      title: { fr: `Mesure ${index + 1}`, en: `Measured ${index + 1}` },
      body: { fr: 'Offre de la mesure.', en: 'Offer of the measurement.' },
      priority: index % 10,
      ...(index % 3 === 0 ? basketLevel(place) : targeted(place * 2 + (index % 3) - 1)),
    };
  });
