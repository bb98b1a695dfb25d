import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { changedTrip } from './changed-trip';
import { isNotBlank } from './shapes';

@ObjectType('BasketClaimed')
class BasketClaimed {
  @Field(() => TripType)
  trip!: TripType;
}

export const claimBasket = command({
  name: 'claimBasket',
  description: 'Takes the basket behind a transfer code.',
  allow: ['terminal'],
  input: z.object({ transferCode: z.string().max(40).refine(isNotBlank) }),
  answer: BasketClaimed,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.claimBasket({ ...asked, ...input, caller: callerAs(principal, 'terminal') }),
  present: changedTrip,
});
