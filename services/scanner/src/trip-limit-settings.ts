import { type SettingValues, wholeNumber } from '@rayon/process';
import { defaultLimits as limits, type TripLimits } from './domain/limits';

/** No trip holds more: the contracts of its events do not carry them. */
const carriedLinesMax = 300;

/** What one trip may hold, as a retailer may set it. */
export const limitSettings = {
  TRIP_PIECES_MAX: wholeNumber({
    about: 'Pieces of merchandise one trip may hold, deposits not counted',
    unit: 'pieces',
    default: limits.piecesMax,
    max: 10_000,
  }),
  TRIP_LINES_MAX: wholeNumber({
    about: 'Lines one trip may hold, deposits included',
    unit: 'lines',
    default: limits.linesMax,
    max: carriedLinesMax,
  }),
  TRIP_VALUE_EUROS_MAX: wholeNumber({
    about: 'Value of a basket before offers; of other currencies about as much',
    unit: 'euros',
    default: limits.valueEurosMax,
    max: 1_000_000,
  }),
  TRIP_LINES_EVER_MAX: wholeNumber({
    about: 'Lines ever scanned on one trip, voided ones included',
    unit: 'lines',
    default: limits.linesEverMax,
    max: 1_000,
  }),
  TRIP_WEIGHT_GRAMS_MAX: wholeNumber({
    about: 'Heaviest single weighed piece',
    unit: 'grams',
    default: limits.weightGramsMax,
    max: 99_999,
  }),
  TRIP_TRANSFER_CODES_MAX: wholeNumber({
    about: 'Transfer codes one trip may ask for',
    unit: 'codes',
    default: limits.transferCodesMax,
    max: 100,
  }),
  TRIP_WAITING_PER_DEVICE_MAX: wholeNumber({
    about: 'Ended baskets of one device that may wait for a till',
    unit: 'baskets',
    default: limits.waitingPerDeviceMax,
    max: 100,
  }),
} as const;

/** The limits that were set. */
export const limitsOf = (said: SettingValues<typeof limitSettings>): TripLimits => ({
  ...limits,
  piecesMax: said.TRIP_PIECES_MAX,
  linesMax: said.TRIP_LINES_MAX,
  valueEurosMax: said.TRIP_VALUE_EUROS_MAX,
  linesEverMax: said.TRIP_LINES_EVER_MAX,
  weightGramsMax: said.TRIP_WEIGHT_GRAMS_MAX,
  transferCodesMax: said.TRIP_TRANSFER_CODES_MAX,
  waitingPerDeviceMax: said.TRIP_WAITING_PER_DEVICE_MAX,
});
