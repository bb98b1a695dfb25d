import { worksIn } from '@rayon/auth';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { cancelTrip as cancel } from '../domain/cancel-trip';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changedTrip, changeTrip, isDeviceOf, isHeldBy, tripNotFound } from './change-trip';
import { tripId } from './shapes';

@ObjectType('TripCancelled')
class TripCancelled {
  @Field(() => TripType)
  trip!: TripType;
}

export const cancelTrip = command({
  name: 'cancelTrip',
  description: 'Puts an end to an unpaid trip.',
  allow: ['device', 'terminal', 'associate'],
  input: z.object({ tripId }),
  answer: TripCancelled,
  refusal: scannerRefusals,
  // Its device until a till holds it, then staff of the store or that till.
  run: (input, { principal, ...asked }: ScannerAsking) => {
    const caller = callerAs(principal, 'device', 'terminal', 'staff');
    return changeTrip(asked, input, (trip) => {
      if (caller.kind === 'device')
        return isDeviceOf(trip, caller) ? cancel(trip, 'shopper', asked.at) : tripNotFound;
      const isAllowed = caller.kind === 'staff' ? worksIn(principal, trip.storeId) : isHeldBy(trip, caller);
      return isAllowed ? cancel(trip, 'staff', asked.at) : tripNotFound;
    });
  },
  present: changedTrip,
});
