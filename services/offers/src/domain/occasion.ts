import type { BasketLine } from './basket';
import type { Trigger } from './campaign-content';

/** What has just happened on a trip. */
export type Occasion =
  | Readonly<{ kind: 'trip-opened' }>
  /** `basket`: all that is in it as far as that is known, those lines among it. */
  | Readonly<{ kind: 'lines-scanned'; lines: readonly BasketLine[]; basket: readonly BasketLine[] }>
  /** Everything in it, by the lines of which a message is called for. */
  | Readonly<{ kind: 'trip-ended'; lines: readonly BasketLine[] }>;

/** The occasion that calls for a message; one whose trigger says nothing of it answers to lines. */
export const occasionOf = (trigger: Trigger): Occasion['kind'] =>
  trigger === 'trip-opened' || trigger === 'trip-ended' ? trigger : 'lines-scanned';

/** The lines that call for messages. */
export const linesOf = (occasion: Occasion): readonly BasketLine[] =>
  occasion.kind === 'trip-opened' ? [] : occasion.lines;

/** What is in the basket then. */
export const basketOf = (occasion: Occasion): readonly BasketLine[] =>
  occasion.kind === 'lines-scanned' ? occasion.basket : linesOf(occasion);

/** The other lines of the basket: what asks for something in the basket answers to them, too, as that may come after what it is about. */
export const othersOf = (occasion: Occasion): readonly BasketLine[] => {
  if (occasion.kind !== 'lines-scanned') return [];
  const scanned = new Set(occasion.lines.map(({ lineId }) => lineId));
  return occasion.basket.filter(({ lineId }) => !scanned.has(lineId));
};
