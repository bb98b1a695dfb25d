/** What one trip may hold. Reaching a limit stops the next scan politely, never the trip. */
export type TripLimits = Readonly<{
  /** Pieces of merchandise; deposits do not count. */
  piecesMax: number;
  /** Live lines, deposits included: a receipt carries no more. */
  linesMax: number;
  /** Value of the basket before offers: about so many euros, whatever the currency (`eurosWorth`). */
  valueEurosMax: number;
  /** Lines ever scanned on the trip, voided ones included. */
  linesEverMax: number;
  /** Heaviest single weighed piece. */
  weightGramsMax: number;
  /** Transfer codes one trip may ask for. */
  transferCodesMax: number;
  /** Baskets of one device that were ended and wait for a till: what their offers hold is kept from others. */
  waitingPerDeviceMax: number;
}>;

/** The limits when a retailer sets none. */
export const defaultLimits: TripLimits = {
  piecesMax: 200,
  linesMax: 300,
  valueEurosMax: 5_000,
  linesEverMax: 1_000,
  weightGramsMax: 50_000,
  transferCodesMax: 20,
  waitingPerDeviceMax: 5,
};

/** Coupon codes beside one basket. */
export const couponsMax = 10;

/** Refused scans kept with their code for staff; further ones are counted only. */
export const refusedScansKeptMax = 50;
