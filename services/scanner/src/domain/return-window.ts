import { dayAfter } from '@rayon/kernel';
import type { Receipt } from './receipt';
import { dayIn, type Store } from './store';

/** Until when goods of a receipt come back. */
export type ReturnWindow = Readonly<{
  /** The last day, YYYY-MM-DD, by the calendar of the store that sold them. */
  lastDay: string;
  isOver: boolean;
}>;

/**
 * The return window of a receipt at an instant; undefined where there is no bound. Days are counted by the calendar, so that the window
 * closes at midnight of the store that sold, whatever its clocks did meanwhile and wherever the goods come back.
 */
export const returnWindowOf = (
  { closedAt }: Pick<Receipt, 'closedAt'>,
  { returnDays, soldBy, at }: { returnDays: number; soldBy: Store; at: Date },
): ReturnWindow | undefined => {
  if (returnDays === 0) return undefined;
  const lastDay = dayAfter(dayIn(soldBy, closedAt), returnDays);
  return { lastDay, isOver: dayIn(soldBy, at) > lastDay };
};
