import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { changedTrip } from './changed-trip';
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
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.cancelTrip({
      ...asked,
      ...input,
      caller: callerAs(principal, 'device', 'terminal', 'staff'),
    }),
  present: changedTrip,
});
