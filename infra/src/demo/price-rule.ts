import { createHash } from 'node:crypto';

/** Price range of a category in cents, from cheap to dear. Categories not named take `otherwise`. */
const ranges: Record<string, readonly [number, number]> = {
  Biscuits: [99, 449],
  'Petit-déjeuners': [149, 599],
  'Chips et frites': [119, 389],
  Soupes: [129, 459],
  'Jus de fruits': [139, 429],
};
const otherwise: readonly [number, number] = [149, 499];

/** How dear each demonstration store is, in percent of the rule's price. */
const storeLevelPercent = { nantes: 100, lyon: 103, lille: 97 } as const;

/** Reference of a demonstration store. */
export type StoreReference = keyof typeof storeLevelPercent;

/** A number from 0 to 1 that follows from a text, on every machine. */
const placeOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/**
 * What an article costs the demonstration's retailer in cents, without VAT: of what is left of its shelf price without VAT the
 * hash of its reference picks 48 to 66 percent, so that no offer of the demonstration but a gift would be a resale at a loss.
 */
export const demonstrationPurchasePrice = (
  reference: string,
  { minor, vatPercent }: { minor: number; vatPercent: number },
): number => {
  const percent = 48 + placeOf(`purchase ${reference}`) * 18;
  return Math.round((minor / (1 + vatPercent / 100)) * (percent / 100));
};

/**
 * Of one product in fourteen nobody has typed in what it costs, as happens: margins say so. Nor of crisps, as the roast chicken
 * brings a pack for nothing, which would be a resale at a loss.
 */
export const isPurchasePriceKnown = (reference: string, category: string): boolean =>
  category !== 'Chips et frites' && placeOf(`known ${reference}`) >= 1 / 14;

/**
 * The demonstration's price of a product in cents: SHA-256 of its barcode picks a place in its category's
 * range, the store's level is applied, and the result ends in a 9 as shelf prices do. Same barcode, same
 * price, on every machine.
 */
export const demonstrationPrice = (code: string, category: string, store: StoreReference): number => {
  const [low, high] = ranges[category] ?? otherwise;
  const place = placeOf(code);
  const level = (low + place * (high - low)) * (storeLevelPercent[store] / 100);
  return Math.floor(level / 10) * 10 + 9;
};
