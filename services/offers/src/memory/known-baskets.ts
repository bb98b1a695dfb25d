import { LRUCache } from 'lru-cache';
import type { BasketLine } from '../domain/basket';
import type { ShownOffer } from '../domain/gone-offers';

/** Lines remembered, all baskets together; a line with what was looked up and shown for it takes up to a kilobyte. */
const linesMax = 100_000;
/** A basket nobody asks about is forgotten after this long. */
const idleMilliseconds = 15 * 60_000;

/** What one answer about a basket leaves for the next. */
export type KnownBasket = Readonly<{
  /** In canonical order. */
  lines: readonly BasketLine[];
  /** Campaigns whose counters were looked at. */
  counted: ReadonlySet<string>;
  /**
   * Version of the trip this process told its device about last: where the next follows it, no other process changed what
   * the trip holds in between.
   */
  answered?: number | undefined;
  /** What that answer showed. */
  shown?: readonly ShownOffer[] | undefined;
}>;

/** The baskets this process answered about last, by trip: an answer then costs what changed since the one before. */
export type KnownBaskets = Pick<LRUCache<string, KnownBasket>, 'get' | 'set' | 'delete'>;

/** Remembers baskets. Nothing rests on it: a basket that is forgotten is looked at line by line again. */
export const rememberBaskets = (): KnownBaskets =>
  new LRUCache<string, KnownBasket>({
    maxSize: linesMax,
    sizeCalculation: ({ lines }) => lines.length + 1,
    ttl: idleMilliseconds,
    updateAgeOnGet: true,
  });
