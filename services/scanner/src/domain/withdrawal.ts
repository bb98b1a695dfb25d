import { type Article, type Label, lotOf } from './article';
import type { ArticleId, LineId, StoreId } from './ids';
import type { Line } from './line';
import type { Trip } from './trip';

/** What must not be sold: its article or its batch is recalled, or it is past its last day of sale. */
export type Withdrawal =
  | Readonly<{ reason: 'Recalled'; name: string }>
  | Readonly<{ reason: 'Expired'; name: string; lastDay: string }>;

/** Why a unit with such a label must not be sold in the store today, if so. */
export const withdrawalOf = (
  article: Article,
  label: Label,
  { storeId, today }: { storeId: StoreId; today: string },
): Withdrawal | undefined => {
  const lot = lotOf(article, storeId, label);
  if (article.saleStop === 'recalled' || lot?.recalled) return { reason: 'Recalled', name: article.name };
  const lastDay = earliest(label.lastDay, lot?.expiresOn);
  if (lastDay === undefined || lastDay >= today) return undefined;
  return { reason: 'Expired', name: article.name, lastDay };
};

const earliest = (...days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/** A moment, with the day in the store of a trip and the trip's articles as they are then. */
export type Now = Readonly<{ at: Date; today: string; articles: ReadonlyMap<ArticleId, Article> }>;

/** Why a line of the trip must not be sold any more, if so; nothing is said of an article that is not known any more. */
const withdrawalOfLine = (
  { articleId, lot, lastDay }: Line,
  { storeId }: Pick<Trip, 'storeId'>,
  { articles, today }: Now,
): Withdrawal | undefined => {
  const article = articles.get(articleId);
  return article && withdrawalOf(article, { lot, lastDay }, { storeId, today });
};

/** A line that must not be sold any more. */
export type LineWithdrawn = Withdrawal & Readonly<{ lineId: LineId }>;

/**
 * The lines of the basket that must not be sold any more. A deposit leaves with the line it follows and never alone, so
 * that line is named for it.
 */
export const withdrawnLines = (trip: Pick<Trip, 'lines' | 'storeId'>, now: Now): LineWithdrawn[] =>
  trip.lines.flatMap((line) => {
    const withdrawal = withdrawalOfLine(line, trip, now);
    if (!withdrawal) return [];
    const { lineId, name } = trip.lines.find((other) => other.lineId === line.parentLineId) ?? line;
    return [{ ...withdrawal, name, lineId }];
  });
