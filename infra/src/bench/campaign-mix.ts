import type {
  AudienceInput,
  BenefitInput,
  CampaignTargetInput,
  DraftCampaignInput,
} from '@rayon/client/operations/console';
import { comparedText, idFromName } from '@rayon/kernel';
import { type ArticleRow, isTradeEan13, productRows } from '../demo';

/** What `draftCampaign` is given, without its command id. */
export type CampaignInput = Readonly<Omit<DraftCampaignInput, 'commandId'>>;

/** What a campaign gives, to whom and for what; without its dates and its texts. */
type Offer = Readonly<
  Pick<
    CampaignInput,
    'audience' | 'target' | 'trigger' | 'conditions' | 'benefit' | 'stacking' | 'limits' | 'budgetMinor'
  >
>;

const year = new Date().getUTCFullYear();
const window = { from: `${year}-01-01T00:00:00.000Z`, to: `${year + 1}-12-31T00:00:00.000Z` };
const everywhere = { categories: [], brandIds: [], articleIds: [], gtins: [] };

const inTurn = <Value>(values: readonly [Value, ...Value[]], index: number): Value =>
  values[index % values.length] ?? values[0];

/** A third of them look at the whole basket; their thresholds rise until the largest basket does not reach them. */
const basketLevel = (index: number): Offer => {
  const benefit = inTurn<BenefitInput>(
    [
      { kind: 'BASKET_AMOUNT_OFF', amountMinor: 50 },
      { kind: 'BASKET_AMOUNT_OFF', amountMinor: 100 },
      { kind: 'POINTS_BONUS', multiplierPercent: 110 + index },
      { kind: 'MESSAGE' },
    ],
    index,
  );
  return {
    audience: { kind: 'MEMBERS' },
    target: everywhere,
    trigger: { kind: benefit.kind === 'MESSAGE' ? 'TRIP_OPENED' : 'BASKET' },
    conditions: benefit.kind === 'BASKET_AMOUNT_OFF' ? [{ minimumMinor: 1_500 + 1_500 * index }] : [],
    benefit,
    stacking: index % 2 === 0 ? 'STACKABLE' : 'EXCLUSIVE',
    limits: { perTrip: 1, ...(index % 3 === 0 ? { perMember: 1_000 } : {}) },
  };
};

const unitBenefits: readonly [BenefitInput, ...BenefitInput[]] = [
  { kind: 'PERCENT_OFF', percent: 10 },
  { kind: 'AMOUNT_OFF', amountMinor: 20 },
  { kind: 'N_FOR_M', take: 3, pay: 2 },
  { kind: 'FIXED_PRICE', amountMinor: 149 },
  { kind: 'PERCENT_OFF', percent: 25 },
  { kind: 'POINTS_BONUS', points: 10 },
];

const audiences: readonly [AudienceInput, ...AudienceInput[]] = [
  { kind: 'EVERYBODY' },
  { kind: 'MEMBERS' },
  { kind: 'PERSONALISED', notBoughtCategory: 'Soupes' },
];

/** Two thirds are about a category, a brand or twenty articles, as they stand on the shelf side by side. */
const targetOf = (rows: readonly ArticleRow[], index: number): CampaignTargetInput => {
  const row = rows[(index * 397) % rows.length];
  if (index % 12 === 0 && row) return { ...everywhere, categories: [row.category] };
  if (index % 3 === 0 && row?.brand)
    return { ...everywhere, brandIds: [idFromName(`brand:${comparedText(row.brand)}`)] };
  const start = (index * 211) % (rows.length - 20);
  return { ...everywhere, gtins: rows.slice(start, start + 20).flatMap(({ codes }) => codes.slice(0, 1)) };
};

const targeted = (rows: readonly ArticleRow[], index: number): Offer => {
  const benefit = inTurn(unitBenefits, index);
  const isBonus = benefit.kind === 'POINTS_BONUS';
  return {
    audience: isBonus ? { kind: 'MEMBERS' } : inTurn(audiences, index),
    target: targetOf(rows, index),
    trigger: { kind: 'BASKET' },
    conditions: [],
    benefit,
    stacking: index % 4 === 0 ? 'STACKABLE' : 'EXCLUSIVE',
    limits: { perTrip: 10 },
    ...(index % 5 === 0 && !isBonus ? { budgetMinor: 1_000_000_000 } : {}),
  };
};

/** Campaigns of the kinds the demonstration has, the same at every call: two targeted ones for one of the whole basket. */
export const campaignMix = (count: number): CampaignInput[] => {
  const rows = productRows().filter(({ codes }) => isTradeEan13(codes[0]));
  return Array.from({ length: count }, (_, index) => {
    const place = Math.floor(index / 3);
    return {
      ...window,
      storeIds: [],
      title: { fr: `Mesure ${index + 1}`, en: `Measured ${index + 1}` },
      body: { fr: 'Offre de la mesure.', en: 'Offer of the measurement.' },
      priority: index % 10,
      ...(index % 3 === 0 ? basketLevel(place) : targeted(rows, place * 2 + (index % 3) - 1)),
    };
  });
};
