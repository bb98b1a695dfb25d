/**
 * What the catalogue accepts at most. The gateway lets an import of this size in (`gateway/src/walls/limits.ts`). Codes,
 * prices and lots are what one event may carry of an article.
 */
export const catalogLimits = {
  rowsPerImport: 500,
  /** Prices, purchase prices and lots of all rows together: five a row where there are as many rows as may be. */
  placesPerImport: 2_500,
  referenceCharacters: 64,
  nameCharacters: 200,
  categoryCharacters: 100,
  brandCharacters: 100,
  codesPerArticle: 20,
  storesPerArticle: 50,
  lotsPerArticle: 50,
  /** Purchase prices of one article: one per currency. */
  currenciesPerArticle: 10,
  lotCharacters: 20,
  /** About so many euros, whatever the currency: above it somebody mistyped. */
  priceEuros: 1_000_000,
  minimumAgeYears: 99,
  markdownPercent: 90,
  cityCharacters: 100,
  timeZoneCharacters: 60,
  regionCharacters: 60,
} as const;
