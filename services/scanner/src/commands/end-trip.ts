import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { presentTrip } from '../adapters/graphql/present-trip';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { tripId } from './shapes';

@ObjectType('TripEnded')
class TripEnded {
  @Field(() => TripType)
  trip!: TripType;

  @Field(() => String, { description: 'Hands the basket to one till of the store, once.' })
  transferCode!: string;

  @Field(() => GraphQLISODateTime)
  transferExpiresAt!: Date;
}

export const endTrip = command({
  name: 'endTrip',
  description: 'Ends the trip, or gives a fresh transfer code.',
  allow: ['device'],
  input: z.object({ tripId }),
  answer: TripEnded,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.endTrip({ ...asked, ...input, caller: callerAs(principal, 'device') }),
  present: ({ stored, transferCode, expiresAt }, { context }) => ({
    trip: presentTrip(stored, context),
    transferCode,
    transferExpiresAt: expiresAt,
  }),
});
