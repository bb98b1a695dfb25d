import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { changedTrip } from './changed-trip';
import { lineId, tripId } from './shapes';

@ObjectType('LineRemoved')
class LineRemoved {
  @Field(() => TripType)
  trip!: TripType;
}

export const removeLineAtTill = command({
  name: 'removeLineAtTill',
  description: 'Takes a line out; the basket is priced anew.',
  allow: ['terminal'],
  input: z.object({ tripId, lineId }),
  answer: LineRemoved,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.removeLineAtTill({ ...asked, ...input, caller: callerAs(principal, 'terminal') }),
  present: changedTrip,
});
