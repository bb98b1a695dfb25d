import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { presentTrip } from '../adapters/graphql/present-trip';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { presentation } from './shapes';

@ObjectType('TripOpened')
class TripOpened {
  @Field(() => TripType)
  trip!: TripType;

  @Field(() => Boolean, { description: "The card's open trip came here from another device." })
  takenOver!: boolean;
}

export const openTrip = command({
  name: 'openTrip',
  description: 'Opens a trip; a card with an open trip here takes it over.',
  allow: ['device'],
  input: z.object({
    presentation: presentation
      .nullish()
      .transform((text) => text ?? undefined)
      .describe('From presentCard; without it the trip is anonymous.'),
  }),
  answer: TripOpened,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.openTrip({ ...asked, ...input, caller: callerAs(principal, 'device') }),
  present: ({ stored, takenOver }, { context }) => ({ trip: presentTrip(stored, context), takenOver }),
});
