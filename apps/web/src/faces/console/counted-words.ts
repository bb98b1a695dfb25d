import type { PastCount } from '@rayon/client/operations/console';
import type { Say } from './say';

/** So many visits, pieces or minor units, as what is counted has it. */
export const countedInWords = (
  count: PastCount,
  number: number,
  { t, money }: Pick<Say, 't' | 'money'>,
): string =>
  count === 'AMOUNT'
    ? money(number)
    : t(count === 'RECEIPTS' ? 'console.pastReceipts' : 'console.pieces', { count: number });
