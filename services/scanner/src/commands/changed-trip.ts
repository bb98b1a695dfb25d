import type { ScannerAsking } from '../adapters/graphql/context';
import { presentTrip } from '../adapters/graphql/present-trip';
import type { TripType } from '../adapters/graphql/trip.type';
import type { StoredTrip } from '../use-cases/ports';

/** The trip as it now is: what every change of one answers. */
export const changedTrip = (
  { stored }: { stored: StoredTrip },
  { context }: ScannerAsking,
): { trip: TripType } => ({ trip: presentTrip(stored, context) });
