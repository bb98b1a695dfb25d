import { lineReader, type Sale } from '../domain/sale';
import { type OpenTrip, readOpenTrip } from '../records/open-trip';
import type { Records } from '../records/records';
import type { AskedBasket } from './showing';

/** What is printed on a receipt. */
export type Printed = Readonly<
  Pick<Sale, 'storeId' | 'businessDate'> & { receiptNumber: string; totalMinor: number }
>;

/**
 * The paid basket of a receipt that somebody holds: what is printed on it names it, its total included, so that numbers that
 * follow each other open no other one. The codes that were entered are not on record.
 */
export const findPaid = async (
  records: Records,
  { storeId, businessDate, receiptNumber, totalMinor }: Printed,
): Promise<Readonly<{ known: OpenTrip; basket: AskedBasket }> | undefined> => {
  const sale = await records.sales.findOne({ storeId, businessDate, receiptNumber, totalMinor });
  const known = sale?.tripId === undefined ? undefined : await readOpenTrip(records, sale.tripId);
  if (!sale || !known) return undefined;
  return { known, basket: { storeId, currency: sale.currency, lines: lineReader()(sale) } };
};
