import { accepted, type Result, rejected } from '@rayon/kernel';
import { confirmPayment as confirm, type PaymentRejection } from '../domain/confirm-payment';
import type { TripId } from '../domain/ids';
import type { Receipt, Tender } from '../domain/receipt';
import type { ChangeRejection } from './change-basket';
import type {
  Asked,
  Chance,
  ReceiptNumberUsed,
  Receipts,
  TerminalCaller,
  TripNotFound,
  Trips,
} from './ports';

/** Why no receipt was made. */
export type ConfirmRejection = PaymentRejection | ChangeRejection | ReceiptNumberUsed;

/**
 * Closes the trip with the till's own receipt number. Store, till, business date and number name the receipt for
 * ever: the same key for the same trip gives the same receipt, weeks later and under any command id.
 */
export const confirmPayment =
  ({ trips, receipts, chance }: { trips: Trips; receipts: Receipts; chance: Chance }) =>
  async (
    asked: Asked & {
      caller: TerminalCaller;
      tripId: TripId;
      businessDate: string;
      receiptNumber: string;
      tenders: readonly Tender[];
    },
  ): Promise<Result<{ receipt: Receipt }, ConfirmRejection>> => {
    const { caller, tripId, businessDate, receiptNumber, tenders, at } = asked;
    const { terminalId, storeId } = caller;
    const key = { storeId, tillId: terminalId, businessDate, number: receiptNumber };
    const receiptId = chance.newReceiptId();

    const earlier = await receipts.findByKey(key);
    if (earlier)
      return earlier.tripId === tripId
        ? accepted({ receipt: earlier })
        : rejected({ reason: 'ReceiptNumberUsed' });

    const input = { tripId, businessDate, receiptNumber, tenders };
    const changed = await trips.close<PaymentRejection | TripNotFound>(tripId, { ...asked, input }, (trip) =>
      // A till of another store is told nothing; one of this store that does not hold the basket is.
      trip.storeId === storeId
        ? confirm(trip, { terminalId, receiptId, key, tenders }, at)
        : rejected({ reason: 'TripNotFound' }),
    );
    // Two deliveries of one payment may race: the one that lost finds the winner's receipt.
    const receipt = await receipts.findByKey(key);
    if (receipt?.tripId === tripId) return accepted({ receipt });
    if (changed.ok) throw new Error(`the receipt of trip ${tripId} is missing`);
    return changed;
  };
