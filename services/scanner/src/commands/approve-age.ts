import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { changedTrip } from './changed-trip';
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
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.approveAge({ ...asked, ...input, caller: callerAs(principal, 'staff') }),
  present: changedTrip,
});
