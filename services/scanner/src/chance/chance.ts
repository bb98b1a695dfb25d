import { randomInt } from 'node:crypto';
import { newId } from '@rayon/kernel';
import { type LineId, lineId, type ReceiptId, receiptId, type TripId, tripId } from '../domain/ids';

/** Makes what must not be guessed; tests that must know a draw bring their own. */
export type Chance = Readonly<{
  newTripId: () => TripId;
  newLineId: () => LineId;
  newReceiptId: () => ReceiptId;
  /** Whole, 0 to 999,999, each as likely. */
  millionths: () => number;
}>;

/** Ids and draws from the operating system's generator: nobody can predict or repeat them. */
export const systemChance: Chance = {
  newTripId: () => tripId(newId()),
  newLineId: () => lineId(newId()),
  newReceiptId: () => receiptId(newId()),
  millionths: () => randomInt(1_000_000),
};
