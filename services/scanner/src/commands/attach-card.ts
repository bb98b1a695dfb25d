import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { changedTrip } from './changed-trip';
import { presentation, tripId } from './shapes';

@ObjectType('CardAttached')
class CardAttached {
  @Field(() => TripType)
  trip!: TripType;
}

export const attachCard = command({
  name: 'attachCard',
  description: 'Presents a card at any moment before payment.',
  allow: ['device', 'terminal'],
  input: z.object({ tripId, presentation }),
  answer: CardAttached,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.attachCard({ ...asked, ...input, caller: callerAs(principal, 'device', 'terminal') }),
  present: changedTrip,
});
