import type { Success } from '@rayon/client';
import type {
  EndTripMutation,
  LineFragment,
  OffersFragment,
  ScanMutation,
  TripFragment,
  TripTotalsFragment,
} from '@rayon/client/operations/scanner';

/** A basket line on the handheld. */
export type Line = LineFragment;

/** What *offers* says of a trip. */
export type Offers = OffersFragment;

/** A trip as the handheld shows it; `offers` is null while they cannot be told. */
export type Trip = TripFragment;

/** A trip without its lines, as an answer tells it whose size does not grow with the basket. */
export type TripTotals = TripTotalsFragment;

/** What a scan that succeeded answers. */
export type Scanned = Success<ScanMutation['scan']>;

/** An ended trip on its way to a till. */
export type Ended = Success<EndTripMutation['endTrip']>;

/** Lines with the newest first, each followed by what is linked to it. */
export const newestFirst = (lines: Line[]): Line[] =>
  lines
    .filter((line) => !line.parentLineId)
    .reverse()
    .flatMap((line) => [line, ...lines.filter(({ parentLineId }) => parentLineId === line.id)]);
