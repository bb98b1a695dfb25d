import { accepted, type Result, rejected, tidyText } from '@rayon/kernel';
import type { Lot } from './article';
import { catalogLimits } from './limits';
import { toldMax, tripMilliseconds } from './prices';
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

/**
 * The lot after it was put at a moment: the same object when nothing changed. It remembers the markdowns a sticker may
 * still show to somebody who shops; only higher ones, since whoever may choose between two takes the higher.
 */
const changedLot = (present: Lot | undefined, put: Lot, at: Date): Lot => {
  if (!present) return put;
  const { expiresOn, markdownPercent, recalled } = put;
  if (
    present.expiresOn === expiresOn &&
    present.markdownPercent === markdownPercent &&
    present.recalled === recalled
  )
    return present;
  const steps = [...(present.earlier ?? []), { markdownPercent: present.markdownPercent, until: at }];
  const horizon = at.getTime() - tripMilliseconds;
  const earlier = steps
    .filter((step) => step.markdownPercent > markdownPercent && step.until.getTime() > horizon)
    .slice(-toldMax);
  return earlier.length === 0 ? put : { ...put, earlier };
};

/** Lots past their date for this long make room for new ones. */
const keepExpiredMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** The lots after some were put: known ones changed, new ones added, long expired ones dropped when room is needed. */
export const withLots = (
  present: readonly Lot[],
  put: readonly Lot[],
  at: Date,
): Result<readonly Lot[], CatalogRejection> => {
  const byKey = new Map(present.map((lot) => [keyOf(lot), lot]));
  for (const lot of put) byKey.set(keyOf(lot), changedLot(byKey.get(keyOf(lot)), lot, at));
  let lots = [...byKey.values()];
  if (lots.length > catalogLimits.lotsPerArticle) {
    const oldest = new Date(at.getTime() - keepExpiredMilliseconds).toISOString().slice(0, 10);
    lots = lots.filter((lot) => lot.expiresOn >= oldest);
  }
  if (lots.length > catalogLimits.lotsPerArticle)
    return rejected(because('TooMany', 'lots', String(catalogLimits.lotsPerArticle)));
  return accepted(lots.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)));
};
