import { accepted, type Result, rejected, tidyText } from '@rayon/kernel';
import type { Lot } from './article';
import { catalogLimits } from './limits';
import { because, type CatalogRejection } from './rejection';

const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** Checks the facts of a lot: GS1 characters, a real date, a reduction of 0 to 90 percent. */
export const checkLot = (raw: Lot): Result<Lot, CatalogRejection> => {
  const lot = tidyText(raw.lot);
  if (lot === '') return rejected(because('Missing', 'lot'));
  if (lot.length > catalogLimits.lotCharacters)
    return rejected(because('TooLong', 'lot', String(catalogLimits.lotCharacters)));
  if (!/^[!-~]+$/.test(lot)) return rejected(because('IllegalText', 'lot'));
  if (!isCalendarDate(raw.expiresOn)) return rejected(because('BadDate', 'expiresOn'));
  const { markdownPercent } = raw;
  if (
    !Number.isInteger(markdownPercent) ||
    markdownPercent < 0 ||
    markdownPercent > catalogLimits.markdownPercent
  )
    return rejected(because('BadPercent', 'markdownPercent', String(catalogLimits.markdownPercent)));
  return accepted({ ...raw, lot });
};

const keyOf = ({ storeId, lot }: Lot): string => `${storeId}/${lot}`;

/** Lots past their date for this long make room for new ones. */
const keepExpiredMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** The lots after some were put: known ones replaced, new ones added, long expired ones dropped when room is needed. */
export const withLots = (
  present: readonly Lot[],
  put: readonly Lot[],
  at: Date,
): Result<readonly Lot[], CatalogRejection> => {
  const byKey = new Map(present.map((lot) => [keyOf(lot), lot]));
  for (const lot of put) byKey.set(keyOf(lot), lot);
  let lots = [...byKey.values()];
  if (lots.length > catalogLimits.lotsPerArticle) {
    const oldest = new Date(at.getTime() - keepExpiredMilliseconds).toISOString().slice(0, 10);
    lots = lots.filter((lot) => lot.expiresOn >= oldest);
  }
  if (lots.length > catalogLimits.lotsPerArticle)
    return rejected(because('TooMany', 'lots', String(catalogLimits.lotsPerArticle)));
  return accepted(lots.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)));
};
