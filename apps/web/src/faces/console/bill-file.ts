import type { PlacementBillQuery } from '@rayon/client/operations/console';
import { csvOf } from '../../parts/csv';
import { typedAmount } from './amount';
import type { WholeCampaign } from './campaign';

/** What a brand is billed for a place. */
export type Bill = NonNullable<NonNullable<PlacementBillQuery['campaign']>['placementBill']>;
export type BillLine = Bill['lines'][number];

/** The last day of a line: it goes up to the beginning of the next. */
export const lastDayOfLine = ({ to }: Pick<BillLine, 'to'>): string =>
  new Date(Date.parse(to) - 1).toISOString().slice(0, 10);

/** Days are UTC, as the bill counts them. */
export const firstDayOfLine = ({ from }: Pick<BillLine, 'from'>): string => from.slice(0, 10);

/** An amount as a file has it: a point before its decimals, whatever the language. */
const decimal = ({ minor, currency }: BillLine['amount']): string => typedAmount(minor, currency, 'en');

const columns = [
  'campaign',
  'line',
  'first_day',
  'last_day',
  'billing',
  'price',
  'count',
  'taken_back',
  'amount',
  'count_up_to_here',
  'amount_up_to_here',
  'currency',
];

/**
 * The lines of a bill as a file: `amount_up_to_here` is `count_up_to_here` times the price (by a thousand for impressions), cut to
 * whole minor units, and `amount` what it is above the line before.
 */
export const billFile = (
  { id, placement }: Pick<WholeCampaign, 'id' | 'placement'>,
  lines: readonly BillLine[],
): string => {
  const { billing = '', price } = placement ?? {};
  const rows = lines.map((line) => [
    id,
    line.number,
    firstDayOfLine(line),
    lastDayOfLine(line),
    billing.toLowerCase(),
    price ? decimal(price) : '',
    line.count,
    line.takenBack,
    decimal(line.amount),
    line.countSum,
    decimal(line.amountSum),
    line.amount.currency,
  ]);
  return csvOf([columns, ...rows]);
};
