import type { ArticleId, TripId } from './domain/ids';
import { dayIn } from './domain/store';
import type { Trip } from './domain/trip';
import type { Now } from './domain/withdrawal';
import type { Scanner } from './scanner';

/** A trip as its shop is now: what was safe to sell when it was scanned may not be any more. */
export const nowOf = async (
  { assortment }: Pick<Scanner, 'assortment'>,
  trip: Pick<Trip, 'lines' | 'storeId'>,
  at: Date,
): Promise<Now> => {
  const store = await assortment.store(trip.storeId);
  const ids = [...new Set(trip.lines.map(({ articleId }) => articleId))];
  const found = await Promise.all(ids.map((id) => assortment.article(id)));
  const articles = new Map(found.flatMap((article) => (article ? [[article.articleId, article]] : [])));
  return { at, articles, today: store ? dayIn(store, at) : at.toISOString().slice(0, 10) };
};

/** The same for a trip by its id, as this process remembers it or the store has it. */
export const lookAgain = async (
  scanner: Pick<Scanner, 'assortment' | 'trips'>,
  tripId: TripId,
  at: Date,
): Promise<Now> => {
  const kept = await scanner.trips.latest(tripId);
  return kept ? nowOf(scanner, kept.row, at) : { at, articles: new Map<ArticleId, never>(), today: '' };
};
