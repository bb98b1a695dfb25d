import { worksIn } from '@rayon/auth';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { checkAge } from '../domain/checks';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changedTrip, changeTrip, tripNotFound } from './change-trip';
import { tripId } from './shapes';

@ObjectType('AgeChecked')
class AgeChecked {
  @Field(() => TripType)
  trip!: TripType;
}

export const approveAge = command({
  name: 'approveAge',
  description: 'Says whether the shopper is old enough for the basket.',
  allow: ['associate'],
  input: z.object({ tripId, approved: z.boolean() }),
  answer: AgeChecked,
  refusal: scannerRefusals,
  run: (input, { principal, ...asked }: ScannerAsking) => {
    const caller = callerAs(principal, 'staff');
    const checked = { approved: input.approved, staffId: caller.staffId };
    return changeTrip(asked, input, (trip) =>
      worksIn(principal, trip.storeId) ? checkAge(trip, checked, asked.at) : tripNotFound,
    );
  },
  present: changedTrip,
});
