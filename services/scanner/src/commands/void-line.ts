import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { changedTrip } from './changed-trip';
import { lineId, tripId } from './shapes';

@ObjectType('LineVoided')
class LineVoided {
  @Field(() => TripType)
  trip!: TripType;
}

export const voidLine = command({
  name: 'voidLine',
  description: 'Takes a line out, and what follows it.',
  allow: ['device'],
  input: z.object({ tripId, lineId }),
  answer: LineVoided,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.voidLine({ ...asked, ...input, caller: callerAs(principal, 'device') }),
  present: changedTrip,
});
