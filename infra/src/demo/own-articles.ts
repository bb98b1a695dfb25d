import { checkDigit } from '@rayon/gs1';
import { demonstrationPurchasePrice } from './price-rule';

/** A row of the import, as the `ArticleRowInput` of the gateway. */
export type ArticleRow = {
  reference: string;
  name: string;
  brand?: string;
  category: string;
  codes: string[];
  soldBy: 'UNIT' | 'WEIGHT';
  minimumAge?: number;
  /** Left out: none known. A deposit has none, as it is given back. */
  vatPercent?: number;
  /** Left out: offers may take off all of it. */
  promotionCapPercent?: number;
  /** Without VAT. Left out: not known. */
  purchasePrices?: { currency: 'EUR'; minor: number }[];
  deposit?: boolean;
  depositReference?: string;
  prices: { storeReference: string; minor: number }[];
  lots?: { storeReference: string; lot: string; expiresOn: string; markdownPercent: number }[];
};

const withCheckDigit = (body: string) => `${body}${checkDigit(body)}`;

/** In-store EAN-13 of an article sold by the piece: restricted prefix 20, which carries no measure. */
export const inStoreCode = (number: number) => withCheckDigit(`20${String(number).padStart(10, '0')}`);

/** In-store item code of a weighed article: prefix 21 (weight in grams), measure digits zeroed. */
export const weighedItemCode = (number: number) =>
  withCheckDigit(`21${String(number).padStart(5, '0')}00000`);

/** The label a scale would print: prefix 21, item, weight in grams, check digit. */
export const weighedLabel = (number: number, grams: number) =>
  withCheckDigit(`21${String(number).padStart(5, '0')}${String(grams).padStart(5, '0')}`);

const everywhere = (minor: number) =>
  (['nantes', 'lyon', 'lille'] as const).map((storeReference) => ({ storeReference, minor }));

const bought = (reference: string, price: { minor: number; vatPercent: number }) => [
  { currency: 'EUR' as const, minor: demonstrationPurchasePrice(reference, price) },
];

/** What is eaten and drunk, and alcohol, in France. */
export const vatPercents = { food: 5.5, alcohol: 20 } as const;

/** What offers may take off food and drink in France, all together. */
const foodCapPercent = 34;

const produce: readonly [number, string, number][] = [
  [101, 'Bananes', 199],
  [102, 'Pommes Gala', 279],
  [103, 'Clémentines de Corse', 349],
  [104, 'Tomates grappe', 329],
  [105, 'Carottes', 149],
  [106, 'Pommes de terre de Noirmoutier', 299],
  [107, 'Courgettes', 259],
  [108, 'Raisin blanc Italia', 399],
  [109, 'Comté 12 mois à la coupe', 1890],
  [110, 'Jambon de Bayonne à la coupe', 2990],
];

const bottles: readonly [number, string, number, number][] = [
  [201, 'Bière blonde de Bretagne 75 cl', 389, 18],
  [202, 'Cidre brut fermier 75 cl', 349, 18],
  [203, 'Limonade artisanale 75 cl', 219, 0],
];

const cellar: readonly [number, string, number][] = [
  [211, 'Bordeaux rouge 2023 75 cl', 749],
  [212, 'Muscadet sur lie 75 cl', 595],
];

/** Perishables; their best-before lots are renewed each day by the demonstration. */
export const perishables: readonly { number: number; reference: string; name: string; minor: number }[] = [
  { number: 301, reference: 'salade-cesar', name: 'Salade César 320 g', minor: 499 },
  { number: 302, reference: 'yaourt-vanille', name: 'Yaourt fermier vanille 4 × 125 g', minor: 329 },
  { number: 303, reference: 'poulet-roti', name: 'Poulet rôti fermier', minor: 990 },
];

/** Article references of the demonstration that its scripts name. */
export const depositReference = 'consigne-bouteille';

/** Rayon's own demonstration articles: weighed, with deposit, age-restricted, perishable. */
export const ownArticles = (): ArticleRow[] => [
  {
    reference: depositReference,
    name: 'Consigne bouteille',
    category: 'Consignes',
    codes: [inStoreCode(999)],
    soldBy: 'UNIT',
    deposit: true,
    prices: everywhere(25),
  },
  ...produce.map(
    ([number, name, minor]): ArticleRow => ({
      reference: `vrac-${number}`,
      name,
      category: number < 109 ? 'Fruits et légumes' : 'À la coupe',
      codes: [weighedItemCode(number)],
      soldBy: 'WEIGHT',
      vatPercent: vatPercents.food,
      purchasePrices: bought(`vrac-${number}`, { minor, vatPercent: vatPercents.food }),
      prices: everywhere(minor),
    }),
  ),
  ...bottles.map(
    ([number, name, minor, minimumAge]): ArticleRow => ({
      reference: `bouteille-${number}`,
      name,
      category: minimumAge ? 'Boissons alcoolisées' : 'Boissons',
      codes: [inStoreCode(number)],
      soldBy: 'UNIT',
      minimumAge,
      vatPercent: minimumAge ? vatPercents.alcohol : vatPercents.food,
      ...(minimumAge ? { promotionCapPercent: foodCapPercent } : {}),
      purchasePrices: bought(`bouteille-${number}`, {
        minor,
        vatPercent: minimumAge ? vatPercents.alcohol : vatPercents.food,
      }),
      depositReference,
      prices: everywhere(minor),
    }),
  ),
  ...cellar.map(
    ([number, name, minor]): ArticleRow => ({
      reference: `cave-${number}`,
      name,
      category: 'Boissons alcoolisées',
      codes: [inStoreCode(number)],
      soldBy: 'UNIT',
      minimumAge: 18,
      vatPercent: vatPercents.alcohol,
      promotionCapPercent: foodCapPercent,
      purchasePrices: bought(`cave-${number}`, { minor, vatPercent: vatPercents.alcohol }),
      prices: everywhere(minor),
    }),
  ),
  ...perishables.map(
    ({ number, reference, name, minor }): ArticleRow => ({
      reference,
      name,
      category: 'Frais',
      codes: [inStoreCode(number)],
      soldBy: 'UNIT',
      vatPercent: vatPercents.food,
      // The yoghurts are a gift from €40 of shopping on: with what they cost they would be resold at a loss.
      ...(reference === 'yaourt-vanille'
        ? {}
        : { purchasePrices: bought(reference, { minor, vatPercent: vatPercents.food }) }),
      prices: everywhere(minor),
    }),
  ),
];
